/** Tables with a column for each of several visits. */

import { dayIn, hasYear, holdsDay, isOtherThan, isSameDay } from './dated-labels.ts';
import { type Cell, cellsOf, headOf, replaced } from './side-columns.ts';
import { isPerformed, isTreatment } from './told-treatment.ts';

/** Nobody puts more visits beside each other, or writes a longer line of them. */
const MOST_COLUMNS = 12;
const LONGEST_LINE = 400;

/** A table: its head, and the lines below. */
interface Table {
  readonly heads: readonly Cell[];
  /** The day of each column that has one. */
  readonly days: readonly (number | undefined)[];
  readonly first: number;
  next: number;
}

/**
 * The text with the columns of other days than the claimed one blanked out, each character in its place: those that tell of
 * a treatment, in a table whose column of the day tells of one.
 */
export function ofColumnOfDay(text: string, claimed: number): string {
  const lines = text.split('\n');
  for (const table of tablesOf(lines, claimed)) {
    const told = table.heads.map((_, column) =>
      cellsBelow(lines, table, column)
        .map(({ said }) => said)
        .join('\n'),
    );
    const isOwn = (day: number | undefined, column: number): boolean =>
      day !== undefined && isSameDay(claimed, day) && isTreatment(told[column] ?? '');
    if (!table.days.some(isOwn)) continue;
    table.days.forEach((day, column) => {
      if (day === undefined || !isOtherThan(claimed, day) || !isPerformed(told[column] ?? '')) return;
      for (const { row, from, to } of cellsBelow(lines, table, column))
        lines[row] = replaced(lines[row] ?? '', from, to, '');
    });
  }
  return lines.join('\n');
}

function tablesOf(lines: readonly string[], claimed: number): Table[] {
  const found: Table[] = [];
  lines.forEach((line, row) => {
    const open = found.at(-1);
    if (open?.next === row && line.trim() !== '') open.next++;
    if (line.length > LONGEST_LINE || !holdsDay(line)) return;
    const heads = cellsOf(line);
    if (heads.length > MOST_COLUMNS) return;
    const days = heads
      .map(({ said }) => dayIn(said))
      .map((dated) => (dated?.at === 0 && hasYear(dated.day) ? dated.day : undefined));
    if (days.filter((day) => day !== undefined).length < 2 || !days.some((day) => day && isSameDay(claimed, day)))
      return;
    if (open?.next === row + 1) open.next = row;
    found.push({ heads, days, first: row + 1, next: row + 1 });
  });
  return found;
}

function cellsBelow(
  lines: readonly string[],
  { heads, first, next }: Table,
  column: number,
): (Cell & { row: number })[] {
  return lines.slice(first, next).flatMap((line, index) => {
    if (line.length > LONGEST_LINE) return [];
    const cells = cellsOf(line);
    const at = cells.findIndex((_, cell) => headOf(heads, cells, cell) === column);
    const cell = cells[at];
    return cell ? [{ ...cell, row: first + index }] : [];
  });
}
