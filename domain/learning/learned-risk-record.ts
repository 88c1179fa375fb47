/** A state of learning as plain JSON, to be kept and read again. */

import * as z from 'zod/mini';
import type { LearnedChance, LearnedPayer, LearnedRisk } from '../score/learned-risk.ts';

/** Index into the names, alpha, beta, lines, denied. */
const chance = z.tuple([
  z.int().check(z.nonnegative()),
  z.number().check(z.positive()),
  z.number().check(z.positive()),
  z.int().check(z.positive()),
  z.int().check(z.nonnegative()),
]);

export const learnedRiskRecordSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  outcomes: z.strictObject({ lines: z.int().check(z.nonnegative()), denied: z.int().check(z.nonnegative()) }),
  through: z.string(),
  /** Keys of base rates and of weights; each is written once, as payers share them. */
  names: z.array(z.string()),
  payers: z.array(z.strictObject({ payer: z.string(), baseRates: z.array(chance), weights: z.array(chance) })),
});

export type LearnedRiskRecord = z.infer<typeof learnedRiskRecordSchema>;

/** The same state always gives the same record. */
export function toRecord({ id, outcomes, through, payers }: LearnedRisk): LearnedRiskRecord {
  const sorted = [...payers].sort(byName);
  const all = sorted.flatMap(([, { baseRates, weights }]) => [...baseRates.keys(), ...weights.keys()]);
  const names = [...new Set(all)].sort();
  const indices = new Map(names.map((name, index) => [name, index]));
  const chances = (learned: ReadonlyMap<string, LearnedChance>) =>
    [...learned].sort(byName).map(([name, { alpha, beta, outcomes }]): z.infer<typeof chance> => {
      return [indices.get(name) ?? 0, alpha, beta, outcomes.lines, outcomes.denied];
    });
  return {
    version: 1,
    id,
    outcomes: { lines: outcomes.lines, denied: outcomes.denied },
    through,
    names,
    payers: sorted.map(([payer, { baseRates, weights }]) => ({
      payer,
      baseRates: chances(baseRates),
      weights: chances(weights),
    })),
  };
}

/** The state that a record was made of. Throws where it is no such record. */
export function fromRecord(kept: unknown): LearnedRisk {
  const { id, outcomes, through, names, payers } = learnedRiskRecordSchema.parse(kept);
  const learned = (chances: readonly z.infer<typeof chance>[]) =>
    new Map(
      chances.map(([index, alpha, beta, lines, denied]): [string, LearnedChance] => {
        const name = names[index];
        if (name === undefined) throw new RangeError('a chance without a name');
        return [name, { alpha, beta, outcomes: { lines, denied } }];
      }),
    );
  return {
    id,
    outcomes,
    through,
    payers: new Map(
      payers.map(({ payer, baseRates, weights }): [string, LearnedPayer] => [
        payer,
        { baseRates: learned(baseRates), weights: learned(weights) },
      ]),
    ),
  };
}

/** The text that a state is named by, with a hash: all that answers can come to depend on. */
export function learnedRiskText(state: Omit<LearnedRisk, 'id'>): string {
  const { names, payers, outcomes, through } = toRecord({ id: '', ...state });
  return JSON.stringify([names, payers, outcomes, through]);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
