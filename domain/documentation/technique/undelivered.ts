/** Lesions that were begun and not made: a generator that failed, a patient who could not bear it, a tip that stayed cold. */

import type { NoteText } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { correctionAt } from '../telling/corrections.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfDevice, isOfTitle } from '../telling/untold.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, wordAt } from '../text/words.ts';
import { clauseOf, isFailure, LESION_VERBS, MADE, MODALS, NAMED_WITHIN, nearbyOf } from './failed-lesions.ts';
import { isInjected, isOnlySupplied } from './left-in-syringe.ts';
import { besideAgent, isNeurolytic } from './lesion-agent.ts';
import { probeTemperatures } from './probe-temperatures.ts';
import { heatOfPulses } from './told-pulses.ts';

/**
 * Where a note tells that the lesion was not made, and nowhere that one was. Of a fault that was overcome, and of one
 * lesion of several, the note tells a lesion as well; a heat that was only set says nothing before the fault.
 */
export function undelivered(note: NoteText): Span | undefined {
  const { statements: text } = note;
  return foundOnce(text, undelivered, () => {
    const failure = failureIn(text);
    return failure && !tellsOtherLesion(note, failure) ? failure : takenBack(note);
  });
}

/** "Addendum: the generator had failed and no lesion was made": whatever the note above it says, and it alone. */
function takenBack(note: NoteText): Span | undefined {
  const { statements: text } = note;
  const from = correctionAt(text);
  const failure = text.marks.failure.find(
    (span) => span.first >= from && isFailure(text, span) && isOfAllNerves(text, span) && !isOfAnother(text, span),
  );
  return failure && !tellsOtherLesion(note, failure, from) ? failure : undefined;
}

const FAMILY = /^[a-z]+/;

/** "RF was not used", beside a nerve that was frozen: what was denied is another technique than the one that was told. */
function isOfAnother(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  const denied = startingIn(text.terms.technique, first, next).map(({ key }) => FAMILY.exec(key)?.[0]);
  const isTold = (term: TermAt): boolean =>
    !denied.includes(FAMILY.exec(term.key)?.[0]) &&
    isOfProcedure(text, term.first) &&
    assertionAt(text, term) === 'performed';
  return denied.length > 0 && text.terms.technique.some(isTold);
}

const SIDES = wordSet('left right');
const FOUND = wordSet('pathology biopsy shows showed seen mri film+');

/** Whether what failed is no lesion of one nerve beside others. */
function isOfAllNerves(text: Statements, span: Span): boolean {
  const { nerve } = text.terms;
  const { first, next } = sentenceAt(text, span);
  // "Pathology shows no lesion"
  if (hasWord(text.words, first, next, FOUND)) return false;
  if (startingIn(nerve, first, next).length === 0) return !hasWord(text.words, first, next, SIDES);
  return foundOnce(text, isOfAllNerves, () => new Set(nerve.map(({ key }) => key)).size <= 1);
}

const COOLEST_HEAT = 50;
const WARMEST_COLD = -20;
const SETTINGS = wordSet('set setpoint setting+ target program programmed preset dialed dialled');
const AHEAD = wordSet('will shall plan');
const ANNOUNCED = wordSet('template planned intended ordered approved authorized scheduled booked');

/** Key of `techniques`. */
const PULSED = 'rf_pulsed';
/** "Two lesions, set point 60 C" were made so. */
const ONES = wordSet('lesion+ lesioned ablated burn+ each complete completed');

