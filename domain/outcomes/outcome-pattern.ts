/**
 * What is kept of settled outcomes for learning: for each payer, month and set of findings, how many lines were decided
 * and how many denied. Sums have no order, so remittances may come in any.
 */

import type { OutcomeCounts } from '../score/learned-risk.ts';

/** What lines have in common whose outcomes are counted together. */
export interface OutcomePattern {
  /** `riskPayer` of the prediction. */
  readonly payer: string;
  readonly procedureCode: string;
  /** As billed, since base rates depend on it; null or absent on an institutional claim. */
  readonly placeOfService?: string | null;
  /** Month in which the payer decided, `2026-11`; that of the day of payment. */
  readonly month: string;
  /** Rule id, `#` and message of each finding of the prediction, sorted by code unit, each once; empty for a clean line. */
  readonly findings: readonly string[];
}

export interface CountedPattern extends OutcomePattern {
  readonly counts: OutcomeCounts;
}
