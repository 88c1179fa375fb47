/** Whether lines decided at two times were decided at one rate. */

import type { OutcomeCounts } from '../score/learned-risk.ts';
import { lnBetaBinomial } from './beta-binomial.ts';
import { countsOf, type MonthlyCounts } from './evidence.ts';
import { LEARNING } from './parameters.ts';

/**
 * How many times likelier (as a logarithm) the counts are under two rates than under one, each rate uniform before it is
 * seen: a Bayes factor (Kass and Raftery, Bayes Factors, 1995). With few lines it stays near 0. Where there is one rate only,
 * it reaches ln(c) with a chance of 1 / c at most, on average over rates and however often one looks.
 */
export function changeEvidence(before: OutcomeCounts, after: OutcomeCounts): number {
  const together = { lines: before.lines + after.lines, denied: before.denied + after.denied };
  return lnMarginal(before) + lnMarginal(after) - lnMarginal(together);
}

/** What evidence says that a rate changed, where `looks` rates and months are looked at. */
export function changeThreshold(looks: number): number {
  return Math.log(looks / LEARNING.falseChange);
}

/**
 * First month of the rate that holds now, or undefined where nothing shows that it ever changed. The likeliest month is
 * taken, and what follows it searched again, so that of several changes the last counts.
 */
export function lastChange(months: MonthlyCounts, rates: number): number | undefined {
  let sorted = [...months.keys()].sort((a, b) => a - b);
  let changed: number | undefined;
  const threshold = changeThreshold(rates * Math.max(1, sorted.length - 1));
  while (sorted.length > 1) {
    const found = likeliestChange(months, sorted);
    if (found.evidence < threshold) break;
    changed = sorted[found.at];
    sorted = sorted.slice(found.at);
  }
  return changed;
}

function likeliestChange(months: MonthlyCounts, sorted: readonly number[]): { at: number; evidence: number } {
  const all = countsOf(months, sorted[0] ?? 0);
  let before = { lines: 0, denied: 0 };
  let best = { at: 0, evidence: Number.NEGATIVE_INFINITY };
  for (let at = 1; at < sorted.length; at++) {
    const month = months.get(sorted[at - 1] ?? 0) ?? { lines: 0, denied: 0 };
    before = { lines: before.lines + month.lines, denied: before.denied + month.denied };
    const after = { lines: all.lines - before.lines, denied: all.denied - before.denied };
    const evidence = changeEvidence(before, after);
    if (evidence > best.evidence) best = { at, evidence };
  }
  return best;
}

/** A rate of which nothing is known: uniform, which is worth two lines, one of them denied. */
function lnMarginal({ lines, denied }: OutcomeCounts): number {
  return lnBetaBinomial(0.5, 2, lines, denied);
}
