/** A table of the release → what a reader wants to know of it before looking at rows. */

import type { IsoDate } from '../calendar.ts';
import type { AnyRule } from '../rules/rule.ts';
import type { DatedTable } from '../tables/dated-table.ts';
import type { RuleRelease } from '../tables/rule-tables.ts';
import { shapeOf } from '../tables/shapes/table-shapes.ts';

export interface TableSummary {
  readonly table: string;
  /** What a key is, in words. */
  readonly keys: string;
  readonly recordCount: number;
  readonly rowCount: number;
  /** What the values hold many of. */
  readonly contents?: { readonly name: string; readonly count: number };
  readonly coverage: { readonly from: IsoDate; readonly through: IsoDate };
  readonly confidence: { readonly confirmedRows: number; readonly probableRows: number };
  /** For which days the sources of confirmed rows were read; on other days such a row counts as probable. */
  readonly confirmedFor: readonly ConfirmedSpan[];
  readonly unknown: readonly string[];
  readonly readBy: { readonly rules: readonly string[]; readonly modules: readonly string[] };
  readonly notYetRead?: string;
  /** Ids of sources. */
  readonly sources: readonly string[];
}

export interface ConfirmedSpan {
  /** `null`: as long as the row is in force. */
  readonly from: IsoDate | null;
  readonly through: IsoDate | null;
  readonly rowCount: number;
}

/** Every table of the release, by name. */
export function describeTables(release: RuleRelease, rules: readonly AnyRule[]): TableSummary[] {
  return Object.entries(release.tables as Readonly<Record<string, DatedTable<unknown>>>)
    .map(([name, table]) => describeTable(name, table, rules))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
}

export function describeTable(name: string, table: DatedTable<unknown>, rules: readonly AnyRule[]): TableSummary {
  const shape = shapeOf(name);
  const rows = [...table.records.values()].flatMap((record) => record.rows);
  const confirmed = rows.filter((row) => row.confidence === 'confirmed');
  const { contents } = shape ?? {};
  return {
    table: name,
    keys: shape?.keys ?? 'not described',
    recordCount: table.records.size,
    rowCount: rows.length,
    ...(contents
      ? { contents: { name: contents.name, count: rows.reduce((sum, { value }) => sum + contents.count(value), 0) } }
      : {}),
    coverage: { from: table.coverage.from, through: table.coverage.through },
    confidence: { confirmedRows: confirmed.length, probableRows: rows.length - confirmed.length },
    confirmedFor: confirmedSpans(confirmed),
    unknown: table.coverage.unknown ?? [],
    readBy: {
      rules: rules.filter((rule) => rule.tables.some((read) => read === name)).map(({ id }) => id),
      modules: shape?.readBy ?? [],
    },
    ...(shape?.notYetRead === undefined ? {} : { notYetRead: shape.notYetRead }),
    sources: [...new Set(rows.map(({ source }) => source))].sort(),
  };
}

function confirmedSpans(rows: readonly { confirmedFrom?: IsoDate; confirmedThrough?: IsoDate }[]): ConfirmedSpan[] {
  const spans = new Map<string, ConfirmedSpan>();
  for (const { confirmedFrom: from = null, confirmedThrough: through = null } of rows) {
    const span = `${from ?? ''}/${through ?? ''}`;
    spans.set(span, { from, through, rowCount: (spans.get(span)?.rowCount ?? 0) + 1 });
  }
  return [...spans].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, span]) => span);
}
