/** Settled predictions of nobody. */

import fc from 'fast-check';
import { createCalibrationCells, type SettledPrediction } from '../../domain/calibration/calibration-cell.ts';
import { createCalibrationTally } from '../../domain/calibration/calibration-report.ts';
import type { CalibrationReport } from '../../domain/calibration/calibration-report-schema.ts';

export function settled(over: Partial<SettledPrediction> = {}): SettledPrediction {
  return {
    payer: 'medicare/JL',
    procedureCode: '64640',
    month: '2026-04',
    findings: [],
    probability: 0.07,
    baseRate: 0.07,
    label: 'paid',
    ...over,
  };
}

/** So many lines alike, of which the first are denied. */
export function alike(lines: number, denied: number, over: Partial<SettledPrediction> = {}): SettledPrediction[] {
  return Array.from({ length: lines }, (_, index) => settled({ ...over, label: index < denied ? 'denied' : 'paid' }));
}

export function reportOf(lines: Iterable<SettledPrediction>): CalibrationReport {
  const cells = createCalibrationCells();
  for (const line of lines) cells.add(line);
  const tally = createCalibrationTally();
  for (const cell of cells.cells()) tally.add(cell);
  return tally.report();
}

export const anySettled: fc.Arbitrary<SettledPrediction> = fc.record({
  payer: fc.constantFrom('medicare/JE', 'medicare/JL', 'commercial/60054'),
  procedureCode: fc.constantFrom('64640', '0441T'),
  month: fc.constantFrom('2026-02', '2026-03', '2026-11'),
  findings: fc.subarray(['a/one#x', 'a/one#y', 'b/two#z']),
  probability: fc.integer({ min: 0, max: 10_000 }).map((units) => units / 10_000),
  baseRate: fc.constantFrom(0.07, 0.05),
  label: fc.constantFrom('paid', 'denied'),
  expectedCents: fc.option(fc.integer({ min: 0, max: 100_000 })),
});
