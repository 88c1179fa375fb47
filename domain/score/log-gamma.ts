/** The logarithm of the gamma function, which Beta distributions are reckoned with. */

/** From here on Stirling's series is exact to the last digits; below it the recurrence leads here. */
const STIRLING_FROM = 10;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** log Γ(x) for x above 0: NIST Digital Library of Mathematical Functions 5.11.1 and 5.5.1. */
export function logGamma(x: number): number {
  let shift = 1;
  let at = x;
  while (at < STIRLING_FROM) shift *= at++;
  const square = 1 / (at * at);
  const series = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188))));
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series / at - Math.log(shift);
}
