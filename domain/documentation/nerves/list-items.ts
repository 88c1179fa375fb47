/** Nerves as the items of a list. */

import type { Span, Statements } from '../statements/statements.ts';
import { EACH_SIDE } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isLabel } from './spared-nerves.ts';

/** How many words may stand between the number of an item and its nerve. */
const NUMBER_WITHIN = 4;

/** "2. Left sural nerve", whatever stands between it and the first of the list. */
export function isNumbered({ words }: Statements, first: number, sentence: number): boolean {
  let index = first;
  while (index > 0 && first - index < NUMBER_WITHIN && words[index - 1]?.sentence === sentence) index--;
  return [words[index - 1], words[index]].some((word) => word?.opensLine === true && /^\d$/.test(word.text));
}

/** Whether the nerve heads an item of a list: "2) Axillary nerve: …", "L superior cluneal n.: …" */
export function isItem(text: Statements, group: Span): boolean {
  return (
    isLabel(text, group) ||
    isLettered(text, group.first) ||
    isNumbered(text, group.first, text.words[group.first]?.sentence ?? 0)
  );
}

const SIDES = wordSet(EACH_SIDE);

/** "(a) superolateral genicular n. at …; (b) superomedial genicular n. at …", "A. Left lateral pectoral nerve" */
function isLettered({ text, words }: Statements, first: number): boolean {
  const mark = words[SIDES.has(textAt(words, first - 1)) ? first - 2 : first - 1];
  if (!mark || mark.text.length > 1) return false;
  return (text[mark.start - 1] === '(' && text[mark.end] === ')') || (mark.opensLine && text[mark.end] === '.');
}

export function isListItem({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  const before = words[index - 1];
  if (!word || !before) return false;
  return /^\d$/.test(word.text) || /^\d$/.test(before.text) || /[-*•]/.test(text.slice(before.end, word.start));
}
