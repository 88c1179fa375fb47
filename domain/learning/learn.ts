/** Outcomes and the priors of a release → what they teach. */

import type { CountedPattern } from '../outcomes/outcome-pattern.ts';
import type { LearnedChance, LearnedPayer, LearnedRisk } from '../score/learned-risk.ts';
import { countsOf, type Evidence, monthlyCounts, monthNumber, type PayerEvidence, payerEvidence } from './evidence.ts';
import { learnedRiskText } from './learned-risk-record.ts';
import { type Cause, type CausedLines, fitNoisyOr, worths } from './noisy-or.ts';
import { LEARNING } from './parameters.ts';
import { withStrictness } from './payer-strictness.ts';
import { asGuesses, withSoundness } from './prior-soundness.ts';
import type { ChancePrior, Priors } from './priors.ts';
import { lastChange } from './rate-change.ts';

export interface LearningOptions {
  /** `2026-11`. Outcomes of later months are not looked at, and those of earlier ones weigh less the older they are. */
  readonly asOf: string;
  /** Text → its hash, which names the state. */
  readonly hash: (text: string) => string;
}

/**
 * What the patterns teach, payer by payer. A chance of which no outcome tells is not listed: it is its prior. Depends on
 * the sums of the patterns, the priors and the month alone, not on the order of the patterns nor on how they are cut.
 */
export function learnedRisk(patterns: Iterable<CountedPattern>, priors: Priors, options: LearningOptions): LearnedRisk {
  const { asOf, hash } = options;
  const payers = new Map<string, LearnedPayer>();
  const outcomes = { lines: 0, denied: 0 };
  for (const told of payerEvidence(patterns, priors, asOf)) {
    payers.set(told.payer, learnedPayer(told, monthNumber(asOf)));
    for (const { lines, denied } of told.evidence) {
      outcomes.lines += lines;
      outcomes.denied += denied;
    }
  }
  const state = { outcomes, through: asOf, payers };
  return { id: hash(learnedRiskText(state)), ...state };
}

/** A base rate or the weight of a finding, over the months of one rate. */
interface Told extends Cause {
  readonly kind: 'baseRates' | 'weights';
  readonly key: string;
}

function learnedPayer({ evidence, weightPriors, basePriors }: PayerEvidence, asOf: number): LearnedPayer {
  const monthly = monthlyCounts(evidence);
  const changes = new Map([...monthly].map(([key, months]) => [key, lastChange(months, monthly.size)]));
  const causes: Told[] = [];
  const indices = new Map<string, number>();
  /** What held before a rate changed is a cause of its own, so that its lines still tell of the other causes. */
  const causeOf = (kind: Told['kind'], key: string, month: number): number => {
    const isPast = month < (changes.get(key) ?? month);
    const name = isPast ? `past ${key}` : key;
    let index = indices.get(name);
    if (index === undefined) {
      index = causes.length;
      indices.set(name, index);
      const prior = (kind === 'weights' ? weightPriors : basePriors).get(key) as ChancePrior;
      const { mean: probability, strength } = prior;
      const hasChanged = !isPast && changes.get(key) !== undefined;
      causes.push({ kind, key, probability, strength, isFixed: !monthly.has(key), hasChanged });
    }
    return index;
  };
  const seen = causedLines(evidence, causeOf, asOf);
  const guessed = fitNoisyOr(asGuesses(causes), seen);
  const trusted = withSoundness(withStrictness(causes, guessed), guessed);
  const fit = fitNoisyOr(trusted, seen);
  const worth = worths(trusted, seen, fit);
  const learned = { baseRates: new Map<string, LearnedChance>(), weights: new Map<string, LearnedChance>() };
  for (const key of [...monthly.keys()].sort()) {
    const index = indices.get(key) ?? -1;
    const outcomes = countsOf(monthly.get(key) ?? new Map(), changes.get(key) ?? 0);
    const [chance = 0, lines = 0] = [fit.chances[index], worth[index]];
    const counts = { alpha: shortened(chance * lines), beta: shortened((1 - chance) * lines) };
    learned[causes[index]?.kind ?? 'weights'].set(key, { ...counts, outcomes });
  }
  return learned;
}

/** Lines with the same causes together, older ones weighing less. */
function causedLines(
  evidence: readonly Evidence[],
  causeOf: (kind: Told['kind'], key: string, month: number) => number,
  asOf: number,
): CausedLines[] {
  const groups = new Map<string, { causes: readonly number[]; lines: number; denied: number }>();
  for (const { base, month, keys, lines, denied } of evidence) {
    const weight = 0.5 ** ((asOf - month) / LEARNING.halfLifeMonths);
    const causes = [causeOf('baseRates', base, month), ...keys.map((key) => causeOf('weights', key, month))];
    const id = causes.join();
    const group = groups.get(id) ?? { causes, lines: 0, denied: 0 };
    group.lines += weight * lines;
    group.denied += weight * denied;
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Six digits: fewer than any outcome moves, and so few that the state of many payers stays small. */
function shortened(value: number): number {
  return Number(value.toPrecision(6));
}
