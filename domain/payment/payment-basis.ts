/** Which schedule pays a line. */

import type { ServiceLine } from '../claim/claim.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import { inForce, isInForce } from '../tables/dated-table.ts';
import type { RuleTables } from '../tables/rule-tables.ts';

export type PaymentBasis = 'pfs-nonfacility' | 'pfs-facility' | 'opps' | 'asc';

/** The rules by which units and procedures of a day are paid beside each other. */
export type PaymentSystem = 'pfs' | 'opps' | 'asc';

export function systemOf(basis: PaymentBasis): PaymentSystem {
  return basis === 'opps' || basis === 'asc' ? basis : 'pfs';
}

/** Bill type 13x, hospital outpatient; critical access hospitals (85x) are paid by cost and not under OPPS. */
const OUTPATIENT_HOSPITAL = '13';

export function isOriginalMedicare({ lineOfBusiness }: LineFacts): boolean {
  return lineOfBusiness === 'medicare' || lineOfBusiness === 'railroadMedicare';
}

/**
 * The schedule of a line of the claim whose facts these are: the line itself or another of that day. Undefined where
 * Medicare does not pay, pays by another system, or the place of service does not tell.
 */
export function basisOf(facts: LineFacts, line: ServiceLine, tables: RuleTables): PaymentBasis | undefined {
  if (!isOriginalMedicare(facts)) return undefined;
  if (facts.setting === 'hospital') return facts.claim.facilityCode === OUTPATIENT_HOSPITAL ? 'opps' : undefined;
  if (facts.isAmbulatorySurgeryFacility) return 'asc';
  if (line.placeOfService === undefined) return undefined;
  const place = inForce(tables['facility-places'], line.placeOfService, line.serviceFrom);
  if (place.kind === 'uncovered') return undefined;
  return isInForce(place) ? 'pfs-facility' : 'pfs-nonfacility';
}
