/** What would have come of holding back every line from some probability on. */

import { SCORE_BINS } from './calibration-cell.ts';
import type { CalibrationSums } from './calibration-sums.ts';

export interface Flagged {
  /** Lines of this probability or more are held back. A hundredth, which is how finely scores are kept. */
  readonly threshold: number;
  readonly lines: number;
  readonly denied: number;
  /** Of those held back, how many were denied; null where none is held back. */
  readonly precision: number | null;
  /** Of those denied, how many are held back; null where none was denied. */
  readonly recall: number | null;
}

/** Hundredths to hold back from, 0 first. */
export function flaggedFrom(byHundredth: ReadonlyMap<number, CalibrationSums>): Flagged[] {
  const flagged: Flagged[] = [];
  const allDenied = [...byHundredth.values()].reduce((sum, { denied }) => sum + denied, 0);
  let lines = 0;
  let denied = 0;
  for (let bin = SCORE_BINS - 1; bin >= 0; bin--) {
    const sums = byHundredth.get(bin);
    lines += sums?.lines ?? 0;
    denied += sums?.denied ?? 0;
    flagged.push({
      threshold: bin / SCORE_BINS,
      lines,
      denied,
      precision: lines === 0 ? null : denied / lines,
      recall: allDenied === 0 ? null : denied / allDenied,
    });
  }
  return flagged.reverse();
}

/**
 * The most recall that holds that precision over at least so many lines; else undefined. Of thresholds that hold back the same
 * lines, the highest: nothing is known of probabilities that no line had.
 */
export function recallAtPrecision(
  flagged: readonly Flagged[],
  precision: number,
  fewestLines: number,
): Flagged | undefined {
  const most = flagged.find((one) => one.lines >= fewestLines && one.precision !== null && one.precision >= precision);
  return flagged.findLast((one) => one.lines === most?.lines);
}
