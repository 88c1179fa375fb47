/** Tables that a text draws with bars or tabs: what the head of a column says of the numbers below it. */

/** Head of a column, in lower case → where the numbers below it stand. */
export interface ColumnCell {
  readonly start: number;
  readonly end: number;
  readonly head: string;
}

const MOST_COLUMNS = 20;

/** The cells below the first row of each table, in order. */
export function columnCells(text: string): readonly ColumnCell[] {
  const bar = text.includes('|') ? '|' : text.includes('\t') ? '\t' : undefined;
  if (!bar) return NO_CELLS;
  const found: ColumnCell[] = [];
  let heads: readonly string[] | undefined;
  let start = 0;
  while (start < text.length) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const cells = isRuled(text, start, end) ? undefined : cellsOf(text, start, end, bar);
    start = end + 1;
    if (!cells) continue;
    if (cells.length < 2 || cells.length > MOST_COLUMNS) heads = undefined;
    else if (heads?.length !== cells.length) heads = cells.map(([from, to]) => headOf(text, from, to));
    else {
      const names = heads;
      cells.forEach(([from, to], column) => {
        found.push({ start: from, end: to, head: names[column] ?? '' });
      });
    }
  }
  return found;
}

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
  return to - from > LONGEST_HEAD ? '' : text.slice(from, to).trim().toLowerCase();
}

const NO_CELLS: readonly ColumnCell[] = [];

/** Start and end of each cell of a line; bars at its ends enclose it. */
function cellsOf(text: string, start: number, end: number, bar: string): readonly (readonly [number, number])[] {
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
