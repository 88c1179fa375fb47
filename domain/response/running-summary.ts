/** The totals of an answer, kept up as its claims are scored. */

import { addLoss, emptyLosses, paretoOf, type RunningLosses } from './loss-pareto.ts';
import type { ScoreCounts, ScoredClaim, ScoreSummary } from './score-response.ts';

/** Plain values, so that a reading that is broken off can go on with them. They do not grow with the claims. */
export type RunningSummary = { -readonly [Name in keyof ScoreCounts]: number } & { readonly losses: RunningLosses };

export function emptySummary(): RunningSummary {
  return {
    claims: 0,
    serviceLines: 0,
    scoredLines: 0,
    high: 0,
    medium: 0,
    low: 0,
    expectedPaymentCents: 0,
    expectedLossCents: 0,
    linesWithoutPayment: 0,
    losses: emptyLosses(),
  };
}

export function addToSummary(summary: RunningSummary, claim: ScoredClaim): void {
  summary.claims++;
  summary.serviceLines += claim.lines.length + claim.otherLines + (claim.unreadLines ?? 0);
  for (const line of claim.lines) {
    const { denialRisk, payment } = line;
    summary.scoredLines++;
    summary[denialRisk.band]++;
    summary.expectedPaymentCents += payment.expectedCents ?? 0;
    summary.expectedLossCents += payment.expectedLossCents ?? 0;
    if (payment.expectedCents === null) summary.linesWithoutPayment++;
    addLoss(summary.losses, claim, line);
  }
}

/** What has come together so far, as the answer tells it. */
export function summaryOf({ losses, ...counts }: RunningSummary): ScoreSummary {
  return { ...counts, pareto: paretoOf(losses, counts.expectedLossCents) };
}
