/** What a line says was booked, ordered, consented to, authorized or charged, which is not yet what was done. */

import { foundOnce, type Span, type Statements } from '../text/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { isOfProcedure } from './performed.ts';

/** Words of a label of such a line: "Booked as:", "Appointment type:", "Charge line:". */
const LABELS = wordSet(`
  booked, booking, posted, posting, scheduled, scheduling, schedule, ordered, order, orders, requested, request, requisition, slot,
  appointment, appt, visit, reservation, charge, charges, charged, cpt, billed, billing, auth, authorization, authorized, preauth, precert,
  referral, referred, listed, consent, consented, approved, template, scheduler, reserved, macro
`);
/** The same in a sentence: "posted as alcohol neurolysis", "consented for RFA". */
const TOLD = wordSet(
  'booked, posted, scheduled, ordered, listed, consented, authorized, approved, referred, slotted, registered',
);
const FOR = new Set(['as', 'for', 'to']);
/** The words of a label. */
const IN_LABEL = 5;
/** How far from its label a technique may stand. */
const FARTHEST = 12;

/** Whether the sentence opens as such a line. Where the telling says that all went as booked, it says what was done. */
export function isBooked(text: Statements, { first }: Span): boolean {
  const { words } = text;
  let opener = first;
  while (opener > 0 && first - opener < FARTHEST && !(words[opener]?.opensSentence || words[opener]?.opensLine))
    opener--;
  for (let index = opener; index < Math.min(first, opener + IN_LABEL); index++) {
    const word = words[index]?.text ?? '';
    const isTold = TOLD.has(word) && FOR.has(words[index + 1]?.text ?? '');
    if (isTold || (LABELS.has(word) && endsLabel(text, index, Math.min(first, opener + IN_LABEL))))
      return !wentAsBooked(text);
  }
  return false;
}

function endsLabel({ text, words }: Statements, from: number, next: number): boolean {
  for (let index = from; index < next; index++) {
    if (words[index]?.text === 'of') return false;
    if (text[words[index]?.end ?? 0] === ':') return true;
  }
  return false;
}

const AS = wordSet('planned, booked, scheduled, ordered, consented, above, requested, intended, posted');

/** "Performed as planned" */
function wentAsBooked(text: Statements): boolean {
  return foundOnce(text, wentAsBooked, () =>
    text.words.some(
      (word, index) =>
        word.text === 'as' &&
        AS.has(text.words[index + 1]?.text ?? '') &&
        !TOLD.has(text.words[index - 1]?.text ?? '') &&
        isOfProcedure(text, index),
    ),
  );
}
