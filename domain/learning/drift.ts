/** Whether payers decide of late as they did before. */

import type { CountedPattern } from '../outcomes/outcome-pattern.ts';
import type { OutcomeCounts } from '../score/learned-risk.ts';
import { countsOf, monthlyCounts, monthNumber, payerEvidence } from './evidence.ts';
import { LEARNING } from './parameters.ts';
import type { Priors } from './priors.ts';
import { changeEvidence, changeThreshold } from './rate-change.ts';

export interface Drift {
  readonly payer: string;
  /** Key of a row of `prior-weights`, of which all lines with the finding tell; or of `base-rates`, of which clean lines do. */
  readonly key: string;
  /** The months before the recent ones. */
  readonly before: OutcomeCounts;
  /** The last months, the one asked for included. */
  readonly recent: OutcomeCounts;
  /** Recent rate of denials less that before, -1 to 1. */
  readonly change: number;
  /** Whether chance does not explain the change, though so many rates of the payer are looked at. */
  readonly isDrift: boolean;
}

/**
 * Each rate for which there are lines of both times, by payer and key. `asOf` is a month, `2026-11`. Lines are compared as
 * they were decided: a finding that often comes with another one moves with it.
 */
export function drifts(patterns: Iterable<CountedPattern>, priors: Priors, asOf: string): Drift[] {
  const firstRecent = monthNumber(asOf) - LEARNING.recentMonths + 1;
  return payerEvidence(patterns, priors, asOf).flatMap(({ payer, evidence }) => {
    const compared = [...monthlyCounts(evidence)]
      .map(([key, months]) => ({
        key,
        before: countsOf(months, firstRecent - LEARNING.earlierMonths, firstRecent - 1),
        recent: countsOf(months, firstRecent),
      }))
      .filter(({ before, recent }) => before.lines > 0 && recent.lines > 0)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const threshold = changeThreshold(compared.length);
    return compared.map(({ key, before, recent }) => {
      const change = rate(recent) - rate(before);
      const isDrift = Math.abs(change) >= LEARNING.smallestDrift && changeEvidence(before, recent) >= threshold;
      return { payer, key, before, recent, change, isDrift };
    });
  });
}

function rate({ lines, denied }: OutcomeCounts): number {
  return denied / lines;
}
