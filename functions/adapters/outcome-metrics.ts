/** CloudWatch metrics of outcomes as they are learned, in embedded metric format: one line of log, no call. */

import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { CalibrationCell } from '../../domain/calibration/calibration-cell.ts';
import {
  type CalibrationSums,
  NO_SUMS,
  plus,
  squaredErrors,
  UNITS,
} from '../../domain/calibration/calibration-sums.ts';

/** Whichever function learns them, so that the dashboard need not know. */
const metrics = new Metrics({ serviceName: 'outcomes' });

/**
 * `cells` are what one remittance added, and took back where it changed an earlier outcome: sums of metrics over time follow
 * what is kept. A metric of a remittance that took back more than it added is below zero.
 */
export function emitOutcomeMetrics(cells: readonly CalibrationCell[]): void {
  if (cells.length === 0) return;
  let total = NO_SUMS;
  const byJurisdiction = new Map<string, CalibrationSums>();
  const byFamily = new Map<string, CalibrationSums>();
  for (const { payer, findings, sums } of cells) {
    total = plus(total, sums);
    addTo(byJurisdiction, jurisdictionOf(payer), sums);
    for (const family of familiesOf(findings)) addTo(byFamily, family, sums);
  }
  emit(total);
  emitBy('Jurisdiction', byJurisdiction);
  emitBy('RuleFamily', byFamily);
}

function addTo(tallies: Map<string, CalibrationSums>, key: string, sums: CalibrationSums): void {
  tallies.set(key, plus(tallies.get(key) ?? NO_SUMS, sums));
}

/** MAC jurisdictions alone: each value of a dimension is a metric to pay for, and insurers are many. */
function jurisdictionOf(payer: string): string {
  return /^(?:medicare|railroadMedicare)\/([A-Z0-9]{2,3})$/.exec(payer)?.[1] ?? 'none';
}

/** A line with findings of two families counts under both. */
function familiesOf(findings: readonly string[]): ReadonlySet<string> {
  return new Set(findings.length === 0 ? ['none'] : findings.map((finding) => finding.split('/')[0] ?? ''));
}

function emitBy(dimension: 'Jurisdiction' | 'RuleFamily', tallies: ReadonlyMap<string, CalibrationSums>): void {
  for (const [value, sums] of tallies) {
    metrics.addDimension(dimension, value);
    emit(sums);
  }
}

function emit(sums: CalibrationSums): void {
  metrics.addMetric('DecidedLines', MetricUnit.Count, sums.lines);
  metrics.addMetric('DeniedLines', MetricUnit.Count, sums.denied);
  metrics.addMetric('DenialsExpected', MetricUnit.NoUnit, sums.predicted / UNITS);
  metrics.addMetric('SquaredErrors', MetricUnit.NoUnit, squaredErrors(sums));
  metrics.addMetric('BaseRateSquaredErrors', MetricUnit.NoUnit, sums.baseRateErrors / UNITS ** 2);
  metrics.publishStoredMetrics();
}
