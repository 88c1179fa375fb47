/** The documents about nerve destruction that a MAC works by on a day. */

import type { IsoDate } from '../calendar.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import { type Citation, type DatedTable, inForce, isInForce } from '../tables/dated-table.ts';
import { mapOf, mapUnder } from '../tables/kept-maps.ts';
import type { PolicyDocumentValue } from '../tables/rule-tables.ts';
import { IMPORT_COVERAGE_DATABASE, SAY_THE_PLACE } from './how-to-document.ts';
import { type NotEvaluated, notEvaluated } from './rule.ts';

export interface PolicyInForce {
  /** Key of `policies`. */
  readonly policy: string;
  readonly value: PolicyDocumentValue;
  readonly citation: Citation;
}

/** Enough for the services of one file. Jurisdictions are those of the release, some dozens. */
const MOST_DAYS_KEPT = 128;

/** By day, then by jurisdiction. */
const kept = new WeakMap<DatedTable<PolicyDocumentValue>, Map<IsoDate, Map<string, readonly PolicyInForce[]>>>();

/**
 * National and local documents of the jurisdiction, proposals included, in the order of the table. Line after line
 * asks for the same, so the same list comes back, and what is made of it can be kept with it.
 */
export function localPolicies(
  table: DatedTable<PolicyDocumentValue>,
  jurisdiction: string,
  day: IsoDate,
): readonly PolicyInForce[] {
  const lists = mapUnder(mapOf(kept, table), day, MOST_DAYS_KEPT);
  const ready = lists.get(jurisdiction);
  if (ready) return ready;
  const found = [...table.records.keys()].flatMap((policy) => {
    const row = inForce(table, policy, day);
    if (!isInForce(row)) return [];
    const { jurisdictions, mayReach = [] } = row.value;
    const isHere = [jurisdiction, 'national'].some((place) => jurisdictions.includes(place));
    return isHere || mayReach.includes(jurisdiction) ? [{ policy, value: row.value, citation: row.citation }] : [];
  });
  lists.set(jurisdiction, found);
  return found;
}

/** Why no MAC is known: Railroad Medicare has a contractor of its own, whose policies no source here states. */
export function macNeeded({ lineOfBusiness }: LineFacts): NotEvaluated {
  return lineOfBusiness === 'railroadMedicare'
    ? notEvaluated('the local policies that the Railroad Medicare contractor applies', IMPORT_COVERAGE_DATABASE)
    : notEvaluated('the MAC that decides the claim', SAY_THE_PLACE);
}
