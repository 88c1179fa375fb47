/** Words that name a side. */

import type { Side } from './documented-facts.ts';
import type { Statements } from './statements.ts';
import type { Word } from './words.ts';

const SIDE_OF: ReadonlyMap<string, Side> = new Map([
  ['left', 'left'],
  ['lt', 'left'],
  ['l', 'left'],
  ['right', 'right'],
  ['rt', 'right'],
  ['r', 'right'],
  ['bilateral', 'bilateral'],
  ['bilaterally', 'bilateral'],
  ['bilat', 'bilateral'],
  ['both', 'bilateral'],
  ['b', 'bilateral'],
]);
/** Every word that may name a side. */
export const SIDE_WORDS: readonly string[] = [...SIDE_OF.keys()];

const JOINED = new Set(['/', '&']);

/** The side that a word names; single letters only as clinicians write them. */
export function sideOf(text: Statements, word: Word | undefined): Side | undefined {
  const side = word && SIDE_OF.get(word.text);
  if (!side || !word || word.text.length > 1) return side;
  if (word.text === 'b')
    return text.text.startsWith('B/L', word.start) || text.text.startsWith('b/l', word.start) ? side : undefined;
  // "w/r", "PM&R"
  if (JOINED.has(text.text[word.start - 1] ?? '')) return undefined;
  return text.text[word.start] === word.text.toUpperCase() || text.text[word.end] === '.' ? side : undefined;
}
