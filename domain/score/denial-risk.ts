/** Outcomes and weights → the chance that the payer denies the line. README.md here has the formulas. */

import { type IsoDate, isWithin } from '../calendar.ts';
import type { RuleOutcome } from '../rules/evaluate-rules.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { type Chance, lineChances } from './chance.ts';
import type { LearnedPayer, OutcomeCounts } from './learned-risk.ts';
import type { RatedLine } from './priors.ts';
import { type RiskInterval, riskInterval } from './risk-interval.ts';

export type RiskBand = 'low' | 'medium' | 'high';

/** Probabilities from which a line is of medium and of high risk. */
export interface BandThresholds {
  readonly medium: number;
  readonly high: number;
}

export const DEFAULT_BANDS: BandThresholds = { medium: 0.2, high: 0.5 };

/** `prior`: from stated judgement or published counts. `learned`: outcomes of this payer stand behind it, too. */
export type RiskBasis = 'prior' | 'learned';

/** The chance that the payer denies for this finding alone. */
export interface Contribution {
  readonly ruleId: string;
  readonly probability: number;
  /** What it adds to the probability of the line, after the base rate and the contributions before it. */
  readonly added: number;
  readonly basis: RiskBasis;
  /** Decided lines with the finding; absent where the basis is `prior`. */
  readonly outcomes?: OutcomeCounts;
}

export interface DenialRisk {
  /** 0 to 1, four decimals: the base rate and what each contribution adds. */
  readonly probability: number;
  readonly band: RiskBand;
  /** `learned` where the base rate or a contribution is. */
  readonly basis: RiskBasis;
  /** Those of the learned chance that rests on the fewest; absent where the basis is `prior`. */
  readonly outcomes?: OutcomeCounts;
  readonly interval: RiskInterval;
  /** The chance for a line without any finding. */
  readonly baseRate: number;
  /** Decided lines behind the base rate; absent where it is a prior. */
  readonly baseRateOutcomes?: OutcomeCounts;
  /** Largest first. */
  readonly contributions: readonly Contribution[];
}

/** A set of causes with its probability. Everything else is found when it is told. */
export interface WeighedRisk {
  /** 0 to 1, four decimals. */
  readonly probability: number;
  readonly baseRate: Chance;
  /** Largest first. */
  readonly weights: readonly Chance[];
  /** The same causes and one more, by that one. */
  readonly with: Map<Chance, WeighedRisk>;
  told?: { readonly bands: BandThresholds; readonly risk: DenialRisk };
}

/**
 * Findings are taken as independent causes, and the line is denied when any of them (or something that no rule
 * knows, the base rate) denies it: 1 - (1 - base) × ∏ (1 - weight), the noisy-or of Pearl, Probabilistic Reasoning
 * in Intelligent Systems, 1988, section 4.3.2. So another finding can only raise the risk, and never past 1.
 * `learned` is what is known of the line's payer.
 */
export function weighedRisk(
  outcomes: readonly RuleOutcome[],
  line: RatedLine,
  tables: RuleTables,
  asOf: IsoDate,
  learned?: LearnedPayer,
): WeighedRisk {
  const chances = lineChances(line, tables, asOf, learned);
  const base = rootOf(chances.baseRate);
  let risk = base.risk;
  // Outcomes come in the order of the catalog, so the same findings lead the same way.
  for (const { rule, outcome } of outcomes) {
    if (outcome.kind !== 'atRisk') continue;
    const weight = chances.weight(rule.id, outcome.message);
    risk = risk.with.get(weight) ?? grown(risk, weight, base);
  }
  return risk;
}

/** Sets of causes that were met, under each base rate. The sets of real claims are some hundreds. */
interface Root {
  readonly risk: WeighedRisk;
  sets: number;
}

const MOST_SETS_KEPT = 5_000;
const roots = new WeakMap<Chance, Root>();

function rootOf(baseRate: Chance): Root {
  let root = roots.get(baseRate);
  if (!root) {
    root = { risk: weighed(baseRate, []), sets: 0 };
    roots.set(baseRate, root);
  }
  return root;
}

