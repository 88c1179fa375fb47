/** What was seen or felt, in words that otherwise speak of wishes: "I could see the nerve". */

import { wordSet } from './word-list.ts';
import { textAt, type Word } from './words.ts';

const MODALS = wordSet('could can may might');
const SEEN = wordSet(`
  see seen feel felt find found identify identified visualize visualized visualise visualised trace traced palpate
  palpated map mapped locate located discern discerned appreciate appreciated recognize recognized distinguish
  distinguished elicit elicited reproduce reproduced
`);
const BETWEEN = wordSet('be clearly easily readily well now then just');

/** Whether the word opens what came out so, and no wish: "the nerve could clearly be traced". */
export function isSight(words: readonly Word[], modal: number): boolean {
  if (!MODALS.has(textAt(words, modal))) return false;
  let next = modal + 1;
  while (BETWEEN.has(textAt(words, next))) next++;
  return SEEN.has(textAt(words, next));
}
