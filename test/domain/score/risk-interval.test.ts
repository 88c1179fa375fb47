import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../../domain/score/beta-quantile.ts';
import type { Chance } from '../../../domain/score/chance.ts';
import { riskInterval } from '../../../domain/score/risk-interval.ts';

const chance = (mean: number, strength: number): Chance => ({
  ruleId: '',
  mean,
  alpha: mean * strength,
  beta: (1 - mean) * strength,
});
const combined = (chances: readonly Chance[]) => 1 - chances.reduce((paid, { mean }) => paid * (1 - mean), 1);
const of = (...chances: Chance[]) => riskInterval(chances, Math.round(combined(chances) * 1e4) / 1e4);

/** From what nobody knows to what a hundred thousand lines taught. */
const chances = fc
  .record({
    mean: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    size: fc.double({ min: 0.31, max: 5, noNaN: true }),
  })
  .map(({ mean, size }) => chance(mean, 10 ** size));

describe('the interval of a risk', () => {
  it('of one chance is that of its own Beta distribution', () => {
    expect(of(chance(0.07, 20))).toEqual({
      low: Math.round(betaQuantile(0.05, 1.4, 18.6) * 1e4) / 1e4,
      high: Math.round(betaQuantile(0.95, 1.4, 18.6) * 1e4) / 1e4,
      level: 0.9,
    });
  });

  it('of a product that is a Beta variable itself is exact', () => {
    // Beta(7, 2) × Beta(9, 3) is Beta(7, 5): the two survivals of chances Beta(2, 7) and Beta(3, 9).
    const { low, high } = of(chance(2 / 9, 9), chance(3 / 12, 12));
    expect(low).toBeCloseTo(betaQuantile(0.05, 5, 7), 4);
    expect(high).toBeCloseTo(betaQuantile(0.95, 5, 7), 4);
  });

  it('is narrower the more outcomes stand behind it', () => {
    const widths = [20, 200, 2_000, 200_000].map((strength) => {
      const { low, high } = of(chance(0.3, strength), chance(0.1, strength));
      return high - low;
    });
    expect([...widths].sort((a, b) => b - a)).toEqual(widths);
    expect(widths.at(-1)).toBeLessThan(0.005);
  });

  it('comes close to what drawing from the distributions gives', () => {
    const cases = [
      [chance(0.07, 20), chance(0.85, 20)],
      [chance(0.07, 20), chance(0.25, 20), chance(0.1, 20)],
    ];
    for (const causes of cases) {
      // Quantiles at equal steps stand for draws, each combined with each.
      const steps = Array.from({ length: 60 }, (_, index) => (index + 0.5) / 60);
      let paid = [1];
      for (const { alpha, beta } of causes) {
        const own = steps.map((step) => 1 - betaQuantile(step, alpha, beta));
        paid = paid.flatMap((left) => own.map((one) => left * one));
      }
      const denied = paid.map((left) => 1 - left).sort((a, b) => a - b);
      const { low, high } = of(...causes);
      expect(Math.abs(low - (denied[Math.floor(denied.length * 0.05)] ?? 0))).toBeLessThan(0.02);
      expect(Math.abs(high - (denied[Math.floor(denied.length * 0.95)] ?? 0))).toBeLessThan(0.02);
    }
  });

  it('holds the probability, and neither end ever falls when a cause is added', () => {
    fc.assert(
      fc.property(fc.array(chances, { minLength: 1, maxLength: 8 }), chances, fc.nat(7), (some, another, at) => {
        const probability = Math.round(combined(some) * 1e4) / 1e4;
        const before = of(...some);
        const after = of(...some.toSpliced(Math.min(at, some.length), 0, another));
        expect(before.low).toBeLessThanOrEqual(probability);
        expect(before.high).toBeGreaterThanOrEqual(probability);
        expect(after.low).toBeGreaterThanOrEqual(before.low);
        expect(after.high).toBeGreaterThanOrEqual(before.high);
        expect(after.high).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not let something vague lower what is well known', () => {
    const known = of(chance(0.85, 1_000));
    expect(of(chance(0.85, 1_000), chance(0.05, 4)).low).toBe(known.low);
  });

  it('has no width where nothing is known of any chance', () => {
    expect(riskInterval([{ ruleId: '', mean: 0, alpha: 0, beta: 0 }], 0)).toEqual({ low: 0, high: 0, level: 0.9 });
    expect(of(chance(0.3, 1e15))).toEqual({ low: 0.3, high: 0.3, level: 0.9 });
  });
});
