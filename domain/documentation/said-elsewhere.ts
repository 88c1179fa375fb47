/**
 * What a procedure note may say in words that were read as no fact of the procedure: in a table, under a heading of
 * another part, in a form that nobody foresaw. Only where a note is silent from its first word to its last does it lack
 * something; where it may say it, people look and nothing is held against it. So these words are wide on purpose.
 */

import type { LesionParameter, RuleTables } from '../tables/rule-tables.ts';
import { type Measure, measuresOf } from './measures.ts';
import { nerveGroups } from './nerve-mentions.ts';
import { isOfEarlierTechnique, isOfMotion } from './number-context.ts';
import { holdsPossibleName } from './possible-nerves.ts';
import { hasWord, type Statements, sectionOf, sentenceAt } from './statements.ts';
import { namesNoTarget } from './treated-nerves.ts';
import { vocabularyOf } from './vocabulary.ts';
import { wordList } from './word-list.ts';

/** A word is one of these when it starts so. */
const TECHNIQUES = wordList(`
  rf, radiofreq, cryo, phenol, alcohol, etoh, ethanol, glycer, thermal, ablat, neuroly, rhizotom, neurotom, iovera,
  coblation, laser, coagul, denervat
`);
const FREEZING = wordList('cycle, freez, froze, thaw, iceball');
const COLD = wordList('cryo, iovera, freez, froze, ice, tip, lesion');
const AGENTS = wordList('phenol, alcohol, etoh, ethanol, glycer');
/** What other percentages and times are of. */
const OTHER_STRENGTHS = wordList('lido, bupi, ropi, mepi, relief, improve, better, reduc, spo, sat, o2, pain');
const OTHER_TIMES = wordList('observ, monitor, recover, wait, discharg, pressure, later, after');
const PRESSURES = wordList('bp, pressure, vital, vs, hr, resp, spo');
const HEATS = wordList('temp, celsius, setpoint');
/** How far from its agent a strength, and from its label a number, may stand. */
const NEAR = 12;
const BESIDE = 4;
const FEW = 6;

export function mayStateParameter(text: Statements, parameters: readonly LesionParameter[]): boolean {
  return parameters.some((parameter) => PARAMETERS[parameter](text));
}

const PARAMETERS: Readonly<Record<LesionParameter, (text: Statements) => boolean>> = {
  temperatureCelsius: (text) =>
    states(text, (measure) => (isLesionHeat(measure) || isBareHeat(text, measure)) && !isOfMotion(text, measure)),
  concentrationPercent: (text) =>
    states(text, (measure) => measure.unit === 'percent' && isOf(text, measure, AGENTS, OTHER_STRENGTHS)),
  freezeCycles: (text) => states(text, (measure) => isOfFreezing(text, measure)),
  secondsPerLesion: (text) =>
    states(text, (measure) => measure.unit === 'seconds' && isOf(text, measure, COLD, OTHER_TIMES)),
};

function states(text: Statements, isMeant: (measure: Measure) => boolean): boolean {
  return measuresOf(text).some((measure) => isMeant(measure) && !isOfOtherTelling(text, measure));
}

const STANDARD_TEXTS = ['instruction', 'education', 'teaching'];

/** A number of what is told as of another day, or what a leaflet tells every patient. */
function isOfOtherTelling(text: Statements, measure: Measure): boolean {
  const section = sectionOf(text, measure.first);
  if (section?.label.split(' ').some((word) => isOneOf(word, STANDARD_TEXTS))) return true;
  const { first, next } = sentenceAt(text, measure);
  if (section?.kind === 'plan' && hasWord(text.words, first, next, AHEAD)) return true;
  const isDated = text.words.slice(first, next).some(({ text: word }) => word === 'ago' || YEAR.test(word));
  return (isDated || section?.kind === 'history') && isOfEarlierTechnique(text, first, measure);
}

/** In a part that is headed as the plan: what is to come, and no telling that stands under the wrong heading. */
const AHEAD = new Set(wordList('next, if, will, would, when, once, later, future, consider, candidate'));
const YEAR = /^20[012]\d$/;

