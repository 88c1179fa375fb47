/** Tables that ask for each nerve on which side it was treated: "LON   --   done" below "Target   R   L". */

import { rowOf } from './row-cells.ts';

const HEAD = /\b[lr](?:eft|ight|t)?[|\t ]{1,40}[lr](?:eft|ight|t)?\b/i;
/** What parts the cells of any table. */
const PARTED = ['  ', '|', '\t'];
const SIDE = /^(?:left|right|lt|rt|l|r)$/i;
const LEFT_OUT = /^(?:|no?|n\/a|[\u2013\u2014-]+|0|not done|skipped|[[(] ?[\])]|\u2610)$/i;
const DONE = /^(?:y|yes|x|done|treated|[[(]x[\])]|[\u2611-\u2714])$/i;
/** Labels of rows of which a yes is no nerve. */
const OF_IMAGES = /\b(?:us|live|real|imag|saved|stored|pacs|clip|ultras|fluoro)/i;
const WORD = /[a-z]/i;
const FARTHEST = 6;

/** The text with the side in each cell that says that it was done there, in tables where some cell says that it was not; every character keeps its place. */
export function withMarkedSides(text: string): string {
  if (!PARTED.some((sign) => text.includes(sign)) || !HEAD.test(text)) return text;
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const head = lines[at] ?? '';
    if (!HEAD.test(head)) continue;
    const heads = cellsOf(head);
    const sides = heads.map(({ said }) => (SIDE.test(said) ? said[0]?.toUpperCase() : undefined));
    if (!sides.includes('L') || !sides.includes('R')) continue;
    const rows: string[] = [];
    let isOneSided = false;
    for (let row = at + 1; lines[row]?.trim(); row++) {
      const line = lines[row] ?? '';
      let plain = line;
      let left = 0;
      let done = 0;
      let answers = 0;
      const cells = cellsOf(line);
      cells.forEach(({ from, to, said }, column) => {
        const side = sides[headOf(heads, cells, column)];
        if (column === 0 || !side) return;
        answers++;
        if (LEFT_OUT.test(said)) left++;
        else if (DONE.test(said)) done++;
        plain = replaced(plain, from, to, LEFT_OUT.test(said) ? '' : side);
      });
      const label = line.slice(0, heads[1]?.from);
      const isRead = answers > 0 && left + done === answers && WORD.test(label) && !OF_IMAGES.test(label);
      isOneSided ||= isRead && left > 0 && done > 0;
      rows.push(isRead ? (done > 0 ? plain : replaced(line, 0, line.length, '')) : line);
    }
    if (!isOneSided) continue;
    lines.splice(at + 1, rows.length, ...rows);
    heads.forEach(({ from, to }, column) => {
      if (sides[column]) lines[at] = replaced(lines[at] ?? '', from, to, '');
    });
  }
  return lines.join('\n');
}

export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly said: string;
}

/** The column of a cell. Cells that blanks part stand below their heads, where some are empty. */
export function headOf(heads: readonly Cell[], cells: readonly Cell[], column: number): number {
  const from = cells[column]?.from ?? 0;
  return cells.length === heads.length ? column : heads.findIndex((head) => Math.abs(head.from - from) < FARTHEST);
}

export function cellsOf(line: string): readonly Cell[] {
  return rowOf(line, 0, line.length).cells.map(([from, to]) => ({ from, to, said: line.slice(from, to).trim() }));
}

export function replaced(line: string, from: number, to: number, by: string): string {
  return line.slice(0, from) + by.padEnd(to - from) + line.slice(to);
}
