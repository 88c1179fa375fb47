/** The temperatures that a note tells of its probe. */

import { type NoteText, quotedCharacters } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { isAtForTime, isInFahrenheit, isMove, isOfEarlierTechnique, isOfMotion } from '../statements/number-context.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { isBooked, SCHEDULES } from '../telling/booked.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfAim, opensWithTalk } from '../telling/spoken-of.ts';
import { isOfOtherTime } from '../telling/talk.ts';
import { OF_RF } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word, wordAt } from '../text/words.ts';
import { isHeatOfPair } from './paired-heats.ts';

/** What is measured where it is not the probe, and angles. */
const NOT_THE_PROBE = wordSet(`
body room skin patient oral tympanic temporal vitals bp
`);
const NAMED_ANGLES = wordSet(`
oblique cranial angle angled abd curved bend rom lateral ipsilateral rotation rotated lens obliquity rotating turned turn
`);
const ANGLES = { has: (word: string): boolean => NAMED_ANGLES.has(word) || isMove(word) };
/** In degrees Celsius; a probe that freezes is colder. */
export const COLDEST_PROBE = 37.5;
export const HOTTEST_PROBE = 100;

/** The temperatures of the probe, in degrees Celsius, in the order told. */
export function probeTemperatures(text: NoteText): readonly Stated<number>[] {
  return foundOnce(text.statements, probeTemperatures, () => temperaturesIn(text));
}

function temperaturesIn(text: NoteText): readonly Stated<number>[] {
  const found: Stated<number>[] = [];
  for (const measure of measuresOf(text.statements)) {
    const isScaled = measure.unit === 'celsius' || measure.unit === 'degrees' || measure.unit === 'fahrenheit';
    const isBare = (): boolean =>
      isLabelled(text, measure) ||
      isPaired(text, measure) ||
      isHeatOfPair(text.statements, measure) ||
      isAtForTime(text.statements, measure);
    if (!isScaled && !isBare()) continue;
    const isFahrenheit = measure.unit === 'fahrenheit' || (!isScaled && isInFahrenheit(text.statements, measure.value));
    const celsius = isFahrenheit ? Math.round(((measure.value - 32) * 50) / 9) / 10 : measure.value;
    if (!isProbe(text, measure, celsius)) continue;
    found.push({ value: celsius, at: quotedCharacters(text, measure.start, measure.end, measure.first) });
  }
  return found;
}

/** "30 degrees oblique", "abducted to 45 degrees": an angle is told in the same clause. */
function isAngle(words: readonly Word[], { first, next }: Measure): boolean {
  let from = first;
  while (from > first - 3 && words[from]?.opensClause === false) from--;
  let to = next;
  while (to < next + 3 && words[to]?.opensClause === false) to++;
  return hasWord(words, from, to, ANGLES);
}

/** "Temp", "SETTEMP", "tmax", "T=80" */
const TEMPERATURE_LABEL = /^(?:[a-z]{0,6}temp(?:erature)?|setpoint|t(?:max|set|act|avg)?)$/;

const LINKS = wordSet('of was is at all max avg act set reached');

export function isTemperatureLabel(word: string): boolean {
  return TEMPERATURE_LABEL.test(word);
}

const WARMEST_COLD = -50;
const COLDEST_COLD = -110;

/** "Temperature: 80", "set point sixty", "temp (all) 80", "T MAX SET 42" */
function isLabelled({ statements: { text, words } }: NoteText, { unit, value, first, start }: Measure): boolean {
  // "Temp -88 per device"
  const isCold = value <= WARMEST_COLD && value >= COLDEST_COLD;
  if (unit !== 'none' || ((value < 42 || value > 95) && !isCold)) return false;
  let from = first - 1;
  while (LINKS.has(textAt(words, from))) from--;
  // "temp_c","80"
  if (words[from]?.text === 'c') from--;
  // "Heat: 80"
  if (words[from]?.text === 'heat') return text[words[from]?.end ?? 0] === ':';
  const isPoint = words[from]?.text === 'point' && words[from - 1]?.text === 'set';
  // "Set 44, reached 44"
  if (SET_AND_REACHED.test(text.slice(Math.max(0, start - LABEL_WITHIN), start + LABEL_WITHIN))) return true;
  return isPoint || isTemperatureLabel(textAt(words, from));
}

