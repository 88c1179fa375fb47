/** Short clinical text → words, clauses, and the terms that stand in them. */

import { type Assertion, assertionOf, type Spoken, type Word } from './assertion.ts';
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
}

const WORD = /[\p{L}\p{N}]+(?:\.\d+)?/gu;
const CLAUSE_BREAK = /[.;|,\n\r!?]|\s-+\s/;
const SENTENCE_BREAK = /[.;|\n\r!?]/;
/** Words that start a new clause by themselves. */
const CLAUSE_WORDS = new Set(['but', 'however', 'then', 'today', 'now', 'except', 'therefore', 'followed', 'thus']);

/** Longer texts are no claim notes; what lies beyond is not read. */
const LONGEST_TEXT = 10_000;

export function statements(text: string): Statements {
  const words: Word[] = [];
  let previousEnd = 0;
  for (const match of text.slice(0, LONGEST_TEXT).matchAll(WORD)) {
    const word = match[0].toLowerCase();
    const between = text.slice(previousEnd, match.index);
    const opensSentence = words.length === 0 || SENTENCE_BREAK.test(between);
    words.push({
      text: word,
      start: match.index,
      end: match.index + match[0].length,
      opensClause: opensSentence || CLAUSE_BREAK.test(between) || CLAUSE_WORDS.has(word),
      opensSentence,
    });
    previousEnd = match.index + match[0].length;
  }
  return { text, words, mayHoldCue: words.some((word) => CUE_WORDS.has(word.text)) };
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
