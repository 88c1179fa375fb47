/** The chance behind the base rate or behind one finding: its prior, or what outcomes made of it. */

import type { IsoDate } from '../calendar.ts';
import { decidingJurisdiction } from '../tables/payer-row.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import type { LearnedChance, LearnedPayer, OutcomeCounts } from './learned-risk.ts';
import { baseRatePrior, type Prior, type RatedLine, weightPrior } from './priors.ts';

/** A Beta distribution of the chance that the payer denies for this cause alone. */
export interface Chance {
  /** Empty for the base rate. */
  readonly ruleId: string;
  readonly mean: number;
  /** Both are 0 where nothing is known of the chance, which then counts as none. */
  readonly alpha: number;
  readonly beta: number;
  /** Where outcomes stand behind it. */
  readonly outcomes?: OutcomeCounts;
}

/** The chances of one kind of line on one day, each looked up once. */
export interface LineChances {
  readonly baseRate: Chance;
  weight(ruleId: string, message: string): Chance;
}

/**
 * What `learned` taught of the line's payer goes before the priors, chance by chance. The same row, or the same learned
 * chance, always gives the same object.
 */
export function lineChances(
  line: RatedLine,
  tables: RuleTables,
  asOf: IsoDate,
  learned: LearnedPayer | undefined,
): LineChances {
  const known = knownChances(tables);
  const { last } = known;
  if (last && last.asOf === asOf && last.learned === learned && isAlike(last.line, line)) return last.chances;
  const jurisdiction = decidingJurisdiction(line) ?? '';
  const kind = `${line.procedureCode}|${line.lineOfBusiness}|${jurisdiction}|${line.placeOfService ?? ''}|${asOf}`;
  let ofPayer = known.byPayer.get(learned ?? tables);
  if (!ofPayer || ofPayer.size >= MOST_KINDS_KEPT) {
    ofPayer = new Map();
    known.byPayer.set(learned ?? tables, ofPayer);
  }
  let chances = ofPayer.get(kind);
  if (!chances) {
    chances = createLineChances(line, tables, asOf, learned);
    ofPayer.set(kind, chances);
  }
  known.last = { line, asOf, learned, chances };
  return chances;
}

function createLineChances(
  line: RatedLine,
  tables: RuleTables,
  asOf: IsoDate,
  learned: LearnedPayer | undefined,
): LineChances {
  const weights = new Map<string, Map<string, Chance>>();
  const base = baseRatePrior(line, tables, asOf);
  return {
    baseRate: chanceOf('', base, base && learned?.baseRates.get(base.key)),
    weight(ruleId, message) {
      let ofRule = weights.get(ruleId);
      if (!ofRule) {
        ofRule = new Map();
        weights.set(ruleId, ofRule);
      }
      let chance = ofRule.get(message);
      if (!chance) {
        const prior = weightPrior(ruleId, message, line, tables, asOf);
        chance = chanceOf(ruleId, prior, prior && learned?.weights.get(prior.key));
        ofRule.set(message, chance);
      }
      return chance;
    },
  };
}

function chanceOf(ruleId: string, prior: Prior | undefined, learned: LearnedChance | undefined): Chance {
  const origin = learned ?? prior?.value;
  if (!origin) return { ruleId, mean: 0, alpha: 0, beta: 0 };
  const ofOrigin = made.get(origin) ?? new Map<string, Chance>();
  made.set(origin, ofOrigin);
  let chance = ofOrigin.get(ruleId);
  if (!chance) {
    chance = learned ? learnedChance(ruleId, learned) : priorChance(ruleId, prior as Prior);
    ofOrigin.set(ruleId, chance);
  }
  return chance;
}

function learnedChance(ruleId: string, { alpha, beta, outcomes }: LearnedChance): Chance {
  return { ruleId, mean: alpha / (alpha + beta), alpha, beta, outcomes };
}

function priorChance(ruleId: string, { mean, strength }: Prior): Chance {
  return { ruleId, mean, alpha: mean * strength, beta: (1 - mean) * strength };
}

/** Row value or learned chance → chance, by rule. */
const made = new WeakMap<object, Map<string, Chance>>();

/** Code, payer, place and day; the lines of a file are of few kinds. */
const MOST_KINDS_KEPT = 4_000;

interface KnownChances {
  /** Under what the payer taught, and under the tables where it taught nothing. */
  readonly byPayer: WeakMap<object, Map<string, LineChances>>;
  /** What was asked last: line after line is of one kind. */
  last?: {
    readonly line: RatedLine;
    readonly asOf: IsoDate;
    readonly learned: LearnedPayer | undefined;
    readonly chances: LineChances;
  };
}

const knownByTables = new WeakMap<RuleTables, KnownChances>();

function knownChances(tables: RuleTables): KnownChances {
  let known = knownByTables.get(tables);
  if (!known) {
    known = { byPayer: new WeakMap() };
    knownByTables.set(tables, known);
  }
  return known;
}

function isAlike(a: RatedLine, b: RatedLine): boolean {
  return (
    a.procedureCode === b.procedureCode &&
    a.placeOfService === b.placeOfService &&
    a.lineOfBusiness === b.lineOfBusiness &&
    decidingJurisdiction(a) === decidingJurisdiction(b)
  );
}
