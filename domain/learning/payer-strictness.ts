/** Whether a payer denies more or less readily than the priors say, throughout. */

import { lnBetaBinomial } from './beta-binomial.ts';
import type { Cause, Fit } from './noisy-or.ts';
import { LEARNING } from './parameters.ts';

/** Logarithms by which the odds of every prior may be off. */
const SHIFTS: readonly number[] = Array.from(
  { length: 4 * LEARNING.widestStrictness + 1 },
  (_, step) => step / 2 - LEARNING.widestStrictness,
);

/**
 * The causes with their priors moved, all odds by one factor, as far as the payer's counts bear that out: the mean of the
 * factors, each weighed by how likely it makes all counts together. Where a payer is stricter in what is often decided, its
 * rare findings are so taken to be judged more strictly, too, until outcomes of their own say otherwise. A cause that no
 * line tells of alone keeps its prior.
 */
export function withStrictness<Of extends Cause>(causes: readonly Of[], fit: Fit): Of[] {
  const likelihoods = SHIFTS.map((shift) => lnLikelihood(causes, fit, shift) + lnPrior(shift));
  const top = Math.max(...likelihoods);
  const weights = likelihoods.map((likelihood) => Math.exp(likelihood - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shift = weights.reduce((sum, weight, index) => sum + weight * (SHIFTS[index] ?? 0), 0) / total;
  return causes.map((cause) => (cause.isFixed ? cause : { ...cause, probability: moved(cause.probability, shift) }));
}

function lnPrior(shift: number): number {
  const { asStrictAsPriors } = LEARNING;
  return Math.log(shift === 0 ? asStrictAsPriors : (1 - asStrictAsPriors) / (SHIFTS.length - 1));
}

/** Each prior sound or a guess, as prior-soundness.ts takes it before any outcome. */
function lnLikelihood(causes: readonly Cause[], { lines, credit }: Fit, shift: number): number {
  const { soundAtFirst, unsoundAtFirst, timesIfSound, timesIfUnsound } = LEARNING;
  const share = soundAtFirst / (soundAtFirst + unsoundAtFirst);
  let sum = 0;
  for (const [index, { probability, strength, isFixed, hasChanged }] of causes.entries()) {
    if (isFixed || hasChanged) continue;
    const mean = moved(probability, shift);
    const lnCounts = (times: number) => lnBetaBinomial(mean, strength * times, lines[index] ?? 0, credit[index] ?? 0);
    const [sound, guess] = [Math.log(share) + lnCounts(timesIfSound), Math.log(1 - share) + lnCounts(timesIfUnsound)];
    sum += Math.max(sound, guess) + Math.log1p(Math.exp(-Math.abs(sound - guess)));
  }
  return sum;
}

/** The probability with its odds multiplied by e to the power of `shift`. */
function moved(probability: number, shift: number): number {
  const odds = (probability / (1 - probability)) * Math.exp(shift);
  return odds / (1 + odds);
}
