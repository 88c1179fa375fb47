/** Logarithms of the gamma and beta functions. */

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
export function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}