/** A number of freezes or a time; no part of a date. */
function isOfFreezing(text: Statements, { unit, value, first, start, end }: Measure): boolean {
  if (unit !== 'seconds' && (unit === 'percent' || unit === 'milliliters' || value < 1 || value >= 20)) return false;
  if (DATES.test(text.text.slice(end, end + 2)) || text.text[start - 1] === '/') return false;
  return startsWithin(text, first, FEW, FREEZING);
}

const DATES = /^[/.-]\d/;

/** A number of the lesion rather than of something else that stands closer. */
function isOf(text: Statements, { first }: Measure, own: readonly string[], others: readonly string[]): boolean {
  return startsWithin(text, first, NEAR, own) && !startsWithin(text, first, BESIDE, others);
}

function isLesionHeat({ unit, value }: Measure): boolean {
  if (unit === 'celsius' || unit === 'degrees') return isHeat(value) || value <= -20;
  return unit === 'fahrenheit' && value >= 140 && value <= 203;
}

function isHeat(value: number): boolean {
  return value >= 60 && value <= 95;
}

/** "80/90", "80 x 90", and a number behind "Temperature" in whatever column. */
function isBareHeat(text: Statements, { unit, value, first, next, end }: Measure): boolean {
  if ((unit !== 'none' && unit !== 'other') || !isHeat(value)) return false;
  if (startsWithin(text, first - 1, 1, HEATS)) return true;
  if (startsWithin(text, first, BESIDE, PRESSURES)) return false;
  if (startsWithin(text, first, NEAR, HEATS)) return true;
  const between = text.text.slice(end, text.words[next]?.start ?? end).trim();
  const time = Number.parseInt(text.words[next]?.text.replace('x', '') ?? '', 10);
  const isPaired = PAIRS.has(between) || JOINS.has(text.words[next - 1]?.text ?? '');
  return isPaired && time >= 30 && time <= 300 && text.text[text.words[next]?.end ?? 0] !== '/';
}

const PAIRS = new Set(['/', 'x', '@', ',', ';', '|', '-', '']);
const JOINS = new Set(['x', 'for']);

/** A technique and how it was applied: whoever gives both tells of something done. */
export function mayStateTechnique(text: Statements): boolean {
  return (hasStart(text, TECHNIQUES) || ticksMode(text)) && APPLIED.some((parameter) => PARAMETERS[parameter](text));
}

const OTHER_MODES = ['pulsed', 'cooled'];

/** "Mode [x] continuous [ ] pulsed": of a form that leaves the word for the energy out. */
function ticksMode(text: Statements): boolean {
  return text.words.some(
    ({ text: word, isUnchecked }, index) =>
      word === 'continuous' && !isUnchecked && startsWithin(text, index, BESIDE, OTHER_MODES),
  );
}

const APPLIED: readonly LesionParameter[] = ['temperatureCelsius', 'concentrationPercent', 'freezeCycles'];

/** A nerve named anywhere, unless the note says that it only lay beside, or was spared. */
export function mayNameNerve(text: Statements, tables: RuleTables): boolean {
  const vocabulary = vocabularyOf(tables);
  const groups = nerveGroups(text, vocabulary, vocabulary.nerveKeys);
  if (groups.some((group) => !namesNoTarget(text, group))) return true;
  return groups.length === 0 && holdsPossibleName(text, vocabulary.nerveNames);
}

/** Whether such a word stands anywhere but behind an empty box. */
export function hasStart({ words }: Statements, starts: readonly string[]): boolean {
  let isUnticked = false;
  return words.some(({ text, opensSentence, isUnchecked }) => {
    if (opensSentence) isUnticked = isUnchecked;
    return !isUnticked && isOneOf(text, starts);
  });
}

/** Whether such a word stands at most so many words away, in the same paragraph or not: tables break lines. */
export function startsWithin({ words }: Statements, index: number, most: number, starts: readonly string[]): boolean {
  for (let at = Math.max(0, index - most); at <= index + most && at < words.length; at++) {
    if (isOneOf(words[at]?.text ?? '', starts)) return true;
  }
  return false;
}

export function isOneOf(word: string, starts: readonly string[]): boolean {
  return starts.some((start) => word.startsWith(start));
}
