/** An agent that was drawn up and not given. */

import { measuresOf } from '../statements/measures.ts';
import { hasWord, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { DONE_TO_NERVES } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';

const SUPPLIED = wordSet('sent brought supplied dispensed delivered drew drawn labelled labeled tray stood');
const INJECTED = wordSet(`${DONE_TO_NERVES} injected given gave instilled deposited infiltrated placed around onto at`);

/** "The pharmacy sent 5 mL of phenol, which the nurse set on the tray" */
export function isOnlySupplied({ words }: Statements, { first, next }: Span): boolean {
  return hasWord(words, first, next, SUPPLIED) && !hasWord(words, first, next, INJECTED);
}

const CONTAINERS = wordSet('syringe+ vial+ ampule+ ampoule+ ampul bottle phenol alcohol ethanol agent neurolytic');
const USED_UP = wordSet('injected given instilled deposited infiltrated used');
const WHOLE = wordSet('full whole');
const SPARE = wordSet('leftover second spare other remaining rest backup extra');

/** "The labelled syringe went back to pharmacy unopened", "the phenol went into the waste" */
export function isUnopened(text: Statements, index: number, { first, next }: Span): boolean {
  const { words } = text;
  if (!hasWord(words, first, next, CONTAINERS) || hasWord(words, first, next, SPARE)) return false;
  const sentence = sentenceAt(text, { first: index, next: index + 1 });
  if (hasWord(words, sentence.first, sentence.next, USED_UP)) return false;
  // "Lidocaine vial (4 wasted)", "1 mL discarded": of another drug, or a part.
  const isOther = startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'localAnesthetic');
  if (isOther) return false;
  return (
    hasWord(words, first, next, WHOLE) ||
    !startingIn(measuresOf(text), first, next).some(({ unit }) => unit === 'milliliters')
  );
}

const TRAY = wordSet('tray table cupboard vial box packet pharmacy shelf');

/** "So the phenol stayed on the tray" */
export function isLeftOnTray({ words }: Statements, index: number, { first, next }: Span): boolean {
  return hasWord(words, first, index, CONTAINERS) && hasWord(words, index, next, TRAY);
}
