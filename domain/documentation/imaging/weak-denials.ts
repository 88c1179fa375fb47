/** How much it counts that images are denied: one of several kinds of them, or all that was to be kept of the day. */

import {
  assertionAt,
  hasWord,
  type Span,
  type Statements,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { isOfCorrection } from '../telling/corrections.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { breaksBetween } from './imaging-nearby.ts';

/** Whether what was denied may be told elsewhere: a box left empty, a print. */
export function isWeakDenial(text: Statements, span: Span): boolean {
  return isUnticked(text, span) || isOfPaper(text, span);
}

export function isUnticked(text: Statements, span: Span): boolean {
  return text.words[sentenceAt(text, span).first]?.isUnchecked === true;
}

const PAPER = wordSet('printed printouts prints');

/** "No printed pictures were made": what is not on paper may be on a disk. */
function isOfPaper(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  return hasWord(text.words, Math.max(first, span.first - 2), Math.min(next, span.next + 4), PAPER);
}

const ALL = wordSet('image+ picture+ pic+');
const OF_DAY = wordSet('case today');

/**
 * "No pictures could be saved", "no pictures exist for this case": the keeping itself is denied, and not one of several
 * kinds of images.
 */
export function isDeniedKeeping(text: Statements, image: TermAt): boolean {
  const { first, next } = sentenceAt(text, image);
  if (ALL.has(textAt(text.words, image.first)) && hasWord(text.words, image.next, image.next + 4, OF_DAY)) return true;
  return startingIn(text.terms.imaging, first, next).some((term) => {
    if (term.key !== 'kept') return false;
    return term.first > image.first
      ? !breaksBetween(text, image.next, term.first)
      : assertionAt(text, term) === 'negated';
  });
}

/** "Late entry: no image exists": of all that the text above says was kept, where nothing says of which. */
export function isOverruled(text: Statements, image: TermAt): boolean {
  if (!isOfCorrection(text, image.first)) return false;
  const { first, next } = sentenceAt(text, image);
  return (
    startingIn(text.marks.side, first, next).length === 0 &&
    !startingIn(text.terms.imaging, first, next).some(({ key }) => key === 'modality')
  );
}

/** Whether the sentence of an image says that it was kept. */
export function isKeptBeside(text: Statements, image: TermAt): boolean {
  const { first, next } = sentenceAt(text, image);
  return startingIn(text.terms.imaging, first, next).some(({ key }) => key === 'kept' || key === 'archive');
}
