/** Forms that ask for each nerve on which side it was treated → the sides that were marked, beside its name. */

import { blank } from './form-answers.ts';
import { rowOf } from './row-cells.ts';

const SIDES = 'left|right|lt|rt|l|r';
/** "Target   R   L", "|Nerve|L|R|" */
const HEAD = new RegExp(`(?:^|[|\t ])(?:${SIDES})(?: *[|\t] *| {2,})(?:${SIDES})(?:[|\t\r ]|$)`, 'im');
const SIDE = new RegExp(`^(?:${SIDES})$`, 'i');
const LEFT_OUT = /^(?:|no?|none|n\/a|-+|[\u2013\u2014]|0|not done|skipped|[[(] ?[\])]|[\u2610\u25a1])$/i;
const DONE = /^(?:y|yes|x|done|treated|[[(]x[\])]|[\u2611\u2612\u2713\u2714])$/i;
/** What was given there; a bare number may be of anything. */
const AMOUNT = /^\d[\d.]* ?(?:ml|cc|c\b|cycles|lesions)/i;
const FARTHEST = 6;

/** The text with the side in each cell that was marked and without the rows that were left empty; every character keeps its place. */
export function withMarkedSides(text: string): string {
  if (!HEAD.test(text)) return withoutEmptyChoices(text);
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const head = lines[at] ?? '';
    if (!HEAD.test(head)) continue;
    const sides = cellsOf(head);
    let isRead = false;
    for (let row = at + 1; lines[row]?.trim(); row++) {
      const plain = withSides(sides, lines[row] ?? '');
      if (plain !== lines[row]) isRead = true;
      lines[row] = plain;
    }
    if (!isRead) continue;
    for (const { said, from, to } of sides)
      if (SIDE.test(said)) lines[at] = replaced(lines[at] ?? '', from, to, '');
  }
  return withoutEmptyChoices(lines.join('\n'));
}

interface Cell {
  readonly from: number;
  readonly to: number;
  readonly said: string;
  readonly isSpaced: boolean;
}

function cellsOf(line: string): readonly Cell[] {
  const { cells, isSpaced } = rowOf(line, 0, line.length);
  return cells.map(([from, to]) => ({ from, to, said: line.slice(from, to).trim(), isSpaced }));
}

function replaced(line: string, from: number, to: number, by: string): string {
  return line.slice(0, from) + by.padEnd(to - from) + line.slice(to);
}

/** "LON   --   done" as "LON        L": a row whose cells below the sides say nothing but whether it was done there. */
function withSides(heads: readonly Cell[], line: string): string {
  const cells = cellsOf(line);
  let plain = line;
  let left = 0;
  let done = 0;
  let answers = 0;
  cells.forEach((cell, column) => {
    const head = cell.isSpaced ? heads.find(({ from }) => Math.abs(from - cell.from) < FARTHEST) : heads[column];
    if (column === 0 || !head || !SIDE.test(head.said)) return;
    answers++;
    const side = head.said[0]?.toUpperCase() ?? '';
    if (LEFT_OUT.test(cell.said)) {
      left++;
      plain = replaced(plain, cell.from, cell.to, '');
    } else if (DONE.test(cell.said)) {
      done++;
      plain = replaced(plain, cell.from, cell.to, side);
    } else if (AMOUNT.test(cell.said) && cell.isSpaced) {
      done++;
      plain = replaced(plain, cell.from - 2, cell.from, side);
    }
  });
  if (answers === 0 || done + left < answers) return line;
  return done > 0 ? plain : blank(line);
}

/** "sural nerve: [ ] L [ ] R" */
const BOX = /[[(] ?x? ?[\])]|[\u2610-\u2612]/i;
const BOXES = new RegExp(`[[(] ?x? ?[\\])]|[\\u2610-\\u2612]|\\b(?:${SIDES}|both|none)\\b|[ \t\r/,|]`, 'gi');
const MARKED = /(?:[[(] ?x ?[\])]|[\u2611\u2612])(?! {0,2}none)/i;
const EMPTY = /\[ ?\]|\( ?\)|\u2610/;

/** The text without the rows whose boxes ask for a side and were left empty, where there are several such rows. */
function withoutEmptyChoices(text: string): string {
  if (!EMPTY.test(text)) return text;
  const lines = text.split('\n');
  const asked = lines.flatMap((line, at) => (asksForSide(line) ? [at] : []));
  if (asked.length < 2) return text;
  for (const at of asked) if (!MARKED.test(lines[at] ?? '')) lines[at] = blank(lines[at] ?? '');
  return lines.join('\n');
}

function asksForSide(line: string): boolean {
  const first = line.search(BOX);
  if (first < 0) return false;
  const choices = line.slice(first);
  return choices.replace(BOXES, '') === '' && (choices.match(/[a-z]+/gi) ?? []).some((word) => SIDE.test(word));
}
