/** What is said of images beside words for keeping them, where none was kept. */

import { hasWord, type Statements } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

export const FORGOT = wordSet('forgot forgotten neglected meant hoped supposed');
const ANY = wordSet('anything any');
const FORGOT_WITHIN = 5;

const WENT = wordSet('went tried wanted attempted about');
const KEEP = wordSet('store save archive capture print record keep upload send');

/** "When we went to store the pictures": nobody says so of what was stored. */
export function isOnlyTried(words: Statements['words'], index: number): boolean {
  return KEEP.has(textAt(words, index)) && textAt(words, index - 1) === 'to' && WENT.has(textAt(words, index - 2));
}

/** "Forgot to freeze/save a frame", "meant to save two"; "did not save anything": nobody tells so of what was saved. */
export function isForgotten(words: Statements['words'], index: number): boolean {
  return (
    isOnlyTried(words, index) ||
    ANY.has(textAt(words, index + 1)) ||
    hasWord(words, index - FORGOT_WITHIN, index, FORGOT)
  );
}

const LOOK = wordSet('look attach show file');

/** "There is nothing to look at for this visit" */
export function isNothingLeft({ words }: Statements): boolean {
  return words.some(
    ({ text }, index) => text === 'nothing' && textAt(words, index + 1) === 'to' && LOOK.has(textAt(words, index + 2)),
  );
}

const HOLDING = wordSet('in on within under inside');
const SIGHTS = wordSet('view sight vision screen plane display frame monitor center');

const DISKS = wordSet('disk disc drive memory');

/** "The needle tip was kept in view", "the disk was full": a word for keeping that keeps no image. */
export function keepsNothing({ words }: Statements, index: number): boolean {
  if (DISKS.has(textAt(words, index)) && textAt(words, index + 2) === 'full') return true;
  return HOLDING.has(textAt(words, index + 1)) && hasWord(words, index + 2, index + 5, SIGHTS);
}
