/**
 * What a store keeps for the calibration report: one small record for each payer, code, place, month, set of findings and
 * hundredth of probability, and nothing of a claim. A settled line touches one cell; a line whose outcome changes takes its
 * part out of one and puts it into another. A payer's weights and a line's findings fix its probability until something is
 * learned or the release changes, so there are few more cells than patterns.
 */

import type { CountedPattern, OutcomePattern } from '../outcomes/outcome-pattern.ts';
import {
  type CalibrationSums,
  inUnits,
  type JudgedPrediction,
  NO_SUMS,
  plus,
  sumsOf,
  UNITS,
} from './calibration-sums.ts';

/** A prediction whose outcome is known. */
export interface SettledPrediction extends JudgedPrediction, OutcomePattern {}

/** A prediction as it was answered, before anything is known of its outcome. */
export type AnsweredLine = Omit<SettledPrediction, 'month' | 'label'>;

/** Probabilities are told apart by the hundredth: bin 7 is from 0.07 to below 0.08, and the last one holds 1 too. */
export const SCORE_BINS = 100;

export interface CalibrationCell extends OutcomePattern {
  /** 0 to 99 */
  readonly bin: number;
  readonly sums: CalibrationSums;
}

export function binOf(probability: number): number {
  return Math.min(SCORE_BINS - 1, Math.floor((inUnits(probability) * SCORE_BINS) / UNITS));
}

/** The cell of one line. Adding it to what is kept under the same key, sum by sum, is all a store has to do. */
export function cellOf(settled: SettledPrediction): CalibrationCell {
  const { payer, procedureCode, placeOfService = null, month, probability } = settled;
  const findings = [...new Set(settled.findings)].sort();
  return { payer, procedureCode, placeOfService, month, findings, bin: binOf(probability), sums: sumsOf(settled) };
}

/** The same for the same cell, and for no other. */
export function cellKey(cell: Omit<CalibrationCell, 'sums'>): string {
  const { payer, procedureCode, placeOfService = null, month, findings, bin } = cell;
  return JSON.stringify([payer, procedureCode, placeOfService, month, bin, ...findings]);
}

export interface CalibrationCells {
  add(settled: SettledPrediction): void;
  /** Takes back a line that was added as it is here, such as one whose denial was reversed. */
  takeBack(settled: SettledPrediction): void;
  /** Those with anything in them; after taking back what a store holds, their sums may be below zero. */
  cells(): CalibrationCell[];
}

/** Counts many lines before a store is told of them, so that each cell is written once. */
export function createCalibrationCells(): CalibrationCells {
  const cells = new Map<string, CalibrationCell>();
  const count = (settled: SettledPrediction, times: 1 | -1): void => {
    const cell = cellOf(settled);
    const key = cellKey(cell);
    cells.set(key, { ...cell, sums: plus(cells.get(key)?.sums ?? NO_SUMS, cell.sums, times) });
  };
  return {
    add: (settled) => count(settled, 1),
    takeBack: (settled) => count(settled, -1),
    cells: () => summedCells(cells.values()),
  };
}

/** Cells of one key as one; those that come to nothing are gone. */
export function summedCells(cells: Iterable<CalibrationCell>): CalibrationCell[] {
  const summed = new Map<string, CalibrationCell>();
  for (const cell of cells) {
    const key = cellKey(cell);
    summed.set(key, { ...cell, sums: plus(summed.get(key)?.sums ?? NO_SUMS, cell.sums) });
  }
  return [...summed.values()].filter(({ sums }) => Object.values(sums).some((sum) => sum !== 0));
}

/**
 * What learning reads, from the same cells: a pattern has as many lines as its cells together. In an order that depends on
 * nothing but the patterns.
 */
export function patternsOf(cells: Iterable<CalibrationCell>): CountedPattern[] {
  const patterns = new Map<string, CountedPattern>();
  for (const { bin: _, sums, ...pattern } of cells) {
    const key = cellKey({ ...pattern, bin: 0 });
    const { lines, denied } = patterns.get(key)?.counts ?? { lines: 0, denied: 0 };
    patterns.set(key, { ...pattern, counts: { lines: lines + sums.lines, denied: denied + sums.denied } });
  }
  return [...patterns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern);
}
