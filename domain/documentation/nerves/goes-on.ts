/** What follows on a nerve that seems to be left out, and tells that something was done to it all the same. */

import { assertionAt, hasWord, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';

/** "First pass aborted, redirected": the attempt went on. */
const WENT_ON = wordSet('redirected repositioned readvanced replaced reattempted successfully successful eventually');

/** Whether what follows the words tells, behind the last giving up, that the needle was brought to the nerve after all. */
export function goesOn(text: Statements, { first, next }: Span, last = first): boolean {
  return hasWord(text.words, last, next, WENT_ON) || isPulsed(text, { first, next });
}

/** Key of `techniques`. */
const PULSED = 'rf_pulsed';

/** "No heat lesion here, PULSED mode only": the nerve got something, whatever it is billed as. */
function isPulsed(text: Statements, { first, next }: Span): boolean {
  return startingIn(text.terms.technique, first, next).some(
    (term) => term.key === PULSED && assertionAt(text, term) === 'performed',
  );
}

const FARTHEST = 30;

/** "Not burned because of the mesh; pulsed instead", "PRF 42 C, not burned": up to the period, with no other nerve. */
export function isPulsedInstead(text: Statements, from: number): boolean {
  const { words, terms } = text;
  let first = from;
  while (first < Math.min(words.length, from + FARTHEST)) {
    const { next } = sentenceAt(text, { first, next: first + 1 });
    const rest = { first, next: Math.min(next, from + FARTHEST) };
    if (startingIn(terms.nerve, rest.first, rest.next).length > 0) return false;
    if (isPulsed(text, rest)) return true;
    if (text.text[words[next - 1]?.end ?? 0] !== ';') return false;
    first = next;
  }
  return false;
}
