/** Who rendered a line. */

import type { Claim, Provider, ServiceLine } from './claim.ts';

/** Loop 2420A, else 2310B, else the billing provider of 2010AA, who then rendered the line. */
export function lineProvider(claim: Claim, line: ServiceLine): Provider {
  return line.renderingProvider ?? claim.billingProvider;
}

/** Whether one provider rendered both lines of a claim. Undefined where one is named without the NPI that would tell. */
export function sharesProvider(claim: Claim, a: ServiceLine, b: ServiceLine): boolean | undefined {
  const [one, other] = [lineProvider(claim, a), lineProvider(claim, b)];
  if (one === other) return true;
  return one.npi === undefined || other.npi === undefined ? undefined : one.npi === other.npi;
}
