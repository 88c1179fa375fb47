/** What outcomes have taught so far, in the form in which scoring reads it. Without it every weight is its prior. */

/** Lines that a payer decided, and how many of them it denied. */
export interface OutcomeCounts {
  readonly lines: number;
  readonly denied: number;
}

/** A chance as a Beta distribution: its mean is alpha / (alpha + beta). */
export interface LearnedChance {
  readonly alpha: number;
  readonly beta: number;
  /** The outcomes behind it; a chance without any is not listed. */
  readonly outcomes: OutcomeCounts;
}

/** One state of learning. The same outcomes under the same release always give the same state for a month. */
export interface LearnedRisk {
  /** Changes with every outcome that it rests on, so that an answer can name what it rested on. */
  readonly id: string;
  /** Decided lines that were learned from, of all payers. */
  readonly outcomes: OutcomeCounts;
  /** The last month whose outcomes were looked at, `2026-11`. */
  readonly through: string;
  /** `riskPayer` → what its decisions taught. */
  readonly payers: ReadonlyMap<string, LearnedPayer>;
}

/** What an answer says of the state that it rests on. */
export type LearnedReference = Omit<LearnedRisk, 'payers'>;

export function learnedReference({ id, outcomes, through }: LearnedRisk): LearnedReference {
  return { id, outcomes, through };
}

export interface LearnedPayer {
  /** The chance of a line without any finding, by the key of its prior: a code, or a code with payer and place. */
  readonly baseRates: ReadonlyMap<string, LearnedChance>;
  /** By the key of the row of `prior-weights` that it replaces: rule id, or rule id, `#` and message. */
  readonly weights: ReadonlyMap<string, LearnedChance>;
}
