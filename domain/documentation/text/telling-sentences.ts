/** Sentences that tell of the procedure by what they state, whatever heading stands above them. */

import { AGENTS_GIVEN, OF_RF } from './common-words.ts';
import { ANOTHER_DAY, DEEDS, GIVEN_UP, isYear } from './deeds.ts';
import { LESION_SECONDS } from './lesion-seconds.ts';
import { NERVE_NOUNS } from './nerve-nouns.ts';
import { wordSet } from './word-list.ts';
import { textAt, type Word } from './words.ts';

/** No sentence is looked at any farther. */
const FARTHEST = 25;

/** A temperature as lesions have it, in one word. */
export const LESION_HEAT = /^[4-9]\dc$/;
const SCALES = wordSet('c deg degrees celsius');
const CYCLES = wordSet('cycle+ freeze');
const VOLUME = /^\d+(?:\.\d+)?(?:ml|cc)$/;
const VOLUMES = wordSet('ml+ cc+');
const isVolume = (word: string): boolean => VOLUMES.has(word) || VOLUME.test(word);
const STARTS_WITH_DIGIT = /^\d/;
const COLD = /^(?:cryo|freez|froze)/;
const TIMES = wordSet('s sec+ seconds min+ minutes');
const TIME = /^\d+(?:s|sec|min)$/;
const HEAT_HEADS = wordSet('c temp');
const TIME_HEADS = wordSet('s sec+ seconds time');
const AGENTS = wordSet(`${AGENTS_GIVEN} ethanol glycerol`);

/** "80 C", "80C", the minutes of a freezing, or the volume of a neurolytic agent: nobody gives these as a diagnosis or as a reason. */
export function tellsLesion(words: readonly Word[], index: number): boolean {
  return saysLesion(line(words, index));
}

function saysLesion(told: Said): boolean {
  let hasVolume = false;
  let hasAgent = false;
  let hasCold = false;
  let hasTime = false;
  for (let index = told.first; index < told.next; index++) {
    const text = textAt(told.words, index);
    const next = textAt(told.words, index + 1);
    if (isVolume(text)) hasVolume = true;
    if (AGENTS.has(text)) hasAgent = true;
    if (COLD.test(text)) hasCold = true;
    // "pass  C  s", above "1  80  60"
    if (HEAT_HEADS.has(text) && TIME_HEADS.has(next) && STARTS_WITH_DIGIT.test(textAt(told.words, index + 2)))
      return true;
    if (!STARTS_WITH_DIGIT.test(text)) continue;
    if (LESION_HEAT.test(text) || (/^[4-9]\d$/.test(text) && SCALES.has(next))) return true;
    if (isPair(told.words, index)) return true;
    if ((/^(?:\dx)?\d+$/.test(text) && TIMES.has(next)) || TIME.test(text)) hasTime = true;
    if (/^\d{1,2}$/.test(text) && (CYCLES.has(next) || AGENTS.has(next))) return true;
  }
  return (hasVolume && hasAgent) || (hasCold && hasTime);
}

const HEAT = /^[6-9]\d$/;
const SECONDS = wordSet(LESION_SECONDS);
const HELD = wordSet('burned burnt lesioned lido lidocaine stim sens motor');
const HELD_WITHIN = 12;

/** "SPN, stim .4, lido 1, 80/90": a heat and its time right behind each other, behind what is done before. */
function isPair(words: readonly Word[], index: number): boolean {
  const [heat, time] = [words[index], words[index + 1]];
  if (!heat || !time || !HEAT.test(heat.text) || !SECONDS.has(time.text) || time.start - heat.end !== 1) return false;
  if (Number(time.text) < Number(heat.text)) return false;
  for (let at = index - 1; at > index - HELD_WITHIN && at >= 0; at--) if (HELD.has(textAt(words, at))) return true;
  return false;
}

/** The same in the rest of the line, unless it speaks of another day; or in the paragraph, up to what does. */
export function lineTellsLesion(words: readonly Word[], index: number, isParagraph = false): boolean {
  for (let at = index; at < index + LONGEST_LINE; at++) {
    const word = words[at];
    if (at > index && (isParagraph ? word?.opensParagraph : word?.opensLine) !== false) return false;
    if (at > index && !word?.opensSentence) continue;
    if (!isOfToday(words, at)) {
      if (isParagraph) return false;
    } else if (saysLesion(sentence(words, at))) return true;
  }
  return false;
}

