/** Dated rows of rule data, and the row in force on a day. */

import { type IsoDate, isWithin } from '../calendar.ts';

export type Confidence = 'confirmed' | 'probable';

/** One dated statement of one source. Both dates are inclusive; `null` means that no end is announced. */
export interface DatedRow<Value> {
  readonly effectiveFrom: IsoDate;
  readonly effectiveThrough: IsoDate | null;
  readonly value: Value;
  /** Key of the `sources` table. */
  readonly source: string;
  /** Where in the source: a row, a section, a figure. */
  readonly locator?: string;
  readonly confidence: Confidence;
  /**
   * Last day for which the source itself was read. After it a confirmed row is only probable: nobody has told us
   * that it changed, and nobody has checked that it did not.
   */
  readonly confirmedThrough?: IsoDate;
  /** First day for which the source itself was read, where the row is vouched for before it. */
  readonly confirmedFrom?: IsoDate;
  /** Key of the `sources` table: the publication that stated the row last, where a later one repeats it unchanged. */
  readonly confirmedBy?: string;
  /** Why nothing is in force between the row before and this one, where days lie between them. */
  readonly gapBefore?: string;
}

/** All rows of one key, sorted by date. */
export interface DatedRecord<Value> {
  readonly key: string;
  readonly rows: readonly DatedRow<Value>[];
  /** What was answered for the days asked about last: line after line asks the same. */
  answered?: Map<IsoDate, Lookup<Value>>;
  /** The day asked about last, and what was answered. */
  lastDay?: IsoDate;
  lastAnswer?: Lookup<Value>;
}

/** The days a table vouches for. Outside them it does not know, which is not the same as "no rule". */
export interface Coverage {
  readonly from: IsoDate;
  readonly through: IsoDate;
  /** What the table does not know although it vouches for the days, in sentences for readers. */
  readonly unknown?: readonly string[];
}

/** A row as a finding cites it on one day. */
export interface Citation {
  /** Key of the `sources` table. */
  readonly source: string;
  readonly locator?: string;
  readonly effectiveFrom: IsoDate;
  readonly confidence: Confidence;
}

export interface InForce<Value> {
  readonly kind: 'inForce';
  readonly value: Value;
  readonly citation: Citation;
}

export type Lookup<Value> =
  | InForce<Value>
  /** The table vouches for the day and has no row: there is no such rule. */
  | { readonly kind: 'absent' }
  /** The table does not vouch for the day. */
  | { readonly kind: 'uncovered' };

export interface DatedTable<Value> {
  readonly coverage: Coverage;
  readonly records: ReadonlyMap<string, DatedRecord<Value>>;
  /** Days asked about last that are covered, and the last of them. */
  covered?: Set<IsoDate>;
  lastCovered?: IsoDate;
}

const UNCOVERED = { kind: 'uncovered' } as const;
const ABSENT = { kind: 'absent' } as const;

/** Enough for the services of one file; more are found again. */
const MOST_DAYS_KEPT = 64;

/** The row of `key` in force on `day`. A missing table vouches for no day. */
export function inForce<Value>(table: DatedTable<Value> | undefined, key: string, day: IsoDate): Lookup<Value> {
  const record = table?.records.get(key);
  if (record?.lastDay === day && record.lastAnswer) return record.lastAnswer;
  const known = record?.answered?.get(day);
  if (known) return remembered(record, day, known);
  if (!table || !isCovered(table, day)) return UNCOVERED;
  if (!record) return ABSENT;
  record.answered ??= new Map();
  if (record.answered.size >= MOST_DAYS_KEPT) record.answered.clear();
  const lookup = lookUp(record, day);
  record.answered.set(day, lookup);
  return remembered(record, day, lookup);
}

export function isInForce<Value>(row: InForce<Value> | { readonly kind: string } | undefined): row is InForce<Value> {
  return row?.kind === 'inForce';
}

/** The lines of a claim ask for the same day one after the other. */
function remembered<Value>(record: DatedRecord<Value> | undefined, day: IsoDate, answer: Lookup<Value>): Lookup<Value> {
  if (record) {
    record.lastDay = day;
    record.lastAnswer = answer;
  }
  return answer;
}

function isCovered(table: DatedTable<unknown>, day: IsoDate): boolean {
  if (table.lastCovered === day) return true;
  if (!table.covered?.has(day)) {
    if (!isWithin(day, table.coverage.from, table.coverage.through)) return false;
    table.covered ??= new Set();
    if (table.covered.size >= MOST_DAYS_KEPT) table.covered.clear();
    table.covered.add(day);
  }
  table.lastCovered = day;
  return true;
}

function lookUp<Value>({ rows }: DatedRecord<Value>, day: IsoDate): Lookup<Value> {
  for (const row of rows) {
    if (isWithin(day, row.effectiveFrom, row.effectiveThrough)) return found(row, day);
  }
  return ABSENT;
}

/** A row as found on days for which its source was read, and on other days. */
interface Found<Value> {
  readonly read: Lookup<Value>;
  readonly unread: Lookup<Value>;
}

/** The same few rows are found for line after line, so their answers are made once. */
const foundRows = new WeakMap<DatedRow<unknown>, Found<unknown>>();

function found<Value>(row: DatedRow<Value>, day: IsoDate): Lookup<Value> {
  let answers = foundRows.get(row) as Found<Value> | undefined;
  if (!answers) {
    answers = { read: answer(row, row.confidence), unread: answer(row, 'probable') };
    foundRows.set(row, answers);
  }
  const wasRead =
    (row.confirmedThrough === undefined || day <= row.confirmedThrough) &&
    (row.confirmedFrom === undefined || day >= row.confirmedFrom);
  return wasRead ? answers.read : answers.unread;
}

function answer<Value>(row: DatedRow<Value>, confidence: Confidence): Lookup<Value> {
  return {
    kind: 'inForce',
    value: row.value,
    citation: {
      source: row.source,
      ...(row.locator === undefined ? {} : { locator: row.locator }),
      effectiveFrom: row.effectiveFrom,
      confidence,
    },
  };
}
