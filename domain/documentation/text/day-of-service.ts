/** Procedures of several days in one text, of which a claim bills one. */

import { ofColumnOfDay } from './columns-by-day.ts';
import { isOtherThan, isSameDay } from './dated-labels.ts';
import { linesByDay } from './dated-lines.ts';
import { type Dated, documentsOf, entriesOf } from './documents-by-day.ts';
import { isPerformed, isTreatment, tellsSteps } from './told-treatment.ts';

/**
 * The text with the procedures of other days than that of the claim blanked out, each in its place; the text itself where
 * it tells none of that day, or none of another. Documents one behind another are told apart, or else entries of a chart.
 * Nothing is blanked unless what is left tells a treatment: a day that stands in the midst of a note heads nothing.
 */
export function ofDayOfService(written: string, claimed: number): string {
  const text = ofColumnOfDay(written, claimed);
  const lines = linesByDay(text, claimed);
  if (!lines.some(({ day }) => isSameDay(claimed, day))) return text;
  for (const parts of [documentsOf(text, lines, claimed), entriesOf(text, lines)]) {
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
