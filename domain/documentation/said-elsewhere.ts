/**
 * What a procedure note may say in words that were read as no fact of the procedure: in a table, under a heading of
 * another part, in a form that nobody foresaw. Only where a note is silent from its first word to its last does it lack
 * something; where it may say it, people look and nothing is held against it. So these words are wide on purpose.
 */

import type { LesionParameter, RuleTables } from '../tables/rule-tables.ts';
import { type Measure, measuresOf } from './measures.ts';
import { nerveGroups } from './nerve-mentions.ts';
import { isOfEarlierTechnique, isOfMotion, refersBack } from './number-context.ts';
import { isOfProcedure } from './performed.ts';
import { holdsPossibleName } from './possible-nerves.ts';
import { assertionAt, hasWord, type Span, type Statements, sectionOf, sentenceAt, startingIn } from './statements.ts';
import { isTalk } from './talk.ts';
import { namesNoTarget } from './treated-nerves.ts';
import { vocabularyOf } from './vocabulary.ts';
import { wordList } from './word-list.ts';

/** A word is one of these when it starts so. */
const TECHNIQUES = wordList(`
  rf, radiofreq, cryo, phenol, alcohol, etoh, ethanol, glycer, thermal, ablat, neuroly, rhizotom, neurotom, iovera,
  coblation, laser, coagul, denervat
`);
const FREEZING = wordList('cycle, freez, froze, thaw, defrost, iceball, round, application, placement, activation');
const COLD = wordList('cryo, iovera, freez, froze, defrost, thaw, ice, tip, lesion');
const AGENTS = wordList('phenol, alcohol, etoh, ethanol, glycer');
/** What other percentages and times are of. */
const OTHER_STRENGTHS = wordList('lido, bupi, ropi, mepi, relief, improve, better, reduc, spo, sat, o2, pain');
/** "Alcohol, absolute" says its strength by a word. */
const FULL_STRENGTH = wordList('absolute, dehydrated, undiluted, pure');
const OTHER_TIMES = wordList('observ, monitor, recover, wait, discharg, pressure, later, after');
const PRESSURES = wordList('bp, pressure, vital, vs, hr, resp, spo2');
const HEATS = wordList('temp, celsius, setpoint, heat, centigr');
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
          (measure.unit === 'percent' || (hasColumn && isBareStrength(text, measure))) &&
          isOf(text, measure, AGENTS, OTHER_STRENGTHS),
      ) ||
      text.words.some(({ text: word }, index) => isOneOf(word, FULL_STRENGTH) && startsWithin(text, index, FEW, AGENTS))
    );
  },
  freezeCycles: (text) => states(text, (measure) => isOfFreezing(text, measure)),
  secondsPerLesion: (text) =>
    text.words.some(({ text: word, end }) => isOneOf(word, FROZE) && CLOCKED.test(text.text.slice(end, end + 24))) ||
    states(text, (measure) => measure.unit === 'seconds' && isOf(text, measure, COLD, OTHER_TIMES)),
};

/** "Frozen 1320-1323" */
const FROZE = wordList('freez, froze, frozen, cryo');
const CLOCKED = /^\W*(?:from )?\d{1,2}:?\d\d ?(?:-|–|to|until) ?\d{1,2}:?\d\d/;

/** "80x90" */
const HEAT_BY_TIME = /^[6-9]\dc?x\d{2,3}(?:s|secs?)?$/;

/** Heads of columns and labels of a strength. */
const STRENGTHS = wordList('conc, pct, percent, strength');

/** "sural,L,phenol,6,2" below "agent,conc_pct,ml" */
function isBareStrength(text: Statements, { unit, value, first }: Measure): boolean {
  return unit === 'none' && value >= 2 && value <= 100 && isOneOf(text.words[first - 1]?.text ?? '', AGENTS);
}

function states(text: Statements, isMeant: (measure: Measure) => boolean): boolean {
  return measuresOf(text).some((measure) => isMeant(measure) && !isOfOtherTelling(text, measure));
}

const PAST = new Set(['past', 'prior', 'previous', 'earlier']);
const STANDARD_TEXTS = ['instruction', 'education', 'teaching'];

/** A number of what is told as of another day, or what a leaflet tells every patient. */
function isOfOtherTelling(text: Statements, measure: Measure): boolean {
  const section = sectionOf(text, measure.first);
  if (section?.label.split(' ').some((word) => isOneOf(word, STANDARD_TEXTS))) return true;
  const { first, next } = sentenceAt(text, measure);
  if (section?.kind === 'plan' && hasWord(text.words, first, next, AHEAD)) return true;
  const isDated = text.words.slice(first, next).some(({ text: word }) => word === 'ago' || YEAR.test(word));
  // "PAST INTERVENTIONS: 2025-05-08 thermal RF, 80 C / 90 s"
  if (isDated && section?.kind === 'history' && PAST.has(section.label.split(' ')[0] ?? '')) return !refersBack(text);
  return (isDated || section?.kind === 'history') && isOfEarlierTechnique(text, first, measure);
}

