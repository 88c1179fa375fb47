/** What a published file says, laid into a dated table: row by row, day by day, without losing what is known already. */

import { dayAfter, dayBefore, type IsoDate } from '../calendar.ts';
import type { Coverage, DatedRow } from '../tables/dated-table.ts';
import type { BundledTable } from '../tables/release-records.ts';
import type { RuleTableName } from '../tables/rule-tables.ts';
import { sameValue } from './same-value.ts';

/** One thing that a file says. */
export interface Statement {
  readonly key: string;
  /** The file's own dates of the statement; where it has none, its first day and no end. */
  readonly from: IsoDate;
  readonly through: IsoDate | null;
  readonly value: object;
  readonly locator?: string;
}

/** All that a file says of one table. */
export interface TableStatements {
  readonly table: RuleTableName;
  readonly statements: readonly Statement[];
  /** Whether a value holds on until a later file says otherwise; prices end with their period. */
  readonly isOpenEnded: boolean;
  /** Whether the rows carry dates of their own, so that the file tells what held before its first day. */
  readonly hasOwnDates: boolean;
  /** Whether a key that is not in the file is thereby said not to exist. */
  readonly isWhole: boolean;
  /** Whether the values are estimates made of the file and not its own words, so that they stay probable. */
  readonly isEstimate?: boolean;
  /** What to keep of a value that is there already; the stated value replaces it when absent. */
  readonly mergeValue?: (present: object, stated: object) => object;
}

/** The file behind the statements: the days it vouches for, and its key in `sources.json`. */
export interface Vouching {
  readonly vouched: Coverage;
  readonly source: string;
}

export type Merged =
  | { readonly kind: 'merged'; readonly table: BundledTable }
  /** Between the table's days and the file's lie days that nobody vouches for. */
  | { readonly kind: 'gap'; readonly present: Coverage };

const FOREVER = '9999-12-31' as IsoDate;

/** The table with the file's statements in it. The same object when nothing changes. */
export function mergeTable(present: BundledTable | undefined, file: TableStatements, by: Vouching): Merged {
  const coverage = present ? joined(present.coverage, by.vouched) : by.vouched;
  if (!coverage) return { kind: 'gap', present: present?.coverage ?? by.vouched };
  const stated = Map.groupBy(file.statements, ({ key }) => key);
  const rowsOf = new Map((present?.records ?? []).map(({ key, rows }) => [key, rows]));
  const latest = latestReading(present);
  const keys = [...new Set([...rowsOf.keys(), ...stated.keys()])].sort((a, b) => (a < b ? -1 : 1));
  const records = keys.flatMap((key) => {
    const rows = rowsOf.get(key) ?? [];
    const statements = stated.get(key) ?? [];
    if (statements.length === 0 && !file.isWhole) return [{ key, rows }];
    const merged = mergeRows(rows, completed(rows, statements, file, by), file, by, latest);
    // What ended before the days that anybody vouches for is not added: no lookup reaches it.
    const kept = merged.filter((row) => rows.includes(row) || (row.effectiveThrough ?? FOREVER) >= coverage.from);
    if (kept.length === 0) return [];
    return [{ key, rows: withGaps(kept.length === merged.length ? merged : kept, coverage, by.source) }];
  });
  return { kind: 'merged', table: { table: file.table, coverage, records } };
}

/** Days between two rows of a key on which it is said not to hold: by the file, unless it was said before. */
function withGaps(
  rows: readonly DatedRow<unknown>[],
  coverage: Coverage,
  source: string,
): readonly DatedRow<unknown>[] {
  let isSame = true;
  const told = rows.map((row, index) => {
    const end = rows[index - 1]?.effectiveThrough;
    const first = end ? dayAfter(end) : undefined;
    const isGap =
      first !== undefined &&
      first < row.effectiveFrom &&
      first <= coverage.through &&
      row.effectiveFrom > coverage.from;
    if (isGap === (row.gapBefore !== undefined)) return row;
    isSame = false;
    const { gapBefore: _closed, ...rest } = row;
    return isGap ? { ...rest, gapBefore: `${source} has no such row for these days` } : rest;
  });
  return isSame ? rows : told;
}

/** Statements with what is to be kept of the value that is there. */
function completed(
  rows: readonly DatedRow<unknown>[],
  statements: readonly Statement[],
  { mergeValue }: TableStatements,
  { vouched }: Vouching,
): readonly Statement[] {
  const present = rows.find((row) => holdsOn(row, vouched.from)) ?? rows.at(-1);
  if (!mergeValue || !present) return statements;
  return statements.map((statement) => ({ ...statement, value: mergeValue(present.value as object, statement.value) }));
}

