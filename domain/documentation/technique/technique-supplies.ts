/** Which technique the supplies that are billed on the day tell. */

import type { IsoDate } from '../../calendar.ts';
import type { ServiceLine } from '../../claim/claim.ts';
import { type DatedTable, inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables, TechniqueValue } from '../../tables/rule-tables.ts';
import type { TechniqueStatement } from './technique-fact.ts';

const NONE: readonly TechniqueStatement[] = [];

/** The techniques that codes of supplies on other lines tell. */
export function supplies(
  otherLines: readonly ServiceLine[],
  tables: RuleTables,
  day: IsoDate,
): readonly TechniqueStatement[] {
  const table = tables.techniques;
  if (!table || otherLines.length === 0) return NONE;
  const codes = supplyCodes(table);
  const ofSupplies = otherLines.filter(({ procedureCode }) => codes.has(procedureCode));
  return ofSupplies.flatMap((line) =>
    [...table.records.keys()].flatMap((technique) => {
      const row = inForce(table, technique, day);
      if (!isInForce(row) || !row.value.supplyCodes?.includes(line.procedureCode)) return [];
      const { value, citation } = row;
      return [{ technique, value, citation, at: line.procedureCodeAt, deniesNonDestructive: false }];
    }),
  );
}

const supplyCodesOf = new WeakMap<DatedTable<TechniqueValue>, ReadonlySet<string>>();

/** Codes of supplies that tell a technique on some day, gathered once for the life of the release: few lines bill any. */
function supplyCodes(table: DatedTable<TechniqueValue>): ReadonlySet<string> {
  const ready = supplyCodesOf.get(table);
  if (ready) return ready;
  const rows = [...table.records.values()].flatMap((record) => record.rows);
  const codes = new Set(rows.flatMap(({ value }) => value.supplyCodes ?? []));
  supplyCodesOf.set(table, codes);
  return codes;
}
