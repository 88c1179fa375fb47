/** Finds keys and values that are not as their table wants them, and names that lead nowhere. */

import type { BundledTable, ReleaseBundle } from './release-records.ts';
import type { TableReference } from './shapes/table-shape.ts';
import { shapeOf } from './shapes/table-shapes.ts';

/** Every defect as `table, key: what is wrong`. */
export function valueDefects({ tables }: ReleaseBundle): string[] {
  const values = latestValues(tables);
  return tables.flatMap(({ table, records }) => {
    const shape = shapeOf(table);
    if (!shape) return [`${table}: nothing says how its keys and values are formed`];
    const defects: string[] = [];
    for (const { key, rows } of records) {
      for (const { message } of shape.key.safeParse(key).error?.issues ?? []) {
        defects.push(`${table}, ${key}: the key ${message}`);
      }
      for (const { effectiveFrom, value } of rows) {
        const parsed = shape.value.safeParse(value);
        for (const { path, message } of parsed.error?.issues ?? []) {
          defects.push(
            `${table}, ${key}, row of ${effectiveFrom}: ${['value', ...path].map(String).join('.')}: ${message}`,
          );
        }
        if (!parsed.success) continue;
        const lost = (shape.references?.(key, value) ?? []).filter((reference) => !resolves(reference, values));
        for (const reason of new Set(lost.map(missing))) {
          defects.push(`${table}, ${key}, row of ${effectiveFrom}: ${reason}`);
        }
      }
    }
    return defects;
  });
}

/** Table → key → the words that the lists of its rows hold. */
type Values = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<unknown>>>;

function latestValues(tables: readonly BundledTable[]): Values {
  return new Map(
    tables.map(({ table, records }) => [
      table,
      new Map(
        records.map(({ key, rows }) => [
          key,
          new Set(
            rows.flatMap(({ value }) =>
              Object.values(value as object)
                .filter(Array.isArray)
                .flat(),
            ),
          ),
        ]),
      ),
    ]),
  );
}

function resolves({ table, key, listed }: TableReference, values: Values): boolean {
  const words = values.get(table)?.get(key);
  return words !== undefined && (listed === undefined || words.has(listed));
}

function missing({ table, key, listed }: TableReference): string {
  return listed === undefined ? `${key} is not in ${table}` : `${listed} is not listed in ${table}, ${key}`;
}
