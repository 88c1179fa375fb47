/** Quantiles of the Beta distribution. */

import { logGamma } from './log-gamma.ts';

/** Far closer than the four decimals that are reported. */
const TOLERANCE = 1e-10;
/** Halvings alone come to the tolerance in 34 steps; Newton's steps in a handful. */
const MOST_STEPS = 60;

/**
 * The value that a Beta(`alpha`, `beta`) variable does not exceed with probability `p`: the inverse of the regularised
 * incomplete beta function, by Newton's method between bounds that halve where it would leave them. Both parameters are
 * above 0; the value is right to 1e-8.
 */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const logScale = logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta);
  let low = 0;
  let high = 1;
  let x = alpha / (alpha + beta);
  for (let step = 0; step < MOST_STEPS && high - low > TOLERANCE; step++) {
    const excess = cumulative(x, alpha, beta, logScale) - p;
    if (excess > 0) high = x;
    else low = x;
    const density = Math.exp(logScale + (alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x));
    const next = x - excess / density;
    const isInside = next > low && next < high;
    if (isInside && Math.abs(next - x) < TOLERANCE) return next;
    x = isInside ? next : (low + high) / 2;
  }
  return x;
}

/** The chance that a Beta(`alpha`, `beta`) variable does not exceed `x`. */
export function betaCumulative(x: number, alpha: number, beta: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return cumulative(x, alpha, beta, logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta));
}

/** The continued fraction converges fast on the side of the mean where `x` is small; the other side is its complement. */
function cumulative(x: number, alpha: number, beta: number, logScale: number): number {
  const factor = Math.exp(logScale + alpha * Math.log(x) + beta * Math.log1p(-x));
  if (x < (alpha + 1) / (alpha + beta + 2)) return (factor / alpha) * continuedFraction(x, alpha, beta);
  return 1 - (factor / beta) * continuedFraction(1 - x, beta, alpha);
}

/** It takes some √max(a, b) terms, so this is enough for millions of outcomes. */
const MOST_TERMS = 10_000;
const TINY = 1e-300;

/** NIST Digital Library of Mathematical Functions 8.17.22, by the method of Lentz. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = inverse(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = inverse(1 + even * d);
    c = away(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = inverse(1 + odd * d);
    c = away(1 + odd / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-14) break;
  }
  return value;
}

function away(denominator: number): number {
  return Math.abs(denominator) < TINY ? TINY : denominator;
}

function inverse(denominator: number): number {
  return 1 / away(denominator);
}
