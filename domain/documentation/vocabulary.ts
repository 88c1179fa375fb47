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
  const found: RowMatch<Value>[] = [];
  for (const { key, match } of termsIn(text, table, terms)) {
    const row = inForce(table, key, day);
    if (row.kind === 'inForce') found.push({ key, value: row.value, citation: row.citation, match });
  }
  return found;
}

interface TermAt {
  readonly key: string;
  readonly match: TermMatch;
}

function termsIn<Value>(
  text: Statements,
  table: DatedTable<Value>,
  terms: (value: Value) => readonly string[],
): readonly TermAt[] {
  const known = text.found.get(table) as readonly TermAt[] | undefined;
  if (known) return known;
  const found = searchTerms(text, termIndex(table, terms));
  text.found.set(table, found);
  return found;
}

function searchTerms(text: Statements, index: TermIndex): readonly TermAt[] {
  const found: TermAt[] = [];
  let from = 0;
  while (from < text.words.length) {
    let next = 0;
    for (const { key, words } of index.get(text.words[from]?.text ?? '') ?? []) {
      const match = termAt(text, from, words);
      if (!match) continue;
      // The longest terms come first, and shorter ones at the same place are part of them.
      if (next > 0 && match.next !== next) break;
      next = match.next;
      found.push({ key, match });
    }
    from = next > 0 ? next : from + 1;
  }
  return found;
}
