/** Payers with known habits, the outcomes they would send, and how well probabilities fit them. */

import { isoDate } from '../../domain/calendar.ts';
import { monthNumber } from '../../domain/learning/evidence.ts';
import type { Priors } from '../../domain/learning/priors.ts';
import type { CountedPattern } from '../../domain/outcomes/outcome-pattern.ts';
import type { RuleOutcome } from '../../domain/rules/evaluate-rules.ts';
import { denialRisk, weighedRisk } from '../../domain/score/denial-risk.ts';
import type { LearnedRisk } from '../../domain/score/learned-risk.ts';
import { payerOf } from '../../domain/score/risk-payer.ts';
import type { RuleTables } from '../../domain/tables/rule-tables.ts';
import { generator } from './random.ts';

/** The day whose priors are used. */
export const AS_OF = isoDate('2026-11-23');
const CODE = '64640';
const FIRST_MONTH = '2026-01';

/** How often lines have a finding; with `after`, the share of lines with that other finding which have it, too. */
export interface FindingFrequency {
  readonly finding: string;
  readonly share: number;
  readonly after?: { readonly finding: string; readonly share: number };
}

/**
 * Frequencies are made up, in the order of size that a biller of nerve destruction may expect: three lines in four are
 * clean, a few findings are common and most are rare.
 */
export const USUAL_FINDINGS: readonly FindingFrequency[] = [
  { finding: 'ncci/mue-day-units#overDayLimit', share: 0.05 },
  { finding: 'coverage/diagnosis-not-covered#excludedDiagnosis', share: 0.04 },
  { finding: 'coding/more-specific-code#ownCode', share: 0.03 },
  { finding: 'claim-form/laterality-mismatch#otherSide', share: 0.03 },
  { finding: 'documentation/nerve-count#fewerNerves', share: 0.03 },
  { finding: 'documentation/medical-necessity#partMissing', share: 0.03 },
  { finding: 'ncci/ptp-pair#lineBundled', share: 0.02 },
  { finding: 'ncci/global-period#visitInGlobalPeriod', share: 0.02 },
  { finding: 'claim-form/duplicate-line#sameLine', share: 0.015 },
  { finding: 'coverage/pulsed-radiofrequency#pulsed', share: 0.01 },
  { finding: 'coverage/cryoneurolysis-temporary#temporary', share: 0.01 },
  { finding: 'documentation/nerve-identified#noNerve', share: 0.01 },
  { finding: 'documentation/imaging-guidance#notRecorded', share: 0.01 },
  { finding: 'claim-form/modifier-conflict#bothSides', share: 0.008 },
  { finding: 'filing/timely#tooLate', share: 0.005 },
  { finding: 'claim-form/wrong-contractor#otherMac', share: 0.005 },
];

const PAYERS = [
  { payer: 'medicare/JE', share: 0.4 },
  { payer: 'medicare/JH', share: 0.3 },
  { payer: 'commercial/00001', share: 0.2 },
  { payer: 'medicare/J15', share: 0.1 },
] as const;

/** Prior, payer, what it is the chance of (a finding or `base`), month from 0, chance → the true rate. */
export type TrueRate = (prior: number, payer: string, cause: string, month: number, random: () => number) => number;

export interface Scenario {
  readonly name: string;
  readonly findings: readonly FindingFrequency[];
  readonly trueRate: TrueRate;
}

/** A probability with its odds multiplied. */
function withOdds(probability: number, times: number): number {
  const odds = (probability / (1 - probability)) * times;
  return odds / (1 + odds);
}

/** Roughly normal: mean 0, variance 1. */
function bell(random: () => number): number {
  let sum = -6;
  for (let n = 0; n < 12; n++) sum += random();
  return sum;
}

const scattered: TrueRate = (prior, _payer, _cause, _month, random) => withOdds(prior, Math.exp(bell(random)));

/** Two pairs of findings that seldom come apart. */
const CORRELATED = USUAL_FINDINGS.map((one) => {
  const after: Record<string, string> = {
    'documentation/nerve-count#fewerNerves': 'ncci/mue-day-units#overDayLimit',
    'documentation/medical-necessity#partMissing': 'coverage/diagnosis-not-covered#excludedDiagnosis',
  };
  const finding = after[one.finding];
  return finding ? { ...one, share: 0.01, after: { finding, share: 0.8 } } : one;
});

export const CHANGED = 'ncci/mue-day-units#overDayLimit';
/** Key of its prior. */
export const CHANGED_KEY = 'ncci/mue-day-units';
export const CHANGE_MONTH = 6;
const RATE_AFTER = 0.35;

export const SCENARIOS: readonly Scenario[] = [
  { name: 'priors right', findings: USUAL_FINDINGS, trueRate: (prior) => prior },
  { name: 'priors too high, odds by 2', findings: USUAL_FINDINGS, trueRate: (prior) => withOdds(prior, 1 / 2) },
  { name: 'priors too high, odds by 3', findings: USUAL_FINDINGS, trueRate: (prior) => withOdds(prior, 1 / 3) },
  { name: 'priors too low, odds by 2', findings: USUAL_FINDINGS, trueRate: (prior) => withOdds(prior, 2) },
  { name: 'priors too low, odds by 3', findings: USUAL_FINDINGS, trueRate: (prior) => withOdds(prior, 3) },
  { name: 'each rate off', findings: USUAL_FINDINGS, trueRate: scattered },
  {
    name: 'one payer odd',
    findings: USUAL_FINDINGS,
    trueRate: (prior, payer) => (payer === 'commercial/00001' ? withOdds(prior, 0.2) : prior),
  },
  { name: 'findings come together', findings: CORRELATED, trueRate: scattered },
  {
    name: 'findings are rare',
    findings: USUAL_FINDINGS.map((one) => ({ ...one, share: one.share / 10 })),
    trueRate: scattered,
  },
  {
    name: 'a rate changes in month 7',
    findings: USUAL_FINDINGS,
    trueRate: (prior, _payer, cause, month) => (cause === CHANGED && month >= CHANGE_MONTH ? RATE_AFTER : prior),
  },
];

