import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedPattern } from '../../../domain/outcomes/outcome-pattern.ts';
import type { LearnedChance } from '../../../domain/score/learned-risk.ts';
import { dataPriors, learn } from '../../support/learning-runs.ts';

const priors = dataPriors();
const MUE = 'ncci/mue-day-units#overDayLimit';
const COUNT = 'documentation/nerve-count#fewerNerves';
const ABN = 'claim-form/abn-modifier#automaticDenial';

function pattern(
  told: Partial<CountedPattern> & { readonly of: readonly [lines: number, denied: number] },
): CountedPattern {
  const { of, ...rest } = told;
  const counts = { lines: of[0], denied: of[1] };
  return { payer: 'medicare/JE', procedureCode: '64640', month: '2026-11', findings: [], ...rest, counts };
}

const own = (patterns: readonly CountedPattern[], asOf = '2026-11') =>
  learn(patterns, priors, asOf).payers.get('medicare/JE');
const mean = (chance: LearnedChance | undefined) => (chance ? chance.alpha / (chance.alpha + chance.beta) : Number.NaN);

describe('what outcomes teach', () => {
  it('is nothing without outcomes', () => {
    expect(learn([], priors, '2026-11').payers).toEqual(new Map());
    expect(learn([pattern({ of: [0, 0] })], priors, '2026-11').payers).toEqual(new Map());
  });

  it('lists only chances that outcomes tell of', () => {
    const learned = own([pattern({ of: [10, 1] })]);
    expect([...(learned?.baseRates.keys() ?? [])]).toEqual(['64640']);
    expect(learned?.weights).toEqual(new Map());
    const withFinding = own([pattern({ findings: [MUE], of: [10, 9] })]);
    expect(withFinding?.baseRates).toEqual(new Map());
    expect([...(withFinding?.weights.keys() ?? [])]).toEqual(['ncci/mue-day-units']);
  });

  it('counts the outcomes behind each chance exactly', () => {
    const learned = own([
      pattern({ of: [100, 7] }),
      pattern({ findings: [MUE], of: [10, 9], month: '2024-01' }),
      pattern({ findings: [COUNT, MUE], of: [4, 4] }),
    ]);
    expect(learned?.baseRates.get('64640')?.outcomes).toEqual({ lines: 100, denied: 7 });
    expect(learned?.weights.get('ncci/mue-day-units')?.outcomes).toEqual({ lines: 14, denied: 13 });
    expect(learned?.weights.get('documentation/nerve-count')?.outcomes).toEqual({ lines: 4, denied: 4 });
  });

  it('is kept under the key of the row that gave the prior', () => {
    const learned = own([
      pattern({ findings: [ABN], of: [5, 5] }),
      pattern({ findings: ['claim-form/abn-modifier#another'], of: [6, 5] }),
    ]);
    expect([...(learned?.weights.keys() ?? [])]).toEqual(['claim-form/abn-modifier', ABN]);
  });

  it('moves a chance towards what was decided, and further with more lines', () => {
    const learnedFrom = (lines: number) =>
      mean(own([pattern({ findings: [MUE], of: [lines, lines / 10] })])?.weights.get('ncci/mue-day-units'));
    expect(learnedFrom(10)).toBeLessThan(0.85);
    expect(learnedFrom(100)).toBeLessThan(learnedFrom(10));
    expect(learnedFrom(10_000)).toBeGreaterThan(0.03);
    expect(learnedFrom(10_000)).toBeLessThan(0.06);
  });

  it('credits what the base rate explains to the base rate', () => {
    const learned = own([pattern({ of: [5_000, 2_500] }), pattern({ findings: [COUNT], of: [500, 250] })]);
    expect(mean(learned?.baseRates.get('64640'))).toBeCloseTo(0.5, 1);
    expect(mean(learned?.weights.get('documentation/nerve-count'))).toBeLessThan(0.1);
  });

  it('knows each payer for itself', () => {
    const learned = learn(
      [pattern({ of: [50, 5] }), pattern({ payer: 'medicare/JF', of: [50, 25] })],
      priors,
      '2026-11',
    );
    expect([...learned.payers.keys()]).toEqual(['medicare/JE', 'medicare/JF']);
    expect(learned.payers.get('medicare/JE')).toEqual(own([pattern({ of: [50, 5] })]));
  });

  it('leaves out months to come and findings without a prior', () => {
    const known = [pattern({ of: [50, 5] })];
    const others = [
      pattern({ month: '2026-12', of: [70, 70] }),
      pattern({ findings: ['no/such-rule#message'], of: [70, 70] }),
    ];
    expect(learn([...known, ...others], priors, '2026-11')).toEqual(learn(known, priors, '2026-11'));
  });

  it('refuses a month that is none', () => {
    expect(() => own([pattern({ month: '2026-13', of: [1, 0] })])).toThrow(RangeError);
    expect(() => own([], 'yesterday')).toThrow(RangeError);
  });

  it('forgets: as months go by without outcomes, a chance returns towards its prior and nothing else moves', () => {
    const patterns = [pattern({ findings: [MUE], of: [40, 10], month: '2025-01' })];
    const chances = ['2025-01', '2026-01', '2027-01', '2035-01'].map((asOf) =>
      own(patterns, asOf)?.weights.get('ncci/mue-day-units'),
    );
    const means = chances.map(mean);
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    expect(means.at(-1)).toBeCloseTo(0.85, 2);
    for (const chance of chances) expect(chance?.outcomes).toEqual({ lines: 40, denied: 10 });
  });

  it('starts anew where a rate changed, and counts the outcomes since', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
    const patterns = months.map((month, index) => pattern({ month, findings: [MUE], of: [20, index < 6 ? 18 : 8] }));
    const chance = own(patterns, '2026-12')?.weights.get('ncci/mue-day-units');
    expect(chance?.outcomes).toEqual({ lines: 120, denied: 48 });
    expect(Math.abs(mean(chance) - 0.355)).toBeLessThan(0.05);
  });

  it('is the same in whatever order and pieces the outcomes came', () => {
    const one = fc.record({
      payer: fc.constantFrom('medicare/JE', 'commercial/00001'),
      procedureCode: fc.constantFrom('64640', '64999'),
      month: fc.constantFrom('2025-03', '2026-08', '2026-11'),
      findings: fc.subarray([ABN, COUNT, MUE]),
      of: fc.constantFrom([1, 0], [1, 1], [3, 2]) as fc.Arbitrary<[number, number]>,
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (told, keys) => {
        const patterns = told.map(pattern);
        const single = patterns.flatMap(({ counts, ...rest }) =>
          Array.from({ length: counts.lines }, (_, index) =>
            pattern({ ...rest, of: [1, index < counts.denied ? 1 : 0] }),
          ),
        );
        const shuffled = single
          .map((each) => ({ each, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(learn(shuffled, priors, '2026-11')).toEqual(learn(patterns, priors, '2026-11'));
      }),
      { numRuns: 100 },
    );
  });

  it('has another id with every outcome, and the same id only for the same chances', () => {
    const patterns = [pattern({ of: [50, 5] }), pattern({ findings: [MUE], of: [9, 9] })];
    const ids = [
      learn([], priors, '2026-11').id,
      learn(patterns, priors, '2026-11').id,
      learn([...patterns, pattern({ of: [1, 0] })], priors, '2026-11').id,
      learn([...patterns, pattern({ of: [1, 1] })], priors, '2026-11').id,
      learn(patterns, priors, '2026-12').id,
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(learn(patterns.toReversed(), priors, '2026-11').id).toBe(ids[1]);
  });
});
