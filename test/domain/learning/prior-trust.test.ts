import { describe, expect, it } from 'vitest';
import type { Cause, Fit } from '../../../domain/learning/noisy-or.ts';
import { LEARNING } from '../../../domain/learning/parameters.ts';
import { withStrictness } from '../../../domain/learning/payer-strictness.ts';
import { withSoundness } from '../../../domain/learning/prior-soundness.ts';

const causes = (count: number, told: Partial<Cause> = {}): Cause[] =>
  Array.from({ length: count }, () => ({ probability: 0.5, strength: 20, isFixed: false, hasChanged: false, ...told }));

/** Lines of each cause, and denials credited to it. */
function counted(...counts: readonly (readonly [lines: number, credit: number])[]): Fit {
  return {
    chances: Float64Array.from(counts, () => 0.5),
    lines: Float64Array.from(counts, ([lines]) => lines),
    credit: Float64Array.from(counts, ([, credit]) => credit),
  };
}

describe('a prior', () => {
  it('that the counts bear out is worth nearly its most', () => {
    const [sound] = withSoundness(causes(5), counted([200, 100], [200, 98], [200, 103], [200, 101], [200, 99]));
    expect(sound?.strength).toBeGreaterThan(0.7 * LEARNING.timesIfSound * 20);
    expect(sound?.strength).toBeLessThanOrEqual(LEARNING.timesIfSound * 20);
  });

  it('that they refute is worth nearly its least, whatever the others are worth', () => {
    const trusted = withSoundness(causes(5), counted([200, 100], [200, 98], [200, 103], [200, 101], [200, 190]));
    expect(trusted[4]?.strength).toBeCloseTo(LEARNING.timesIfUnsound * 20, 1);
    expect(trusted[0]?.strength).toBeGreaterThan(100);
  });

  it('of which few lines tell is trusted as far as the payer bears out its other priors', () => {
    const few = [5, 4] as const;
    const [atOne] = withSoundness(causes(5), counted(few, [200, 98], [200, 103], [200, 101], [200, 99]));
    const [atAnother] = withSoundness(causes(5), counted(few, [200, 20], [200, 180], [200, 30], [200, 190]));
    expect(atOne?.strength).toBeGreaterThan(2 * (atAnother?.strength ?? Number.NaN));
  });

  it('of a rate that has changed is no more than a guess', () => {
    const [changed] = withSoundness(causes(1, { hasChanged: true }), counted([50, 25]));
    expect(changed?.strength).toBeCloseTo(LEARNING.timesIfUnsound * 20, 8);
  });

  it('is moved with all others where the payer is stricter throughout', () => {
    const strict = Array.from({ length: 6 }, () => [60, 44] as const);
    const [moved] = withStrictness(causes(7), counted([1, 0], ...strict));
    expect(moved?.probability).toBeGreaterThan(0.65);
    expect(moved?.probability).toBeLessThan(0.78);
  });

  it('stays where the payer is as strict as the priors, or stricter in one thing alone', () => {
    const usual = Array.from({ length: 6 }, () => [60, 30] as const);
    for (const own of [
      [60, 30],
      [60, 58],
    ] as const) {
      const [moved] = withStrictness(causes(7), counted(own, ...usual));
      expect(moved?.probability).toBeCloseTo(0.5, 1);
    }
  });

  it('stays where no line tells of its cause alone', () => {
    const strict = Array.from({ length: 6 }, () => [60, 44] as const);
    const [own] = withStrictness([...causes(1, { isFixed: true }), ...causes(6)], counted([60, 44], ...strict));
    expect(own?.probability).toBe(0.5);
  });
});
