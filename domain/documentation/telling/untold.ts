/** Words of destruction that tell none: titles, what somebody came for, devices, and what is denied. */

import { type Statements, sectionOf } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

const NOTHING = wordSet('no nothing none without never neither');
const DENIED_WITHIN = 3;

/** "Nothing was ablated", "no thermal lesion", "without any neurolytic agent" */
export function isDeniedBefore({ words }: Statements, index: number): boolean {
  for (let at = index; at > 0 && index - at < DENIED_WITHIN && !words[at]?.opensClause; at--)
    if (NOTHING.has(textAt(words, at - 1))) return true;
  return false;
}

const DEVICES = wordSet('log generator machine unit console probe cannula needle electrode tray kit');

/** "The RF log", "RF cannula": a device that was there, whatever was done with it. */
export function isOfDevice({ words }: Statements, index: number): boolean {
  return DEVICES.has(textAt(words, index + 1));
}

const ARRIVED = wordSet(
  'arrived arrives back returned returns presents presented here came comes scheduled booked brought admitted',
);
/** "Arrived for RFA", "here for her left GON RFA" */
const PURPOSE_WITHIN = 6;

/** Whether the word says what the patient came for, which is not yet what was done. */
export function isPurpose({ words }: Statements, index: number): boolean {
  for (let at = index; at >= 1 && index - at < PURPOSE_WITHIN && !words[at]?.opensClause; at--) {
    if (words[at]?.text === 'for') return [words[at - 1], words[at - 2]].some((word) => ARRIVED.has(word?.text ?? ''));
  }
  return false;
}

/** Whether the word stands in the first sentence of a heading that names the procedure. */
export function isOfTitle(text: Statements, word: number): boolean {
  const section = sectionOf(text, word);
  if (section?.kind === 'narrative' && section.first === 0) return isTitleLine(text, word);
  if (section?.kind !== 'title') return false;
  return word < section.content || text.words[word]?.sentence === text.words[section.content]?.sentence;
}

const LONGEST_TITLE = 14;

/** A short first line that nothing heads: "Right sural nerve RFA note". */
function isTitleLine({ words }: Statements, word: number): boolean {
  if (words[word]?.sentence !== 0) return false;
  for (let index = 1; index <= LONGEST_TITLE && index < words.length; index++) {
    if (words[index]?.opensSentence) return true;
  }
  return false;
}

const OF_BEFORE = /^(?:last|previous|prior) (?:week|month|year|visit|time)[^.:\n]{0,20}:/i;
const LONGEST_OF_BEFORE = 40;

/** Whether a sentence that opens at a character is labelled as told of before: "Last month (5/12): …" */
export function opensBefore(text: string, start: number): boolean {
  return 'lpLP'.includes(text[start] ?? ' ') && OF_BEFORE.test(text.slice(start, start + LONGEST_OF_BEFORE));
}
