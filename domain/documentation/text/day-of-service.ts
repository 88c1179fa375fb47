/** Procedures of several days in one text, of which a claim bills one. */

import { ofColumnOfDay } from './columns-by-day.ts';
import { datedLabelAt, dayIn, daysOfNote, holdsDay, isOtherThan, isSameDay } from './dated-labels.ts';
import { tellsSteps } from './packet-parts.ts';
import { isBlock } from './part-labels.ts';
import { wordSet } from './word-list.ts';

/**
 * The text with the procedures of other days than that of the claim blanked out, each in its place; the text itself where
 * it tells none of that day, or none of another. Documents one behind another are told apart, or else entries of a chart.
 */
export function ofDayOfService(written: string, claimed: number): string {
  const text = ofColumnOfDay(written, claimed);
  const lines = linesByDay(text);
  if (!lines.some(({ day }) => isSameDay(claimed, day))) return text;
  for (const parts of [documentsOf(text, lines), entriesOf(text, lines)]) {
    const isTold = ({ at, end, day }: Dated): boolean => {
      const told = isSameDay(claimed, day) ? text.slice(at, end) : '';
      return tellsSteps(told) || isPerformed(told);
    };
    const others = parts.some(isTold)
      ? parts.filter(({ at, end, day }) => isOtherThan(claimed, day) && isPerformed(text.slice(at, end)))
      : [];
    if (others.length > 0) return without(text, others);
  }
  return text;
}

/** A visit that plans a destruction and a diagnostic block have none of it: they tell why it was done, and are kept. */
const LESIONED =
  /lesion(?:ed|ing|s? (?:at|x|was|were|made|for|done)\b)|freez|ice ?ball|ablated|coagulated|\d ?(?:°|deg|C\b)/i;
const INSTILLED = /(?:%|m?l|cc) (?:phenol|alcohol|ethanol|glycerol|dehyd|absol)/i;
const AGENT = /(?:phenol|alcohol|ethanol|glycerol),? \d/i;

function isPerformed(told: string): boolean {
  return LESIONED.test(told) || INSTILLED.test(told) || AGENT.test(told);
}

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
  let paragraph = 0;
  let linesAbove = 0;
  let longestAbove = 0;
  let isFirst = true;
  for (let at = 0; at < text.length; ) {
    const end = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    const line = text.slice(at, Math.min(end, at + LONGEST_LINE));
    if (/[a-z\d]/i.test(line)) {
      const dated = holdsDay(line) && dayOfLine(line, isFirst);
      if (dated) found.push({ at, paragraph, ...dated });
      linesAbove++;
      longestAbove = Math.max(longestAbove, line.length);
      isFirst = /^\W/.test(line);
    } else {
      // What stands in one line is the title of what follows.
      if (linesAbove !== 1 || longestAbove > LONGEST_TITLE) paragraph = end + 1;
      linesAbove = 0;
      longestAbove = 0;
      isFirst = true;
    }
    at = end + 1;
  }
  return found;
}

const LONGEST_LINE = 120;
const LONGEST_TITLE = 60;
/** "=== ", "[1] ", "▼ " */
const SIGNS = /^(?:[^a-z\d[(\n]*(?:[[(]\w{1,2}[\])])?[ \t]*)/i;
/** What names a document by itself: "Encounter Date", "Visit 2". */
const DOCUMENT = wordSet(`
proced procs proc operat op visit encoun office clinic teleph tele phone messag consul discha report note sessio
treatm follow nursin exhibi
`);
const STEM = 6;
/** Of what is told in a note: no document of it, and none that is told in the text. */
const TOLD_OF = /\b(?:prior|prev\w*|last|hx|history|since|next|plan\w*|sched\w*|order\w*|auth\w*)\b/i;
/** Written to a document, on whatever day. */
const ADDED = /\b(?:addend|amend|correct|late entry)/i;
const SENTENCE = /[a-z]{3}[.;] [A-Z]| (?:was|were|had|has|is|for) /;

/** `isFirst`: nothing but signs stands above it in its paragraph. */
function dayOfLine(line: string, isFirst: boolean): Pick<DatedLine, 'day' | 'heads'> | undefined {
  const [labelled] = daysOfNote(line);
  if (labelled) return { day: labelled.day, heads: 'document' };
  const said = line.replace(SIGNS, '');
  const dated = dayIn(said);
  if (!dated) return undefined;
  const { day, at, end } = dated;
  const title = said.slice(0, at) + said.slice(end);
  if (ADDED.test(title)) return undefined;
  const label = datedLabelAt(said, 0);
  const isOfBlock = label !== undefined && isBlock(label);
  // "PROGNOSTIC BLOCK, 04/08/2025" and "03/26/2025. Patient: …" at the head of their text
  const isAlone = at < LONGEST_TITLE && said.length - end < 3 && !said.slice(0, at).trimEnd().endsWith(':');
  const isHead = isFirst && (isAlone || (at === 0 && !isOfBlock));
  const isNamed = !isOfBlock && !SENTENCE.test(title) && isOfDocument(title);
  if ((isHead || isNamed) && !TOLD_OF.test(title)) return { day, heads: 'document' };
  return (label || at === 0) && !isOfBlock ? { day, heads: 'entry' } : undefined;
}

/** Whether a title names a document, or is the day alone. */
function isOfDocument(title: string): boolean {
  const words = title.toLowerCase().match(/[a-z]{2,}/g) ?? [];
  return words.length === 0 || words.some((word) => DOCUMENT.has(word.slice(0, STEM)));
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
  return lines.map(({ at, day }, index) => {
    if (paragraphEnd <= at) paragraphEnd = (text.indexOf('\n\n', at) + 1 || text.length + 1) - 1;
    return { at, day, end: Math.min(lines[index + 1]?.at ?? text.length, paragraphEnd) };
  });
}
