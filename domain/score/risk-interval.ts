/** How sure a denial risk is: the interval around it. */

import { betaQuantile } from './beta-quantile.ts';
import type { Chance } from './chance.ts';

/** The chance is held to lie between the ends with probability `level`, and as likely below as above them. */
export interface RiskInterval {
  /** 0 to 1, four decimals. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

export const INTERVAL_LEVEL = 0.9;
const TAIL = (1 - INTERVAL_LEVEL) / 2;
/** Below this variance the risk is as good as known, and the matched parameters are past all numbers. */
const LEAST_VARIANCE = 1e-14;

/**
 * The interval of 1 - ∏ (1 - chance). Each 1 - chance is a Beta variable; their product is taken as the one Beta variable
 * with its mean and variance (D.-Y. Fan, The distribution of the product of independent beta variables, Communications
 * in Statistics, Theory and Methods 20, 1991, 4043-4052).
 *
 * Another cause can only raise the true ends of the risk. The matched ones could fall when something vague is added to
 * something well known, or something well known to something vague. So each end is the highest that is met while the
 * causes are taken one by one, from the best known on and from the least known on.
 */
export function riskInterval(chances: readonly Chance[], probability: number): RiskInterval {
  const known = chances.filter(({ alpha, beta }) => alpha > 0 && beta > 0).map(survivalOf);
  known.sort((a, b) => a.noise - b.noise);
  const orders = [known, known.toReversed()];
  const low = Math.max(...orders.map((causes) => highestEnd(causes, TAIL)));
  const high = Math.max(...orders.map((causes) => highestEnd(causes, 1 - TAIL)));
  // The mean of a very skewed chance may lie past its own quantile.
  return {
    low: Math.min(rounded(low), probability),
    high: Math.max(rounded(high), probability),
    level: INTERVAL_LEVEL,
  };
}

/** What is left of the line's payment after one cause: mean and second moment, and how vague it is for its size. */
interface Survival {
  readonly mean: number;
  readonly square: number;
  readonly noise: number;
}

function survivalOf({ alpha, beta }: Chance): Survival {
  const sum = alpha + beta;
  const mean = beta / sum;
  const square = (mean * (beta + 1)) / (sum + 1);
  return { mean, square, noise: Math.log(square / (mean * mean)) / -Math.log(mean) };
}

function highestEnd(causes: readonly Survival[], tail: number): number {
  let highest = 0;
  let mean = 1;
  let square = 1;
  for (const cause of causes) {
    mean *= cause.mean;
    square *= cause.square;
    highest = Math.max(highest, deniedQuantile(mean, square, tail));
  }
  return highest;
}

/** Quantile of 1 - X, where X is the Beta variable with that mean and mean square. */
function deniedQuantile(mean: number, square: number, tail: number): number {
  const variance = square - mean * mean;
  if (variance < LEAST_VARIANCE) return 1 - mean;
  const strength = (mean - square) / variance;
  return betaQuantile(tail, (1 - mean) * strength, mean * strength);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
