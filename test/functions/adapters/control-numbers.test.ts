import { expect, it } from 'vitest';
import { createControlNumbers } from '../../../functions/adapters/control-numbers.ts';

it('are given by the hundredth of a second, 1 to 999999999', () => {
  const at = (milliseconds: number) => createControlNumbers(() => milliseconds)();
  expect(at(10)).toBe(at(0) + 1);
  expect(at(0)).toBe(1);
  expect(at(9_999_999_989)).toBe(999_999_999);
  expect(at(9_999_999_990)).toBe(1);
});

it('never come twice, however fast they are asked for and whatever the clock does', () => {
  let now = 1_000_000;
  const next = createControlNumbers(() => now);
  const numbers = Array.from({ length: 3_000 }, (_, index) => {
    now += index % 700 === 0 ? -5_000 : index % 3;
    return next();
  });
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
});

it('catch up with the clock, so that a process started later is not met', () => {
  let now = 0;
  const next = createControlNumbers(() => now);
  expect([next(), next(), next()]).toEqual([1, 2, 3]);
  now = 10_000;
  expect(next()).toBe(1_001);
});

it('begin again after the last', () => {
  const next = createControlNumbers(() => 9_999_999_989);
  expect([next(), next()]).toEqual([999_999_999, 1]);
});
