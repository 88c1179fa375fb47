/** What is measured of learning, over seeds: calibration after so many outcomes, and how a changed rate is followed. */

import { createHash } from 'node:crypto';
import { drifts } from '../../domain/learning/drift.ts';
import { learnedRisk } from '../../domain/learning/learn.ts';
import { type Priors, releasePriors } from '../../domain/learning/priors.ts';
import type { CountedPattern } from '../../domain/outcomes/outcome-pattern.ts';
import type { LearnedRisk } from '../../domain/score/learned-risk.ts';
import {
  AS_OF,
  CHANGE_MONTH,
  CHANGED,
  CHANGED_KEY,
  calibrationError,
  monthText,
  predicted,
  type Scenario,
  Simulation,
  USUAL_FINDINGS,
} from './learning-simulation.ts';
import { dataRelease } from './release.ts';

export const PER_MONTH = 10_000 / 12;

export function dataPriors(): Priors {
  return releasePriors(dataRelease().tables, AS_OF);
}

export function learn(patterns: Iterable<CountedPattern>, priors: Priors, asOf: string): LearnedRisk {
  return learnedRisk(patterns, priors, { asOf, hash: (text) => createHash('sha256').update(text).digest('hex') });
}

export interface Calibration {
  readonly outcomes: number;
  /** Mean over the seeds, against the true probabilities and against simulated outcomes. */
  readonly learnedTruth: number;
  readonly priorTruth: number;
  readonly learnedOutcomes: number;
  readonly priorOutcomes: number;
  /** The seed that came off worst. */
  readonly worst: number;
  /** By how much what was learned was worse than the priors, on the seed where it was that most; 0 where it never was. */
  readonly mostWorseTruth: number;
  readonly mostWorseOutcomes: number;
}

/** Calibration on lines that were not learned from, of the month of the last outcome. */
export function calibrationAfter(
  outcomes: number,
  scenario: Scenario,
  seeds: readonly number[],
  heldOut: number,
): Calibration {
  const priors = dataPriors();
  const { tables } = dataRelease();
  const month = Math.max(0, Math.ceil(outcomes / PER_MONTH) - 1);
  const errors = seeds.map((seed) => {
    const simulation = new Simulation(scenario, priors, seed);
    const learned = learn(simulation.outcomes(outcomes, PER_MONTH), priors, monthText(month));
    const lines = simulation.heldOut(heldOut, month);
    return {
      learned: calibrationError(lines, (line) => predicted(line, learned, tables)),
      prior: calibrationError(lines, (line) => predicted(line, undefined, tables)),
    };
  });
  const mean = (of: (one: (typeof errors)[number]) => number) =>
    errors.reduce((sum, one) => sum + of(one), 0) / errors.length;
  const most = (of: (one: (typeof errors)[number]) => number) => Math.max(0, ...errors.map(of));
  return {
    outcomes,
    learnedTruth: mean(({ learned }) => learned.truth),
    priorTruth: mean(({ prior }) => prior.truth),
    learnedOutcomes: mean(({ learned }) => learned.outcomes),
    priorOutcomes: mean(({ prior }) => prior.outcomes),
    worst: most(({ learned }) => Math.max(learned.truth, learned.outcomes)),
    mostWorseTruth: most(({ learned, prior }) => learned.truth - prior.truth),
    mostWorseOutcomes: most(({ learned, prior }) => learned.outcomes - prior.outcomes),
  };
}

export interface Followed {
  readonly monthsSince: number;
  /** Lines with the finding since the change, mean over the seeds. */
  readonly lines: number;
  /** Means over the seeds. */
  readonly learned: number;
  readonly error: number;
  /** Of all seeds. */
  readonly worstError: number;
  /** Seeds on which it is told as drift. */
  readonly toldAsDrift: number;
  /** Rates that never changed and were told as drift, of all payers and seeds, and how many were looked at. */
  readonly falseDrifts: number;
  readonly unchanged: number;
}

/** How the largest payer's chance of one finding follows a rate that changes after six months, month by month. */
export function followedChange(
  { before, after }: { readonly before: number; readonly after: number },
  { seeds, months }: { readonly seeds: readonly number[]; readonly months: readonly number[] },
): Followed[] {
  const priors = dataPriors();
  const scenario: Scenario = {
    name: 'a rate changes',
    findings: USUAL_FINDINGS,
    trueRate: (prior, _payer, cause, month) => (cause !== CHANGED ? prior : month < CHANGE_MONTH ? before : after),
  };
  const last = CHANGE_MONTH + Math.max(...months);
  const perSeed = seeds.map((seed) =>
    new Simulation(scenario, priors, seed).outcomes(Math.ceil(last * PER_MONTH), PER_MONTH),
  );
  return months.map((monthsSince) => {
    const asOf = monthText(CHANGE_MONTH + monthsSince - 1);
    const seen = perSeed.map((patterns) => {
      const chance = learn(patterns, priors, asOf).payers.get(PAYER)?.weights.get(CHANGED_KEY);
      const drift = drifts(patterns, priors, asOf);
      const unchanged = drift.filter(({ key }) => key !== CHANGED_KEY);
      return {
        lines: linesSince(patterns, asOf),
        learned: chance ? chance.alpha / (chance.alpha + chance.beta) : Number.NaN,
        isTold: drift.some(({ payer, key, isDrift }) => payer === PAYER && key === CHANGED_KEY && isDrift),
        falseDrifts: unchanged.filter(({ isDrift }) => isDrift).length,
        unchanged: unchanged.length,
      };
    });
    const sum = (of: (one: (typeof seen)[number]) => number) => seen.reduce((total, one) => total + of(one), 0);
    return {
      monthsSince,
      lines: sum(({ lines }) => lines) / seeds.length,
      learned: sum(({ learned }) => learned) / seeds.length,
      error: sum(({ learned }) => Math.abs(learned - after)) / seeds.length,
      worstError: Math.max(...seen.map(({ learned }) => Math.abs(learned - after))),
      toldAsDrift: seen.filter(({ isTold }) => isTold).length,
      falseDrifts: sum(({ falseDrifts }) => falseDrifts),
      unchanged: sum(({ unchanged }) => unchanged),
    };
  });
}

const PAYER = 'medicare/JE';

function linesSince(patterns: readonly CountedPattern[], asOf: string): number {
  const since = monthText(CHANGE_MONTH);
  return patterns.filter(
    ({ payer, month, findings }) => payer === PAYER && month >= since && month <= asOf && findings.includes(CHANGED),
  ).length;
}
