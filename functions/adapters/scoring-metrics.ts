/** CloudWatch metrics of what was scored, in embedded metric format: one line of log, no call. */

import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { DenialSum, DenialTally } from './denial-tally.ts';

/** What one request, or one part of a file, came to. */
export interface ScoringMeasures {
  readonly tally: DenialTally;
  readonly claims: number;
  readonly issues: number;
  readonly ruleFaults: number;
  /** Of a request: whether it was answered under an old release, and what it missed. A part waits for both. */
  readonly request?: {
    readonly isStaleRelease: boolean;
    /** Notes that claims name and the store did not answer for. */
    readonly attachmentsUnavailable: number;
  };
  readonly milliseconds: number;
}

const metrics = new Metrics();

export function emitScoringMetrics({ tally, request, ...measures }: ScoringMeasures): void {
  const count = (name: string, value: number) => metrics.addMetric(name, MetricUnit.Count, value);
  count('ClaimsRead', measures.claims);
  count('LinesScored', tally.lines);
  count('HighLines', tally.byBand.high);
  count('MediumLines', tally.byBand.medium);
  count('LowLines', tally.byBand.low);
  count('InputIssues', measures.issues);
  count('RuleFaults', measures.ruleFaults);
  if (request) {
    count('StaleRelease', request.isStaleRelease ? 1 : 0);
    count('AttachmentsUnavailable', request.attachmentsUnavailable);
  }
  metrics.addMetric('ScoringMilliseconds', MetricUnit.Milliseconds, measures.milliseconds);
  addDenials(tally.total);
  metrics.publishStoredMetrics();
  emitBy('Jurisdiction', tally.byJurisdiction);
  emitBy('RuleFamily', tally.byFamily);
}

function emitBy(dimension: string, sums: ReadonlyMap<string, Readonly<DenialSum>>): void {
  for (const [value, sum] of sums) {
    metrics.addDimension(dimension, value);
    addDenials(sum);
    metrics.publishStoredMetrics();
  }
}

function addDenials({ denials, lossCents }: Readonly<DenialSum>): void {
  metrics.addMetric('PredictedDenials', MetricUnit.Count, denials);
  metrics.addMetric('ExpectedLossDollars', MetricUnit.NoUnit, lossCents / 100);
}
