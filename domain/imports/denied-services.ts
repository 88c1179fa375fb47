/** Published counts of denied services, some of them withheld → rates of cells, each drawn towards the wider one. */

/** Rows of one cell. What is withheld is unknown and never zero. */
export interface DeniedServices {
  /** Services of the rows that publish how many were denied. */
  services: number;
  denied: number;
  /** Services of each row that withholds how many were denied: it was few. */
  readonly withheld: number[];
}

export function noServices(): DeniedServices {
  return { services: 0, denied: 0, withheld: [] };
}

/** CMS withholds counts below eleven. */
const MOST_WITHHELD = 10;
const MOST_ROUNDS = 500;
const CLOSE_ENOUGH = 1e-9;

/**
 * The rate of the cell with `strength` services of the `wider` rate put to it, so that few services say little. A row
 * that withholds its denials says that they were ten at most: it counts with as many as are expected of it under that
 * condition at the rate that is sought (expectation-maximisation: Dempster, Laird, Rubin, Journal of the Royal
 * Statistical Society B 39, 1977, 1-38). Leaving such rows out would keep those with many denials, and rate too high.
 */
export function drawnRate({ services, denied, withheld }: DeniedServices, wider: number, strength: number): number {
  const all = withheld.reduce((sum, count) => sum + count, services + strength);
  let rate = wider;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const expected = withheld.reduce((sum, count) => sum + fewExpected(count, rate), denied + strength * wider);
    const next = expected / all;
    if (Math.abs(next - rate) < CLOSE_ENOUGH) return next;
    rate = next;
  }
  return rate;
}

/** Mean of a binomial count of `services` at `rate` that is known to be `MOST_WITHHELD` at most. */
function fewExpected(services: number, rate: number): number {
  const odds = rate / (1 - rate);
  let weight = 1;
  let weights = 1;
  let sum = 0;
  for (let count = 1; count <= Math.min(MOST_WITHHELD, services); count++) {
    weight *= ((services - count + 1) / count) * odds;
    weights += weight;
    sum += count * weight;
  }
  return sum / weights;
}
