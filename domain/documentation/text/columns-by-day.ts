/** Tables with a column for each of several visits. */

import { dayIn, holdsDay, isOtherThan, isSameDay } from './dated-labels.ts';
import { type Cell, cellsOf, headOf, replaced } from './side-columns.ts';

/** The text with the columns of other days than the claimed one blanked out, each character in its place. */
export function ofColumnOfDay(text: string, claimed: number): string {
  let heads: readonly Cell[] = [];
  let days: readonly (number | undefined)[] = [];
  const lines = text.split('\n').map((line) => {
    if (line.trim() === '') heads = [];
    if (heads.length === 0 && !holdsDay(line)) return line;
    const cells = cellsOf(line);
    const headed = cells.map(({ said }) => dayIn(said)).map((dated) => (dated?.at === 0 ? dated.day : undefined));
    const isHead = headed.filter((day) => day).length > 1 && headed.some((day) => day && isSameDay(claimed, day));
    if (isHead) [heads, days] = [cells, headed];
    const isOfOther = (column: number): boolean => {
      const day = days[headOf(heads, cells, column)];
      return day !== undefined && isOtherThan(claimed, day);
    };
    return cells.reduce(
      (read, { from, to }, column) => (isOfOther(column) ? replaced(read, from, to, '') : read),
      line,
    );
  });
  return lines.join('\n');
}
