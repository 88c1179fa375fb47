/** The order in which claims are worth a person's time. */

import type { ScoredClaim } from './score-response.ts';

/** Over the scored lines, in cents; a line whose payment is not known counts as nothing. */
export function expectedLossOf({ lines }: Pick<ScoredClaim, 'lines'>): number {
  let cents = 0;
  for (const { payment } of lines) cents += payment.expectedLossCents ?? 0;
  return cents;
}

/** Largest expected loss first. Equals keep the order of the submission, and claims without a scored line come last. */
export function byExpectedLoss(claims: readonly ScoredClaim[]): ScoredClaim[] {
  return claims.toSorted((a, b) => compareWork(workOf(a), workOf(b)));
}

/** What the place of a claim in the order depends on. */
export interface Work {
  readonly lossCents: number;
  readonly isScored: boolean;
}

export function workOf(claim: Pick<ScoredClaim, 'lines'>): Work {
  return { lossCents: expectedLossOf(claim), isScored: claim.lines.length > 0 };
}

export function compareWork(a: Work, b: Work): number {
  return b.lossCents - a.lossCents || Number(b.isScored) - Number(a.isScored);
}
