/** Numbers that may be the heat of a lesion although no unit says so: "80 for 90", "Temp | 80", "T: 80". */

import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { isOfMotion } from '../statements/number-context.ts';
import { hasWord, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { startsWithin } from '../statements/word-starts.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isTemperatureLabel } from './probe-temperatures.ts';

const PRESSURES = wordList('bp,pressure,vital,vs,hr,resp,spo2');
const HEATS = wordList('temp,celsius,setpoint,centigr');
/** A remedy as well, which speaks of no number of another sentence: "SPADI 74. Tried: heat, ice". */
const HEAT = wordSet('heat heated');
const BESIDE = 4;
const FEW = 6;
/** How far from its label a number may stand. */
const NEAR = 12;

/** Between a heat and its time. */
const HELD_WITHIN = 6;
const SHORTEST_LESION = 20;

const NO_PAIRS: ReadonlySet<string> = new Set();

/** "80 C, 90 seconds", "80 for 90" */
export function isHeld(text: Statements, heat: Measure): boolean {
  if (!(isLesionHeat(heat) || isBareHeat(text, heat)) || isOfMotion(text, heat)) return false;
  return isTimed(text, heat) || isHeatForTime(text, heat, NO_PAIRS);
}

/** Whether a time of a lesion stands beside a heat. */
export function isTimed(text: Statements, { first, next }: Measure): boolean {
  return startingIn(measuresOf(text), first - HELD_WITHIN, next + HELD_WITHIN).some(isTimeOfLesion);
}

function isTimeOfLesion({ unit, value }: Measure): boolean {
  return unit === 'seconds' && value >= SHORTEST_LESION && value <= LONGEST_LESION;
}

const LONGEST_LESION = 600;

/** Whether a measure with its unit is the heat, or the cold, of a lesion. */
export function isLesionHeat({ unit, value }: Measure): boolean {
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
  return Number(systolic) > Math.max(Number(diastolic), LOWEST_SYSTOLIC);
}

/** A needle of "18/10" has its gauge and its tip so. */
const LOWEST_SYSTOLIC = 60;

/** "Sample T, 66M", "81.2 kg", and a range of relief: "70-90 %", "60 to 90 min" */
const NO_HEAT = /^[\d.]+ ?(?:kg|lb|-?(?:[mf]\b|y(?:ea)?\/?[ro]|\/[mf])|(?:[-–/]|to) ?\d\d ?(?:%|perc|m))/i;
const LONGEST_UNIT = 12;

/** "80/90", "80 x 90", and a number behind "Temperature" in whatever column. */
export function isBareHeat(text: Statements, measure: Measure): boolean {
  const { unit, value, first, start, end } = measure;
  if ((unit !== 'none' && unit !== 'other') || !isHeat(value)) return false;
  if (isOfVitals(text.text, start) || NO_HEAT.test(text.text.slice(start, end + LONGEST_UNIT))) return false;
  if (isTemperatureLabel(textAt(text.words, first - 1)) || startsWithin(text, first - 1, 1, HEATS)) return true;
  if (isHeatedNear(text, measure)) return true;
  if (startsWithin(text, first, BESIDE, PRESSURES)) return false;
  if (startsWithin(text, first, NEAR, HEATS)) return true;
  if (isBesideHeater(text, unit, first)) return true;
  if (LABELS_OF_HEATS.has(textAt(text.words, first - 1))) return true;
  if (SAID_OF_HEATS.has(textAt(text.words, first - 1)) && isTimed(text, measure)) return true;
  return isHeatForTime(text, measure, PAIRS);
}

function isHeatedNear(text: Statements, { first, next }: Measure): boolean {
  const sentence = sentenceAt(text, { first, next });
  return hasWord(text.words, Math.max(sentence.first, first - NEAR), Math.min(sentence.next, next + NEAR), HEAT);
}

/** "80 for 90", and what else may stand between a heat and its time. */
function isHeatForTime(text: Statements, { value, next, end }: Measure, pairs: ReadonlySet<string>): boolean {
  const between = text.text.slice(end, text.words[next]?.start ?? end).trim();
  // "80 for 90" has its joint between, "80 x90" in the next word.
  const isJoined = JOINS.has(textAt(text.words, next));
  const at = isJoined ? next + 1 : next;
  const second = text.words[at];
  const minutes = second ? CLOCK.exec(text.text.slice(second.start, second.end + 3)) : null;
  const time = minutes
    ? 60 * Number(minutes[1]) + Number(minutes[2])
    : (startingIn(measuresOf(text), at, at + 1)[0]?.value ?? 0);
  if (startingIn(measuresOf(text), next, next + 1).some(isTimeOfLesion) && pairs.has(between)) return true;
  // "80/90": no blood pressure has its higher number behind.
  const isPaired =
    isJoined || pairs.has(between) || (between === '/' && time >= value) || JOINS.has(textAt(text.words, next - 1));
  const behind = second?.end ?? 0;
  // "80/90/x2" goes on with the number of lesions.
  return isPaired && time >= 30 && time <= 300 && (text.text[behind] !== '/' || text.text[behind + 1] === 'x');
}

/** "60/2:30" */
const CLOCK = /^x?(\d):([0-5]\d)$/;
const HEATERS = wordList('thermoco,coagul,cooled,lesion,burn,cauter,cook');
/** What else is counted so high: years, percent of relief. */
const COUNTED = wordList('year,yo,yr,male,female,percent,relief,better,improv,pain,impedance,ohm');

/** "Thermocoagulation: T 80, t 90" */
function isBesideHeater(text: Statements, unit: string, first: number): boolean {
  return unit === 'none' && startsWithin(text, first, FEW, HEATERS) && !startsWithin(text, first, 1, COUNTED);
}

/** "T: 80", "Set | 80" */
const LABELS_OF_HEATS = wordSet('t set target goal point');
const SAID_OF_HEATS = wordSet('at to of');
const PAIRS = new Set(['/', 'x', '@', ',', ';', '|', '-', '']);
const JOINS = wordSet('x for');