/** Whether any lesion is told but those that the failure undoes: announced before it, or set for the same nerve. */
function tellsOtherLesion(note: NoteText, failure: Span, from = 0): boolean {
  const { statements: text } = note;
  const isLater = ({ first }: Span): boolean => first >= from;
  // "No thermal lesion was made on purpose": pulsed, which has a name of its own.
  const isPulsed = (term: TermAt): boolean =>
    term.key === PULSED && isOfProcedure(text, term.first) && assertionAt(text, term) === 'performed';
  // What a title announces was chosen, whatever came of it.
  const isMade = (term: TermAt): boolean =>
    tellsLesion(text, term) && !(term.first < failure.first && isOfTitle(text, term.first));
  return (
    probeTemperatures(note).some((stated) => isOtherHeat(text, stated, failure, from)) ||
    text.terms.technique.some((term) => isLater(term) && isPulsed(term)) ||
    (from === 0 && heatOfPulses(note).length > 0) ||
    text.terms.lesion.some((term) => isLater(term) && isMade(term))
  );
}

function isOtherHeat(text: Statements, { value, at }: Stated<number>, failure: Span, earliest: number): boolean {
  if (at.start === undefined) return false;
  const first = wordAt(text.words, at.start);
  if (first < earliest) return false;
  const span = { first, next: first + 1 };
  // "42 C for 4 minutes" was given; "reached 44 C only" was not.
  if (value < COOLEST_HEAT && value > WARMEST_COLD && !isTimed(text, sentenceAt(text, span))) return false;
  const { first: from, next } = nearbyOf(text, span);
  // "She will be lesioned then at 80 C"
  if (hasWord(text.words, from, first, AHEAD)) return false;
  if (first >= failure.first) return true;
  if (hasWord(text.words, from, first, ANNOUNCED)) return false;
  // "Set 80 C, 90 sec" was chosen as well.
  return !hasWord(text.words, from, first, SETTINGS) || hasWord(text.words, from, next, ONES);
}

/** Whether a time of seconds or minutes stands between two words. */
export function isTimed(text: Statements, { first, next }: Span): boolean {
  return startingIn(measuresOf(text), first, next).some(({ unit }) => unit === 'seconds');
}

const UNUSED = wordSet('discarded wasted drawn prepared returned expired unopened');
const DONE = new Set([...MADE, 'successful', 'successfully', 'uneventful', 'uneventfully']);
const DONE_WITHIN = 6;
/** What keeps a clause from telling a deed. */
const NO_DEED = wordSet('no not never nothing cannot couldn could would will before without until unable if when');

function tellsLesion(text: Statements, term: TermAt): boolean {
  const { key, first, next } = term;
  if (key !== 'cycle' && key !== 'agent' && key !== 'destroyed' && key !== 'ablative') return false;
  if (!isOfProcedure(text, first) || assertionAt(text, term) !== 'performed') return false;
  const { words } = text;
  // "Test cycle: no gas flow"
  if (key === 'cycle' && words[first - 1]?.text === 'test') return false;
  if (key === 'agent') {
    const nearby = nearbyOf(text, term);
    if (hasWord(words, nearby.first, nearby.next, UNUSED) || !isNeurolytic(text, term)) return false;
    if (isOnlySupplied(text, nearby)) return false;
    // "Before the phenol (5 %, 3 mL) could be injected"
    if (hasWord(words, next, nearby.next, MODALS) && hasWord(words, first - NAMED_WITHIN, first, BEFORE)) return false;
    return besideAgent(text, term, 'milliliters') !== undefined || isInjected(text, term);
  }
  const clause = clauseOf(text, term);
  if (hasWord(words, clause.first, clause.next, NO_DEED)) return false;
  // "Two cycles of 2 min were set" tells no ice.
  if (key === 'cycle' && hasWord(words, next, clause.next, SETTINGS)) return false;
  if (key !== 'ablative') return true;
  if (isOfDevice(text, first)) return false;
  return (
    LESION_VERBS.has(textAt(words, first)) || hasWord(words, next, Math.min(clause.next, next + DONE_WITHIN), DONE)
  );
}

const BEFORE = wordSet('before');

function failureIn(text: Statements): Span | undefined {
  return text.marks.failure.find((span) => isOfProcedure(text, span.first) && isFailure(text, span));
}
