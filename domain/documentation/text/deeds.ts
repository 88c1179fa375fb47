/** Words that tell a deed of the day from what is of another day. */

import { DONE_TO_NERVES, DONE_WITH_NERVES, WAS_DONE } from './common-words.ts';
import { wordSet } from './word-list.ts';

/** What clinicians do, in the form in which notes tell it: "was performed", "we froze", "phenol given" */
export const DEEDS =
  wordSet(`${DONE_WITH_NERVES} ${WAS_DONE} ${DONE_TO_NERVES} did made delivered created applied completed
carried used employed achieved produced ran put placed proceeded injected instilled deposited
infiltrated administered infused flooded surrounded bathed ringed blocked given gave underwent froze
burned heated sclerosed chose selected switched`);

/** Behind "not", what else is said of a nerve that was left alone. */
export const NOT_DONE = new Set([
  ...DEEDS,
  'touched',
  'started',
  'attempted',
  'entered',
  'approached',
  'begun',
  'needled',
]);

/** What is yet to come, is weighed, or was done elsewhere: no number makes it a deed of today. */
export const ANOTHER_DAY = wordSet(`
would could might may should shall will ll if assuming provided failing whether unless candidate criteria
plan+ planned planning consider considering considered reconsider option+ alternative+ eventually future
insurer insurance payer carrier authorization auth qualify qualifies eligible mind reserve reserved fallback
choice printed list discarded wasted unopened unsuitable contraindicated scheduled rebook rescheduled
postponed deferred cancelled canceled advised advise advisable pending awaiting ago lasted sister brother
neighbor neighbour friend cousin colleague elsewhere worthwhile asked asks asking proceed supposing candidacy
someday resubmit resubmitted mistake forbids rebooked coworker
`);

/** Months by their names, for lists of what dates a sentence. */
export const MONTHS = 'january february march april june july august september october november december';

const YEAR = /^(?:19|20)\d\d$/;

/** Whether the word is a year. */
export function isYear(word: string): boolean {
  return word.length === 4 && YEAR.test(word);
}

/** What becomes of a procedure that is not done, or not to its end. */
export const GIVEN_UP = wordSet('aborted abandoned terminated discontinued cancelled canceled deferred postponed');

/** "Only the superomedial nerve was ablated", "block only": nothing besides. */
export const ONLY = wordSet('only just solely');
