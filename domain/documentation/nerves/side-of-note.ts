/** The one side that a note says outright, or puts right, whatever nerve it says it of. */

import type { OneSide, Side } from '../stated.ts';
import {
  foundOfEach,
  foundOnce,
  hasWord,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { isScheduledSide } from '../telling/booked.ts';
import { correctionsOf, isAttestation } from '../telling/corrections.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { NOT_DONE } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { phraseOf, textAt } from '../text/words.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import { failedSide, hasLesionOfEach } from './failed-side.ts';
import { headedSides, isHeadOfNothing } from './headed-sides.ts';
import { sideOf } from './side-words.ts';
import { isOfDeed, isSpared, LEFT_OUT, NEAR, PUT, tellsEachSide } from './told-sides.ts';

/** The one side that was treated where the telling says it outright: "RIGHT only", "the left was put off". */
export function onlySide(text: Statements): OneSide | undefined {
  return foundOnce(text, onlySide, () => onlySideIn(text));
}

function onlySideIn(text: Statements): OneSide | undefined {
  for (const index of sideWords(text)) {
    const isAlone = isOnly(text, index);
    if (!isAlone && !isLeftOut(text, index) && !headedSides(text).has(index)) continue;
    // "For the left in two weeks" leaves nothing in.
    const side = isBookedFor(text.words, index) ? sideOf(text, text.words[index]) : bodySideAt(text, index);
    if (!side || side === 'bilateral' || text.words[index]?.isUnchecked || !isOfProcedure(text, index)) continue;
    if (hasLesionOfEach(text)) return undefined;
    if (isAlone && !isOfScreen(text, index)) return side;
    if (isLeftOut(text, index) || isHeadOfNothing(text, index, side)) return side === 'left' ? 'right' : 'left';
  }
  const failed = failedSide(text);
  if (!failed || tellsEachSide(text)) return undefined;
  return failed === 'left' ? 'right' : 'left';
}

/** "Fluoroscopy for the left knee only" */
function isOfScreen(text: Statements, index: number): boolean {
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  return !isOfDeed(text, index) && startingIn(text.terms.imaging, first, next).some(({ key }) => key === 'modality');
}

/** "RIGHT only", "the left side only", "only the right". */
function isOnly({ words }: Statements, index: number): boolean {
  for (let at = index + 1; at <= index + 2 && words[at]?.opensClause === false; at++)
    if (words[at]?.text === 'only') return true;
  if (words[index]?.opensSentence) return false;
  return words[index - 1]?.text === 'only' || (words[index - 1]?.text === 'the' && words[index - 2]?.text === 'only');
}

const TO_DO = wordSet('do treat touch start lesion ablate inject attempt perform freeze proceed');
/** "Not do the left" */
const DENIED_WITHIN = 5;

/** "We did not do the left", "never started the right side" */
function isDeniedBefore({ words }: Statements, index: number): boolean {
  if (words[index - 1]?.text !== 'the') return false;
  // "Nothing was done to the left"
  if (phraseOf(words, index - DENIED_WITHIN, index - 2) === 'nothing was done') return true;
  for (let at = index - 2; at >= index - DENIED_WITHIN && at > 0 && !words[at]?.opensSentence; at--)
    if (TO_DO.has(textAt(words, at))) return words[at - 1]?.text === 'not' || words[at - 1]?.text === 'never';
  return false;
}

const RELATIVE_WITHIN = 10;

/** "The left shoulder, which also aches, was not touched": where the clause goes on that a relative one parts. */
function pastRelative(words: Statements['words'], index: number): number | undefined {
  if (words[index]?.text !== 'which' || words[index]?.opensSentence) return undefined;
  for (let at = index + 1; at < index + RELATIVE_WITHIN; at++)
    if (words[at]?.opensClause) return words[at]?.opensSentence ? undefined : at;
  return undefined;
}

/** "Left deferred", "the left is put off", "left thigh not touched": the side is what the sentence opens with. */
function isLeftOut(text: Statements, index: number): boolean {
  const { words } = text;
  if (isDeniedBefore(text, index)) return true;
  if (isBookedFor(words, index)) return true;
  // "Sciatic hamstring br.   R   --   not done": the row of a nerve, and not of a side.
  if (!words[index]?.opensLine && text.text.startsWith('  ', words[index]?.end)) return false;
  let last = index + NEAR;
  for (let at = index + 1; at <= last; at++) {
    const goesOn = words[at]?.opensClause === false || (words[at]?.text === 'therefore' && !words[at]?.opensSentence);
    const behind = goesOn ? at : pastRelative(words, at);
    if (behind === undefined) return false;
    last += behind - at;
    at = behind;
    const word = textAt(words, at);
    const before = textAt(words, at - 1);
    if (
      LEFT_OUT.has(word) ||
      isNotToday(words, at) ||
      (word === 'off' && PUT.has(before)) ||
      (before === 'not' && NOT_DONE.has(word === 'be' ? textAt(words, at + 1) : word))
    )
      return !isOneOfSeveral(text, index, at);
  }
  return false;
}

/** "L GON: not today" */
function isNotToday(words: Statements['words'], index: number): boolean {
  if (words[index]?.text !== 'not' || words[index + 1]?.text !== 'today' || words[index + 1]?.opensSentence)
    return false;
  return words[index + 2]?.opensClause !== false;
}

const BOOKED = wordSet('booked scheduled planned rebooked');
const FOR = wordSet('for on');
const SPANS = wordSet('week+ wk+ month+ days');
const SAME = wordSet('same it this procedure treatment rf rfa cryo ablation lesion lesioning neurolysis phenol');
const SUBJECT_WITHIN = 4;
const WHEN_WITHIN = 5;

/** "The same is booked for the left in two weeks" */
function isBookedFor(words: Statements['words'], index: number): boolean {
  const of = textAt(words, index - 1) === 'the' ? index - 2 : index - 1;
  if (!FOR.has(textAt(words, of)) || !BOOKED.has(textAt(words, of - 1))) return false;
  const isIn = textAt(words, index + 1) === 'in' || textAt(words, index + 1) === 'next';
  // "EMG is booked for the left"
  if (!hasWord(words, of - 1 - SUBJECT_WITHIN, of - 1, SAME)) return false;
  return isIn && hasWord(words, index + 2, index + WHEN_WITHIN, SPANS);
}

const LEVEL = /^[clst]\d{1,2}$/;

/** "Right L5 dorsal ramus: not done", of a level, or of a nerve that is named nowhere else: what was left out is that one, and no side. */
function isOneOfSeveral({ words, terms: { nerve } }: Statements, index: number, denial: number): boolean {
  const [own] = startingIn(nerve, index + 1, denial);
  return LEVEL.test(textAt(words, index + 1)) || (!!own && nerve.filter(({ key }) => key === own.key).length === 1);
}

/**
 * Whether the telling of the procedure speaks of the side where it names a nerve, a deed or the site: what stands
 * beside it was done there, as far as anybody can tell. "At both" may be two places of one side: `isBothEnough` says
 * whether it tells of each.
 */
export function tellsSide(text: Statements, side: OneSide, isBothEnough = true): boolean {
  const only = correctedSide(text) ?? onlySide(text);
  if (only) return only === side;
  return foundOfEach(text, tellsSide, `${side} ${isBothEnough}`, () =>
    sideWords(text).some((index) => {
      const said = sideOf(text, text.words[index]);
      if ((said !== side && said !== 'bilateral') || bodySideAt(text, index) !== said) return false;
      if (!isBothEnough && text.words[index]?.text === 'both') return false;
      if (isScheduledSide(text, index)) return false;
      return isOfProcedure(text, index) && !isSpared(text, index) && isOfDeed(text, index);
    }),
  );
}

/** The one side that a correction tells of: "the left nerve is what was ablated; right came from the template". */
export function correctedSide(text: Statements): OneSide | undefined {
  return foundOnce(text, correctedSide, () => correctionOf(text)?.side);
}

/** Whether a correction says that something above it is wrong. */
export function isPutRight(text: Statements): boolean {
  return correctionOf(text)?.isPutRight === true;
}

interface Correction {
  readonly side: OneSide;
  readonly isPutRight: boolean;
}

/** The last correction that tells of one side. */
function correctionOf(text: Statements): Correction | undefined {
  for (const from of correctionsOf(text).toReversed()) {
    const found = correctionFrom(text, from);
    if (found) return found;
  }
  return undefined;
}

function correctionFrom(text: Statements, from: number): Correction | undefined {
  const { words } = text;
  const isAttested = isAttestation(text, from);
  const opening = phraseOf(words, from, from + MOST_OF_CORRECTION);
  const all = sideWords(text, from, from + (isAttested ? LONGEST_ATTESTATION : LONGEST_CORRECTION)).filter(
    (index) => sideOf(text, words[index]) && !isOfPartBehind(text, from, index),
  );
  const kept = all.filter((index, at) => !isTakenBack(text, index, all[at + 1]));
  const isPut = kept.length < all.length || WRONG.test(opening);
  if (isAttested && !isPut) return undefined;
  const isOfSide = kept.length < all.length || SIDES.test(opening);
  const sides = new Set<Side | undefined>();
  const wanted = all.filter((index) => isWanted(text, index));
  for (const index of wanted.length > 0 ? wanted : kept)
    if (wanted.length > 0) sides.add(sideOf(text, words[index]));
    // "Both say so" is of two people.
    else if (!isSpared(text, index) && ((isOfSide && words[index]?.text !== 'both') || isOfDeed(text, index)))
      sides.add(bodySideAt(text, index));
  sides.delete(undefined);
  const [side] = sides;
  return sides.size === 1 && side && side !== 'bilateral' ? { side, isPutRight: isPut } : undefined;
}

const WANTED = /\bshould (?:be|read|say|state|show|have (?:been|read|said))(?: the)? $/;

/** "Right is an error, should read left" */
function isWanted({ words }: Statements, index: number): boolean {
  return WANTED.test(`${phraseOf(words, index - WANTED_WITHIN, index)} `);
}

const WANTED_WITHIN = 5;

/** Whether a correction names the side beside what is wrong: "correction: site was the LEFT knee, "R" is a typing error". */
export function mayBeCorrectedTo(text: Statements, side: OneSide): boolean {
  return correctionsOf(text).some((from) => {
    const end = from + MOST_OF_CORRECTION;
    if (!WRONG.test(phraseOf(text.words, from - 1, end))) return false;
    return sideWords(text, from, end).some((index) => bodySideAt(text, index) === side);
  });
}

const MOST_OF_CORRECTION = 40;
const LONGEST_ATTESTATION = 90;
/** Words of an addendum that may tell of the side; each of many is read only so far. */
const LONGEST_CORRECTION = 400;
const SIDES = /\bthe (?:wrong )?side|side typed|lateral|\bwas the other\b/;
const OTHER_PARTS = wordSet('history plan conservativeCare');

/** Whether a heading behind the opener ends what it opens. */
function isOfPartBehind(text: Statements, from: number, index: number): boolean {
  const section = sectionOf(text, index);
  return section !== undefined && section.first > from && OTHER_PARTS.has(section.kind);
}

const WRONG =
  /\b(?:wrong|err(?:or|on)|incorrect|mista|mispr|typo|typing|should (?:be|read|say)|(?:it|that) was the other)/;
/** What takes back a side behind it in its clause. */
const DENIED = /\b(?:no|not|never|nothing|none|instead|rather|wrong|wrongly|erroneously|incorrectly)\b/;
const WRITTEN = /\b(?:says?|said|wrote|typed|reads|states|listed|entered|dictated)\b/;
/** What a side is checked against. */
const WITNESSES = /\b(?:consent|time|mark|site|image|i)/;
/** What takes it back behind it: where it was brought in from, or that nothing was done there. */
const BROUGHT =
  /"|template|autotext|macro|\bcarr|copied|pulled|default|\b(?:not|nor|never) (?:been|be|treated|done|touched)/;

const EARLIER_CASE = wordSet('previous prior');
const LYING = wordSet('lay lying lies positioned');
const CASE_WITHIN = 4;

/** Whether a correction takes a side back: "the resident wrote right", "left is a typing error", "nothing was done on the right". */
function isTakenBack(text: Statements, index: number, after = text.words.length): boolean {
  const { words } = text;
  // "The template still held the previous case, a right shoulder"
  if (hasWord(words, index - CASE_WITHIN, index, EARLIER_CASE)) return true;
  // "The patient lay on her left side"
  if (hasWord(words, index - CASE_WITHIN, index, LYING)) return true;
  const { next } = sentenceAt(text, { first: index, next: index + 1 });
  const behind = text.text.slice(words[index]?.end, words[Math.min(after, next) - 1]?.end).toLowerCase();
  // "The right nerve was treated and the left was not."
  if (behind.endsWith(' was not') || behind.endsWith(' were not')) return true;
  if (WRONG.test(behind) || BROUGHT.test(behind) || (next < after && WRONG.test(textAt(words, next)))) return true;
  let first = index;
  while (first > 0 && !words[first]?.opensClause) first--;
  const told = phraseOf(words, first, index);
  return DENIED.test(told) || (WRITTEN.test(told) && !WITNESSES.test(told));
}
