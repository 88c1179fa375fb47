/** The side of a procedure on both that was begun and got no lesion: "she fainted. No stimulation or lesion on the left." */

import type { OneSide } from '../stated.ts';
import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { foundOnce, hasWord, lastBefore, type Span, type Statements, sentenceAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfOtherTime } from '../telling/talk.ts';
import { isOfTitle } from '../telling/untold.ts';
import { AGENTS_GIVEN, DONE_TO_NERVES, OF_ABLATIONS } from '../text/common-words.ts';
import { GIVEN_UP } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import { isLesionAt } from './lesion-told.ts';

const NONE = wordSet('no not never nothing without before');
const LESIONS =
  wordSet(`${AGENTS_GIVEN} ${DONE_TO_NERVES} ${OF_ABLATIONS} lesioning heat heated heating burn rf rfa radiofrequency freeze
cryo treating`);
const DONE = wordSet('done performed');
const LOWEST_STRENGTH = 4;

/**
 * Such a side of what the note announces for both, where all lesions that are told with their heat are of the other
 * one, and each of them stands with its side. Of a lesion whose side is not told nobody can say that it was not on this
 * one.
 */
export function failedSide(text: Statements): OneSide | undefined {
  return foundOnce(text, failedSide, () => {
    const later = sideWords(text).filter((at) => isOfLater(text, at));
    // What is put off for the one side was meant for both.
    const waits = otherSideWaits(text);
    const isOfBoth = waits || later.length > 0 || sideWords(text).some((at) => bodySideAt(text, at) === 'bilateral');
    if (!isOfBoth) return undefined;
    const failures = text.marks.failure.filter(({ first }) => tellsFailure(text, first));
    if (failures.length + later.length === 0 && !waits) return undefined;
    const heats = lesionsIn(text);
    const [heated, ...others] = new Set(heats.map(({ first }) => sideAbove(text, first)));
    if (heats.length === 0 || others.length > 0 || (heated !== 'left' && heated !== 'right')) return undefined;
    const failed = heated === 'left' ? 'right' : 'left';
    const from = heats[0]?.first ?? 0;
    const isLeftOut =
      waits ||
      later.some((at) => bodySideAt(text, at) === failed) ||
      failures.some(({ first }) => first > from && isOfFailure(text, first, failed));
    return isLeftOut ? failed : undefined;
  });
}

const OTHER = wordSet('other that opposite');
const OF_BODY = wordSet('side one leg thigh knee foot hip shoulder');
/** "That side will have to wait for another day", "the other one did not happen" */
function otherSideWaits(text: Statements): boolean {
  const { words, marks } = text;
  return marks.waiting.some(({ first: at }) => {
    if (words[at]?.text === 'happen' && words[at - 1]?.text !== 'not') return false;
    const { first } = sentenceAt(text, { first: at, next: at + 1 });
    return words
      .slice(first, at)
      .some(
        ({ text: word }, index) =>
          OTHER.has(word) && OF_BODY.has(textAt(words, first + index + 1)) && isOfProcedure(text, first + index),
      );
  });
}

const UP_TO = wordSet(
  'have its turn side one to will can must be done wait waits for follow scheduled at the visit appointment session',
);
const LATER = /(?:in|on|for) \d\d?(?:\/\d| week| month)|later this|next (?:week|month|visit|session)/iy;

/** "Another day", "in the new year" */
const IN = wordSet('in the a');
const ANOTHER = wordSet('another new');
const TIMES = wordSet('day time visit session year');

/** "Left side on 12/23", "left one later this month", "will do the left in 2 weeks"; "left to follow in the same session" is of today. */
function isOfLater({ text, words }: Statements, index: number): boolean {
  if (!words[index]?.opensSentence && words[index - 1]?.text !== 'the') return false;
  let at = index + 1;
  while (UP_TO.has(textAt(words, at))) at++;
  LATER.lastIndex = words[at]?.start ?? text.length;
  if (LATER.test(text)) return true;
  while (IN.has(textAt(words, at))) at++;
  return textAt(words, at) === 'fortnight' || (ANOTHER.has(textAt(words, at)) && TIMES.has(textAt(words, at + 1)));
}

function lesionsIn(text: Statements): readonly Span[] {
  const cycles = text.terms.lesion.filter((term) => term.key === 'cycle' && !isOfOtherTime(text, term));
  return [...measuresOf(text).filter(isOfLesion), ...cycles].filter(
    ({ first }) => isOfProcedure(text, first) && !isOfTitle(text, first),
  );
}

/** "Right: 80 C 90 s. Left: same, 80 C 90 s": a lesion in a sentence of each side, whatever was put off before. */
export function hasLesionOfEach(text: Statements): boolean {
  return foundOnce(text, hasLesionOfEach, () => {
    const sides = new Set(lesionsIn(text).map(({ first }) => sideAbove(text, first)));
    return sides.has('left') && sides.has('right');
  });
}

/** A heat, a cold or the strength of an agent: that of a local anesthetic is lower. */
function isOfLesion({ unit, value }: Measure): boolean {
  if (unit === 'percent') return value >= LOWEST_STRENGTH && value < 100;
  return isLesionAt(unit, value);
}

/** The one side of the sentence, else the last one above it. */
function sideAbove(text: Statements, index: number): string | undefined {
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  const own = new Set(sideWords(text, first, next).map((at) => bodySideAt(text, at)));
  own.delete(undefined);
  if (own.size > 0) return own.size === 1 ? [...own][0] : 'bilateral';
  const above = lastBefore(toldSides(text), first);
  return above && bodySideAt(text, above.first);
}

/** The words for sides that the telling of the procedure holds. */
function toldSides(text: Statements): readonly Span[] {
  return foundOnce(text, toldSides, () =>
    text.marks.side.filter(({ first }) => isOfProcedure(text, first) && bodySideAt(text, first)),
  );
}

/** Whether a word says that something was given up, or that no lesion was made: "no stimulation or lesion", "nothing was lesioned" */
function tellsFailure({ words }: Statements, index: number): boolean {
  const word = textAt(words, index);
  // "Nothing done on the L"
  if (word === 'nothing' && hasWord(words, index + 1, index + 3, DONE)) return true;
  // "No needle entered it"
  if (NONE.has(word) && INSTRUMENTS.has(textAt(words, index + 1))) return true;
  return GIVEN_UP.has(word) || (NONE.has(word) && hasWord(words, index + 1, index + WITHIN, LESIONS));
}

const INSTRUMENTS = wordSet('needle cannula probe');
const WITHIN = 6;

/** Whether the sentence of such a word speaks of no other side, by itself or below one. */
function isOfFailure(text: Statements, index: number, failed: OneSide): boolean {
  if (!isOfProcedure(text, index)) return false;
  return sideAbove(text, index) === failed;
}
