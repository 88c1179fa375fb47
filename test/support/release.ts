/** The release of `data/`, and tables written in a test. */

import { isoDate } from '../../domain/calendar.ts';
import type { DatedRow, DatedTable } from '../../domain/tables/dated-table.ts';
import type { RuleRelease, RuleTableName, RuleTables, RuleTableValues } from '../../domain/tables/rule-tables.ts';
import { localRelease } from '../../functions/adapters/local-release.ts';

let loaded: RuleRelease | undefined;

/** Read once a test file. */
export function dataRelease(): RuleRelease {
  loaded ??= localRelease();
  return loaded;
}

export interface RowSpec<Value> {
  from: string;
  through?: string | null;
  value: Value;
  source?: string;
}

/** A table with rows of the test's own; covers 2024 to 2026 unless told otherwise. */
export function tableOf<Value>(
  rows: Record<string, readonly RowSpec<Value>[]>,
  coverage = { from: '2024-01-01', through: '2026-12-31' },
): DatedTable<Value> {
  return {
    coverage: { from: isoDate(coverage.from), through: isoDate(coverage.through) },
    records: new Map(
      Object.entries(rows).map(([key, specs]) => [key, { key, rows: specs.map((spec) => rowOf(spec)) }]),
    ),
  };
}

function rowOf<Value>({ from, through = null, value, source = 'maintainers' }: RowSpec<Value>): DatedRow<Value> {
  return {
    effectiveFrom: isoDate(from),
    effectiveThrough: through === null ? null : isoDate(through),
    value,
    source,
    confidence: 'confirmed',
  };
}

/** The tables of `data/` with some of them replaced. */
export function tablesWith(
  replaced: {
    [Name in RuleTableName]?: DatedTable<RuleTableValues[Name]> | undefined;
  },
): RuleTables {
  const tables = { ...dataRelease().tables, ...replaced } as Record<string, unknown>;
  for (const [name, table] of Object.entries(tables)) if (table === undefined) delete tables[name];
  return tables as RuleTables;
}