const LONGEST_LINE = 80;
/** "80 C for 60 s, no imaging" is no less of today. */
const NEGATIONS = wordSet('no not without');
const OTHER_VISIT = wordSet('had relief');

function isOfToday(words: readonly Word[], index: number): boolean {
  return !tells(sentence(words, index), (word, next) => {
    if (NEGATIONS.has(word)) return false;
    return isOfOtherDay(word, next) || OTHER_VISIT.has(word) || LONG_AGO.has(word) || isYear(word);
  });
}

const NEEDLES = wordSet('needle+ cannula+ cannulae electrode+ probe+ introducer+');
const BROUGHT = wordSet('placed advanced inserted introduced directed positioned guided');

/** A step behind a diagnosis of the same line: a needle is brought, a lesion made, or a nerve named right before its lesion. */
export function tellsStep(words: readonly Word[], index: number): boolean {
  if (!isOfToday(words, index)) return false;
  const told = sentence(words, index);
  if (saysLesion(told) || (says(told, NEEDLES) && says(told, BROUGHT))) return true;
  return says(told, NERVE_NOUNS) && isOfToday(words, told.next) && saysLesion(sentence(words, told.next));
}

const OF_VIEW = wordSet('live real realtime continuous under with using direct');

/** "Live US", "real-time ultrasound", "under continuous fluoroscopy" */
function opensWithModality(words: readonly Word[], index: number): boolean {
  return [0, 1, 2].some((ahead) => MODALITIES.has(textAt(words, index + ahead)));
}

const MODALITIES = wordSet('us ultrasound sonography fluoroscopy fluoro ct usg');
const USED = wordSet('used');
const OF_GUIDANCE = wordSet('guidance guided live saved archived stored realtime time');

/** "US guidance, real time": an examination of an earlier day guides nothing. */
export function tellsGuidance(words: readonly Word[], index: number): boolean {
  const isModified = OF_VIEW.has(textAt(words, index)) && words[index + 1]?.opensSentence === false;
  if (!MODALITIES.has(textAt(words, index)) && !(isModified && opensWithModality(words, index + 1))) return false;
  const told = sentence(words, index);
  if (says(told, OF_GUIDANCE)) return true;
  return says(told, USED) && isOfToday(words, index);
}

export const ABLATIONS = wordSet(
  'ablation ablated rfa neurolysis neurotomy cryoneurolysis cryoablation rhizotomy lesioned lesioning radiofrequency',
);
/** A sentence with any of these speaks of another day, or of nothing done. */
const NOT_TODAY =
  wordSet(`sp status prior previous previously past history hx failed after following last no not without
possible before since`);

function isOfOtherDay(word: string, next: string): boolean {
  // "90 s" is a time, "s/p" a history; "for 90 s" tells how long, "for neuralgia" why.
  if (word === 's' || word === 'p') return word === 's' && next === 'p';
  if (word === 'for') return !/^\d/.test(next);
  return NOT_TODAY.has(word) || ANOTHER_DAY.has(word);
}

/** Denervation by any of these is a deed; that of a muscle is a finding. */
const DENERVATING = wordSet(`${OF_RF} ${AGENTS_GIVEN} chemical thermal cryo joint sensory hip knee`);

/** "Right saphenous nerve phenol neurolysis, tolerated." behind a diagnosis of the same line. */
export function tellsAblation(words: readonly Word[], index: number): boolean {
  const said = sentence(words, index);
  const isAblation = tells(
    said,
    (word, next) => ABLATIONS.has(word) || (DENERVATING.has(word) && next === 'denervation'),
  );
  return isAblation && !tells(said, isOfOtherDay);
}

const DOERS = wordSet('we i');

/** "We did a right LFCN injection": whoever writes tells what was done. */
export function tellsDeed(words: readonly Word[], index: number): boolean {
  const said = sentence(words, index);
  if (isLongAgo(said)) return false;
  return tells(said, (word, next) => DOERS.has(word) && DEEDS.has(next));
}

const NOT_NOW = wordSet('possible no not without status hx');

