import { describe, expect, it } from 'vitest';
import { logGamma } from '../../../domain/score/log-gamma.ts';

describe('the logarithm of the gamma function', () => {
  it.each([
    [1, 1],
    [2, 1],
    [5, 24],
    [11, 3_628_800],
    [21, 2_432_902_008_176_640_000],
    [0.5, Math.sqrt(Math.PI)],
    [1.5, Math.sqrt(Math.PI) / 2],
  ])('of %d is that of %d', (x, gamma) => {
    expect(logGamma(x)).toBeCloseTo(Math.log(gamma), 10);
  });
});
