/** How likely counts are under a chance of which only a Beta distribution is known. */

import { logGamma } from '../score/log-gamma.ts';

/** ln B(a, b) */
function lnBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * ln of the chance of `denied` of `lines`, in their order, where the chance of each is drawn once from the Beta distribution
 * with that mean, worth so many lines. Counts may be fractions.
 */
export function lnBetaBinomial(mean: number, worth: number, lines: number, denied: number): number {
  const [alpha, beta] = [mean * worth, (1 - mean) * worth];
  return lnBeta(alpha + denied, beta + lines - denied) - lnBeta(alpha, beta);
}
