import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cause, type CausedLines, fitNoisyOr, worths } from '../../../domain/learning/noisy-or.ts';

const cause = (probability: number, strength: number): Cause => ({
  probability,
  strength,
  isFixed: false,
  hasChanged: false,
});

/** What the chances are the likeliest of, but for a constant: the chance of the lines times the priors. */
function lnPosterior(causes: readonly Cause[], seen: readonly CausedLines[], chances: readonly number[]): number {
  let sum = 0;
  for (const [index, { probability, strength }] of causes.entries()) {
    const chance = chances[index] ?? 0;
    sum += strength * (probability * Math.log(chance) + (1 - probability) * Math.log(1 - chance));
  }
  for (const { causes: own, lines, denied } of seen) {
    const paid = own.reduce((product, index) => product * (1 - (chances[index] ?? 0)), 1);
    sum += denied * Math.log(1 - paid) + (lines - denied) * Math.log(paid);
  }
  return sum;
}

/** The steps end when none moves a chance by a ten-millionth; that far the likelihood may still rise. */
const STOPPED_BEFORE = 1e-5;

describe('the fit of causes', () => {
  it('of a single cause is the Beta-binomial update', () => {
    const causes = [cause(0.3, 10)];
    const seen = [{ causes: [0], lines: 40, denied: 22 }];
    const fit = fitNoisyOr(causes, seen);
    expect(fit.chances[0]).toBeCloseTo((3 + 22) / 50, 10);
    expect(worths(causes, seen, fit)[0]).toBeCloseTo(50, 6);
  });

  it('without lines is the prior', () => {
    const causes = [cause(0.3, 10), cause(0.8, 5)];
    const fit = fitNoisyOr(causes, []);
    expect([...fit.chances]).toEqual([0.3, 0.8]);
    expect(worths(causes, [], fit)).toEqual([expect.closeTo(10, 8), expect.closeTo(5, 8)]);
  });

  it('credits a denial to its causes in proportion to their chances', () => {
    const causes = [cause(0.1, 1e9), cause(0.5, 20)];
    const { chances, credit } = fitNoisyOr(causes, [{ causes: [0, 1], lines: 100, denied: 80 }]);
    const line = 1 - (1 - (chances[0] ?? 0)) * (1 - (chances[1] ?? 0));
    expect(credit[1]).toBeCloseTo((80 * (chances[1] ?? 0)) / line, 4);
  });

  it('leaves causes that never come apart in more doubt than causes that do', () => {
    const causes = [cause(0.5, 10), cause(0.5, 10)];
    const together = [{ causes: [0, 1], lines: 200, denied: 150 }];
    const apart = [
      { causes: [0], lines: 200, denied: 100 },
      { causes: [1], lines: 200, denied: 100 },
    ];
    const doubt = worths(causes, together, fitNoisyOr(causes, together));
    expect(doubt[0]).toBeLessThan(60);
    expect(worths(causes, apart, fitNoisyOr(causes, apart))[0]).toBeCloseTo(210, 4);
  });

  it('keeps a fixed cause at its prior', () => {
    const causes = [{ ...cause(0.1, 5), isFixed: true }, cause(0.5, 5)];
    expect(fitNoisyOr(causes, [{ causes: [0, 1], lines: 50, denied: 45 }]).chances[0]).toBe(0.1);
  });

  it('is likelier than anything near it', () => {
    const chance = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    const group = fc.record({
      causes: fc.uniqueArray(fc.nat(3), { minLength: 1 }),
      lines: fc.integer({ min: 1, max: 300 }),
      denied: chance,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(chance, fc.integer({ min: 1, max: 50 })), { minLength: 4, maxLength: 4 }),
        fc.array(group, { minLength: 1, maxLength: 8 }),
        (priors, groups) => {
          const causes = priors.map(([probability, strength]) => cause(probability, strength));
          const seen = groups.map((one) => ({ ...one, denied: Math.round(one.lines * one.denied) }));
          const best = [...fitNoisyOr(causes, seen).chances];
          const top = lnPosterior(causes, seen, best);
          for (const index of best.keys()) {
            for (const factor of [0.98, 1.02]) {
              const near = best.map((own, at) => (at === index ? Math.min(0.999999, own * factor) : own));
              expect(lnPosterior(causes, seen, near)).toBeLessThanOrEqual(top + STOPPED_BEFORE);
            }
          }
        },
      ),
      {
        numRuns: 200,
        examples: [
          // Two causes that nearly always come together: how they share the denials moves slowest of all.
          [
            [
              [0.02, 1],
              [0.02, 2],
              [0.02, 1],
              [0.02, 1],
            ],
            [
              { causes: [2, 0], lines: 249, denied: 0.9738955823293173 },
              { causes: [0], lines: 1, denied: 0.02 },
            ],
          ],
        ],
      },
    );
  });
});