function grown(risk: WeighedRisk, weight: Chance, root: Root): WeighedRisk {
  const larger = weighed(
    risk.baseRate,
    [...risk.weights, weight].sort((a, b) => b.mean - a.mean),
  );
  if (root.sets >= MOST_SETS_KEPT) {
    root.risk.with.clear();
    root.sets = 0;
  }
  root.sets++;
  risk.with.set(weight, larger);
  return larger;
}

function weighed(baseRate: Chance, weights: readonly Chance[]): WeighedRisk {
  let paid = 1 - baseRate.mean;
  for (const { mean } of weights) paid *= 1 - mean;
  return { probability: ticks(1 - paid) / TICKS, baseRate, weights, with: new Map() };
}

/** The risk as it is told of a line. The same object for the same causes. */
export function denialRisk(weighed: WeighedRisk, bands: BandThresholds = DEFAULT_BANDS): DenialRisk {
  if (weighed.told?.bands !== bands) weighed.told = { bands, risk: toldRisk(weighed, bands) };
  return weighed.told.risk;
}

function toldRisk({ probability, baseRate, weights }: WeighedRisk, bands: BandThresholds): DenialRisk {
  const causes = [baseRate, ...weights];
  const fewest = causes
    .flatMap(({ outcomes }) => outcomes ?? [])
    .reduce<OutcomeCounts | undefined>((least, one) => (least && least.lines <= one.lines ? least : one), undefined);
  const baseTicks = ticks(baseRate.mean);
  const added = addedTicks(baseRate, weights, ticks(probability) - baseTicks);
  return {
    probability,
    band: bandOf(probability, bands),
    basis: fewest ? 'learned' : 'prior',
    ...(fewest ? { outcomes: fewest } : {}),
    interval: riskInterval(causes, probability),
    baseRate: baseTicks / TICKS,
    ...(baseRate.outcomes ? { baseRateOutcomes: baseRate.outcomes } : {}),
    contributions: weights.map(({ ruleId, mean, outcomes }, index) => ({
      ruleId,
      probability: ticks(mean) / TICKS,
      added: (added[index] ?? 0) / TICKS,
      basis: outcomes ? 'learned' : 'prior',
      ...(outcomes ? { outcomes } : {}),
    })),
  };
}

/**
 * Each weight takes its share of what the base rate and the weights before it leave. In steps of four decimals the
 * shares are rounded down, and what is missing goes to those that lost most (largest remainder), so that they come to
 * `total` exactly.
 */
function addedTicks(baseRate: Chance, weights: readonly Chance[], total: number): number[] {
  let left = (1 - baseRate.mean) * TICKS;
  const exact = weights.map(({ mean }) => {
    const share = left * mean;
    left -= share;
    return share;
  });
  const shares = exact.map(Math.floor);
  const byRemainder = [...exact.keys()].sort((a, b) => remainder(exact[b]) - remainder(exact[a]));
  const missing = total - shares.reduce((sum, share) => sum + share, 0);
  for (const index of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

function remainder(share = 0): number {
  return share - Math.floor(share);
}

/** Steps of four decimals. */
const TICKS = 10_000;

function ticks(probability: number): number {
  return Math.round(probability * TICKS);
}

export function bandOf(probability: number, bands: BandThresholds): RiskBand {
  if (probability >= bands.high) return 'high';
  return probability >= bands.medium ? 'medium' : 'low';
}

/** Tables that are looked up by the day a claim is judged on. */
const JUDGED_BY = ['base-rates', 'prior-weights', 'denial-codes'] as const;

/** Whether the release can score anything on that day. */
export function coversAsOf(tables: RuleTables, asOf: IsoDate): boolean {
  return JUDGED_BY.every((name) => {
    const coverage = tables[name]?.coverage;
    return coverage !== undefined && isWithin(asOf, coverage.from, coverage.through);
  });
}
