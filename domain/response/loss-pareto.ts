/** Where the expected loss comes from: by the rule that found it, and by the MAC that decides the line. */

import { macOfLine } from './line-mac.ts';
import type { LossPareto, ScoredClaim, ScoredLine } from './score-response.ts';

/** A chance of 1 would have an endless weight. */
const MOST_CERTAIN = 0.9999;

/** What a cause weighs in the product that the line is paid; weights of independent causes add up. */
function weight(probability: number): number {
  return -Math.log1p(-Math.min(probability, MOST_CERTAIN));
}

export interface Sum {
  lines: number;
  /** With parts of a cent, until all lines are in. */
  cents: number;
}

/** Plain values; bounded by the rules and the jurisdictions there are. */
export interface RunningLosses {
  readonly byRule: Record<string, Sum>;
  /** `''` where no MAC decides the line, or none is known. */
  readonly byMac: Record<string, Sum>;
  baseRateCents: number;
}

export function emptyLosses(): RunningLosses {
  return { byRule: {}, byMac: {}, baseRateCents: 0 };
}

/**
 * Adds the expected loss of a scored line. It is divided among the line's findings and the base rate in proportion to
 * -ln(1 - p) of each, which is how they combine into its risk, so that the parts add up to the total.
 */
export function addLoss(losses: RunningLosses, claim: Pick<ScoredClaim, 'mac'>, line: ScoredLine): void {
  const loss = line.payment.expectedLossCents ?? 0;
  addTo(losses.byMac, macOfLine(claim, line)?.jurisdiction ?? '', loss);
  const { contributions, baseRate } = line.denialRisk;
  if (contributions.length === 0) {
    losses.baseRateCents += loss;
    return;
  }
  const base = weight(baseRate);
  let all = base;
  for (const { probability } of contributions) all += weight(probability);
  const perWeight = all > 0 ? loss / all : 0;
  for (const { ruleId, probability } of contributions) addTo(losses.byRule, ruleId, weight(probability) * perWeight);
  losses.baseRateCents += base * perWeight;
}

/** Costliest first; the cents of all rules and of the base rate come to `totalCents`. */
export function paretoOf(losses: RunningLosses, totalCents: number): LossPareto {
  const rules = Object.entries(losses.byRule).sort(costliest);
  const exact = [...rules.map(([, { cents }]) => cents), losses.baseRateCents];
  const cents = wholeCents(exact, totalCents);
  const share = (part: number) => (totalCents > 0 ? Math.round((part / totalCents) * 10_000) / 10_000 : 0);
  const baseRateCents = cents.at(-1) ?? 0;
  return {
    byRule: rules
      .map(([ruleId, { lines }], index) => ({ ruleId, lines, expectedLossCents: cents[index] ?? 0 }))
      .map((row) => ({ ...row, share: share(row.expectedLossCents) })),
    baseRate: { expectedLossCents: baseRateCents, share: share(baseRateCents) },
    byMac: Object.entries(losses.byMac)
      .sort(costliest)
      .map(([jurisdiction, sum]) => ({
        jurisdiction: jurisdiction || null,
        lines: sum.lines,
        expectedLossCents: sum.cents,
      })),
  };
}

function addTo(sums: Record<string, Sum>, key: string, cents: number): void {
  const sum = sums[key];
  if (sum) {
    sum.lines++;
    sum.cents += cents;
  } else {
    sums[key] = { lines: 1, cents };
  }
}

function costliest([a, left]: readonly [string, Sum], [b, right]: readonly [string, Sum]): number {
  return right.cents - left.cents || right.lines - left.lines || (a < b ? -1 : 1);
}

/** Rounded down, and the cents left over go to the largest remainders. */
function wholeCents(exact: readonly number[], total: number): number[] {
  const cents = exact.map(Math.floor);
  let left = total - cents.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    cents[index] = (cents[index] ?? 0) + 1;
    left--;
  }
  return cents;
}
