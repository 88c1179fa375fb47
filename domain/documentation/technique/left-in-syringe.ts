/** An agent that was drawn up and not given. */

import { measuresOf } from '../statements/measures.ts';
import { hasWord, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { DONE_TO_NERVES } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

const SUPPLIED = wordSet('sent brought supplied dispensed delivered drew drawn labelled labeled tray stood');
const INJECTED = wordSet(`${DONE_TO_NERVES} injected given gave instilled deposited infiltrated placed around onto at`);

/** "The pharmacy sent 5 mL of phenol, which the nurse set on the tray" */
export function isOnlySupplied({ words }: Statements, { first, next }: Span): boolean {
  return hasWord(words, first, next, SUPPLIED) && !hasWord(words, first, next, INJECTED);
}

const VESSELS = wordSet('syringe+ vial+ ampule+ ampoule+ ampul bottle');
const CONTAINERS = wordSet([...VESSELS, 'phenol alcohol ethanol agent neurolytic'].join(' '));
const USED_UP = wordSet('injected given instilled deposited infiltrated used');
const WHOLE = wordSet('full whole unused untouched');
const SPARE = wordSet('leftover portion part excess residual second spare other remaining rest backup extra');

const SEALS = /^seal/;
const WASTE = /^(?:waste|disc)/;
const BACK = wordSet('back returned stock credited');

/** "The labelled syringe went back to pharmacy unopened", "the phenol went into the waste" */
export function isUnopened(text: Statements, index: number, { first, next }: Span): boolean {
  const { words } = text;
  const word = textAt(words, index);
  // A seal that was intact before opening says nothing, nor does an empty vial in the waste.
  if (SEALS.test(word) && !hasWord(words, first, next, BACK)) return false;
  if (WASTE.test(word) && hasWord(words, first, next, VESSELS) && !hasWord(words, first, next, WHOLE)) return false;
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

const GIVEN = wordSet('injected instilled deposited infiltrated given administered');
const TO = wordSet('to before if');
const GIVEN_WITHIN = 4;

/** "Phenol 6% injected until the twitch was gone": given, in whatever volume. */
export function isInjected({ words }: Statements, { next }: Span): boolean {
  for (let index = next; index < next + GIVEN_WITHIN && words[index]?.opensSentence === false; index++)
    if (GIVEN.has(textAt(words, index))) return !hasWord(words, next, index, TO);
  return false;
}

const TRAY = wordSet('tray table cupboard vial box packet pharmacy shelf');

/** "So the phenol stayed on the tray" */
export function isLeftOnTray({ words }: Statements, index: number, { first, next }: Span): boolean {
  return hasWord(words, first, index, CONTAINERS) && hasWord(words, index, next, TRAY);
}
