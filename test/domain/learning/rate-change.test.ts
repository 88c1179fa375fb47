import { describe, expect, it } from 'vitest';
import { changeEvidence, changeThreshold, lastChange } from '../../../domain/learning/rate-change.ts';

/** Lines and denials of months in a row, the first of them month 100. */
const months = (...counts: readonly (readonly [number, number])[]) =>
  new Map(counts.map(([lines, denied], index) => [100 + index, { lines, denied }]));
const same = (count: number, lines: number, denied: number) =>
  Array.from({ length: count }, () => [lines, denied] as const);

describe('evidence of a change', () => {
  it('of nothing is none', () => {
    expect(changeEvidence({ lines: 0, denied: 0 }, { lines: 50, denied: 20 })).toBeCloseTo(0, 10);
  });

  it('speaks against a change where the rates agree', () => {
    expect(changeEvidence({ lines: 500, denied: 200 }, { lines: 500, denied: 200 })).toBeLessThan(-2);
  });

  it('is symmetrical', () => {
    const [a, b] = [
      { lines: 40, denied: 30 },
      { lines: 25, denied: 5 },
    ];
    expect(changeEvidence(a, b)).toBeCloseTo(changeEvidence(b, a), 10);
  });

  it('must be stronger, the more rates are looked at', () => {
    expect(changeThreshold(60)).toBeCloseTo(changeThreshold(1) + Math.log(60), 10);
  });
});

describe('the last change of a rate', () => {
  it.each([
    { name: 'steady', of: same(24, 20, 10), expected: undefined },
    { name: 'one month alone', of: same(1, 500, 500), expected: undefined },
    { name: 'a few lines the other way', of: [...same(6, 20, 17), [3, 0] as const], expected: undefined },
    { name: 'down in the seventh month', of: [...same(6, 20, 17), ...same(4, 20, 7)], expected: 106 },
    { name: 'up in the seventh month', of: [...same(6, 20, 2), ...same(4, 20, 16)], expected: 106 },
    { name: 'two changes', of: [...same(8, 30, 3), ...same(8, 30, 27), ...same(8, 30, 12)], expected: 116 },
    { name: 'back to what it was', of: [...same(8, 30, 3), ...same(8, 30, 27), ...same(8, 30, 3)], expected: 116 },
  ])('$name: $expected', ({ of, expected }) => {
    expect(lastChange(months(...of), 20)).toBe(expected);
  });

  it('does not depend on the order in which the months came', () => {
    const sorted = months(...same(6, 20, 17), ...same(4, 20, 7));
    expect(lastChange(new Map([...sorted].reverse()), 20)).toBe(106);
  });
});
