/** Words that speak of wishes or of the past, and of neither in what was seen and where it lay: "I could see the nerve", "past the artery". */

import { LOCATED } from './common-words.ts';
import { wordSet } from './word-list.ts';
import { textAt, type Word } from './words.ts';

const MODALS = wordSet('could can may might');
const SEEN = wordSet(
  `
${LOCATED} see seen feel felt find found identify visualize locate distinguish distinguished elicit elicited
visualise visualised trace traced palpate palpated map mapped discern discerned appreciate appreciated
recognize recognized reproduce reproduced
`,
);
const BETWEEN = wordSet('be clearly easily readily well now then just');

const WHO = wordSet('you we he she they i was patient');

/** "As planned", "as you asked": it was done so. */
export function isAccord(words: readonly Word[], index: number): boolean {
  const before = textAt(words, index - 1);
  return before === 'as' || (WHO.has(before) && words[index - 2]?.text === 'as');
}

const NEIGHBORS = wordSet('neighbor neighbour');

/** "Then its neighbour the iliohypogastric, and last the genital branch": one nerve after another, and nobody's word or day. */
export function isOfOrder(words: readonly Word[], index: number): boolean {
  const before = textAt(words, index - 1);
  return words[index]?.text === 'last' ? before === 'and' : before === 'its' && NEIGHBORS.has(textAt(words, index));
}

const PLACED = wordSet('the its this medial lateral');

/** Whether the word opens what came out so, and no wish: "the nerve could clearly be traced"; or a way: "past the artery", not "in the past the". */
export function isSight(words: readonly Word[], modal: number): boolean {
  if (words[modal]?.text === 'past')
    return (
      PLACED.has(textAt(words, modal + 1)) &&
      words[modal + 1]?.opensClause === false &&
      words[modal - 1]?.text !== 'the'
    );
  if (!MODALS.has(textAt(words, modal))) return false;
  let next = modal + 1;
  while (BETWEEN.has(textAt(words, next))) next++;
  return SEEN.has(textAt(words, next));
}
