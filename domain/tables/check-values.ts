/** Finds keys and values that are not as their table wants them, and names that lead nowhere. */

import { type IsoDate, isWithin } from '../calendar.ts';
import type { Coverage, DatedRow } from './dated-table.ts';
import type { BundledTable, ReleaseBundle } from './release-records.ts';
import type { TableReference } from './shapes/table-shape.ts';
import { shapeOf } from './shapes/table-shapes.ts';

/** Every defect as `table, key: what is wrong`. */
export function valueDefects({ tables }: ReleaseBundle): string[] {
  const held = new Map(tables.map((table) => [table.table as string, heldTable(table)]));
  return tables.flatMap(({ table, coverage, records }) => {
    const shape = shapeOf(table);
    if (!shape) return [`${table}: nothing says how its keys and values are formed`];
    const defects: string[] = [];
    for (const { key, rows } of records) {
      for (const { message } of shape.key.safeParse(key).error?.issues ?? []) {
        defects.push(`${table}, ${key}: the key ${message}`);
      }
      for (const row of rows) {
        const place = `${table}, ${key}, row of ${row.effectiveFrom}`;
        const parsed = shape.value.safeParse(row.value);
        for (const { path, message } of parsed.error?.issues ?? []) {
          defects.push(`${place}: ${['value', ...path].map(String).join('.')}: ${message}`);
        }
        if (!parsed.success) continue;
        const day = lastDay(row, coverage);
        const lost = (shape.references?.(key, row.value) ?? []).filter((reference) => !resolves(reference, day, held));
        for (const reason of new Set(lost.map((reference) => missing(reference, day))))
          defects.push(`${place}: ${reason}`);
      }
    }
    return defects;
  });
}

interface HeldTable {
  readonly coverage: Coverage;
  readonly records: ReadonlyMap<string, readonly DatedRow<unknown>[]>;
}

function heldTable({ coverage, records }: BundledTable): HeldTable {
  return { coverage, records: new Map(records.map(({ key, rows }) => [key, rows])) };
}

/** The last day on which the row can be found: what it names must still be there. */
function lastDay({ effectiveFrom, effectiveThrough }: DatedRow<unknown>, { through }: Coverage): IsoDate {
  const end = effectiveThrough !== null && effectiveThrough < through ? effectiveThrough : through;
  return end < effectiveFrom ? effectiveFrom : end;
}

/** On a day for which the other table does not vouch, any row of the key will do. */
function resolves({ table, key, listed }: TableReference, day: IsoDate, held: ReadonlyMap<string, HeldTable>): boolean {
  const other = held.get(table);
  const rows = other?.records.get(key);
  if (!other || !rows) return false;
  const isVouchedFor = isWithin(day, other.coverage.from, other.coverage.through);
  return rows.some(
    (row) =>
      (!isVouchedFor || isWithin(day, row.effectiveFrom, row.effectiveThrough)) &&
      (listed === undefined || lists(row.value, listed)),
  );
}

function lists(value: unknown, word: string): boolean {
  return Object.values(value as object).some((field) => Array.isArray(field) && field.includes(word));
}

function missing({ table, key, listed }: TableReference, day: IsoDate): string {
  const where = listed === undefined ? `${key} is not in ${table}` : `${listed} is not listed in ${table}, ${key}`;
  return `${where} on ${day}`;
}
