/** Nerves that a note says were blocked, and what it gives them besides. */

import { measuresOf } from '../statements/measures.ts';
import { assertionAt, type Span, type Statements, startingIn, type TermAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { AGENTS_GIVEN } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isLesionAt } from './lesion-told.ts';
import { isItem } from './list-items.ts';

const BESIDE = 4;
const NEUROLYTIC = wordSet(`${AGENTS_GIVEN} sclerosing neurolytic chemical ablative sclerosant`);

/** A block beside the nerve; a sclerosing injection is none. */
export function isBlockBeside({ words }: Statements, term: TermAt, group: Span): boolean {
  if (term.key !== 'block' || term.first < group.first - BESIDE || term.first >= group.next + 3) return false;
  return !NEUROLYTIC.has(textAt(words, term.first - 1));
}

/** "3. Saphenous  L  diagnostic block, 1 mL ropivacaine": an item that gives the dose of a block. */
export function isBlockedItem(text: Statements, lesion: readonly TermAt[], group: Span, { next }: Span): boolean {
  return (
    lesion.some(({ key, first }) => key === 'block' && first >= group.next) &&
    startingIn(measuresOf(text), group.next, next).some(({ unit }) => unit === 'milliliters') &&
    isItem(text, group)
  );
}

/** "Positive blocks x 2: sural nerve, 80 C for 90 s": the heat of its lesion, before the next nerve of the sentence. */
export function isHeatedBehind(text: Statements, group: Span, { next }: Span): boolean {
  const end = startingIn(text.terms.nerve, group.next, next)[0]?.first ?? next;
  return startingIn(measuresOf(text), group.next, end).some(({ unit, value }) => isLesionAt(unit, value));
}

const GIVEN_WITHIN = 45;

/** "Block #1: obturator nerve … 4 mL of six percent phenol went in slowly", before the next nerve. */
export function isGivenBehind(text: Statements, { next }: Span): boolean {
  const end = startingIn(text.terms.nerve, next, next + GIVEN_WITHIN)[0]?.first ?? next + GIVEN_WITHIN;
  return (
    startingIn(text.terms.lesion, next, end).some(
      (term) => term.key === 'agent' && isOfProcedure(text, term.first) && assertionAt(text, term) === 'performed',
    ) && startingIn(measuresOf(text), next, end).some(({ unit }) => unit === 'milliliters')
  );
}

const NO_MORE = wordSet('further else more');

/** "2 mL of bupivacaine 0.5%, nothing further": a drug in its volume, and nothing besides. */
export function isAllThatWasGiven(text: Statements, { first, next }: Span): boolean {
  const measures = startingIn(measuresOf(text), first, next);
  const given = measures.find(({ unit }) => unit === 'milliliters')?.next ?? next;
  if (measures.some(({ unit, value }) => isLesionAt(unit, value))) return false;
  for (let index = given; index < next - 1; index++)
    if (textAt(text.words, index) === 'nothing' && NO_MORE.has(textAt(text.words, index + 1))) return true;
  return false;
}
