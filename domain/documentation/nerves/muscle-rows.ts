/** Tables that tell the motor branches of a nerve by their muscles: "med gastroc  0.4  1.5", "PT br   FCR br". */

import type { Statements } from '../statements/statements.ts';
import { isNextRow } from '../text/row-cells.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isMuscleName } from './muscle-nerves.ts';

const HEADS = wordSet('med medial lat lateral r l rt lt right left');
const NOUNS = wordSet('br branch');
const MOST_HEADS = 2;

/** How many muscles stand at the head of rows, or before a noun of branches. */
export function muscleRows(text: Statements): number {
  const { words } = text;
  const muscles = new Set<string>();
  words.forEach((word, index) => {
    if (!isMuscleName(word.text)) return;
    let opener = index;
    while (opener > index - MOST_HEADS && HEADS.has(textAt(words, opener - 1)) && !words[opener]?.opensLine) opener--;
    const isRow = words[opener]?.opensLine === true && isNextRow(text.text, word.start, word.end);
    if (isRow || NOUNS.has(textAt(words, index + 1))) muscles.add(`${textAt(words, index - 1)} ${word.text}`);
  });
  return muscles.size;
}
