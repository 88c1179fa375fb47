/** Labels that leave out the nerves they name. */

import type { Statements } from '../statements/statements.ts';
import { GIVEN_UP, NOT_DONE } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

export const SPARED = wordSet('omitted skipped deferred untreated postponed spared undisturbed untouched rescheduled');
const LET = wordSet('alone out');
const LONGEST_LABEL = 5;
const LONGEST_LINE = 14;

/** The first word of the line where its label says that what it names was left out: "Skipped: genitofemoral", "Left alone: …" */
export function denyingLabel({ text, words }: Statements, index: number): number | undefined {
  let first = index;
  while (index - first < LONGEST_LINE && words[first]?.opensLine === false) first--;
  let isDenied = false;
  for (let at = first; at < index && at < first + LONGEST_LABEL; at++) {
    const word = textAt(words, at);
    const behind = word === 'left' ? LET : word === 'not' ? NOT_DONE : undefined;
    isDenied ||= SPARED.has(word) || GIVEN_UP.has(word) || behind?.has(textAt(words, at + 1)) === true;
    if (text[words[at]?.end ?? 0] === ':') return isDenied ? first : undefined;
  }
  return undefined;
}