/** In a part that is headed as the plan: what is to come, and no telling that stands under the wrong heading. */
const AHEAD = new Set(wordList('next, if, will, would, when, once, later, future, consider, candidate'));
const YEAR = /^20[012]\d$/;

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
function isOf(text: Statements, { first, next }: Measure, own: readonly string[], others: readonly string[]): boolean {
  if (isOneOf(text.words[next]?.text ?? '', own)) return true;
  return startsWithin(text, first, NEAR, own) && !startsWithin(text, first, BESIDE, others);
}

function isLesionHeat({ unit, value }: Measure): boolean {
  if (unit === 'celsius' || unit === 'degrees') return isHeat(value) || value <= -20;
  return unit === 'fahrenheit' && value >= 140 && value <= 203;
}

function isHeat(value: number): boolean {
  return value >= 60 && value <= 95;
}

const FARTHEST_PRESSURE = 60;
const PRESSURE = /(?<!\d)(\d{2,3})\/(\d{2,3})(?!\d)/;

/** Whether a blood pressure stands before the number in its line: "1410  138/80  76  98". */
function isOfVitals(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - FARTHEST_PRESSURE), start + 2);
  const [, systolic = '', diastolic = ''] = PRESSURE.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
  return Number(systolic) > Number(diastolic);
}

/** "Sample T, 66M" */
const AGE = /^\d+ ?-?(?:[mf]\b|y(?:ea)?[ro]|\/[mf])/i;

/** "80/90", "80 x 90", and a number behind "Temperature" in whatever column. */
function isBareHeat(text: Statements, measure: Measure): boolean {
  const { unit, value, first, next, start, end } = measure;
  if ((unit !== 'none' && unit !== 'other') || !isHeat(value)) return false;
  if (isOfVitals(text.text, start) || AGE.test(text.text.slice(start, end + 5))) return false;
  if (startsWithin(text, first - 1, 1, HEATS)) return true;
  if (startsWithin(text, first, BESIDE, PRESSURES)) return false;
  if (startsWithin(text, first, NEAR, HEATS)) return true;
  if (isBesideHeater(text, unit, first, next)) return true;
  if (LABELS_OF_HEATS.has(text.words[first - 1]?.text ?? '')) return true;
  if (SAID_OF_HEATS.has(text.words[first - 1]?.text ?? '') && isTimed(text, measure)) return true;
  return isHeatForTime(text, measure, PAIRS);
}

/** "80 for 90", and what else may stand between a heat and its time. */
function isHeatForTime(text: Statements, { next, end }: Measure, pairs: ReadonlySet<string>): boolean {
  const between = text.text.slice(end, text.words[next]?.start ?? end).trim();
  // "80 for 90" has its joint between, "80 x90" in the next word.
  const isJoined = JOINS.has(text.words[next]?.text ?? '');
  const second = text.words[isJoined ? next + 1 : next];
  const time = Number.parseInt(second?.text.replace('x', '') ?? '', 10);
  if (startingIn(measuresOf(text), next, next + 1).some(isTimeOfLesion) && pairs.has(between)) return true;
  const isPaired = isJoined || pairs.has(between) || JOINS.has(text.words[next - 1]?.text ?? '');
  const behind = second?.end ?? 0;
  // "80/90/x2" goes on with the number of lesions.
  return isPaired && time >= 30 && time <= 300 && (text.text[behind] !== '/' || text.text[behind + 1] === 'x');
}

const HEATERS = wordList('thermoco, coagul, cooled, lesion, burn, cauter, cook');
/** What else is counted so high: years, percent of relief. */
const COUNTED = wordList('year, yo, yr, male, female, percent, relief, better, improv, pain, impedance, ohm');

/** "Thermocoagulation: T 80, t 90" */
function isBesideHeater(text: Statements, unit: string, first: number, next: number): boolean {
  return unit === 'none' && startsWithin(text, first, FEW, HEATERS) && !startsWithin(text, next, 1, COUNTED);
}

/** "T: 80", "Set | 80" */
const LABELS_OF_HEATS = new Set(['t', 'set', 'target', 'goal', 'point']);
const SAID_OF_HEATS = new Set(['at', 'to', 'of']);
const PAIRS = new Set(['/', 'x', '@', ',', ';', '|', '-', '']);
const JOINS = new Set(['x', 'for']);

/**
 * A technique and how it was applied: whoever gives both tells of something done. A heat with how long it was held is
 * that of no other technique than one, whether or not it is named.
 */
