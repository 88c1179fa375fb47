/**
 * What differs between two releases, by its effect, as the tz database tells its changes: rows for future dates, rows
 * for past dates, and sources only. A day counts as future from `today` on.
 */

import { dayAfter, dayBefore, type IsoDate } from '../calendar.ts';
import { releaseRules } from '../rules/release-rules.ts';
import type { Coverage, DatedRow, DatedTable } from './dated-table.ts';
import type { RuleRelease } from './rule-tables.ts';

export type Effect = 'futureDates' | 'pastDates' | 'sourcesOnly';

/** A row's value, or null where no row is in force. For sources: what is cited. */
export type Side = Readonly<Record<string, unknown>> | null;

export interface Change {
  /** Null for what is said of the table as a whole: the days that it vouches for. */
  readonly key: string | null;
  /** Days on which the difference holds. */
  readonly from: IsoDate;
  readonly through: IsoDate | null;
  readonly before: Side;
  readonly after: Side;
}

export interface TableChanges {
  readonly table: string;
  readonly changes: readonly Change[];
}

/** A table that only one of the two releases has: its rows are no changes of what was known before. */
export interface WholeTable {
  readonly table: string;
  readonly keys: number;
  readonly from: IsoDate;
  readonly through: IsoDate;
}

export interface ReleaseDiff {
  readonly rulesAdded: readonly string[];
  readonly rulesRemoved: readonly string[];
  /** These stand under the effects with all their rows as well. */
  readonly tablesAdded: readonly WholeTable[];
  readonly tablesRemoved: readonly WholeTable[];
  readonly futureDates: readonly TableChanges[];
  readonly pastDates: readonly TableChanges[];
  readonly sourcesOnly: readonly TableChanges[];
}

type Table = DatedTable<unknown>;

export function releaseDiff(before: RuleRelease, after: RuleRelease, today: IsoDate): ReleaseDiff {
  const found: Record<Effect, Map<string, Change[]>> = {
    futureDates: new Map(),
    pastDates: new Map(),
    sourcesOnly: new Map(),
  };
  const tell = (effect: Effect, table: string, change: Change) => {
    const changes = found[effect].get(table) ?? [];
    changes.push(change);
    found[effect].set(table, changes);
  };
  const tablesBefore = before.tables as Readonly<Record<string, Table>>;
  const tablesAfter = after.tables as Readonly<Record<string, Table>>;
  for (const name of namesOf(Object.keys(tablesBefore), Object.keys(tablesAfter))) {
    compareTables(tablesBefore[name], tablesAfter[name], (change, isSourceOnly) => {
      if (isSourceOnly) return tell('sourcesOnly', name, change);
      const { from, through } = change;
      if (from < today) tell('pastDates', name, { ...change, through: earlier(through, dayBefore(today)) });
      if (through === null || through >= today) {
        tell('futureDates', name, { ...change, from: from < today ? today : from });
      }
    });
  }
  for (const change of publicationChanges(before, after, today)) tell('sourcesOnly', 'sources', change);

  const [rulesBefore, rulesAfter] = [before, after].map(({ tables }) => releaseRules(tables).map(({ id }) => id));
  const listed = (effect: Effect) => [...found[effect]].map(([table, changes]) => ({ table, changes }));
  return {
    rulesAdded: without(rulesAfter ?? [], rulesBefore ?? []),
    rulesRemoved: without(rulesBefore ?? [], rulesAfter ?? []),
    tablesAdded: onlyIn(tablesAfter, tablesBefore),
    tablesRemoved: onlyIn(tablesBefore, tablesAfter),
    futureDates: listed('futureDates'),
    pastDates: listed('pastDates'),
    sourcesOnly: listed('sourcesOnly'),
  };
}

function onlyIn(one: Readonly<Record<string, Table>>, other: Readonly<Record<string, Table>>): WholeTable[] {
  return without(namesOf(Object.keys(one), []), Object.keys(other)).flatMap((name) => {
    const table = one[name];
    return table ? [{ table: name, keys: table.records.size, ...spanOf(table.coverage) }] : [];
  });
}

const spanOf = ({ from, through }: Coverage) => ({ from, through });

type Tell = (change: Change, isSourceOnly: boolean) => void;

