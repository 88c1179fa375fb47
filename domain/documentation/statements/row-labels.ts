/** Rows of a form or of a table that name their unit first: "phenol %      6      6", "Temp (C): 80". */

import { wordList, wordSet } from '../text/word-list.ts';
import type { Unit } from './measure.ts';

/** The last sign or word of a label → the unit of its row, and what one of it is in that unit. */
export const LABELS: ReadonlyMap<string, readonly [Unit, number]> = new Map([
  ...unitsOf('percent', 1, '%, pct, percent, concentration, conc, strength'),
  ...unitsOf('celsius', 1, '°, º, °c, ºc, c, celsius, deg, degrees'),
  ...unitsOf('seconds', 1, 's, sec, secs, seconds'),
  ...unitsOf('seconds', 60, 'min, mins, minutes'),
  ...unitsOf('milliliters', 1, 'ml, mls, cc, volume, vol'),
]);

/** The words of a list, each with its unit and what one of it is in that unit. */
export function unitsOf(unit: Unit, factor: number, words: string): [string, readonly [Unit, number]][] {
  return wordList(words).map((word) => [word, [unit, factor]]);
}

/** What rows measure of the patient: "relief %    80". */
const OF_THE_PATIENT = wordSet('relief better improvement reduction pain spo2 sat+ body patient');

/** The unit that the label of its row gives to a number that fills a cell. */
export function unitOfRow(text: string, start: number, end: number): readonly [Unit, number] | undefined {
  if (KEY_OF_HEAT.test(text.slice(Math.max(0, start - LONGEST_KEY), start))) return LABELS.get('c');
  const label = labelBefore(text, start, end) ?? labelOfRow(text, start, end);
  const parts = label?.split(/[ ()[\],/]/).filter((part) => part !== '') ?? [];
  return parts.some((part) => OF_THE_PATIENT.has(part)) ? undefined : LABELS.get(parts.at(-1) ?? '');
}

/** `"setTempC": 60` */
const KEY_OF_HEAT = /temp_?c"?[:=] ?$/i;
const LONGEST_KEY = 9;

/** Nobody writes a longer label, or puts more between it and its last cell. */
const LONGEST_LABEL = 40;
const LONGEST_ROW = 160;
/** What ends a label, and parts the cells behind it. */
const LABEL_END = /\s{2}|[|\t:=]|\.{2}/;

/** What stands before a label: a mark, and the number of the row in a cell of its own. */
const LINE_START = /^[\s|*-]*(?:\d{1,3}[|\t])?/;

/** Label of the row, in lower case, in which a cell holds nothing but the number from `start` to `end`. */
function labelOfRow(text: string, start: number, end: number): string | undefined {
  if (!isCell(text, start, end)) return undefined;
  const before = text.slice(Math.max(0, start - LONGEST_ROW - 1), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (line.length > LONGEST_ROW) return undefined;
  const row = line.replace(LINE_START, '');
  const labelEnd = row.search(LABEL_END);
  if (labelEnd <= 0 || labelEnd > LONGEST_LABEL) return undefined;
  return row.slice(0, labelEnd).toLowerCase();
}

const BAR = 124;
const LAST_CELL = /\|(\w{1,11})\|$/;

/** "|T|80|S|90|": a row that gives each of its numbers a label in the cell before. */
function labelBefore(text: string, start: number, end: number): string | undefined {
  if (text.charCodeAt(start - 1) !== BAR || text.charCodeAt(end) !== BAR) return undefined;
  const label = LAST_CELL.exec(text.slice(Math.max(0, start - LONGEST_LABEL), start))?.[1]?.toLowerCase() ?? '';
  if (label === 't' || label === 'temp') return 'c';
  return LABELS.has(label) ? label : undefined;
}

const SPACE = 32;
/** A bar, a tab, a colon, an equals sign. */
const OPENS_CELL = new Set([124, 9, 58, 61]);
/** A bar, a tab, the ends of lines. */
const CLOSES_CELL = new Set([124, 9, 10, 13]);

/** Whether nothing else stands beside the number in its cell. Letters are looked at one by one: most numbers are in none. */
function isCell(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const second = text.charCodeAt(start - 2);
  const isOpened =
    OPENS_CELL.has(before) ||
    (before === SPACE && (second === SPACE || OPENS_CELL.has(second))) ||
    isDotted(before, second);
  if (!isOpened) return false;
  const after = text.charCodeAt(end);
  return end >= text.length || CLOSES_CELL.has(after) || (after === SPACE && isClosed(text, end + 1));
}

function isClosed(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return at >= text.length || char === SPACE || CLOSES_CELL.has(char);
}

/** The dots that lead from a label to its number. */
function isDotted(before: number, second: number): boolean {
  return before === DOT && second === DOT;
}

const DOT = 46;
