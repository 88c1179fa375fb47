/** What a line says was booked, ordered, consented to, authorized or charged, which is not yet what was done. */

import { foundOnce, hasWord, type Span, type Statements, sectionOf } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isOfProcedure } from './performed.ts';

/** Words of the label of such a line, or of its first words: "Booked as:", "appointment type:", "posted as RFA". */
const BOOKINGS = wordSet(
  `
booked booking posted posting scheduled scheduling schedule scheduler ordered order+ requested request slot
reserved visit charge+ cpt billed billing auth authorization authorized referral referred listed consent
consented approved template dropdown menu appointment appt picklist
`,
);
/** Of these a side and a heat say nothing of what was done; those of a consent or a visit may. */
export const SCHEDULES = wordSet('booked booking posted posting scheduled scheduling schedule scheduler');
const TEMPLATES = wordSet('template form');
const FOR = wordSet('as for');
/** The words of a label. */
const IN_LABEL = 5;
/** How far from its label a technique may stand. */
const FARTHEST = 12;

/** Whether the sentence opens as such a line. Where the telling says that all went as booked, it says what was done. */
export function isBooked(text: Statements, { first }: Span, labels = BOOKINGS): boolean {
  const { words } = text;
  const section = sectionOf(text, first);
  // "=== RADIOFREQUENCY PROCEDURE NOTE (template) ==="
  if (section && first < section.content && hasWord(words, section.first, section.content, TEMPLATES)) return true;
  let opener = first;
  while (opener > 0 && first - opener < FARTHEST && !(words[opener]?.opensSentence || words[opener]?.opensLine))
    opener--;
  const next = Math.min(first, opener + IN_LABEL);
  for (let index = opener; index < next; index++) {
    if (!labels.has(textAt(words, index))) continue;
    if (FOR.has(textAt(words, index + 1)) || endsLabel(text, index, next)) return !wentAsBooked(text);
  }
  return false;
}

/** "CASE BOOKED AS: L tarsal tunnel", of the side that it says. */
export function isScheduledSide(text: Statements, index: number): boolean {
  return isBooked(text, { first: index, next: index + 1 }, SCHEDULES) || isRead(text, index);
}

const READS = wordSet('read reads say says said show shows listed list lists');
const READ_WITHIN = 3;
const PAPERS = wordSet('booking order schedule template slip request referral precert authorization worksheet');
const PAPERS_WITHIN = 14;

/** "The booking sheet and the first consent form all read LEFT sural nerve" */
function isRead({ words }: Statements, index: number): boolean {
  if (!hasWord(words, index - READ_WITHIN, index, READS)) return false;
  for (let at = index - 1; at > index - PAPERS_WITHIN && !words[at + 1]?.opensSentence; at--)
    if (PAPERS.has(textAt(words, at))) return true;
  return false;
}

/** "Order of lesions:" is no order. */
function endsLabel({ text, words }: Statements, from: number, next: number): boolean {
  for (let index = from; index < next && words[index]?.text !== 'of'; index++)
    if (text[words[index]?.end ?? 0] === ':') return true;
  return false;
}

const PLANNED = wordSet('planned above intended');

/** "Performed as planned" */
function wentAsBooked(text: Statements): boolean {
  const { words } = text;
  const isAs = (index: number): boolean => {
    const word = textAt(words, index + 1);
    return PLANNED.has(word) || BOOKINGS.has(word);
  };
  return foundOnce(text, wentAsBooked, () =>
    words.some((word, index) => word.text === 'as' && isAs(index) && isOfProcedure(text, index)),
  );
}
