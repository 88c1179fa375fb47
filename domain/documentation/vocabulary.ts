/** Terms of the rule tables, cut into words once a release. */

import type { IsoDate } from '../calendar.ts';
import { type Citation, type DatedTable, inForce } from '../tables/dated-table.ts';
import { type Statements, type TermMatch, termAt, termWords } from './statements.ts';

/** A row whose terms were looked for, with the row's citation. */
export interface TermRow<Value> {
  readonly key: string;
  readonly value: Value;
  readonly citation: Citation;
}

interface CutTerm {
  readonly words: readonly string[];
  readonly key: string;
}

/** First word of a term → the terms that start with it, longest first. */
type TermIndex = ReadonlyMap<string, readonly CutTerm[]>;

const indexes = new WeakMap<object, TermIndex>();

/** The terms of a table, indexed once for the life of the release. */
function termIndex<Value>(table: DatedTable<Value>, terms: (value: Value) => readonly string[]): TermIndex {
  const ready = indexes.get(table);
  if (ready) return ready;
  const index = new Map<string, CutTerm[]>();
  for (const [key, record] of table.records) {
    for (const term of new Set(record.rows.flatMap((row) => terms(row.value)))) {
      const words = termWords(term);
      const head = words[0];
      if (head !== undefined) index.set(head, [...(index.get(head) ?? []), { words, key }]);
    }
  }
  for (const sameHead of index.values()) sameHead.sort((a, b) => b.words.length - a.words.length);
  indexes.set(table, index);
  return index;
}

export interface RowMatch<Value> extends TermRow<Value> {
  readonly match: TermMatch;
}

/**
 * The rows in force on `day` whose terms stand in the text. Where terms overlap the longest is taken, so that
 * "pulsed radiofrequency ablation" is not also "radiofrequency ablation".
 */
export function findRows<Value>(
  table: DatedTable<Value> | undefined,
  terms: (value: Value) => readonly string[],
  text: Statements,
  day: IsoDate,
): readonly RowMatch<Value>[] {
  if (!table) return [];
  const known = lastFound.get(text)?.get(table);
  if (known?.day === day) return known.rows as readonly RowMatch<Value>[];
  const rows = searchRows(table, terms, text, day);
  const ofText = lastFound.get(text) ?? new Map();
  ofText.set(table, { day, rows });
  lastFound.set(text, ofText);
  return rows;
}

/** What was found last in a text, by table: the same note is read for line after line. */
const lastFound = new WeakMap<
  Statements,
  Map<object, { readonly day: IsoDate; readonly rows: readonly RowMatch<unknown>[] }>
>();

function searchRows<Value>(
  table: DatedTable<Value>,
  terms: (value: Value) => readonly string[],
  text: Statements,
  day: IsoDate,
): readonly RowMatch<Value>[] {
  const index = termIndex(table, terms);
  const found: RowMatch<Value>[] = [];
  let from = 0;
  while (from < text.words.length) {
    const matches = matchesAt(index, text, from);
    const longest = matches[0]?.match;
    for (const { key, match } of matches) {
      if (match.next !== longest?.next) break;
      const row = inForce(table, key, day);
      if (row.kind === 'inForce') found.push({ key, value: row.value, citation: row.citation, match });
    }
    from = longest?.next ?? from + 1;
  }
  return found;
}

interface TermAt {
  readonly key: string;
  readonly match: TermMatch;
}

const NO_MATCHES: readonly TermAt[] = [];

function matchesAt(index: TermIndex, text: Statements, from: number): readonly TermAt[] {
  const terms = index.get(text.words[from]?.text ?? '');
  if (!terms) return NO_MATCHES;
  const matches: TermAt[] = [];
  for (const { key, words } of terms) {
    const match = termAt(text, from, words);
    if (match) matches.push({ key, match });
  }
  return matches;
}
