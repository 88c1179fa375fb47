/** Short clinical text → words, clauses, and the terms that stand in them. */

import { type Assertion, assertionOf, type Spoken, type Word, YEAR } from './assertion.ts';
import { CUE_WORDS } from './assertion-cues.ts';

export interface TermMatch {
  readonly first: number;
  /** Index past the last word of the match. */
  readonly next: number;
  readonly start: number;
  readonly end: number;
  readonly assertion: Assertion;
}

/** A text and its words. */
export interface Statements extends Spoken {
  readonly text: string;
  /** What was looked for in the text and found, by whatever it was looked for with: a note is read line after line. */
  readonly found: Map<object, unknown>;
}

const WORD = /[\p{L}\p{N}]+(?:\.\d+)?/gu;
/** The same for plain ASCII, which most notes are and which is read much faster. */
const ASCII_WORD = /[A-Za-z0-9]+(?:\.\d+)?/g;
const BEYOND_ASCII = /[\u0080-\uffff]/;
const CLAUSE_BREAK = /[.;|,\n\r!?]|\s-+\s/;
const SENTENCE_BREAK = /[.;|\n\r!?]/;
/** Words that start a new clause by themselves. */
const CLAUSE_WORDS = new Set(['but', 'however', 'then', 'today', 'now', 'except', 'therefore', 'followed', 'thus']);

/** Longer texts are no claim notes; what lies beyond is not read. */
const LONGEST_TEXT = 10_000;

export function statements(text: string): Statements {
  const words: Word[] = [];
  const read = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const pattern = BEYOND_ASCII.test(read) ? WORD : ASCII_WORD;
  pattern.lastIndex = 0;
  let previousEnd = 0;
  let mayHoldCue = false;
  for (let match = pattern.exec(read); match; match = pattern.exec(read)) {
    const word = match[0].toLowerCase();
    const start = match.index;
    const isFirst = words.length === 0;
    // Nearly all words are one blank apart, which breaks nothing.
    const between = start === previousEnd + 1 && read[previousEnd] === ' ' ? '' : read.slice(previousEnd, start);
    const opensSentence = isFirst || (between !== '' && SENTENCE_BREAK.test(between));
    const opensClause = opensSentence || (between !== '' && CLAUSE_BREAK.test(between)) || CLAUSE_WORDS.has(word);
    const mayBeCue = CUE_WORDS.has(word) || YEAR.test(word);
    if (mayBeCue) mayHoldCue = true;
    previousEnd = start + match[0].length;
    words.push({ text: word, start, end: previousEnd, opensClause, opensSentence, mayBeCue });
  }
  return { text, words, mayHoldCue, found: new Map() };
}

/**
 * Texts cut into words, kept for as long as one submission is read: notes of one practice repeat each other. Nothing
 * of it outlives the submission.
 */
export type NotesRead = Map<string, Statements>;

/** Few: what is kept longer than it is of use outlives the young generation of the heap and makes it grow. */
const MOST_NOTES_KEPT = 8;

/** `statements(text)`, cut once for all the claims of a submission that say the same. */
export function statementsOf(text: string, notes: NotesRead): Statements {
  const known = notes.get(text);
  if (known) return known;
  const cut = statements(text);
  if (notes.size >= MOST_NOTES_KEPT) notes.clear();
  notes.set(text, cut);
  return cut;
}

/** The words of a term as the tables write it, cut as texts are. */
export function termWords(term: string): readonly string[] {
  return statements(term).words.map((word) => word.text);
}

/** `term` (cut by `termWords`) at word `first` of the text, or undefined when it does not stand there. */
export function termAt(statement: Statements, first: number, term: readonly string[]): TermMatch | undefined {
  const { words } = statement;
  const next = first + term.length;
  const start = words[first];
  const last = words[next - 1];
  if (!start || !last || !term.every((word, index) => words[first + index]?.text === word)) return undefined;
  return { first, next, start: start.start, end: last.end, assertion: assertionOf(statement, first, next) };
}