const SET_AND_REACHED = /\bset (?:to |at )?\d\d,? (?:and )?reached \d\d\b/i;

/** How the keys of `techniques` for radiofrequency start. */
const HEAT_KEYS = 'rf_';
const BY_HEAT = wordSet(`${OF_RF} rfa thermal lesion+`);

/** "RFA 80/90 x2": degrees and seconds, as they are said in short. */
function isPaired({ statements }: NoteText, measure: Measure): boolean {
  const { unit, value, first, next, start, end } = measure;
  if (unit !== 'none' || value < 60 || value > 95 || statements.text[end] !== '/') return false;
  // "Self-test 42/60/80/90 passed"
  if (statements.text[start - 1] === '/') return false;
  const time = statements.words[next];
  const isTime =
    time?.start === end + 1 &&
    /^\d{2,3}s?$/.test(time.text) &&
    !NO_TIME.test(statements.text.slice(time.end, time.end + 2));
  const duration = Number.parseInt(time?.text ?? '', 10);
  if (!isTime || duration < 30) return false;
  if (isTemperatureLabel(openerOfLine(statements.words, first))) return true;
  // No blood pressure has its higher number behind: "18G RF cannula; 80/90 x3".
  if (duration >= value && statements.terms.technique.some(({ key }) => key.startsWith(HEAT_KEYS))) return true;
  const sentence = sentenceAt(statements, measure);
  return hasWord(statements.words, Math.max(sentence.first, first - 8), Math.min(sentence.next, next + 8), BY_HEAT);
}

const LONGEST_ROW = 16;

/** The label of a row: "T / s   80/90   80/90" */
function openerOfLine(words: readonly Word[], index: number): string {
  let opener = index;
  while (opener > 0 && index - opener < LONGEST_ROW && words[opener]?.opensLine === false) opener--;
  return words[opener]?.opensLine ? textAt(words, opener) : '';
}

/** "80/90/…", "relief of 80/90 %" */
const NO_TIME = /^\/|^ ?%/;

function isProbe({ statements, kind }: NoteText, measure: Measure, celsius: number): boolean {
  const { words } = statements;
  const isCold = celsius <= -20 && celsius >= -200;
  if (!isCold && (celsius < COLDEST_PROBE || celsius > HOTTEST_PROBE)) return false;
  const { first } = sentenceAt(statements, measure);
  let clause = measure.first;
  while (clause > first && measure.first - clause < 4 && words[clause]?.opensClause === false) clause--;
  if (hasWord(words, clause, measure.first, NOT_THE_PROBE)) return false;
  if (measure.unit === 'degrees' && isAngle(words, measure)) return false;
  if (measure.unit !== 'celsius' && measure.unit !== 'fahrenheit' && isOfMotion(statements, measure)) return false;
  if (
    kind === 'record' &&
    (!isOfProcedure(statements, measure.first) ||
      assertionAt(statements, measure) !== 'performed' ||
      opensWithTalk(statements, { first, next: measure.first }) ||
      isOfAim(statements, { first, next: measure.first }) ||
      isGivenUpRamp(statements, measure) ||
      isBooked(statements, measure, SCHEDULES))
  ) {
    return false;
  }
  return !(isOfEarlierTechnique(statements, first, measure) || isOfOtherTime(statements, measure));
}

const STOPPED = wordSet('stopped aborted quit halted');
const STOPPED_WITHIN = 20;

/** "Began ramp to 80 degrees. At about 48 she came off the table. Stopped immediately." */
function isGivenUpRamp(statements: Statements, { start, next }: Measure): boolean {
  if (!RAMP.test(statements.text.slice(Math.max(0, start - LABEL_WITHIN), start))) return false;
  for (let index = next; index < next + STOPPED_WITHIN; index++)
    if (STOPPED.has(textAt(statements.words, index))) return !holdsRun(statements, { first: next, next: index });
  return false;
}

const SHORTEST_RUN = 30;