/** Both spans as one, or undefined where days lie between them. */
function joined(a: Coverage, b: Coverage): Coverage | undefined {
  if (b.from > dayAfter(a.through) || a.from > dayAfter(b.through)) return undefined;
  return {
    ...a,
    from: a.from < b.from ? a.from : b.from,
    through: a.through > b.through ? a.through : b.through,
  };
}

/** Last day for which some file of the table was read. */
function latestReading(table: BundledTable | undefined): IsoDate | undefined {
  const ends = (table?.records ?? []).flatMap(({ rows }) => rows.flatMap((row) => readThrough(row) ?? []));
  return ends.reduce<IsoDate | undefined>((latest, end) => (latest && latest > end ? latest : end), undefined);
}

/** Where the reading of a row ends, if it does. */
function readThrough(row: DatedRow<unknown>): IsoDate | undefined {
  return row.confidence === 'confirmed' ? (row.confirmedThrough ?? row.effectiveThrough ?? undefined) : undefined;
}

function isRead(row: DatedRow<unknown>, day: IsoDate): boolean {
  return (
    row.confidence === 'confirmed' &&
    day >= (row.confirmedFrom ?? row.effectiveFrom) &&
    day <= (row.confirmedThrough ?? FOREVER)
  );
}

const holdsOn = (of: { effectiveFrom: IsoDate; effectiveThrough: IsoDate | null }, day: IsoDate) =>
  day >= of.effectiveFrom && day <= (of.effectiveThrough ?? FOREVER);

/** Days on which one row, or one statement, has the word. */
interface Piece {
  readonly row?: DatedRow<unknown>;
  readonly statement?: Statement;
  from: IsoDate;
  through: IsoDate;
}

function mergeRows(
  rows: readonly DatedRow<unknown>[],
  statements: readonly Statement[],
  file: TableStatements,
  by: Vouching,
  latest: IsoDate | undefined,
): readonly DatedRow<unknown>[] {
  const { vouched } = by;
  const firstStated = statements.reduce((first, { from }) => (from < first ? from : first), FOREVER);
  const days = new Set<IsoDate>([vouched.from, dayAfter(vouched.through)]);
  for (const row of rows) {
    days.add(row.effectiveFrom);
    if (row.effectiveThrough) days.add(dayAfter(row.effectiveThrough));
    if (row.confirmedFrom) days.add(row.confirmedFrom);
    if (row.confirmedThrough) days.add(dayAfter(row.confirmedThrough));
  }
  for (const { from, through } of statements) {
    days.add(from);
    if (through) days.add(dayAfter(through));
  }
  const sorted = [...days].sort();
  const pieces: Piece[] = [];
  sorted.forEach((from, index) => {
    const next = sorted[index + 1];
    const through = next ? dayBefore(next) : FOREVER;
    const row = rows.find((candidate) => holdsOn(candidate, from));
    const statement = statements.find((candidate) => from >= candidate.from && from <= (candidate.through ?? FOREVER));
    const last = pieces.at(-1);
    const winner = wordOf(from, row, statement, {
      isVouched: from >= vouched.from && from <= vouched.through,
      isBefore: from < vouched.from,
      isHistoryStated: file.hasOwnDates && from >= firstStated,
      isOpenEnded: file.isOpenEnded,
      isLaterRead: latest !== undefined && latest > vouched.through,
      vouched,
      saidLast: last?.statement,
    });
    if (winner === undefined) return;
    const isRow = winner === row;
    if (last && (isRow ? last.row === row : last.statement === winner) && dayAfter(last.through) === from) {
      last.through = through;
    } else {
      pieces.push({ ...(isRow ? { row } : { statement: winner as Statement }), from, through });
    }
  });
  const merged = joinPieces(pieces.map((piece) => asRow(piece, file, by)));
  const isUnchanged = merged.length === rows.length && merged.every((row, index) => row === rows[index]);
  return isUnchanged ? rows : merged;
}

interface Day {
  readonly isVouched: boolean;
  readonly isBefore: boolean;
  readonly isHistoryStated: boolean;
  readonly isOpenEnded: boolean;
  readonly isLaterRead: boolean;
  readonly vouched: Coverage;
  readonly saidLast: Statement | undefined;
}

/** Who has the word on a day: the present row, the file's statement, or nobody. */
function wordOf(
  day: IsoDate,
  row: DatedRow<unknown> | undefined,
  statement: Statement | undefined,
  on: Day,
): DatedRow<unknown> | Statement | undefined {
  const isReadNow = row !== undefined && isRead(row, day);
  if (on.isVouched) {
    // A row that was read and begins later than the file: the file is history, not its correction.
    if (row && isReadNow && row.effectiveFrom > on.vouched.from) return row;
    return row && statement && isReadNow && sameValue(row.value, statement.value) ? row : statement;
  }
  if (on.isBefore) {
    if (isReadNow || !on.isHistoryStated) return row;
    return statement;
  }
  const end = row && readThrough(row);
  if (row && (row.effectiveFrom > on.vouched.from || (end !== undefined && end > on.vouched.through))) return row;
  if (on.isLaterRead || !on.isOpenEnded) return row;
  if (row && statement && sameValue(row.value, statement.value) && on.saidLast !== statement) return row;
  return statement;
}

