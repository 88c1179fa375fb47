/** Procedures of several days in one text, of which a claim bills one. */

import { type DayOfNote, datedEntryAt, datedLabelAt, daysOfNote, isOtherThan, isSameDay } from './dated-labels.ts';
import { isBlock, namesDocument, tellsSteps } from './packet-parts.ts';

/**
 * The text with the procedures of other days than that of the claim blanked out, each in its place; the text itself where
 * it tells none of that day, or none of another. Documents one behind another are told apart, or else entries of a chart.
 */
export function ofDayOfService(text: string, claimed: number): string {
  const lines = linesByDay(text);
  if (!lines.some(({ day }) => isSameDay(claimed, day))) return text;
  for (const parts of [documentsOf(text, lines), entriesOf(text, lines)]) {
    const isTold = ({ at, end, day }: Dated): boolean => isSameDay(claimed, day) && tellsSteps(text.slice(at, end));
    if (!parts.some(isTold)) continue;
    return without(
      text,
      parts.filter(({ at, end, day }) => isOtherThan(claimed, day) && DESTROYED.test(text.slice(at, end))),
    );
  }
  return text;
}

/** What a diagnostic block and a visit before the procedure do without: they tell why it was done, and are kept. */
const DESTROYED =
  /\b(?:lesion|ablat|neurolys|cryo|freez|ice ?ball|phenol|alcohol|ethanol|glycerol|r(?:adio)?fa?\b|radiofreq|prf\b)|\d ?(?:°|deg|C\b)/i;

/** Characters of a text that tell of one day. */
interface Dated {
  readonly at: number;
  readonly end: number;
  readonly day: number;
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

/** A line that bears a day. */
interface DatedLine {
  readonly at: number;
  /** Where the paragraph begins in which it stands, or the title above that. */
  readonly paragraph: number;
  readonly day: number;
  readonly heads: 'document' | 'entry';
}

function linesByDay(text: string): DatedLine[] {
  const found: DatedLine[] = [];
  const labelled = daysOfNote(text);
  let next = 0;
  let paragraph = 0;
  let linesAbove = 0;
  for (let at = 0; at < text.length; ) {
    const end = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    if (/[a-z\d]/i.test(text.slice(at, end))) {
      while ((labelled[next]?.at ?? end) < at) next++;
      const dated = dayOfLine(text, at, end, labelled[next]);
      if (dated) found.push({ at, paragraph, ...dated });
      linesAbove++;
    } else {
      // What stands in one line is the title of what follows.
      if (linesAbove !== 1) paragraph = end + 1;
      linesAbove = 0;
    }
    at = end + 1;
  }
  return found;
}

/** "=== ", "[1] " */
const SIGNS = /[ \t=*~#<>-]*(?:[[(]\w{1,2}[\])])?[ \t]*/y;

function dayOfLine(
  text: string,
  at: number,
  end: number,
  labelled: DayOfNote | undefined,
): Pick<DatedLine, 'day' | 'heads'> | undefined {
  SIGNS.lastIndex = at;
  const from = at + (SIGNS.exec(text)?.[0].length ?? 0);
  const label = datedLabelAt(text, from);
  if (label && namesDocument(label)) return { day: label.day, heads: 'document' };
  if (labelled && labelled.at < end) return { day: labelled.day, heads: 'document' };
  const day = datedEntryAt(text, from)?.day ?? label?.day;
  return day === undefined || (label && isBlock(label)) ? undefined : { day, heads: 'entry' };
}

/** Each lasts until the next of another day. */
function documentsOf(text: string, lines: readonly DatedLine[]): Dated[] {
  const found: { at: number; end: number; day: number }[] = [];
  for (const { at, paragraph, day, heads } of lines) {
    const last = found.at(-1);
    if (heads !== 'document' || (last && !isOtherThan(last.day, day))) continue;
    // The day of a signature stands below what it signs.
    const isBelow = (last && last.at >= paragraph) || tellsSteps(text.slice(paragraph, at));
    const head = isBelow ? at : paragraph;
    if (last) last.end = head;
    found.push({ at: head, end: text.length, day });
  }
  return found;
}

/** Each lasts until the next, or as long as its paragraph. */
function entriesOf(text: string, lines: readonly DatedLine[]): Dated[] {
  let paragraphEnd = 0;
  return lines.flatMap(({ at, day, heads }, index) => {
    if (heads !== 'entry') return [];
    if (paragraphEnd <= at) paragraphEnd = (text.indexOf('\n\n', at) + 1 || text.length + 1) - 1;
    return { at, day, end: Math.min(lines[index + 1]?.at ?? text.length, paragraphEnd) };
  });
}
