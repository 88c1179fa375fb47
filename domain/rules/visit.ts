/** Visits (evaluation and management) are told by how their codes begin. */

import type { IsoDate } from '../calendar.ts';
import type { ServiceLine } from '../claim/claim.ts';
import { type DatedTable, inForce } from '../tables/dated-table.ts';
import type { RuleTables } from '../tables/rule-tables.ts';

export function isVisit(line: ServiceLine, tables: RuleTables, day: IsoDate): boolean {
  const table = tables['visit-codes'];
  if (!table) return false;
  for (const start of startsOf(table)) {
    if (line.procedureCode.startsWith(start) && inForce(table, start, day).kind === 'inForce') return true;
  }
  return false;
}

const starts = new WeakMap<DatedTable<unknown>, readonly string[]>();

/** The keys of the table as a list, made once for the life of the release. */
function startsOf(table: DatedTable<unknown>): readonly string[] {
  const ready = starts.get(table) ?? [...table.records.keys()];
  starts.set(table, ready);
  return ready;
}
