import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeniedServices, drawnRate } from '../../../domain/imports/denied-services.ts';

const cell = (services: number, denied: number, ...withheld: number[]): DeniedServices => ({
  services,
  denied,
  withheld,
});

/** log of the posterior density at `rate`, without what does not depend on it; binomials summed term by term. */
function logPosterior({ services, denied, withheld }: DeniedServices, wider: number, strength: number, rate: number) {
  const few = withheld.map((count) => {
    let term = (1 - rate) ** count;
    let sum = 0;
    for (let k = 0; k <= Math.min(10, count); k++) {
      sum += term;
      term *= (((count - k) / (k + 1)) * rate) / (1 - rate);
    }
    return Math.log(sum);
  });
  const deniedInAll = denied + strength * wider;
  const paidInAll = services - denied + strength * (1 - wider);
  return few.reduce((sum, one) => sum + one, deniedInAll * Math.log(rate) + paidInAll * Math.log1p(-rate));
}

describe('the rate of denied services in a cell', () => {
  it('is drawn towards that of the wider cell, the more the fewer its services', () => {
    expect(drawnRate(cell(0, 0), 0.07, 20)).toBeCloseTo(0.07, 12);
    expect(drawnRate(cell(20, 4), 0.1, 20)).toBeCloseTo(0.15, 12);
    expect(drawnRate(cell(980, 98), 0.1, 20)).toBeCloseTo(0.1, 12);
    expect(drawnRate(cell(180, 0), 0.1, 20)).toBeCloseTo(0.01, 12);
  });

  it('learns next to nothing from a small row that withholds its denials', () => {
    expect(drawnRate(cell(0, 0, 11), 0.07, 20)).toBeCloseTo(0.07, 6);
    expect(drawnRate(cell(0, 0, 15, 12, 20), 0.07, 20)).toBeCloseTo(0.07, 4);
  });

  it('learns from a large row that withholds its denials that they were few', () => {
    const rate = drawnRate(cell(0, 0, 2_000), 0.07, 20);
    expect(rate).toBeLessThan(0.01);
    expect(rate).toBeGreaterThan(0);
  });

  it('is where the posterior is highest', () => {
    const counts = fc.integer({ min: 11, max: 400 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0.02, max: 0.4, noNaN: true }),
        fc.double({ min: 0.02, max: 0.4, noNaN: true }),
        fc.array(counts, { maxLength: 6 }),
        (services, share, wider, withheld) => {
          const given = cell(services, Math.floor(services * share), ...withheld);
          const rate = drawnRate(given, wider, 20);
          const at = (other: number) => logPosterior(given, wider, 20, other);
          expect(at(rate)).toBeGreaterThanOrEqual(Math.max(at(rate * 0.995), at(rate * 1.005)) - 1e-9);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('recovers a known rate from rows of which most are withheld', () => {
    // Rows of 50 services at a rate of 0.1: of binomial counts, those above ten are published.
    let state = 7;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const all = cell(0, 0);
    for (let row = 0; row < 2_000; row++) {
      const denied = Array.from({ length: 50 }, random).filter((one) => one < 0.1).length;
      if (denied > 10) {
        all.services += 50;
        all.denied += denied;
      } else all.withheld.push(50);
    }
    expect(all.denied / all.services).toBeGreaterThan(0.2);
    expect(drawnRate(all, 0.05, 20)).toBeCloseTo(0.1, 2);
  });
});
