/**
 * What a procedure note may say in words that were read as no fact of the procedure: in a table, under a heading of
 * another part, in a form that nobody foresaw. Only where a note is silent from its first word to its last does it lack
 * something; where it may say it, people look and nothing is held against it. So these words are wide on purpose.
 */

import type { LesionParameter } from '../../tables/rule-tables.ts';
import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { isOfEarlierTechnique, isOfMotion, refersBack } from '../statements/number-context.ts';
import { hasWord, isOfOtherDay, type Statements, sectionOf, sentenceAt, startingIn } from '../statements/statements.ts';
import { hasStart, isOneOf, startsWithin } from '../statements/word-starts.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfOtherTime } from '../telling/talk.ts';
import { ANOTHER_DAY, isYear } from '../text/deeds.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isBareHeat, isLesionHeat, isTimed } from './heats-elsewhere.ts';

const FREEZING = wordList('cycle,freez,froze,thaw,defrost,iceball,round,application,placement,activation');
const COLD = wordList('cryo,iovera,freez,froze,defrost,thaw,iceb,ball,tip,lesion');
const AGENTS = wordList('phenol,alcohol,ethanol,glycer');
/** What other percentages and times are of. */
const OTHER_STRENGTHS = wordList('lido,bupi,ropi,mepi,relief,improve,better,reduc,spo,sat,o2,pain,isopro,chlor,dextr');
/** "Alcohol, absolute" says its strength by a word. */
const FULL_STRENGTH = wordList('absolute,dehydrated,undiluted,pure');
const OTHER_TIMES = wordList('observ,monitor,recover,wait,discharg,pressure,later,after,pack');
/** How far from its agent a strength, and from its label a number, may stand. */
const NEAR = 12;
const BESIDE = 4;
const FEW = 6;

export function mayStateParameter(text: Statements, parameters: readonly LesionParameter[]): boolean {
  return parameters.some((parameter) => PARAMETERS[parameter](text));
}

const PARAMETERS: Readonly<Record<LesionParameter, (text: Statements) => boolean>> = {
  temperatureCelsius: (text) =>
    text.words.some(({ text: word }) => word.length > 4 && HEAT_BY_TIME.test(word)) ||
    states(text, (measure) => (isLesionHeat(measure) || isBareHeat(text, measure)) && !isOfMotion(text, measure)),
  concentrationPercent: (text) => {
    const hasColumn = hasStart(text, STRENGTHS);
    return (
      states(
        text,
        (measure) =>
          measure.value >= 2 &&
          (measure.unit === 'percent' || (hasColumn && isBareStrength(text, measure))) &&
          (isOf(text, measure, AGENTS, OTHER_STRENGTHS) || isOfAmount(text, measure)),
      ) ||
      text.words.some(({ text: word }, index) => isOneOf(word, FULL_STRENGTH) && startsWithin(text, index, FEW, AGENTS))
    );
  },
  freezeCycles: (text) => states(text, (measure) => isOfFreezing(text, measure)),
  secondsPerLesion: (text) =>
    text.words.some(({ text: word, end }) => isOneOf(word, FROZE) && CLOCKED.test(text.text.slice(end, end + 24))) ||
    states(
      text,
      (measure) =>
        measure.unit === 'seconds' &&
        text.words[measure.first - 1]?.text !== 'ice' &&
        (isOf(text, measure, COLD, OTHER_TIMES) || isRepeated(text, measure) || isTerse(text, measure)),
    ),
};

/** Anesthetics are weaker. */
const LOWEST_STRENGTH = 4;

/** "How much: 1.5 mL of 6%": the strength of what was given, in a field of its own. */
function isOfAmount(text: Statements, { first, next, unit, value }: Measure): boolean {
  if (unit !== 'percent' || value < LOWEST_STRENGTH || isOfNoun(text, first)) return false;
  if (startsWithin(text, first, BESIDE, OTHER_STRENGTHS)) return false;
  return startingIn(measuresOf(text), first - BESIDE, next + BESIDE).some((amount) => amount.unit === 'milliliters');
}

const TIMES = wordSet('x times each apiece per twice');
const COUNTED = /^x[2-9]$/;

/** "2 min x 3", "60 s each", "6 insertions x 60 seconds" */
function isRepeated({ words }: Statements, { first, next }: Measure): boolean {
  if (words[first - 1]?.text === 'x' || words[first]?.text.startsWith('x')) return true;
  const word = textAt(words, next);
  return words[next]?.opensSentence === false && (TIMES.has(word) || COUNTED.test(word));
}

/** "Frozen 1320-1323" */
const FROZE = wordList('freez,froze,frozen,cryo');
const CLOCKED = /^\W*(?:from )?\d{1,2}:?\d\d ?(?:-|–|to|until) ?\d{1,2}:?\d\d/;

