/** Where a note puts right what stands above it: addenda, late entries, attestations. */

import { foundOnce, type Statements } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

const REPLIES = wordSet('reply answer');

/** The words behind those that open what may put right the text above it, in order. */
export function correctionsOf({ marks, words }: Statements): readonly number[] {
  return marks.correction
    .filter(({ first }) => {
      const word = textAt(words, first);
      // "REPLY: one nerve" to a query; a motor answer is none.
      if (REPLIES.has(word)) return first > 0 && words[first]?.opensLine === true;
      return first > 0 && (word !== 'entry' || words[first - 1]?.text === 'late');
    })
    .map(({ next }) => next);
}

/** These open what is mostly no more than a yes to the text above. */
const ATTESTING = wordSet('attending attestation entry');

/** Whether what opens right before a word may be no more than a yes to the text above. */
export function isAttestation({ words }: Statements, from: number): boolean {
  return ATTESTING.has(textAt(words, from - 1));
}

/** Whether a word stands behind such an opener at the head of a line; the name of an attending opens none. */
export function isOfCorrection(text: Statements, word: number): boolean {
  return correctionAt(text) <= word;
}

/** The first word behind such an opener; behind the last word where there is none. */
export function correctionAt(text: Statements): number {
  return foundOnce(
    text,
    correctionAt,
    () =>
      correctionsOf(text).find(
        (from) =>
          textAt(text.words, from - 1) !== 'attending' && HEAD.some((behind) => text.words[from - behind]?.opensLine),
      ) ?? Number.POSITIVE_INFINITY,
  );
}

/** So many words may stand before it in its line. */
const HEAD = [1, 2, 3, 4];
