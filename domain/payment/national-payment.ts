/** Payment under a release from before locality and rank were reckoned with: the national amount of one unit. */

import type { LineFacts } from '../claim/line-facts.ts';
import { inForce, isInForce } from '../tables/dated-table.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import type { ExpectedPayment } from './payment.ts';
import { basisOf } from './payment-basis.ts';

/** What such a release answered when it was the newest, and so answers for good. */
export function nationalPayment(facts: LineFacts, tables: RuleTables): ExpectedPayment {
  const basis = basisOf(facts, facts.line, tables);
  const row = basis && inForce(tables['national-payments'], `${basis}|${facts.procedureCode}`, facts.serviceFrom);
  return basis && isInForce(row)
    ? { expectedCents: row.value.cents, basis, source: row.citation.source, confidence: row.citation.confidence }
    : { expectedCents: null, basis: 'unknown' };
}
