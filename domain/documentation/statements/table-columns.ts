/** Tables that a text draws with bars, tabs or blanks: what the head of a column says of the numbers below it. */

import { type Row, rowOf } from '../text/row-cells.ts';
import { foundOnce, type Statements } from './statements.ts';

/** Head of a column, in lower case → where the numbers below it stand. */
export interface ColumnCell {
  readonly start: number;
  readonly end: number;
  readonly head: string;
}

const MOST_COLUMNS = 20;

/** The cells below the first row of each table, in order; of a table that blanks draw those that hold a number or a nerve. */
export function columnCells(statements: Statements): readonly ColumnCell[] {
  return foundOnce(statements, columnCells, () => cellsIn(statements.text));
}

function cellsIn(text: string): readonly ColumnCell[] {
  if (!ANY_TABLE.test(text)) return NO_CELLS;
  const found: ColumnCell[] = [];
  let heads: Row | undefined;
  let names: readonly string[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    const lineEnd = text.indexOf('\n', start);
    end = lineEnd < 0 ? text.length : lineEnd;
    if (isRuled(text, start, end)) continue;
    // A line of prose has one cell, and nearly all lines are such.
    if (!PARTED.test(text.slice(start, end))) {
      heads = undefined;
      continue;
    }
    const row = rowOf(text, start, end);
    const { cells, isSpaced } = row;
    if (cells.length < 2 || cells.length > MOST_COLUMNS) heads = undefined;
    else if (heads?.isSpaced === isSpaced && isBelow(heads, row)) {
      // The label of a row may stand below no head.
      const unnamed = cells.length - names.length;
      cells.forEach(([from, to], column) => {
        const head = names[column - unnamed] ?? '';
        const isCell = !isSpaced || (column > 0 ? NUMBER.test(text.slice(from, to)) : OF_NERVES.test(head));
        if (isCell) found.push({ start: from, end: to, head });
      });
    } else {
      names = cells.map(([from, to]) => headOf(text, from, to));
      heads = names.some((name) => VITALS.test(name)) || (isSpaced && !areHeads(names)) ? undefined : row;
    }
  }
  return found;
}

const ANY_TABLE = /[|\t]| {3}|,\S/;
/** What may part the cells of a line. */
const PARTED = /[|\t]|[ \r]{2}|,\S/;

function isBelow(heads: Row, { cells, isSpaced }: Row): boolean {
  return cells.length === heads.cells.length || (isSpaced && cells.length === heads.cells.length + 1);
}

/** The column that names what was treated. */
const OF_NERVES = /\b(?:nerve|target|branch)/;
/** What is measured, and no hour of the day. */
const NUMBER = /^[1-9]\d{0,2}(?:\.\d{1,2})?%?$/;
/** A table with any of these is of vital signs, whose temperature is that of the body. */
const VITALS = /^(?:bp|hr|pulse$|spo2|rr|resp)(?![a-z])/;

/**
 * Heads of columns that blanks part hold no values, as fields of a form do, and are no scores. Beside the heat or the time
 * of a lesion they may: "S(V)   M(2V)   T    sec".
 */
function areHeads(names: readonly string[]): boolean {
  return names.every((name) => IN_WORDS.test(name)) || names.some((name) => OF_LESIONS.test(name));
}

const IN_WORDS = /^(?!(?:pain|vas|nrs)\b)[^\d:]+$/;
const OF_LESIONS = /^(?:t|c|°c|temp|secs?)(?![^(])/;

/** "+-----+-----+": a line that is drawn between the rows of a table. */
function isRuled(text: string, start: number, end: number): boolean {
  let hasRule = false;
  for (let at = start; at < end; at++) {
    const char = text[at] ?? '';
    if (char === '-' || char === '=' || char === '_') hasRule = true;
    else if (char !== '+' && char !== '|' && char !== ':' && char !== ' ' && char !== '\r') return false;
  }
  return hasRule;
}

/** Nobody heads a column with more than this many characters. */
const LONGEST_HEAD = 40;

function headOf(text: string, from: number, to: number): string {
  return to - from > LONGEST_HEAD ? '' : text.slice(from, to).trim().toLowerCase().replaceAll('_', ' ');
}

const NO_CELLS: readonly ColumnCell[] = [];
