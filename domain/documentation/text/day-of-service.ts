/** Procedures of several days in one text, of which a claim bills one. */

import { ofColumnOfDay } from './columns-by-day.ts';
import { isNear, isOtherThan, isSameDay } from './dated-labels.ts';
import { type DatedLine, linesByDay } from './dated-lines.ts';
import { tellsSteps } from './packet-parts.ts';
import { isPerformed, isTreatment } from './told-treatment.ts';

/**
 * The text with the procedures of other days than that of the claim blanked out, each in its place; the text itself where
 * it tells none of that day, or none of another. Documents one behind another are told apart, or else entries of a chart.
 * Nothing is blanked unless what is left tells a treatment: a day that stands in the midst of a note heads nothing.
 */
export function ofDayOfService(written: string, claimed: number): string {
  const text = ofColumnOfDay(written, claimed);
  const lines = linesByDay(text).filter(({ day }) => isNear(claimed, day));
  if (!lines.some(({ day }) => isSameDay(claimed, day))) return text;
  for (const parts of [documentsOf(text, lines), entriesOf(text, lines)]) {
    const told = (part: Dated): string => text.slice(part.at, part.end);
    const others = parts.filter((part) => isOtherThan(claimed, part.day) && isPerformed(told(part)));
    // A note that leaves its parameters out is known by a head like that of another procedure.
    const isLikeOther = ({ label }: Dated): boolean => label !== '' && others.some((other) => other.label === label);
    const isTold = (part: Dated): boolean =>
      isSameDay(claimed, part.day) && (isTreatment(told(part)) || (isLikeOther(part) && tellsSteps(told(part))));
    if (others.length > 0 && parts.some(isTold)) return without(text, others);
  }
  return text;
}

/** Characters of a text that tell of one day. */
interface Dated {
  readonly at: number;
  readonly end: number;
  readonly day: number;
  /** What stands before the day in its head, a bare "Date" left out. */
  readonly label: string;
}

/** The line ends stay, and all that is left keeps its place. */
function without(text: string, parts: readonly Dated[]): string {
  let read = '';
  let from = 0;
  for (const { at, end } of parts) {
    read += text.slice(from, at) + text.slice(at, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return read + text.slice(from);
}

/** Each lasts until the next of another day. */
function documentsOf(text: string, lines: readonly DatedLine[]): Dated[] {
  const found: (Omit<Dated, 'end'> & { end: number })[] = [];
  for (const { at, paragraph, day, heads, label } of lines) {
    const last = found.at(-1);
    if (heads !== 'document' || (last && !isOtherThan(last.day, day))) continue;
    const isBelow = (last && last.at >= paragraph) || tellsSteps(text.slice(paragraph, at));
    const from = isBelow ? at : paragraph;
    if (last) last.end = from;
    found.push({ at: from, end: text.length, day, label });
  }
  return found;
}

/** Each is its line; one that opens its paragraph lasts as long, or until the next. */
function entriesOf(text: string, lines: readonly DatedLine[]): Dated[] {
  let paragraphEnd = 0;
  return lines.map(({ at, end, day, opensParagraph, label }, index) => {
    if (paragraphEnd <= at) paragraphEnd = (text.indexOf('\n\n', at) + 1 || text.length + 1) - 1;
    return { at, day, label, end: opensParagraph ? Math.min(lines[index + 1]?.at ?? text.length, paragraphEnd) : end };
  });
}
