/** Comparisons with another day that open a sentence: what stands behind their comma is of this one. */

import { MONTHS } from './deeds.ts';
import { wordSet } from './word-list.ts';
import { textAt, type Word } from './words.ts';

const NOW = wordSet('today now this time visit session here and but so just exactly');
/** "Different from last year", "contrary to the first session", "compared with March" */
const COMPARING = wordSet('unlike contrast different contrary compared differently opposed');
/** "As at the last visit", "like last time" */
const ALIKE = wordSet('as like');
const THEN =
  wordSet(`${MONTHS} last previous prior earlier before first second initial former year years visit session sessions
time month week jan feb apr jun jul aug sep sept oct nov dec spring summer fall winter`);
const YEAR = /^20\d\d$/;
const LONGEST = 12;

/** Index of the word behind such a comparison and before a word of its sentence; undefined where there is none. */
export function endOfComparison(words: readonly Word[], index: number): number | undefined {
  let first = index;
  while (first > 0 && index - first < LONGEST * 2 && words[first]?.opensSentence === false) first--;
  if (words[first]?.opensSentence !== true) return undefined;
  while (first < index && NOW.has(textAt(words, first))) first++;
  const isAlike = ALIKE.has(textAt(words, first));
  if (!isAlike && !COMPARING.has(textAt(words, textAt(words, first) === 'in' ? first + 1 : first))) return undefined;
  let isOfThen = false;
  for (let at = first + 1; at <= index && at - first < LONGEST; at++) {
    if (words[at]?.opensClause) return isOfThen ? at : undefined;
    isOfThen ||= THEN.has(textAt(words, at)) || YEAR.test(textAt(words, at));
  }
  return undefined;
}
