/** What a denial of the line is expected to cost: each finding costs what it really denies. */

import type { RuleOutcome } from '../rules/evaluate-rules.ts';
import type { Contribution, DenialRisk } from '../score/denial-risk.ts';
import type { ExpectedPayment } from './payment.ts';

/**
 * Findings are independent causes, as for the probability, and the largest of the denials that come true is the loss.
 * Most deny the whole line: then the loss is payment × probability. A finding that denies only some units
 * (`deniedUnits`) costs what those are paid, which are the line's lowest in rank. So
 *
 *     E = payment × probability - Σ (payment - extent) × chance × ∏ (1 - chance of each larger denial)
 *
 * over the findings that deny a part, the largest part first; the causes that deny the whole, and the base rate, are
 * larger than each of them. Never more than the payment, and never below nothing.
 *
 * Null where the payment is unknown; else whole cents.
 */
export function expectedLossCents(
  payment: ExpectedPayment,
  outcomes: readonly RuleOutcome[],
  risk: Pick<DenialRisk, 'probability' | 'baseRate'> & WeighedFindings,
): number | null {
  const { expectedCents } = payment;
  if (expectedCents === null) return null;
  const parts = partialDenials(payment, expectedCents, outcomes, risk);
  let loss = expectedCents * risk.probability;
  if (parts.length > 0) {
    const isPart = new Set(parts.map(({ ruleId }) => ruleId));
    let nothingLarger = 1 - risk.baseRate;
    for (const { ruleId, probability } of risk.contributions) {
      if (!isPart.has(ruleId)) nothingLarger *= 1 - probability;
    }
    for (const { cents, probability } of parts) {
      loss -= (expectedCents - cents) * probability * nothingLarger;
      nothingLarger *= 1 - probability;
    }
  }
  return Math.round(Math.min(Math.max(loss, 0), expectedCents));
}

interface WeighedFindings {
  readonly contributions: readonly Pick<Contribution, 'ruleId' | 'probability'>[];
}

interface PartialDenial {
  readonly ruleId: string;
  readonly cents: number;
  readonly probability: number;
}

/** Findings that leave a part of the payment, the largest denial first. */
function partialDenials(
  payment: ExpectedPayment,
  expectedCents: number,
  outcomes: readonly RuleOutcome[],
  { contributions }: WeighedFindings,
): PartialDenial[] {
  const parts: PartialDenial[] = [];
  for (const { rule, outcome } of outcomes) {
    if (outcome.kind !== 'atRisk' || outcome.deniedUnits === undefined) continue;
    const cents = centsOfLast(outcome.deniedUnits, payment);
    const contribution = contributions.find(({ ruleId }) => ruleId === rule.id);
    if (contribution && cents < expectedCents) {
      parts.push({ ruleId: rule.id, cents, probability: contribution.probability });
    }
  }
  return parts.sort((a, b) => b.cents - a.cents);
}

/**
 * What the last units of the line are paid; the whole line where its units are not told apart. Where the charge is less
 * than the schedule, their share of it.
 */
function centsOfLast(units: number, payment: ExpectedPayment): number {
  const { units: paid, unpricedUnits = 0 } = payment;
  const expectedCents = payment.expectedCents ?? 0;
  if (!paid) return expectedCents;
  let left = units - unpricedUnits;
  let cents = 0;
  let scheduled = 0;
  for (const step of paid.toReversed()) {
    const denied = Math.min(step.units, Math.max(left, 0));
    cents += denied * step.cents;
    scheduled += step.units * step.cents;
    left -= denied;
  }
  return scheduled > expectedCents ? (cents * expectedCents) / scheduled : cents;
}
