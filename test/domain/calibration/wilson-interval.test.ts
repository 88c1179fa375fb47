import { expect, it } from 'vitest';
import { wilsonInterval } from '../../../domain/calibration/wilson-interval.ts';

it.each([
  // z² / (10 + z²) = 3.841459 / 13.841459
  [0, 10, 0, 0.277533],
  [10, 10, 1 - 0.277533, 1],
  // Middle 0.5; half = 1.959964 × √(0.025 + 3.841459 / 400) / 1.3841459
  [5, 10, 0.236593, 0.763407],
  // Middle (0.1 + 0.0192073) / 1.0384146 = 0.114797; half = 1.959964 × √(0.0009 + 0.000096036) / 1.0384146 = 0.059568
  [10, 100, 0.055229, 0.174366],
])('%s of %s lies between %s and %s', (count, of, low, high) => {
  const found = wilsonInterval(count, of);
  expect(found.low).toBeCloseTo(low, 5);
  expect(found.high).toBeCloseTo(high, 5);
});

it('knows nothing of none', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
