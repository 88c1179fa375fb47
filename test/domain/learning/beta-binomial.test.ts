import { describe, expect, it } from 'vitest';
import { lnBetaBinomial } from '../../../domain/learning/beta-binomial.ts';

describe('the chance of counts', () => {
  it('under a uniform rate is one in all the ways they can come', () => {
    // Of 5 lines 2 denied: each count from 0 to 5 is as likely, and there are ten orders for 2.
    expect(lnBetaBinomial(0.5, 2, 5, 2)).toBeCloseTo(Math.log(1 / 6 / 10), 10);
  });

  it('under a rate that is sure is that of the rate', () => {
    expect(lnBetaBinomial(0.3, 1e9, 10, 4)).toBeCloseTo(4 * Math.log(0.3) + 6 * Math.log(0.7), 5);
  });
});
