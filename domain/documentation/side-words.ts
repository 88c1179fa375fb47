/** Words that name a side. */

import type { Side } from './documented-facts.ts';
import type { Statements } from './statements.ts';
import { WordMap } from './word-list.ts';
import type { Word } from './words.ts';

const SIDE_OF = new WordMap<Side>([
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

/** "94 % on 2 L.", "3 L NC": oxygen and fluids; "2 L GON" is the second of a list. */
const LITERS = /^\d ?L(?:[.,;)\r\n]|$|\/min| nc| NC| O2| o2| of)/;

/** The side that a word names; single letters only as clinicians write them. */
export function sideOf(text: Statements, word: Word | undefined): Side | undefined {
  const side = word && SIDE_OF.get(word.text);
  if (!side || !word || word.text.length > 1) return side;
  if (word.text === 'b')
    return text.text.startsWith('B/L', word.start) || text.text.startsWith('b/l', word.start) ? side : undefined;
  if (word.text === 'l' && LITERS.test(text.text.slice(Math.max(0, word.start - 2), word.end + 4))) return undefined;
  // "w/r", "PM&R"
  if (JOINED.has(text.text[word.start - 1] ?? '')) return undefined;
  return text.text[word.start] === word.text.toUpperCase() || text.text[word.end] === '.' ? side : undefined;
}
