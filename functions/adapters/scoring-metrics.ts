/** CloudWatch metrics of a scored request, in embedded metric format: one line of log, no call. */

import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { macOfLine } from '../../domain/response/line-mac.ts';
import type { ScoredClaim, ScoredLine, ScoreSummary } from '../../domain/response/score-response.ts';

export interface RequestMeasures {
  readonly summary: ScoreSummary;
  readonly claims: readonly ScoredClaim[];
  readonly issues: number;
  readonly ruleFaults: number;
  readonly isStaleRelease: boolean;
  /** Notes that claims name and the store did not answer for. */
  readonly attachmentsUnavailable: number;
  readonly milliseconds: number;
}

interface Tally {
  denials: number;
  lossCents: number;
}

/** The MAC jurisdiction of the line; `none` where no MAC decides it. */
export function jurisdictionOf(claim: ScoredClaim, line: ScoredLine): string {
  return macOfLine(claim, line)?.jurisdiction ?? 'none';
}

const metrics = new Metrics();

/** A predicted denial is a line in the high band. */
export function isPredictedDenial(line: ScoredLine): boolean {
  return line.denialRisk.band === 'high';
}

export function emitScoringMetrics(measures: RequestMeasures): void {
  const total: Tally = { denials: 0, lossCents: 0 };
  const byJurisdiction = new Map<string, Tally>();
  const byFamily = new Map<string, Tally>();
  for (const claim of measures.claims) {
    for (const line of claim.lines) {
      add(total, line);
      add(tallyOf(byJurisdiction, jurisdictionOf(claim, line)), line);
      // The heaviest finding stands for the line, so that a line with several is counted once.
      const family = line.denialRisk.contributions[0]?.ruleId.split('/')[0];
      if (family) add(tallyOf(byFamily, family), line);
    }
  }
  metrics.addMetric('ClaimsRead', MetricUnit.Count, measures.summary.claims);
  metrics.addMetric('LinesScored', MetricUnit.Count, measures.summary.scoredLines);
  metrics.addMetric('InputIssues', MetricUnit.Count, measures.issues);
  metrics.addMetric('RuleFaults', MetricUnit.Count, measures.ruleFaults);
  metrics.addMetric('StaleRelease', MetricUnit.Count, measures.isStaleRelease ? 1 : 0);
  metrics.addMetric('AttachmentsUnavailable', MetricUnit.Count, measures.attachmentsUnavailable);
  metrics.addMetric('ScoringMilliseconds', MetricUnit.Milliseconds, measures.milliseconds);
  metrics.addMetric('PredictedDenials', MetricUnit.Count, total.denials);
  metrics.addMetric('ExpectedLossDollars', MetricUnit.NoUnit, total.lossCents / 100);
  metrics.publishStoredMetrics();
  emitBy('Jurisdiction', byJurisdiction);
  emitBy('RuleFamily', byFamily);
}

function add(tally: Tally, line: ScoredLine): void {
  if (isPredictedDenial(line)) tally.denials++;
  tally.lossCents += line.payment.expectedLossCents ?? 0;
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key);
  if (known) return known;
  const tally = { denials: 0, lossCents: 0 };
  tallies.set(key, tally);
  return tally;
}

function emitBy(dimension: string, tallies: ReadonlyMap<string, Tally>): void {
  for (const [value, { denials, lossCents }] of tallies) {
    metrics.addDimension(dimension, value);
    metrics.addMetric('PredictedDenials', MetricUnit.Count, denials);
    metrics.addMetric('ExpectedLossDollars', MetricUnit.NoUnit, lossCents / 100);
    metrics.publishStoredMetrics();
  }
}
