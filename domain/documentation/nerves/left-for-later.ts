/** Nerves of which a note says that they are of another day: "stays on the list", "deserves its own session", "not today". */

import { measuresOf } from '../statements/measures.ts';
import { hasWord, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { DONE_TO_NERVES } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { LEAVING, LESIONED } from './spared-nerves.ts';

/** Words by which a sentence may say so; nearly all have none. */
const OPENERS = wordSet(
  'another different other own separate next list back off not leave left leaving none nothing will shall would ll',
);
const OTHER = wordSet('another different other own separate next');
export const TIMES = wordSet('day time visit session date occasion matter story');
export const NOW = wordSet('today now');
const COME = wordSet('come coming go');
const FOR = wordSet('for to until');
/** "Left for last" is the last of today. */
const LAST = wordSet('last end left right the lateral medial');
const DONE = wordSet('added add done do treated treat');
/** What was put off and was done all the same. */
const AFTER_ALL = wordSet('today got all instead anyway had been');

/** Whether the sentence of the nerve says so and tells no lesion. */
export function isLeftForLater(text: Statements, group: Span): boolean {
  const { words } = text;
  const { first, next } = sentenceAt(text, group);
  if (isOfLaterStage(text, { first, next: group.first }) || isOfNextStage(text, { first: group.next, next }))
    return true;
  for (let index = first; index < next; index++) {
    if (!OPENERS.has(textAt(words, index)) || !putsOff(words, index, { first, next })) continue;
    const isToday = words[index]?.text === 'not' ? false : hasWord(words, first, next, AFTER_ALL);
    return !isToday && !startingIn(measuresOf(text), first, next).some(({ unit }) => LESIONED.has(unit));
  }
  return false;
}

function putsOff(words: Statements['words'], index: number, sentence: Span): boolean {
  const word = textAt(words, index);
  const after = textAt(words, index + 1);
  // "Is to be lesioned next week"
  if (word === 'next' && WEEKS.has(after)) return isToBeTreated(words, index);
  if (OTHER.has(word)) return TIMES.has(after);
  if (word === 'not') return NOW.has(after);
  if (word === 'list') return [1, 2, 3].some((before) => words[index - before]?.text === 'on');
  if (word === 'off') return textAt(words, index - 1) === 'put' && FOR.has(after);
  if (word === 'back') return COME.has(textAt(words, index - 1)) && FOR.has(after);
  if (word === 'none' || word === 'nothing') return after === 'of' && textAt(words, index + 2).startsWith('th');
  if (LEAVING.has(word)) return FOR.has(after) && !LAST.has(textAt(words, index + 2));
  return hasWord(words, index + 1, Math.min(sentence.next, index + 4), DONE);
}

const AHEAD_WITHIN = 4;
const TREATED = wordSet(`${DONE_TO_NERVES} done`);

function isToBeTreated(words: Statements['words'], index: number): boolean {
  for (let at = index - AHEAD_WITHIN; at < index; at++)
    if (words[at]?.text === 'be' && TREATED.has(textAt(words, at + 1))) return true;
  return false;
}

const WEEKS = wordSet('week+ wk+ month+ mo');

/** Farther behind the nerve it is the stage of an illness. */
const STAGE_WITHIN = 2;
const LATER_STAGES = wordSet('2 3 ii iii two three second third');

/** "Superficial radial nerve: stage II, in 4-6 weeks if the radial column still hurts" */
function isOfNextStage({ words }: Statements, { first, next }: Span): boolean {
  for (let index = first; index < Math.min(next, first + STAGE_WITHIN); index++) {
    if (words[index]?.text !== 'stage' || !LATER_STAGES.has(textAt(words, index + 1))) continue;
    return hasWord(words, index + 2, next, WEEKS) || hasWord(words, index + 2, next, AHEAD);
  }
  return false;
}

const AHEAD = wordSet('later next planned will');

/** "STAGE 2 (in two weeks): right sural and saphenous nerves, 82 C": what a label puts off. */
function isOfLaterStage({ text, words }: Statements, { first, next }: Span): boolean {
  for (let index = first; index + 2 < next; index++) {
    if (words[index]?.text !== 'in' || !WEEKS.has(textAt(words, index + 2))) continue;
    const end = words[index + 2]?.end ?? 0;
    if (text.slice(end, words[index + 3]?.start ?? end).includes(':')) return true;
  }
  return false;
}
