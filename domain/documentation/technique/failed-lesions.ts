/** Words by which a note tells that a lesion failed: nothing was heated, the freeze was called off, the tip stayed at 36. */

import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { hasWord, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { isOfCorrection } from '../telling/corrections.ts';
import { FAILURE_WORDS } from '../terms/marked-words.ts';
import { BY_COLD, DONE_TO_NERVES, DONE_WITH_NERVES, EARLIER, OF_RF } from '../text/common-words.ts';
import { isYear } from '../text/deeds.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import { isLeftOnTray, isUnopened } from './left-in-syringe.ts';

export const LESION_VERBS = wordSet(`${DONE_WITH_NERVES} ${DONE_TO_NERVES} froze burned heated`);
export const MADE = wordList(
  'performed,done,made,delivered,created,applied,completed,carried,achieved,produced,given,ran,injected',
);

const FARTHEST = 24;

/** The sentence around the words, and no word far from them. */
export function nearbyOf(text: Statements, span: Span): Span {
  const { first, next } = sentenceAt(text, span);
  return { first: Math.max(first, span.first - FARTHEST), next: Math.min(next, span.next + FARTHEST) };
}

const LONGEST_CLAUSE = 16;

export function clauseOf({ words }: Statements, { first, next }: Span): Span {
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
  ...wordList('procedure,treatment,phenol,alcohol,ethanol,output,attempt,case,status,cycle,cycles'),
]);
const BEGUN = new Set([
  ...MADE,
  ...wordList(`
start,started,begin,begun,go,went,take,took,proceed,happen,possible,tolerated,tolerate,reach,reached,
form,formed,get,got,run,make,achieve,obtain,manage,attempted,obtained,registered,deliver,perform,complete,initiated,commenced,produce,generated,applied,undertaken
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
  'there skin extra second third fourth final 2nd 3rd 4th further more additional another remaining other position pass site',
);

/** Whether a word of failure is one of the lesion: what opens it, and what it is said of. */
export function isFailure(text: Statements, span: Span): boolean {
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

export const NAMED_WITHIN = 5;
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
    return hasWord(words, index + 1, end, LESION_VERBS);
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
  // "The electrode had not been connected to the generator"
  if (hasWord(words, index + 1, index + 3, CONNECTED)) return hasWord(words, index + 1, clause.next, MACHINES);
  if (hasWord(words, clause.first, index, TIPS))
    return hasWord(words, index + 1, end, UNCHANGED) || isCold(text, { first: index, next: clause.next });
  // "The ice ball did not reach the common fibular nerve", beside the one that it was made at
  if (words[index + 1]?.text === 'reach' && hasWord(words, clause.first, index, ICE)) return false;
  // "Phenol was not used", where a text is put right
  const isUsed = textAt(words, index + 1) === 'used' && isOfCorrection(text, index);
  const isBegun = words[index]?.text === 'impossible' || isUsed || hasWord(words, index + 1, end, BEGUN);
  return isBegun && (hasWord(words, clause.first, index, PROCEDURES) || hasWord(words, index + 1, end + 2, LESIONS));
}

const CONNECTED = wordSet('connected attached plugged');
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
  if (couldBe(words, index)) return true;
  const isEnded = hasWord(words, clause.first, index, ENDED);
  return isEnded && hasWord(words, index + 1, Math.min(clause.next, index + NAMED_WITHIN), LESIONS);
}

export const MODALS = wordSet('could can');
const COULD_WITHIN = 12;
const ENDED_WITHIN = 20;
const ENDED_EARLY = wordSet('stopped ended aborted abandoned cancelled canceled terminated fainted refused');

/** "Before the phenol (5 %, 3 mL) could be injected she fainted" */
function couldBe(words: Statements['words'], index: number): boolean {
  if (words[index]?.text !== 'before') return false;
  for (let at = index + 1; at < index + COULD_WITHIN && words[at]?.opensSentence === false; at++)
    if (MODALS.has(textAt(words, at)) && words[at + 1]?.text === 'be')
      return (
        BEGUN.has(textAt(words, at + 2)) &&
        hasWord(words, index + 1, at, PROCEDURES) &&
        hasWord(words, at, at + ENDED_WITHIN, ENDED_EARLY)
      );
  return false;
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