/** Whether the time of a whole lesion stands between two words. */
function holdsRun(statements: Statements, { first, next }: Span): boolean {
  return startingIn(measuresOf(statements), first, next).some(
    ({ unit, value }) => unit === 'seconds' && value >= SHORTEST_RUN,
  );
}

/** Pulsed first and then heated is heated: of several temperatures the first that destroys counts. */
export function lesionTemperature(text: NoteText): Stated<number> | undefined {
  return foundOnce(text.statements, lesionTemperature, () => ofLesion(text));
}

function ofLesion(text: NoteText): Stated<number> | undefined {
  const told = withoutAims(text, probeTemperatures(text));
  // "Set to 80 C, but the tip did not exceed 43 C": the one that was reached counts.
  const at = told.findLastIndex((stated) => stated.value < COOLEST_LESION && isReached(text, stated));
  // "A new electrode was passed, and this time the run went to completion: 80 degrees for 90 seconds"
  if (at >= 0 && !told.slice(at + 1).some((later) => isFullRun(text, later))) return told[at];
  // "In the end we settled at 42 C": where no hotter one is told behind it.
  const last = told.at(-1);
  if (last && last.value < COOLEST_LESION && stands(text, last, SETTLED)) return last;
  // "Set 80, 90 s, T max 43" in each run of a log
  const most = told.find((stated) => stated.value < COOLEST_LESION && stands(text, stated, MOST));
  if (most && told.every((stated) => stated.value < COOLEST_LESION || stands(text, stated, SET))) return most;
  return told.find(({ value }) => value >= COOLEST_LESION) ?? told[0];
}

/** Whether a heat that destroys is told with its time. */
function isFullRun({ statements }: NoteText, { value, at }: Stated<number>): boolean {
  if (value < COOLEST_LESION || at.start === undefined) return false;
  const first = wordAt(statements.words, at.start);
  const sentence = sentenceAt(statements, { first, next: first + 1 });
  return holdsRun(statements, { first, next: sentence.next });
}

/** Words before a heat that the probe came to, whatever it was set to. */
const REACHED =
  /\b(?:not (?:exceed|reach|rise|go|(?:get|got) (?:past|beyond|above))|only (?:reached|rose)|reached only|actual|achieved only|no higher than|never (?:went|rose|got))\b/;
const FARTHEST_REACHED = 70;
const MOST = /\b(?:t ?max|reached)\W{1,3}$/i;
const SET = /\bset(?:point)?\W{1,3}$/i;
const SETTLED = /\b(?:settled (?:at|for)|(?:brought|turned) it (?:back|down) to)\W{1,3}$/i;
const PROGRAM = /^ ?(?:program|preset)/i;
const RAMP = /\bramp(?:ed|ing)? (?:up )?to(?:ward)?\W{1,3}$/i;
const LABEL_WITHIN = 24;

/** Whether a label stands right before a temperature. */
function stands({ statements: { text } }: NoteText, { at }: Stated<number>, label: RegExp): boolean {
  const start = at.start ?? 0;
  return label.test(text.slice(Math.max(0, start - LABEL_WITHIN), start));
}

/** "On starting the 80 C program she cried out", "began ramp to 80 degrees": a heat on the way to which it may have ended. */
function isAim(text: NoteText, stated: Stated<number>): boolean {
  if (isFullRun(text, stated)) return false;
  const { end = 0 } = stated.at;
  return PROGRAM.test(text.statements.text.slice(end, end + LABEL_WITHIN)) || stands(text, stated, RAMP);
}

function withoutAims(text: NoteText, told: readonly Stated<number>[]): readonly Stated<number>[] {
  const reached = told.filter((stated) => !isAim(text, stated));
  return reached.length > 0 ? reached : told;
}

function isReached({ statements: { text } }: NoteText, { at }: Stated<number>): boolean {
  const start = at.start ?? 0;
  const before = text.slice(Math.max(0, start - FARTHEST_REACHED), start).toLowerCase();
  const clause = before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf(';')) + 1);
  return REACHED.test(clause) && !/pulse|prf/.test(before);
}

/** Below this it is not told whether heat destroys. */
export const COOLEST_LESION = 60;