/** What else is timed in few words. */
const BESIDE_LESIONS = [...OTHER_TIMES, 'vital', 'numb'];
const LONGEST_TERSE = 12;
const SHORTEST_FREEZE = 30;
const LONGEST_FREEZE = 600;

/** "Each level 2 x 3 min, -70.", "180 s, 180 s": a sentence of hardly more than its numbers, within the telling. */
function isTerse(text: Statements, measure: Measure): boolean {
  if (measure.value < SHORTEST_FREEZE || measure.value > LONGEST_FREEZE) return false;
  const { first, next } = sentenceAt(text, measure);
  if (next - first > LONGEST_TERSE || !isOfProcedure(text, first)) return false;
  return !text.words.slice(first, next).some(({ text: word }) => isOneOf(word, BESIDE_LESIONS));
}

/** "80x90" */
const HEAT_BY_TIME = /^[6-9]\dc?x\d{2,3}(?:s|secs?)?$/;

/** Heads of columns and labels of a strength. */
const STRENGTHS = wordList('conc,pct,percent,strength');

/** "sural,L,phenol,6,2" below "agent,conc_pct,ml" */
function isBareStrength(text: Statements, { unit, value, first }: Measure): boolean {
  return unit === 'none' && value <= 100 && isOneOf(textAt(text.words, first - 1), AGENTS);
}

/** Whether the note holds such a number that it does not tell of another day. */
export function states(text: Statements, isMeant: (measure: Measure) => boolean): boolean {
  return measuresOf(text).some((measure) => isMeant(measure) && !isOfOtherTelling(text, measure));
}

const STANDARD_TEXTS = ['instruction', 'education', 'teaching'];

/** A number of what is told as of another day, or what a leaflet tells every patient. */
function isOfOtherTelling(text: Statements, measure: Measure): boolean {
  const section = sectionOf(text, measure.first);
  if (isOfOtherDay(text, measure.first)) return true;
  if (section?.label.split(' ').some((word) => isOneOf(word, STANDARD_TEXTS))) return true;
  const { first, next } = sentenceAt(text, measure);
  // "Heat of up to 90 degrees may destroy nerve tissue": what a form says of any procedure.
  if (section?.kind === 'consent' && hasWord(text.words, first, next, ANOTHER_DAY)) return true;
  // "We talked about the choices: … thermal RF at about 80 C, phenol 6 percent"
  if (
    section?.kind === 'consent' &&
    !isTimed(text, measure) &&
    hasWord(text.words, section.first, measure.first, OFFERS)
  )
    return true;
  if (section?.kind === 'plan' && hasWord(text.words, first, next, AHEAD)) return true;
  if (refersBack(text)) return false;
  if (isOfOtherTime(text, measure)) return true;
  const isDated = text.words.slice(first, next).some(({ text: word }) => word === 'ago' || isYear(word));
  // "HISTORY: 2025-05-08 thermal RF, 80 C / 90 s"
  if (isDated && section?.kind === 'history' && !hasWord(text.words, first, next, TODAY)) return true;
  return (isDated || section?.kind === 'history') && isOfEarlierTechnique(text, first, measure);
}

const OFFERS = wordSet('choice+ option+ alternative+');
const TODAY = wordSet('today');
/** In a part that is headed as the plan: what is to come, and no telling that stands under the wrong heading. */
const AHEAD = wordSet('next if will would when once later future consider candidate');

/** A number of freezes or a time; no part of a date. */
function isOfFreezing(text: Statements, { unit, value, first, start, end }: Measure): boolean {
  if (unit !== 'seconds' && (unit === 'percent' || unit === 'milliliters' || value < 1 || value >= 20)) return false;
  if (DATES.test(text.text.slice(end, end + 2)) || text.text[start - 1] === '/') return false;
  return (
    startsWithin(text, first, FEW, FREEZING) ||
    (text.words[first + 1]?.text === 'treatments' && isOfProcedure(text, first))
  );
}

const DATES = /^[/.-]\d/;

/** A number of the lesion rather than of something else that stands closer: "98 % ETOH and 0.5 % bupi". */
function isOf(
  text: Statements,
  { unit, first, next }: Measure,
  own: readonly string[],
  others: readonly string[],
): boolean {
  if (isOneOf(textAt(text.words, next), own) && !text.words[next]?.opensClause) return true;
  if (unit === 'percent' && isOfNoun(text, first)) return false;
  return startsWithin(text, first, NEAR, own) && !startsWithin(text, first, BESIDE, others);
}

const BEFORE_STRENGTHS = [...AGENTS, ...STRENGTHS, ...wordList('of,at,was,is,the,in,with,ml,cc')];
const NOUN = /^[a-z]{2}/;

/** "Nitrous 50 %", "EF 55 %": a percentage right behind what it is of. */
function isOfNoun({ words }: Statements, first: number): boolean {
  const before = textAt(words, first - 1);
  return words[first]?.opensClause === false && NOUN.test(before) && !isOneOf(before, BEFORE_STRENGTHS);
}
