/** What follows the name of a nerve. */

import { OF_NERVES } from './common-words.ts';
import { wordSet } from './word-list.ts';

export const FULL_NERVE_NOUNS = wordSet(`${OF_NERVES}`);
/** With the short forms. */
export const NERVE_NOUNS = wordSet(`${OF_NERVES} n nn`);
