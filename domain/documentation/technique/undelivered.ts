/** Lesions that were begun and not made: a generator that failed, a patient who could not bear it, a tip that stayed cold. */

import type { NoteText } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import type { Measure } from '../statements/measure.ts';
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
import { correctionAt, isOfCorrection } from '../telling/corrections.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfDevice, isOfTitle } from '../telling/untold.ts';
import { FAILURE_WORDS } from '../terms/marked-words.ts';
import { BY_COLD, DONE_TO_NERVES, DONE_WITH_NERVES, EARLIER, OF_RF } from '../text/common-words.ts';
import { isYear } from '../text/deeds.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt, type Word, wordAt } from '../text/words.ts';
import { isInjected, isLeftOnTray, isOnlySupplied, isUnopened } from './left-in-syringe.ts';
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
    (span) => span.first >= from && isFailure(text, span) && isOfAllNerves(text, span),
  );
  return failure && !tellsOtherLesion(note, failure, from) ? failure : undefined;
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
const SETTINGS = wordSet('set setpoint setting+ target programmed preset dialed dialled');
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
const VERBS = wordSet(`${DONE_WITH_NERVES} ${DONE_TO_NERVES} froze burned heated`);
const MADE = wordList(
  'performed,done,made,delivered,created,applied,completed,carried,achieved,produced,given,ran,injected',
);
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
    return besideAgent(text, term, 'milliliters') !== undefined || isInjected(text, term);
  }
  const clause = clauseOf(text, term);
  if (hasWord(words, clause.first, clause.next, NO_DEED)) return false;
  if (key !== 'ablative') return true;
  if (isOfDevice(text, first)) return false;
  return VERBS.has(textAt(words, first)) || hasWord(words, next, Math.min(clause.next, next + DONE_WITHIN), DONE);
}

const FARTHEST = 24;

/** The sentence around the words, and no word far from them. */
function nearbyOf(text: Statements, span: Span): Span {
  const { first, next } = sentenceAt(text, span);
  return { first: Math.max(first, span.first - FARTHEST), next: Math.min(next, span.next + FARTHEST) };
}

const LONGEST_CLAUSE = 16;

function clauseOf({ words }: Statements, { first, next }: Span): Span {
  let from = first;
  while (from > 0 && first - from < LONGEST_CLAUSE && !isBreak(words, from)) from--;
  let to = next;
  while (to < words.length && to - next < LONGEST_CLAUSE && !isBreak(words, to)) to++;
  return { first: from, next: to };
}

/** "Phenol therefore not injected" is one clause. */
const GOES_ON = wordSet('therefore thus then now today');

function isBreak(words: Statements['words'], index: number): boolean {
  const word = words[index];
  if (!word?.opensClause) return false;
  return word.opensSentence || !GOES_ON.has(word.text) || word.start > (words[index - 1]?.end ?? 0) + 1;
}

/** What a lesion is made of, and what it is called. */
const LESIONS =
  wordSet(`${OF_RF} ${BY_COLD} lesion+ lesioning ablation+ rfa energy heat heating ice iceball cryo neurolysis
coagulation current power`);
/** What else is not begun or given up; of these alone it is not told that there was none. */
const PROCEDURES = new Set([
  ...LESIONS,
  ...wordList('procedure,treatment,phenol,alcohol,ethanol,current,output,attempt,case,status'),
]);
const BEGUN = new Set([
  ...MADE,
  ...wordList(`
start,started,begin,begun,go,went,take,took,proceed,happen,possible,tolerated,tolerate,reach,reached,
form,formed,get,got,make,achieve,obtain,manage,attempted,obtained,registered,deliver,perform,complete,initiated,commenced,produce,generated,applied,undertaken
`),
]);
const HEATS = wordSet('heat freeze cool fire start ablate lesion deliver');
const MACHINES = wordSet('generator console');
const RUNS = wordSet('come boot power turn work run respond light switch');
const UNCHANGED = wordSet('rise rose heat warm change changed move moved left climb climbed budge');
const TIPS = wordSet('temp temperature tip display thermocouple probe electrode');
const LASTLY = wordSet('today here yet now possible whatsoever instead');
const ENDED = wordSet('stopped halted ended finished withdrawn removed');
/** What tells of another day, and of one lesion of several or of the skin. */
const OTHER_DAYS = wordSet(`${EARLIER} ago previously yesterday history if`);
const OTHER_LESIONS = wordSet(
  'there skin second third fourth final 2nd 3rd 4th further more additional another remaining other position pass site',
);

function failureIn(text: Statements): Span | undefined {
  return text.marks.failure.find((span) => isOfProcedure(text, span.first) && isFailure(text, span));
}

function isFailure(text: Statements, span: Span): boolean {
  const opener = FAILURE_WORDS.get(textAt(text.words, span.first));
  if (!opener) return false;
  const clause = clauseOf(text, span);
  return TELLS[opener](text, span.first, clause) && isOfLesion(text, span, clause);
}

const TELLS = {
  nothing: tellsNothing,
  not: tellsNot,
  givenUp: isGivenUp,
  ended: endsBefore,
  unopened: isUnopened,
  stayed: (text: Statements, index: number, clause: Span) =>
    (holdsTip(text, clause) && isCold(text, clause)) || isLeftOnTray(text, index, clause),
};

