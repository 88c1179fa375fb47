/** Cells of the lines of tables that a text draws with bars, tabs or blanks. */

/** Start and end of each cell of a line. */
type Cells = readonly (readonly [number, number])[];

export interface Row {
  readonly cells: Cells;
  /** Whether nothing but blanks parts them. */
  readonly isSpaced: boolean;
}

/** "3,lesser occipital,R,80,75,5": cells of an export, and no list in a sentence. */
const EXPORTED = /^[\w ]{1,30},[\w ]{1,30},\S/;

/** The cells of the line between two characters. */
export function rowOf(text: string, start: number, end: number): Row {
  const line = text.slice(start, end);
  const bar = line.includes('|') ? '|' : line.includes('\t') ? '\t' : EXPORTED.test(line) ? ',' : undefined;
  return bar
    ? { cells: cellsOf(text, start, end, bar), isSpaced: false }
    : { cells: spacedCells(text, start, end), isSpaced: true };
}

/** How many cells stand behind a place in its line; undefined where the line is no row. */
export function columnsBehind(text: string, at: number): number | undefined {
  const cells = cellsAround(text, at);
  return cells.length < 2 ? undefined : cells.filter(([start]) => start > at).length;
}

const FEWEST_CELLS = 3;

/** Whether the line that opens at a place is another row of the table than that in which cells stand behind an earlier place. */
export function isNextRow(text: string, lineStart: number, at: number): boolean {
  const own = cellsAround(text, at);
  const isLast = !own.some(([start]) => start > at);
  return !isLast && own.length >= FEWEST_CELLS && cellsAround(text, lineStart).length >= FEWEST_CELLS;
}

const FEWEST_HEADS = 4;

/** Whether the line that opens at a place holds the heads of a table, the rows of which stand below it. */
export function isTableHead(text: string, at: number): boolean {
  if (cellsAround(text, at).length < FEWEST_HEADS) return false;
  const next = text.indexOf('\n', at) + 1;
  return next > 0 && cellsAround(text, next).length >= FEWEST_CELLS;
}

/** The cells of the line that a place stands in. */
function cellsAround(text: string, at: number): Cells {
  const end = text.indexOf('\n', at);
  return rowOf(text, text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end).cells;
}

/** Cells that two blanks or more part. */
function spacedCells(text: string, start: number, end: number): Cells {
  const cells: [number, number][] = [];
  for (let at = start; at < end; ) {
    if (isSpace(text, at)) {
      at++;
      continue;
    }
    const from = at;
    while (at < end && !(isSpace(text, at) && isSpace(text, at + 1))) at++;
    cells.push([from, at]);
  }
  return cells;
}

function isSpace(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return char === 32 || char === 13 || Number.isNaN(char);
}

/** Start and end of each cell of a line; bars at its ends enclose it. */
function cellsOf(text: string, start: number, end: number, bar: string): Cells {
  const cells: [number, number][] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] !== bar) continue;
    const isOuter = (from === start || at === end) && text.slice(from, at).trim() === '' && bar === '|';
    if (!isOuter) cells.push([from, at]);
    from = at + 1;
  }
  return cells;
}
