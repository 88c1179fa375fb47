/** Names of several words that stand without their noun: "gets you the lateral pectoral as it comes across". */

import { foundOfEach, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { LONGEST } from '../terms/bare-name-words.ts';
import { phraseOf } from '../text/words.ts';
import { isNothingDone } from './given-up.ts';
import { isOfPlace } from './named-places.ts';
import { isSaidLeftOut } from './spared-nerves.ts';

/** The words of "lateral pectoral", a name of several words without its noun, where nothing makes it the name of a place. */
export function longNameAt(
  text: Statements,
  index: number,
  names: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  if (startingIn(text.marks.bareName, index, index + 1).length === 0) return undefined;
  for (let length = LONGEST; length > 1; length--) {
    const name = phraseOf(text.words, index, index + length);
    if (!names.has(name)) continue;
    const isName = !name.endsWith('branch') && !isOfPlace(text, index + length - 1) && !isLost(text, name, length);
    return isName ? name.split(' ') : undefined;
  }
  return undefined;
}

const LOST_WITHIN = 40;

/** "Lateral pectoral: the muscle kept contracting, aborted": whether the note leaves it out wherever it names it so. */
function isLost(text: Statements, name: string, length: number): boolean {
  return foundOfEach(text, isLost, name, () =>
    text.marks.bareName.some(
      ({ first }) =>
        phraseOf(text.words, first, first + length) === name &&
        (isSaidLeftOut(text, { first, next: first + length }) ||
          isNothingDone(text, {
            first: first + length,
            next: sentenceAt(text, { first, next: first + length }).next,
          }) ||
          isNothingDone(text, { first: first + length, next: first + LOST_WITHIN })),
    ),
  );
}
