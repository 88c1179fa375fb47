import { describe, expect, it } from 'vitest';
import { fromRecord, toRecord } from '../../../domain/learning/learned-risk-record.ts';
import type { LearnedChance, LearnedRisk } from '../../../domain/score/learned-risk.ts';

const chance = (seed: number): LearnedChance => ({
  alpha: Number((123.456_789 + seed / 7).toPrecision(6)),
  beta: Number((45.678_912 + seed / 3).toPrecision(6)),
  outcomes: { lines: 12_345 + seed, denied: 2_345 + seed },
});

function state(payers: number, weights: number): LearnedRisk {
  return {
    id: 'an-id',
    outcomes: { lines: 9, denied: 2 },
    through: '2026-11',
    payers: new Map(
      Array.from({ length: payers }, (_, payer) => [
        `medicare/${payer}`,
        {
          baseRates: new Map([['64640', chance(payer)]]),
          weights: new Map(
            Array.from({ length: weights }, (_, weight) => [
              `documentation/a-rule-with-a-long-name-${weight}#andALongMessage`,
              chance(weight),
            ]),
          ),
        },
      ]),
    ),
  };
}

describe('the record of what was learned', () => {
  it('gives the state back, by way of JSON', () => {
    const kept = state(3, 4);
    expect(fromRecord(JSON.parse(JSON.stringify(toRecord(kept))))).toEqual(kept);
  });

  it('is the same in whatever order the payers came', () => {
    const kept = state(3, 2);
    const turned = { ...kept, payers: new Map([...kept.payers].reverse()) };
    expect(JSON.stringify(toRecord(turned))).toBe(JSON.stringify(toRecord(kept)));
  });

  it('of 100 payers with 60 weights fits an item of 400 kB twice over', () => {
    expect(JSON.stringify(toRecord(state(100, 60))).length).toBeLessThan(250_000);
  });

  it.each([
    ['nothing', undefined],
    ['another version', { ...toRecord(state(1, 1)), version: 2 }],
    [
      'a chance that is none',
      { ...toRecord(state(1, 1)), payers: [{ payer: 'p', baseRates: [[0, 0, 1, 1, 0]], weights: [] }] },
    ],
    [
      'a chance without a name',
      { ...toRecord(state(1, 1)), payers: [{ payer: 'p', baseRates: [[9, 1, 1, 1, 0]], weights: [] }] },
    ],
  ])('refuses %s', (_, kept) => {
    expect(() => fromRecord(kept)).toThrow();
  });
});
