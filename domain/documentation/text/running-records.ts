/** A record that goes on from day to day: "01/14/2025. L sural nerve frozen …", "Visit of March 12, 2025. …" */

import { dayIn, daysOfNote, hasYear, holdsDay, isNear, isSameDay } from './dated-labels.ts';
import type { Part } from './part-labels.ts';
import { isPerformed, tellsSteps } from './told-treatment.ts';
import { wordList } from './word-list.ts';

interface Entry {
  readonly at: number;
  /** Past its day. */
  readonly end: number;
  readonly day: number;
}

const LONGEST_OPENER = 44;
/** "Visit of", "Clinic note,"; no field of a form, no signature, and nothing that tells of an earlier day. */
const OPENER = /^\W{0,6}(?:[a-z]{1,12}[ ,:(]+){0,3}$/i;
/** How words before a day start that make it no head of an entry. */
const NO_OPENERS = wordList(
  'dos,date,d,dob,born,sign,dictat,transcr,print,next,last,since,until,on,after,before,addend',
);
const BEHIND =
  /^(?: ?[.:,;|()\]\u2013\u2014-]| {2}|\t|\s*$| (?:visit|phone|call|clinic|office|note|seen|procedure)\b| [A-Z])/;
const FEWEST = 2;
const LONGEST_HEAD = 1_500;
const SHORTEST_TELLING = 60;
/** What a visit that treats a nerve tells, with or without the steps of it. */
const TOLD = /nerve|branch|numb|caine|ml\b|cc\b/i;

/**
 * The entries of such a record, with those of other days than the claimed one set apart; undefined where the text is
 * none: where its days do not follow each other, where it tells of a procedure above or below them all, or where none
 * of them is the claimed day's.
 */
export function runningRecord(text: string, claimed: number): Part[] | undefined {
  const entries = entriesIn(text, claimed);
  const own = entries.filter(({ day }) => isSameDay(claimed, day));
  const [first] = entries;
  if (!first || entries.length < FEWEST || own.length !== 1 || !areInOrder(entries)) return undefined;
  const head = text.slice(0, first.at);
  if (head.length > LONGEST_HEAD || daysOfNote(head).length > 0 || tellsSteps(head) || isPerformed(head))
    return undefined;
  const told = (entry: Entry): string => text.slice(entry.end, entries[entries.indexOf(entry) + 1]?.at);
  if (own.some((entry) => told(entry).length < SHORTEST_TELLING || !TOLD.test(told(entry)))) return undefined;
  // What stands a paragraph below the last entry may tell of the claimed day, whatever day that is of.
  const [, ...below] = entries.slice(-1).flatMap((last) => (own.includes(last) ? [] : told(last).split('\n\n')));
  if (below.some((paragraph) => tellsSteps(paragraph) || isPerformed(paragraph))) return undefined;
  return entries.map((entry) => ({
    at: entry.at,
    end: entry.end,
    kind: undefined,
    ...(own.includes(entry) ? {} : { apart: 'byDay' as const }),
  }));
}

/** The lines that open with a day near the claimed one, each below a blank line or such a line. */
function entriesIn(text: string, claimed: number): Entry[] {
  const found: Entry[] = [];
  let opens = true;
  for (let at = 0; at < text.length; ) {
    const end = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    const line = text.slice(at, Math.min(end, at + LONGEST_OPENER));
    const entry: Entry | undefined = opens ? entryOf(line, at, claimed) : undefined;
    if (entry) found.push(entry);
    opens = entry !== undefined || line.trim() === '' || found.length === 0;
    at = end + 1;
  }
  return found;
}

function opensNone(before: string): boolean {
  return before
    .toLowerCase()
    .split(/[^a-z]/)
    .some((word) => NO_OPENERS.some((start) => word.startsWith(start) && (start.length > 2 || word === start)));
}

function entryOf(line: string, at: number, claimed: number): Entry | undefined {
  const dated = holdsDay(line) ? dayIn(line) : undefined;
  if (!dated || !hasYear(dated.day) || !isNear(claimed, dated.day)) return undefined;
  const before = line.slice(0, dated.at);
  const isHead = OPENER.test(before) && !opensNone(before) && BEHIND.test(line.slice(dated.end));
  return isHead ? { at, end: at + dated.end, day: dated.day } : undefined;
}

/** Charts are kept with the newest entry first, or last. */
function areInOrder(entries: readonly Entry[]): boolean {
  const steps = entries.slice(1).map(({ day }, index) => Math.sign(day - (entries[index]?.day ?? 0)));
  return steps.every((step) => step !== 0 && step === steps[0]);
}
