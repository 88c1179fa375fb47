/** Outcomes and weights → the chance that the payer denies the line. */

import { type IsoDate, isWithin } from '../calendar.ts';
import type { RuleOutcome } from '../rules/evaluate-rules.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { baseRatePrior, type RatedLine, weightPrior } from './priors.ts';

export type RiskBand = 'low' | 'medium' | 'high';

/** Probabilities from which a line is of medium and of high risk. */
export interface BandThresholds {
  readonly medium: number;
  readonly high: number;
}

export const DEFAULT_BANDS: BandThresholds = { medium: 0.2, high: 0.5 };

/** The chance that the payer denies for this finding alone. */
export interface Contribution {
  readonly ruleId: string;
  readonly probability: number;
}

export interface DenialRisk {
  /** 0 to 1, four decimals. */
  readonly probability: number;
  readonly band: RiskBand;
  /** `prior`: from stated judgement, not from outcomes. */
  readonly basis: 'prior';
  /** The chance for a line without any finding. */
  readonly baseRate: number;
  /** Largest first. */
  readonly contributions: readonly Contribution[];
}

/**
 * Findings are taken as independent causes, and the line is denied when any of them (or something that no rule
 * knows, the base rate) denies it: 1 - (1 - base) × ∏ (1 - weight), the noisy-or of Pearl, Probabilistic Reasoning
 * in Intelligent Systems, 1988, section 4.3.2. So another finding can only raise the risk, and never past 1.
 */
export function denialRisk(
  outcomes: readonly RuleOutcome[],
  line: RatedLine,
  tables: RuleTables,
  asOf: IsoDate,
  bands: BandThresholds = DEFAULT_BANDS,
): DenialRisk {
  const baseRate = baseRatePrior(line, tables, asOf)?.mean ?? 0;
  const contributions: Contribution[] = [];
  let paid = 1 - baseRate;
  for (const { rule, outcome } of outcomes) {
    if (outcome.kind !== 'atRisk') continue;
    const probability = weightPrior(rule.id, outcome.message, line, tables, asOf)?.mean ?? 0;
    contributions.push({ ruleId: rule.id, probability });
  }
  contributions.sort((a, b) => b.probability - a.probability);
  for (const contribution of contributions) paid *= 1 - contribution.probability;
  const probability = round(1 - paid);
  return { probability, band: bandOf(probability, bands), basis: 'prior', baseRate, contributions };
}

export function bandOf(probability: number, bands: BandThresholds): RiskBand {
  if (probability >= bands.high) return 'high';
  return probability >= bands.medium ? 'medium' : 'low';
}

function round(probability: number): number {
  return Math.round(probability * 10_000) / 10_000;
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
