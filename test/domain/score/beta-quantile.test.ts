import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCumulative, betaQuantile } from '../../../domain/score/beta-quantile.ts';

describe('quantiles of the Beta distribution', () => {
  it.each<[number, number, number, number, string]>([
    [0.001, 2, 4, 0.0101017879, 'SAS 9.2, function BETAINV'],
    [0.975, 3.5, 4.5, 0.7654987507479062, 'comnum-math 0.2, beta_inv'],
    [0.05, 1, 5, 1 - 0.95 ** (1 / 5), 'closed form for alpha 1'],
    [0.95, 1, 0.2, 1 - 0.05 ** 5, 'closed form for alpha 1'],
    [0.05, 0.3, 1, 0.05 ** (1 / 0.3), 'closed form for beta 1'],
    [0.95, 40, 1, 0.95 ** (1 / 40), 'closed form for beta 1'],
    [0.95, 0.5, 0.5, Math.sin((Math.PI * 0.95) / 2) ** 2, 'arcsine law'],
    [0.05, 0.5, 0.5, Math.sin((Math.PI * 0.05) / 2) ** 2, 'arcsine law'],
    [0.5, 700, 700, 0.5, 'symmetry'],
    [0.05, 100_000, 100_000, 0.5 - 1.6448536269514722 / Math.sqrt(8e5), 'normal limit'],
  ])('%d of Beta(%d, %d) is %d', (p, alpha, beta, expected) => {
    expect(Math.abs(betaQuantile(p, alpha, beta) - expected)).toBeLessThan(2e-8);
  });

  // Upper 5 % points of F as tables print them, with two to four digits: x = d1 F / (d1 F + d2).
  it.each([
    [1, 10, 4.965],
    [2, 10, 4.103],
    [5, 10, 3.326],
    [10, 20, 2.348],
    [4, 60, 2.525],
    [30, 120, 1.554],
  ])('agrees with the F table: %d and %d degrees of freedom, %d', (d1, d2, f) => {
    const x = betaQuantile(0.95, d1 / 2, d2 / 2);
    expect(((d2 / d1) * x) / (1 - x)).toBeCloseTo(f, 3);
  });

  it('is the inverse of the cumulative distribution, from vague to very sure', () => {
    const exponent = fc.double({ min: -1, max: 5.5, noNaN: true });
    fc.assert(
      fc.property(exponent, exponent, fc.constantFrom(0.01, 0.05, 0.5, 0.95, 0.99), (a, b, p) => {
        const [alpha, beta] = [10 ** a, 10 ** b];
        const x = betaQuantile(p, alpha, beta);
        expect(betaCumulative(x - 1e-8, alpha, beta)).toBeLessThan(p + 1e-8);
        expect(betaCumulative(x + 1e-8, alpha, beta)).toBeGreaterThan(p - 1e-8);
      }),
      { numRuns: 500 },
    );
  });

  it('stays between 0 and 1', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([betaCumulative(0, 2, 3), betaCumulative(1, 2, 3)]).toEqual([0, 1]);
  });
});