/** One payer's true rates in one month. */
interface Habits {
  readonly base: number;
  readonly weights: readonly number[];
}

export interface SimulatedLine {
  readonly payer: string;
  readonly findings: readonly string[];
  readonly trueProbability: number;
  readonly isDenied: boolean;
}

/** One run of a scenario: the same seed gives the same payers and the same lines. */
export class Simulation {
  readonly #scenario: Scenario;
  readonly #priors: Priors;
  readonly #habits = new Map<string, Habits>();
  readonly #seed: number;

  constructor(scenario: Scenario, priors: Priors, seed: number) {
    this.#scenario = scenario;
    this.#priors = priors;
    this.#seed = seed;
  }

  /** The same for each month, unless the scenario changes it. */
  trueRate(payer: string, cause: string, month: number): number {
    const prior =
      cause === 'base' ? this.#priors.baseRate({ payer, procedureCode: CODE }) : this.#priors.weight(payer, cause);
    if (!prior) throw new Error(`no prior of ${cause}`);
    const random = generator(seedOf(`${this.#seed} ${payer} ${cause}`));
    return this.#scenario.trueRate(prior.mean, payer, cause, month, random);
  }

  line(month: number, random: () => number): SimulatedLine {
    const payer = payerAt(random());
    const { base, weights } = this.#habitsOf(payer, month);
    const findings: string[] = [];
    let paid = 1 - base;
    for (const [index, { finding, share, after }] of this.#scenario.findings.entries()) {
      if (random() >= (after && findings.includes(after.finding) ? after.share : share)) continue;
      findings.push(finding);
      paid *= 1 - (weights[index] ?? 0);
    }
    return { payer, findings: findings.sort(), trueProbability: 1 - paid, isDenied: random() >= paid };
  }

  /** Decided lines as counted patterns, `perMonth` in each month, the oldest first. */
  outcomes(count: number, perMonth: number): CountedPattern[] {
    const random = generator(seedOf(`${this.#seed} outcomes`));
    return Array.from({ length: count }, (_, index) => {
      const month = Math.floor(index / perMonth);
      return patternOf(this.line(month, random), month);
    });
  }

  /** Lines that nothing is learned from. */
  heldOut(count: number, month: number): SimulatedLine[] {
    const random = generator(seedOf(`${this.#seed} held out`));
    return Array.from({ length: count }, () => this.line(month, random));
  }

  #habitsOf(payer: string, month: number): Habits {
    const key = `${payer} ${month}`;
    let habits = this.#habits.get(key);
    if (!habits) {
      const weights = this.#scenario.findings.map(({ finding }) => this.trueRate(payer, finding, month));
      habits = { base: this.trueRate(payer, 'base', month), weights };
      this.#habits.set(key, habits);
    }
    return habits;
  }
}

function patternOf({ payer, findings, isDenied }: SimulatedLine, month: number): CountedPattern {
  return {
    payer,
    procedureCode: CODE,
    month: monthText(month),
    findings,
    counts: { lines: 1, denied: isDenied ? 1 : 0 },
  };
}

/** The month so many after the first, as patterns write it. */
export function monthText(month: number): string {
  const number = monthNumber(FIRST_MONTH) + month;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function payerAt(share: number): string {
  let rest = share;
  for (const { payer, share: own } of PAYERS) {
    rest -= own;
    if (rest < 0) return payer;
  }
  return PAYERS[0].payer;
}

function seedOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return hash;
}

/** The chance of a line as it is answered. */
export function predicted(
  { payer, findings }: SimulatedLine,
  learned: LearnedRisk | undefined,
  tables: RuleTables,
): number {
  const outcomes = findings.map((finding) => {
    const [id, message] = finding.split('#');
    return { rule: { id }, outcome: { kind: 'atRisk', message } } as RuleOutcome;
  });
  const line = { ...payerOf(payer), procedureCode: CODE, placeOfService: '11' };
  return denialRisk(weighedRisk(outcomes, line, tables, AS_OF, learned?.payers.get(payer))).probability;
}

export interface CalibrationError {
  /** Against the simulated outcomes. */
  readonly outcomes: number;
  /** Against the true probabilities. */
  readonly truth: number;
}

const BINS = 10;

/** Expected calibration error over ten bins of equal width (Naeini, Cooper and Hauskrecht, 2015). */
export function calibrationError(
  lines: readonly SimulatedLine[],
  probability: (line: SimulatedLine) => number,
): CalibrationError {
  const bins = Array.from({ length: BINS }, () => ({ predicted: 0, denied: 0, truth: 0 }));
  for (const line of lines) {
    const chance = probability(line);
    const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))];
    if (!bin) continue;
    bin.predicted += chance;
    bin.denied += line.isDenied ? 1 : 0;
    bin.truth += line.trueProbability;
  }
  const error = (of: 'denied' | 'truth') =>
    bins.reduce((sum, bin) => sum + Math.abs(bin.predicted - bin[of]), 0) / lines.length;
  return { outcomes: error('denied'), truth: error('truth') };
}
