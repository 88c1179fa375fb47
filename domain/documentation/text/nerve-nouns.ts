/** What follows the name of a nerve. */

import { wordSet } from './word-list.ts';

export const FULL_NERVE_NOUNS = wordSet('nerve+ branch branches');
/** With the short forms. */
export const NERVE_NOUNS = wordSet('nerve+ branch branches n nn');
