/** Documents one behind another and entries of a chart, by the day that each bears. */

import { isOtherThan, isSameDay } from './dated-labels.ts';
import type { DatedLine } from './dated-lines.ts';
import { tellsSteps } from './told-treatment.ts';

/** Characters of a text that tell of one day. */
export interface Dated {
  readonly at: number;
  readonly end: number;
  readonly day: number;
  /** What stands before the day in its head, a bare "Date" left out. */
  readonly label: string;
  /** The end of the line that bears it. */
  readonly headEnd: number;
}

/** Each lasts until the next of another day, or until a line of the claimed one. */
export function documentsOf(text: string, lines: readonly DatedLine[], claimed: number): Dated[] {
  const found: (Omit<Dated, 'end'> & { end: number })[] = [];
  for (const { at, end, paragraph, day, heads, label } of lines) {
    const last = found.at(-1);
    const isHead = heads === 'document' || (last && isSameDay(claimed, day));
    if (!isHead || (last && !isOtherThan(last.day, day))) continue;
    const isBelow = (last && last.at >= paragraph) || tellsSteps(text.slice(paragraph, at));
    const from = isBelow ? at : paragraph;
    if (last) last.end = from;
    found.push({ at: from, end: text.length, day, label, headEnd: end });
  }
  return found;
}

/** Each is its line; one that opens its paragraph lasts as long, or until the next. */
export function entriesOf(text: string, lines: readonly DatedLine[]): Dated[] {
  let paragraphEnd = 0;
  return lines.map(({ at, end, day, opensParagraph, label }, index) => {
    if (paragraphEnd <= at) paragraphEnd = (text.indexOf('\n\n', at) + 1 || text.length + 1) - 1;
    return {
      at,
      day,
      label,
      headEnd: end,
      end: opensParagraph ? Math.min(lines[index + 1]?.at ?? text.length, paragraphEnd) : end,
    };
  });
}