function compareTables(before: Table | undefined, after: Table | undefined, tell: Tell): void {
  const spans = [before?.coverage, after?.coverage].filter((span) => span !== undefined);
  for (const change of coverageChanges(before?.coverage, after?.coverage)) tell(change, false);
  // Days that neither table vouches for answer the same, whatever their rows say.
  const from = least(spans.map((span) => span.from));
  const through = spans.map((span) => span.through).reduce((a, b) => (a > b ? a : b));
  for (const key of namesOf([...(before?.records.keys() ?? [])], [...(after?.records.keys() ?? [])])) {
    const rowsBefore = before?.records.get(key)?.rows ?? [];
    const rowsAfter = after?.records.get(key)?.rows ?? [];
    if (rowsBefore === rowsAfter || JSON.stringify(rowsBefore) === JSON.stringify(rowsAfter)) continue;
    const values = differences(rowsBefore, rowsAfter, { from, through }, ({ value }) => value as Side);
    for (const change of values) tell({ key, ...change }, false);
    if (values.length > 0) continue;
    for (const change of differences(rowsBefore, rowsAfter, { from, through }, cited)) tell({ key, ...change }, true);
  }
}

function cited({ source, locator, confidence, confirmedFrom, confirmedThrough }: DatedRow<unknown>): Side {
  return { source, locator, confidence, confirmedFrom, confirmedThrough };
}

/** Spans of days on which the two lists of rows say another thing, each as long as can be. */
function differences(
  before: readonly DatedRow<unknown>[],
  after: readonly DatedRow<unknown>[],
  { from, through }: Coverage,
  told: (row: DatedRow<unknown>) => Side,
): Omit<Change, 'key'>[] {
  const starts = new Set<IsoDate>([from]);
  for (const row of [...before, ...after]) {
    if (row.effectiveFrom > from && row.effectiveFrom <= through) starts.add(row.effectiveFrom);
    const next = row.effectiveThrough && dayAfter(row.effectiveThrough);
    if (next && next > from && next <= through) starts.add(next);
  }
  const days = [...starts].sort();
  const changes: Omit<Change, 'key'>[] = [];
  for (const [index, day] of days.entries()) {
    const next = days[index + 1];
    const span = { from: day, through: next ? dayBefore(next) : through };
    const sides = { before: sideOn(before, day, told), after: sideOn(after, day, told) };
    if (isSame(sides.before, sides.after)) continue;
    const last = changes.at(-1);
    const continues =
      last?.through === dayBefore(day) && isSame(last.before, sides.before) && isSame(last.after, sides.after);
    if (last && continues) changes[changes.length - 1] = { ...last, through: span.through };
    else changes.push({ ...span, ...sides });
  }
  return changes;
}

function sideOn(rows: readonly DatedRow<unknown>[], day: IsoDate, told: (row: DatedRow<unknown>) => Side): Side {
  const row = rows.find(
    ({ effectiveFrom, effectiveThrough }) =>
      day >= effectiveFrom && (effectiveThrough === null || day <= effectiveThrough),
  );
  return row ? told(row) : null;
}

/** Days that one table vouches for and the other does not. */
function coverageChanges(before: Coverage | undefined, after: Coverage | undefined): Change[] {
  const change = (from: IsoDate, through: IsoDate): Change[] =>
    from > through ? [] : [{ key: null, from, through, before: spanned(before), after: spanned(after) }];
  if (!before || !after) {
    const only = before ?? after;
    return only ? change(only.from, only.through) : [];
  }
  const [start, end] = [
    [before.from, after.from].sort() as [IsoDate, IsoDate],
    [before.through, after.through].sort() as [IsoDate, IsoDate],
  ];
  return [
    ...(start[0] < start[1] ? change(start[0], dayBefore(start[1])) : []),
    ...(end[0] < end[1] ? change(dayAfter(end[0]), end[1]) : []),
  ];
}

function spanned(coverage: Coverage | undefined): Side {
  return coverage ? spanOf(coverage) : null;
}

/** Publications that are described otherwise; those that came or went show in the rows that cite them. */
function publicationChanges(before: RuleRelease, after: RuleRelease, today: IsoDate): Change[] {
  return [...after.sources].flatMap(([key, source]) => {
    const known = before.sources.get(key);
    if (!known || isSame({ ...known }, { ...source })) return [];
    return [{ key, from: today, through: null, before: { ...known }, after: { ...source } }];
  });
}

function isSame(a: Side, b: Side): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function namesOf(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].sort();
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}

function least(dates: readonly IsoDate[]): IsoDate {
  return dates.reduce((a, b) => (a < b ? a : b));
}

function earlier(through: IsoDate | null, day: IsoDate): IsoDate {
  return through === null || through > day ? day : through;
}
