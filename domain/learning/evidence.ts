/** Counted patterns → what one payer's decisions say, in an order that does not depend on that of arrival. */

import type { CountedPattern } from '../outcomes/outcome-pattern.ts';
import type { OutcomeCounts } from '../score/learned-risk.ts';
import type { ChancePrior, Priors } from './priors.ts';

/** Lines of one base rate and month with the same possible causes of a denial. */
export interface Evidence {
  /** Key of the prior of their base rate. */
  readonly base: string;
  readonly month: number;
  /** Keys of the findings' priors, sorted, each once; empty for a clean line. */
  readonly keys: readonly string[];
  lines: number;
  denied: number;
}

export interface PayerEvidence {
  readonly payer: string;
  /** Sorted. */
  readonly evidence: readonly Evidence[];
  readonly weightPriors: ReadonlyMap<string, ChancePrior>;
  readonly basePriors: ReadonlyMap<string, ChancePrior>;
}

/** `2026-11` as a number of months. Throws a RangeError on anything else. */
export function monthNumber(month: string): number {
  const [, year, ofYear] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (!year) throw new RangeError('not a month');
  return Number(year) * 12 + Number(ofYear) - 1;
}

/**
 * What was decided through the month `asOf`, payer by payer, sorted. A pattern with a finding or a code that the release has
 * no prior for is left out: its denials may have a cause that nothing here can be credited with.
 */
export function payerEvidence(patterns: Iterable<CountedPattern>, priors: Priors, asOf: string): PayerEvidence[] {
  const last = monthNumber(asOf);
  const payers = new Map<string, GatheredPayer>();
  const months = new Map<string, number>();
  for (const pattern of patterns) {
    let month = months.get(pattern.month);
    if (month === undefined) {
      month = monthNumber(pattern.month);
      months.set(pattern.month, month);
    }
    if (month > last || pattern.counts.lines === 0) continue;
    let payer = payers.get(pattern.payer);
    if (!payer) {
      payer = new GatheredPayer(pattern.payer, priors);
      payers.set(pattern.payer, payer);
    }
    payer.add(pattern, month);
  }
  return [...payers.values()]
    .filter(({ isEmpty }) => !isEmpty)
    .map((payer) => payer.sorted())
    .sort((a, b) => (a.payer < b.payer ? -1 : 1));
}

class GatheredPayer {
  readonly #payer: string;
  readonly #priors: Priors;
  readonly #evidence = new Map<string, Evidence>();
  /** By finding; undefined for one without a prior. */
  readonly #keys = new Map<string, string | undefined>();
  readonly #weightPriors = new Map<string, ChancePrior>();
  readonly #basePriors = new Map<string, ChancePrior>();
  /** By code and place; undefined for one without a prior. */
  readonly #bases = new Map<string, string | undefined>();

  constructor(payer: string, priors: Priors) {
    this.#payer = payer;
    this.#priors = priors;
  }

  get isEmpty(): boolean {
    return this.#evidence.size === 0;
  }

  add(pattern: CountedPattern, month: number): void {
    const { findings, counts } = pattern;
    const base = this.#baseOf(pattern);
    if (base === undefined) return;
    const keys: string[] = [];
    for (const finding of findings) {
      const key = this.#keyOf(finding);
      if (key === undefined) return;
      if (!keys.includes(key)) keys.push(key);
    }
    keys.sort();
    const id = `${base} ${month} ${keys.join(' ')}`;
    const same = this.#evidence.get(id);
    if (same) {
      same.lines += counts.lines;
      same.denied += counts.denied;
    } else {
      this.#evidence.set(id, { base, month, keys, lines: counts.lines, denied: counts.denied });
    }
  }

  sorted(): PayerEvidence {
    const evidence = [...this.#evidence].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    return { payer: this.#payer, evidence, weightPriors: this.#weightPriors, basePriors: this.#basePriors };
  }

  #baseOf(pattern: CountedPattern): string | undefined {
    const id = JSON.stringify([pattern.procedureCode, pattern.placeOfService ?? null]);
    if (this.#bases.has(id)) return this.#bases.get(id);
    const prior = this.#priors.baseRate(pattern);
    this.#bases.set(id, prior?.key);
    if (prior) this.#basePriors.set(prior.key, prior);
    return prior?.key;
  }

  #keyOf(finding: string): string | undefined {
    if (this.#keys.has(finding)) return this.#keys.get(finding);
    const prior = this.#priors.weight(this.#payer, finding);
    this.#keys.set(finding, prior?.key);
    if (prior) this.#weightPriors.set(prior.key, prior);
    return prior?.key;
  }
}

/** Month → counts of the lines that tell of one chance: with that finding, or of that base rate and clean. */
export type MonthlyCounts = ReadonlyMap<number, OutcomeCounts>;

/** By key of a weight, or by that of a base rate, which clean lines tell of. */
export function monthlyCounts(evidence: readonly Evidence[]): Map<string, MonthlyCounts> {
  const byChance = new Map<string, Map<number, { lines: number; denied: number }>>();
  for (const { base, month, keys, lines, denied } of evidence) {
    for (const key of keys.length === 0 ? [base] : keys) {
      let months = byChance.get(key);
      if (!months) {
        months = new Map();
        byChance.set(key, months);
      }
      const counts = months.get(month);
      if (counts) {
        counts.lines += lines;
        counts.denied += denied;
      } else {
        months.set(month, { lines, denied });
      }
    }
  }
  return byChance;
}

/** Sum of the months from `from` through `through`. */
export function countsOf(months: MonthlyCounts, from: number, through = Number.POSITIVE_INFINITY): OutcomeCounts {
  let lines = 0;
  let denied = 0;
  for (const [month, counts] of months) {
    if (month < from || month > through) continue;
    lines += counts.lines;
    denied += counts.denied;
  }
  return { lines, denied };
}