/** A row with the days of its own for which its source was read, before neighbours are joined. */
interface Joining {
  readonly row: DatedRow<unknown>;
  /** The row of the table that this is a piece of. */
  readonly of?: DatedRow<unknown>;
  readonly readFrom: IsoDate | undefined;
  readonly readThrough: IsoDate | undefined;
}

function asRow({ row, statement, from, through }: Piece, file: TableStatements, by: Vouching): Joining {
  const effectiveThrough = through === FOREVER ? null : through;
  const first = row ? (row.confirmedFrom ?? row.effectiveFrom) : file.hasOwnDates ? from : by.vouched.from;
  const last = row ? (row.confirmedThrough ?? FOREVER) : by.vouched.through;
  const readFrom = first > from ? first : from;
  const readThrough = last < through ? last : through;
  const isProbable = row ? row.confidence === 'probable' : file.isEstimate === true;
  const isReadAtAll = !isProbable && readFrom <= readThrough;
  const read = isReadAtAll ? { readFrom, readThrough } : { readFrom: undefined, readThrough: undefined };
  if (row && row.effectiveFrom === from && row.effectiveThrough === effectiveThrough) return { row, of: row, ...read };
  const base = row ?? { value: statement?.value, source: by.source, locator: statement?.locator };
  const dated = { ...base, effectiveFrom: from, effectiveThrough } as DatedRow<unknown>;
  return { row: confirmed(dated, read.readFrom, read.readThrough), ...(row ? { of: row } : {}), ...read };
}

/** The row with its fields in their usual order and as much confirmation as its reading gives. */
function confirmed(row: DatedRow<unknown>, from?: IsoDate, through?: IsoDate): DatedRow<unknown> {
  const isReadAtAll = from !== undefined && through !== undefined;
  return {
    effectiveFrom: row.effectiveFrom,
    effectiveThrough: row.effectiveThrough,
    value: row.value,
    source: row.source,
    ...(row.locator === undefined ? {} : { locator: row.locator }),
    confidence: isReadAtAll ? 'confirmed' : 'probable',
    ...(isReadAtAll && from !== row.effectiveFrom ? { confirmedFrom: from } : {}),
    ...(isReadAtAll && through !== (row.effectiveThrough ?? FOREVER) ? { confirmedThrough: through } : {}),
    ...(row.confirmedBy === undefined || !isReadAtAll ? {} : { confirmedBy: row.confirmedBy }),
    ...(row.gapBefore === undefined ? {} : { gapBefore: row.gapBefore }),
  };
}

/** Neighbours that say the same and whose readings touch become one row: the older one, confirmed for longer. */
function joinPieces(pieces: readonly Joining[]): DatedRow<unknown>[] {
  const joined: Joining[] = [];
  for (const next of pieces) {
    const last = joined.at(-1);
    const one = last && joinTwo(last, next);
    if (one) joined[joined.length - 1] = one;
    else joined.push(next);
  }
  // What was joined may now touch its neighbour in front.
  return joined.length < pieces.length ? joinPieces(joined) : joined.map(({ row }) => row);
}

function joinTwo(a: Joining, b: Joining): Joining | undefined {
  const isNextDay = a.row.effectiveThrough !== null && dayAfter(a.row.effectiveThrough) === b.row.effectiveFrom;
  if (!isNextDay || !sameValue(a.row.value, b.row.value)) return undefined;
  // Two rows of the table stay two rows, unless they are pieces of one; so do two statements.
  const isMixed = (a.of === undefined) !== (b.of === undefined);
  const isOnePieces = a.of !== undefined && a.of === b.of;
  if (!isMixed && !isOnePieces) return undefined;
  const isTouching = a.readThrough !== undefined && b.readFrom !== undefined && dayAfter(a.readThrough) >= b.readFrom;
  if (!isTouching && !(isOnePieces && (a.readFrom === undefined || b.readFrom === undefined))) return undefined;
  const kept = a.of ? a.row : b.row;
  const other = a.of ? b.row : a.row;
  const readFrom = a.readFrom ?? b.readFrom;
  const readThrough = b.readThrough ?? a.readThrough;
  const by = isMixed && other.source !== kept.source ? other.source : (kept.confirmedBy ?? other.confirmedBy);
  const row = confirmed(
    {
      ...kept,
      effectiveFrom: a.row.effectiveFrom,
      effectiveThrough: b.row.effectiveThrough,
      ...(by === undefined ? {} : { confirmedBy: by }),
    },
    readFrom,
    readThrough,
  );
  return { row, of: a.of ?? b.of ?? row, readFrom, readThrough };
}
