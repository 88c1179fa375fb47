/** How likely counts are under a chance of which only a Beta distribution is known. */

/** ln Γ(x) for x above 0, to some twelve digits: Stirling's series, which is good from 10 on, carried down by Γ(x + 1) = x Γ(x). */
export function lnGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted++;
  }
  const square = shifted * shifted;
  const series = (1 / 12 - (1 / 360 - (1 / 1_260 - 1 / (1_680 * square)) / square) / square) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

/** ln B(a, b) */
function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

/**
 * ln of the chance of `denied` of `lines`, in their order, where the chance of each is drawn once from the Beta distribution
 * with that mean, worth so many lines. Counts may be fractions.
 */
export function lnBetaBinomial(mean: number, worth: number, lines: number, denied: number): number {
  const [alpha, beta] = [mean * worth, (1 - mean) * worth];
  return lnBeta(alpha + denied, beta + lines - denied) - lnBeta(alpha, beta);
}
