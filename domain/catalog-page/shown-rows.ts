/** The rows of a table that a reader asked for, as many as fit, and how many there are. */

import { type IsoDate, isWithin } from '../calendar.ts';
import type { AnyRule } from '../rules/rule.ts';
import {
  type DatedRecord,
  type DatedRow,
  type DatedTable,
  inForce,
  isInForce,
  type Lookup,
} from '../tables/dated-table.ts';
import { describeTable, type TableSummary } from './describe-table.ts';

export interface RowSelection {
  readonly key?: string;
  /** Only rows in force on this day, with the confidence they have on it. */
  readonly on?: IsoDate;
  /** Only keys behind this one: where an earlier answer stopped. */
  readonly after?: string;
  readonly mostRecords: number;
}

export interface ShownTable extends TableSummary {
  /** Records that match, shown or not, without regard to `after`. */
  readonly matchingRecords: number;
  readonly rows: readonly ShownRow[];
  /** What to ask for as `after` to see the rest; `null` when everything is shown. */
  readonly nextAfter: string | null;
  /**
   * With a day: `uncovered` when the table does not vouch for it, which is not the same as `absent`, when it does and
   * there is no such row.
   */
  readonly answer?: Lookup<unknown>['kind'];
}

export interface ShownRow extends Omit<DatedRow<unknown>, 'value'> {
  readonly key: string;
  readonly value: unknown;
}

export function shownTable(
  name: string,
  table: DatedTable<unknown>,
  rules: readonly AnyRule[],
  { key, on, after, mostRecords }: RowSelection,
): ShownTable {
  const asked = key === undefined ? [...table.records.values()] : [table.records.get(key) ?? []].flat();
  const matching = asked
    .map((record) => ({ key: record.key, rows: rowsOf(record, table, on) }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const rest = after === undefined ? matching : matching.filter((record) => record.key > after);
  const shown = rest.slice(0, mostRecords);
  return {
    ...describeTable(name, table, rules),
    matchingRecords: matching.length,
    rows: shown.flatMap(({ rows }) => rows),
    nextAfter: shown.length < rest.length ? (shown.at(-1)?.key ?? null) : null,
    ...(on === undefined ? {} : { answer: answerOn(table, on, matching.length) }),
  };
}

function answerOn({ coverage }: DatedTable<unknown>, on: IsoDate, matching: number): Lookup<unknown>['kind'] {
  if (!isWithin(on, coverage.from, coverage.through)) return 'uncovered';
  return matching > 0 ? 'inForce' : 'absent';
}

function rowsOf({ key, rows }: DatedRecord<unknown>, table: DatedTable<unknown>, on: IsoDate | undefined): ShownRow[] {
  if (on === undefined) return rows.map((row) => ({ key, ...row }));
  const found = inForce(table, key, on);
  if (!isInForce(found)) return [];
  return rows
    .filter((row) => isWithin(on, row.effectiveFrom, row.effectiveThrough))
    .map((row) => ({ key, ...row, confidence: found.citation.confidence }));
}
