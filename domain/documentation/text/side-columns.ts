/** Forms that ask for each nerve on which side it was treated → the sides that were marked, beside its name. */

import { blank } from './form-answers.ts';
import { rowOf } from './row-cells.ts';

const SIDES = 'left|right|lt|rt|l|r';
/** "Target   R   L", "|Nerve|L|R|" */
const HEAD = new RegExp(`(?:^|[|\t ])(?:${SIDES})(?: *[|\t] *| {2,})(?:${SIDES})(?:[|\t\r ]|$)`, 'im');
const SIDE = new RegExp(`^(?:${SIDES})$`, 'i');
const LEFT_OUT = /^(?:|no?|none|n\/a|-+|[\u2013\u2014]|0|not done|skipped|[[(] ?[\])]|[\u2610\u25a1])$/i;
const UNMARKED = /^(?:-+|[\u2013\u2014]|[[(] ?[\])]|[\u2610\u25a1])$/;
const LABEL = /[a-z]/i;
const OF_IMAGES = /\b(?:us|live|real|imag|saved|stored|pacs|clip|ultras|fluoro)/i;
const DONE = /^(?:y|yes|x|done|treated|[[(]x[\])]|[\u2611\u2612\u2713\u2714])$/i;
/** What was given there; a bare number may be of anything. */
const AMOUNT = /^\d[\d.]* ?(?:ml|cc|c\b|cycles|lesions)/i;
const FARTHEST = 6;

/** The text with the side in the cell of a nerve that was treated on one alone, and without rows left empty; every character keeps its place. */
export function withMarkedSides(text: string): string {
  if (!HEAD.test(text)) return withoutEmptyChoices(text);
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const head = lines[at] ?? '';
    if (!HEAD.test(head)) continue;
    const sides = cellsOf(head);
    if (!(sides.some(({ side }) => side === 'L') && sides.some(({ side }) => side === 'R'))) continue;
    let end = at + 1;
    while (lines[end]?.trim()) end++;
    const rows = lines.slice(at + 1, end).map((line) => rowBelow(sides, line));
    if (!rows.some(({ tells }) => tells === 'one')) continue;
    rows.forEach(({ plain, tells }, row) => {
      if (tells) lines[at + 1 + row] = plain;
    });
    for (const { from, to, side } of sides) if (side) lines[at] = replaced(lines[at] ?? '', from, to, '');
  }
  return withoutEmptyChoices(lines.join('\n'));
}

interface Cell {
  readonly from: number;
  readonly to: number;
  readonly said: string;
  /** L or R, where it says nothing but a side. */
  readonly side: string | undefined;
  readonly isSpaced: boolean;
}

function cellsOf(line: string): readonly Cell[] {
  const { cells, isSpaced } = rowOf(line, 0, line.length);
  return cells.map(([from, to]) => {
    const said = line.slice(from, to).trim();
    return { from, to, said, side: SIDE.test(said) ? said[0]?.toUpperCase() : undefined, isSpaced };
  });
}

function replaced(line: string, from: number, to: number, by: string): string {
  return line.slice(0, from) + by.padEnd(to - from) + line.slice(to);
}

interface SideRow {
  readonly plain: string;
  /** On how many sides it says that something was done: nothing where its cells say something else. */
  readonly tells: 'one' | 'both' | 'none' | undefined;
}

/** "LON   --   done" as "LON        L": the sides in the cells below them that say that it was done there. */
function rowBelow(heads: readonly Cell[], line: string): SideRow {
  let plain = line;
  let left = 0;
  let empty = 0;
  let done = 0;
  let answers = 0;
  cellsOf(line).forEach(({ from, to, said, isSpaced }, column) => {
    const side = (isSpaced ? heads.find((head) => Math.abs(head.from - from) < FARTHEST) : heads[column])?.side;
    if (column === 0 || !side) return;
    answers++;
    if (LEFT_OUT.test(said)) {
      left++;
      if (UNMARKED.test(said)) empty++;
      plain = replaced(plain, from, to, '');
    } else if (DONE.test(said)) {
      done++;
      plain = replaced(plain, from, to, side);
    } else if (AMOUNT.test(said) && isSpaced) {
      done++;
      plain = replaced(plain, from - 2, from, side);
    }
  });
  if (!LABEL.test(line) || OF_IMAGES.test(line) || done + left < Math.max(1, answers))
    return { plain, tells: undefined };
  if (done > 0) return { plain, tells: left > 0 ? 'one' : 'both' };
  return { plain: blank(line), tells: empty > 1 ? 'none' : undefined };
}

/** "sural nerve: [ ] L [ ] R" */
const BOX = /[[(] ?x? ?[\])]|[\u2610-\u2612]/i;
const BOXES = new RegExp(`[[(] ?x? ?[\\])]|[\\u2610-\\u2612]|\\b(?:${SIDES}|both|none)\\b|[ \t\r/,|]`, 'gi');
const MARKED = /(?:[[(] ?x ?[\])]|[\u2611\u2612])(?! {0,2}none)/i;
const BEHIND = /[\])\u2610-\u2612]$/;
const NOT_BEFORE = new RegExp(
  `(?:[[(] ?[\\])]|\\u2610) {0,2}(?:${SIDES}|both)\\b|[[(] ?x ?[\\])]|[\\u2611\\u2612]`,
  'gi',
);
const NOT_BEHIND = new RegExp(
  `\\b(?:${SIDES}|both) {0,2}(?:[[(] ?[\\])]|\\u2610)|[[(] ?x ?[\\])]|[\\u2611\\u2612]`,
  'gi',
);
const EMPTY = /\[ ?\]|\( ?\)|\u2610/;

/** The text without the sides that were left empty, and without the rows where all were, where several rows ask for a side. */
function withoutEmptyChoices(text: string): string {
  if (!EMPTY.test(text)) return text;
  const lines = text.split('\n');
  const asked = lines.flatMap((line, at) => (asksForSide(line) ? [at] : []));
  if (asked.length < 2) return text;
  for (const at of asked) {
    const line = lines[at] ?? '';
    lines[at] = MARKED.test(line)
      ? line.replace(BEHIND.test(line.trimEnd()) ? NOT_BEHIND : NOT_BEFORE, blank)
      : blank(line);
  }
  return lines.join('\n');
}

function asksForSide(line: string): boolean {
  const first = line.search(BOX);
  if (first < 0) return false;
  const choices = line.slice(first);
  return choices.replace(BOXES, '') === '' && (choices.match(/[a-z]+/gi) ?? []).some((word) => SIDE.test(word));
}
