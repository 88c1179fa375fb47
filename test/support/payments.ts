/** The expected payment of one line of a synthetic claim. */

import { isoDate } from '../../domain/calendar.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { lineFacts } from '../../domain/claim/line-facts.ts';
import { expectedPayment } from '../../domain/payment/expected-payment.ts';
import type { ExpectedPayment } from '../../domain/payment/payment.ts';
import type { RuleTables } from '../../domain/tables/rule-tables.ts';
import { type ClaimSpec, claimOf } from './claims.ts';
import { dataRelease } from './release.ts';

/** Of the line with that place in the claim, counted from 1, under the tables of `data/` unless told otherwise. */
export function paymentOf(
  claim: ClaimSpec | Claim,
  line = 1,
  tables: RuleTables = dataRelease().tables,
): ExpectedPayment {
  const read = 'serviceLines' in claim ? claim : claimOf(claim);
  const priced = read.serviceLines[line - 1];
  if (!priced) throw new Error('the claim has no such line');
  return expectedPayment(lineFacts(read, priced, tables, isoDate('2026-11-23')), tables);
}