function isOfLesion(text: Statements, span: Span, clause: Span): boolean {
  const { first, next } = nearbyOf(text, span);
  if (hasWord(text.words, first, next, OTHER_DAYS) || hasWord(text.words, clause.first, clause.next, PACKS))
    return false;
  const from = Math.max(clause.first, span.first - NAMED_WITHIN);
  // "No phenol or other neurolytic" is none at all.
  const isOne = ({ text: word }: Word, at: number): boolean =>
    OTHER_LESIONS.has(word) && !(word === 'other' && textAt(text.words, from + at - 1) === 'or');
  if (text.words.slice(from, clause.next).some(isOne)) return false;
  return !text.words.slice(first, next).some(({ text: word }) => isYear(word));
}

const NAMED_WITHIN = 5;
/** "Ice packs not given" */
const PACKS = wordSet('pack+');

/** Of these alone, as "Derm: no lesions" is of the skin and "no cryoablation" may be of RF. */
const ANY_LESION = wordSet(`${OF_RF} lesion lesioning ablation rfa energy heat heating`);
/** The same where a text is put right: what was not given there was to be the lesion. */
const ANY_GIVEN = wordSet([...ANY_LESION, 'phenol alcohol ethanol neurolytic'].join(' '));
/** "No pulsed RF", "no hot lesion", "no phenol or alcohol": one technique that is denied beside another. */
const OF_MODES = wordSet('pulsed cooled hot');
const OF_KINDS = new Set([...OF_MODES, 'or', 'nor']);

/** "No lesion", "no RF energy reached the patient", "nothing was heated", "without a lesion being made" */
function tellsNothing(text: Statements, index: number, clause: Span): boolean {
  const { words } = text;
  const ofLesion = isOfCorrection(text, index) ? ANY_GIVEN : ANY_LESION;
  const end = Math.min(clause.next, index + NAMED_WITHIN);
  if (words[index]?.text === 'nothing' || words[index + 1]?.text === 'nerve')
    return hasWord(words, index + 1, end, VERBS);
  let last = -1;
  for (let at = index + 1; at < end; at++)
    if (LESIONS.has(textAt(words, at)) || ofLesion.has(textAt(words, at))) last = at;
  if (last < 0 || /^(?:pad|blanket)/.test(textAt(words, last + 1))) return false;
  if (hasWord(words, index + 1, last + 2, isOfCorrection(text, index) ? OF_MODES : OF_KINDS)) return false;
  const isBare = ofLesion.has(textAt(words, last)) && last + 1 >= clause.next;
  if (isBare || LASTLY.has(textAt(words, last + 1))) return true;
  return hasWord(words, last + 1, Math.min(clause.next, last + 1 + NAMED_WITHIN), BEGUN);
}

/** "The ablation could not be done", "would not heat", "tip temperature never left 36" */
function tellsNot(text: Statements, index: number, clause: Span): boolean {
  const { words } = text;
  const end = Math.min(clause.next, index + NAMED_WITHIN);
  if (words[index]?.text !== 'never' && HEATS.has(textAt(words, index + 1))) return true;
  // "The generator would not come up"
  if (RUNS.has(textAt(words, index + 1)) && hasWord(words, clause.first, index, MACHINES)) return true;
  if (hasWord(words, clause.first, index, TIPS))
    return hasWord(words, index + 1, end, UNCHANGED) || isCold(text, { first: index, next: clause.next });
  // "The ice ball did not reach the common fibular nerve", beside the one that it was made at
  if (words[index + 1]?.text === 'reach' && hasWord(words, clause.first, index, ICE)) return false;
  // "Phenol was not used", where a text is put right
  const isUsed = textAt(words, index + 1) === 'used' && isOfCorrection(text, index);
  const isBegun = words[index]?.text === 'impossible' || isUsed || hasWord(words, index + 1, end, BEGUN);
  return isBegun && (hasWord(words, clause.first, index, PROCEDURES) || hasWord(words, index + 1, end + 2, LESIONS));
}

const ICE = wordSet('ice iceball');

/** "The freeze was called off", "we gave up on the RF", "left sural RFA, cancelled after consent" */
function isGivenUp(text: Statements, index: number, clause: Span): boolean {
  const { words } = text;
  const word = textAt(words, index);
  if (PARTICLES.has(word) && !GAVE_UP.has(`${words[index - 1]?.text} ${word}`)) return false;
  const { first } = sentenceAt(text, { first: index, next: index + 1 });
  if (hasWord(words, Math.max(first, index - NAMED_WITHIN), index, PROCEDURES)) return true;
  // "Toxin deferred since phenol was enough"
  return (
    !REASONS.has(textAt(words, index + 1)) &&
    hasWord(words, index + 1, Math.min(clause.next, index + NAMED_WITHIN), PROCEDURES)
  );
}

const REASONS = wordSet('since because as while');

const PARTICLES = wordSet('off up');
const GAVE_UP = new Set(['called off', 'gave up']);

/** "Stopped before any heat was applied" */
function endsBefore({ words }: Statements, index: number, clause: Span): boolean {
  const isEnded = hasWord(words, clause.first, index, ENDED);
  return isEnded && hasWord(words, index + 1, Math.min(clause.next, index + NAMED_WITHIN), LESIONS);
}

function holdsTip({ words }: Statements, { first, next }: Span): boolean {
  return hasWord(words, first, next, TIPS);
}

/** What the probe shows where it is as warm as the body. */
const COLDEST_BODY = 30;
const WARMEST_BODY = 41;

function isCold(text: Statements, { first, next }: Span): boolean {
  const isBody = ({ unit, value }: Measure): boolean =>
    (unit === 'celsius' || unit === 'degrees' || unit === 'none') && value >= COLDEST_BODY && value <= WARMEST_BODY;
  return startingIn(measuresOf(text), first, next).some(isBody);
}
