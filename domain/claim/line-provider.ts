/** Who rendered a line. */

import type { Claim, Provider, ServiceLine } from './claim.ts';

/** Loop 2420A, else 2310B, else the billing provider of 2010AA, who then rendered the line. */
export function lineProvider(claim: Claim, line: ServiceLine): Provider {
  return line.renderingProvider ?? claim.billingProvider;
}

/**
 * Whether one provider rendered both lines of a claim. Undefined where one of them has an NPI and the other has none that
 * would tell; two without one are taken for the same, as lines that inherit theirs from the claim are.
 */
export function sharesProvider(claim: Claim, a: ServiceLine, b: ServiceLine): boolean | undefined {
  const [one, other] = [lineProvider(claim, a).npi || undefined, lineProvider(claim, b).npi || undefined];
  if (one === other) return true;
  return one === undefined || other === undefined ? undefined : false;
}
