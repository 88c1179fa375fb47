/** Sentences that speak of a lesion which is to be made, or which somebody was told of. */

import { hasWord, type Span, type Statements } from '../statements/statements.ts';
import { DONE_TO_NERVES } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

const REBOOKED = wordSet('rebook rebooked reschedule rescheduled return returns rtc rtn');
const REBOOKED_WITHIN = 12;

/** "Rebook with IV access and light sedation; RF at 80 C then." */
export function isOfNextTime({ words }: Statements, { first, next }: Span): boolean {
  return words[next - 1]?.text === 'then' && hasWord(words, first - REBOOKED_WITHIN, next, REBOOKED);
}

const SPEAKERS = wordSet('we i they he she');
const TALKED = wordSet('talked spoke discussed explained');
const TALKED_WITHIN = 3;

const DEEDS = wordSet(`${DONE_TO_NERVES} heated burned`);

/** "We talked again about what the ablation involves, a lesion at 80 degrees", and not "I explained each step as I lesioned it at 80 C" */
export function opensWithTalk({ words }: Statements, { first, next }: Span): boolean {
  if (!SPEAKERS.has(textAt(words, first)) || hasWord(words, first, next, DEEDS)) return false;
  // "I had told him in clinic that a thermal lesion at 80 C destroys the nerve"
  const isTold = words[first + 1]?.text === 'had' && words[first + 2]?.text === 'told';
  return isTold || hasWord(words, first + 1, first + TALKED_WITHIN, TALKED);
}

const AIMS = wordSet('intention intent aim goal');
const AIM_WITHIN = 20;

/** "My intention was to make a heat lesion of the nerve in the canal, at eighty degrees", "Intent: thermal lesion, 80 C" */
export function isOfAim({ text, words }: Statements, { first, next }: Span): boolean {
  for (let index = first; index < next && index < first + AIM_WITHIN; index++) {
    if (!AIMS.has(textAt(words, index))) continue;
    if (textAt(words, index + 1) === 'was') return textAt(words, index + 2) === 'to';
    if (index === first && text[words[index]?.end ?? 0] === ':') return true;
  }
  return false;
}
