/** Visits (evaluation and management) are told by how their codes begin. */

import type { IsoDate } from '../calendar.ts';
import type { ServiceLine } from '../claim/claim.ts';
import { inForce } from '../tables/dated-table.ts';
import type { RuleTables } from '../tables/rule-tables.ts';

export function isVisit(line: ServiceLine, tables: RuleTables, day: IsoDate): boolean {
  const table = tables['visit-codes'];
  const code = line.procedureCode;
  for (const start of table?.records.keys() ?? []) {
    if (code.startsWith(start) && inForce(table, start, day).kind === 'inForce') return true;
  }
  return false;
}
