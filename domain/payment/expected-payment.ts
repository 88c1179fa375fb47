/** What the payer would pay for a line if it paid: national amounts, for one unit. */

import type { LineFacts } from '../claim/line-facts.ts';
import { type Confidence, inForce } from '../tables/dated-table.ts';
import type { RuleTables } from '../tables/rule-tables.ts';

export type PaymentBasis = 'pfs-nonfacility' | 'pfs-facility' | 'opps' | 'asc';

export interface ExpectedPayment {
  /** National amount of the first unit in cents; null when no schedule at hand states one. */
  readonly expectedCents: number | null;
  readonly basis: PaymentBasis | 'unknown';
  /** Key of the `sources` table, and how sure its figure is on the day of service. */
  readonly source?: string;
  readonly confidence?: Confidence;
}

/** Bill type 13x, hospital outpatient; critical access hospitals (85x) are paid by cost and not under OPPS. */
const OUTPATIENT_HOSPITAL = '13';

/**
 * Medicare only, without locality, multiple-procedure and bilateral rules. Where the figure is not known there is
 * none; it is never estimated.
 */
export function expectedPayment(facts: LineFacts, tables: RuleTables): ExpectedPayment {
  const basis = basisOf(facts, tables);
  const row = basis && inForce(tables['national-payments'], `${basis}|${facts.procedureCode}`, facts.serviceFrom);
  return basis && row?.kind === 'inForce'
    ? { expectedCents: row.value.cents, basis, source: row.citation.source, confidence: row.citation.confidence }
    : { expectedCents: null, basis: 'unknown' };
}

function basisOf(facts: LineFacts, tables: RuleTables): PaymentBasis | undefined {
  if (facts.lineOfBusiness !== 'medicare' && facts.lineOfBusiness !== 'railroadMedicare') return undefined;
  if (facts.setting === 'hospital') return facts.claim.facilityCode === OUTPATIENT_HOSPITAL ? 'opps' : undefined;
  if (facts.isAmbulatorySurgeryFacility) return 'asc';
  if (facts.line.placeOfService === undefined) return undefined;
  const place = inForce(tables['facility-places'], facts.line.placeOfService, facts.serviceFrom);
  if (place.kind === 'uncovered') return undefined;
  return place.kind === 'inForce' ? 'pfs-facility' : 'pfs-nonfacility';
}
