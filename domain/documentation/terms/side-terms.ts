/** Words that may name a side. */

import type { Side } from '../stated.ts';
import { WordMap } from '../text/word-list.ts';

export const SIDE_OF = new WordMap<Side>([
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
  ['each', 'bilateral'],
  ['either', 'bilateral'],
  ['b', 'bilateral'],
]);
/** Every word that may name a side. */
export const SIDE_WORDS: readonly string[] = [...SIDE_OF];