export function mayStateTechnique(text: Statements): boolean {
  if (states(text, (measure) => isVolumeOfAgent(text, measure))) return true;
  const isNamed = hasStart(text, TECHNIQUES) || ticksMode(text);
  return isNamed
    ? APPLIED.some((parameter) => PARAMETERS[parameter](text))
    : states(text, (heat) => isHeld(text, heat));
}

const KINDS = new Set(['chemical', 'neurolytic']);
const OF_KIND = new Set(
  wordList(
    'neurolysis, denervation, neurectomy, rhizotomy, ablation, destruction, neurotomy, block, injection, agent, solution',
  ),
);

/** Means that destroy by themselves and that no row of the techniques names. */
const OTHER_MEANS = wordList(`
  microwave, cauter, electrocaut, electrocoag, bovie, excis, resect, transect, neurectom, crush, hifu, radiosurg, cyberknife,
  irradiat
`);

/** "The stump was cauterized": a means that destroys and needs no strength. */
export function namesOtherMeans(text: Statements): boolean {
  return text.words.some(
    ({ text: word }, first) => isOneOf(word, OTHER_MEANS) && isOfDeed(text, { first, next: first + 1 }),
  );
}

function isOfDeed(text: Statements, span: Span): boolean {
  return isOfProcedure(text, span.first) && assertionAt(text, span) === 'performed' && !isTalk(text, span);
}

const WHOLLY = new Set(wordList('fully, completely, totally, entirely, thoroughly, adequately'));
const DESTROYED = wordList('coagulat, ablat, lesion, frozen, necros, cauter, denervat, destroy, destruct, sclerosed');
const OF_DESTRUCTION = new Set(wordList('degeneration, charring, charred, blanching, carbonization, necrosis'));

/** "The nerve was fully coagulated", "charring of the nerve was seen": destruction in other words than those that are known. */
export function mayTellDestruction(text: Statements): boolean {
  return text.words.some(({ text: word }, first) => {
    const isMeant =
      OF_DESTRUCTION.has(word) || (WHOLLY.has(word) && isOneOf(text.words[first + 1]?.text ?? '', DESTROYED));
    return isMeant && isOfDeed(text, { first, next: first + 1 });
  });
}

/** "Chemical neurolysis", "neurolytic injection": a kind of technique, whatever the agent was. */
export function namesKind(text: Statements): boolean {
  return text.words.some(
    ({ text: word }, first) =>
      KINDS.has(word) && OF_KIND.has(text.words[first + 1]?.text ?? '') && isOfDeed(text, { first, next: first + 2 }),
  );
}

const VOLUME_WITHIN = 4;
const OF_NEUROLYSIS = wordList('phenol, absolute, dehydrated, ethanol, glycerol');

/** "2 ml absolute alcohol" */
function isVolumeOfAgent(text: Statements, { unit, first }: Measure): boolean {
  return unit === 'milliliters' && startsWithin(text, first, VOLUME_WITHIN, OF_NEUROLYSIS);
}

/** Between a heat and its time. */
const HELD_WITHIN = 6;
const SHORTEST_LESION = 20;

const NO_PAIRS: ReadonlySet<string> = new Set();

/** "80 C, 90 seconds", "80 for 90" */
function isHeld(text: Statements, heat: Measure): boolean {
  if (isOfMotion(text, heat)) return false;
  if (isLesionHeat(heat) || isBareHeat(text, heat)) return isTimed(text, heat) || isHeatForTime(text, heat, NO_PAIRS);
  return false;
}

/** Whether a time of a lesion stands beside a heat. */
function isTimed(text: Statements, { first, next }: Measure): boolean {
  return startingIn(measuresOf(text), first - HELD_WITHIN, next + HELD_WITHIN).some(isTimeOfLesion);
}

function isTimeOfLesion({ unit, value }: Measure): boolean {
  return unit === 'seconds' && value >= SHORTEST_LESION && value <= LONGEST_LESION;
}

const LONGEST_LESION = 600;

const OTHER_MODES = ['pulsed', 'cooled'];

/** "Mode [x] continuous [ ] pulsed": of a form that leaves the word for the energy out. */
function ticksMode(text: Statements): boolean {
  return text.words.some(
    ({ text: word, isUnchecked }, index) =>
      word === 'continuous' && !isUnchecked && startsWithin(text, index, BESIDE, OTHER_MODES),
  );
}

const APPLIED: readonly LesionParameter[] = [
  'temperatureCelsius',
  'concentrationPercent',
  'freezeCycles',
  'secondsPerLesion',
];

/** A nerve named anywhere, unless the note says that it only lay beside, or was spared. */
export function mayNameNerve(text: Statements, tables: RuleTables): boolean {
  const vocabulary = vocabularyOf(tables);
  const groups = nerveGroups(text, vocabulary, vocabulary.nerveKeys);
  if (groups.some((group) => !namesNoTarget(text, group))) return true;
  return holdsPossibleName(text, vocabulary.nerveNames, groups);
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