/** "R GON RFA for occipital neuralgia" behind vital signs or the names of staff. */
export function tellsAblationNow(words: readonly Word[], index: number): boolean {
  const said = sentence(words, index);
  if (!says(said, ABLATIONS)) return false;
  return !isLongAgo(said) && !says(said, NOT_NOW) && !says(said, ANOTHER_DAY);
}

/** "R GON RFA 80 C 90 s today" behind the history of the same line. */
export function tellsAblationToday(words: readonly Word[], index: number): boolean {
  return tellsAblationNow(words, index) && tellsToday(words, index);
}

export const INJECTATES = wordSet('block drug injection injectate injected');

/** "Block: left sural, ropivacaine 0.5% 3 mL", behind a field of the same line. */
export function tellsInjectate(words: readonly Word[], index: number): boolean {
  if (!INJECTATES.has(textAt(words, index)) || !isOfToday(words, index)) return false;
  return tells(sentence(words, index), isVolume);
}

const INJECTED = wordSet('inj injected infiltrated instilled deposited aspiration tolerated');
/** No plan has these. */
const STEPS = wordSet('wheal thaw');

/** "Inj 3 mL 0.5 % marcaine", "5 mL bupivacaine after negative aspiration", "skin wheal, 3 freeze cycles" */
export function tellsInjection(words: readonly Word[], index: number): boolean {
  const told = line(words, index);
  return says(told, STEPS) || (says(told, INJECTED) && tells(told, isVolume));
}

/** A sentence that names the day of the note. */
export function tellsToday(words: readonly Word[], index: number): boolean {
  return tells(sentence(words, index), (word, next) => word === 'today' || (word === 'this' && next === 'visit'));
}

const CHANGED = wordSet('converted instead');
const LONG_AGO = wordSet('month+ year+ ago last previously prior');

function isLongAgo(told: Said): boolean {
  return tells(told, (word) => LONG_AGO.has(word) || isYear(word));
}

/** "RFA was planned, but it was converted to a block": what became of the procedure is its telling. */
export function tellsChange(words: readonly Word[], index: number): boolean {
  const said = sentence(words, index);
  if (!(says(said, CHANGED) || says(said, GIVEN_UP)) || isLongAgo(said)) return false;
  return tells(said, (word) => ABLATIONS.has(word) || word === 'block');
}

const NOT_YET = wordSet('when once');

/** "4 mL of ropivacaine was given": what happened, behind what was scheduled. */
export function tellsGiven(words: readonly Word[], index: number): boolean {
  const told = sentence(words, index);
  if (isLongAgo(told) || says(told, NOT_YET) || says(told, ANOTHER_DAY)) return false;
  return tells(told, (word, next) => (word === 'was' || word === 'were') && (DEEDS.has(next) || next === 'stopped'));
}

/** Whether the sentence speaks of what was before or is to come. */
export function tellsOtherDay(words: readonly Word[], index: number): boolean {
  return tells(line(words, index), (word, next) => isOfOtherDay(word, next) || isYear(word));
}

/** Words of a text that are told together. */
interface Said {
  readonly words: readonly Word[];
  readonly first: number;
  /** Index past the last word. */
  readonly next: number;
}

/** Whether anything is so of one of the words and the word that follows it. */
function tells({ words, first, next }: Said, isSo: (word: string, following: string) => boolean): boolean {
  for (let index = first; index < next; index++) if (isSo(textAt(words, index), textAt(words, index + 1))) return true;
  return false;
}

function says({ words, first, next }: Said, any: Pick<ReadonlySet<string>, 'has'>): boolean {
  for (let index = first; index < next; index++) if (any.has(textAt(words, index))) return true;
  return false;
}

function sentence(words: readonly Word[], index: number): Said {
  const number = words[index]?.sentence;
  return said(words, index, (word) => word.sentence === number);
}

/** The sentence, or the line where that goes on: "R axillary n. neurolysis" is one line, with a period in it. */
function line(words: readonly Word[], index: number): Said {
  const number = words[index]?.sentence;
  return said(words, index, (word) => word.sentence === number || !word.opensLine);
}

function said(words: readonly Word[], index: number, goesOn: (word: Word) => boolean): Said {
  let next = index;
  while (next < index + FARTHEST) {
    const word = words[next];
    if (!word || (next > index && !goesOn(word))) break;
    next++;
  }
  return { words, first: index, next };
}
