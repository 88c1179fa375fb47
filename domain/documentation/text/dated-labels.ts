/** Labels that bear the day of what stands under them: "OFFICE 05/12/2025:", "c) 28 May 2025 Procedure:", "RN 2/14/25 - ". */

import type { IsoDate } from '../../calendar.ts';

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
/** "2025-05-28", "5/28/25", "3/2025", "8/19" */
const BY_NUMBERS = /\b(\d\d?|20\d\d)([/-])(\d\d?|20\d\d)(?:\2(\d\d|20\d\d))?(?![/-]\d)\b/;
/** "28 May 2025" */
const DAY_FIRST = /\b(\d\d?)[ -]([a-z]{3})[a-z]{0,6}[ -](20\d\d)\b/i;
/** "05-AUG-25" */
const SHORT_YEAR = /\b(\d\d?)-([a-z]{3})-(\d\d)\b/i;
/** "May 28, 2025" */
const NAME_FIRST = /\b([a-z]{3})[a-z]{0,6} (\d\d?), (20\d\d)\b/i;
/** "Mar 4 '25" */
const APOSTROPHE = /\b([a-z]{3})[a-z]{0,6} (\d\d?),? '(\d\d)\b/i;
/** "MAY 28 2025" */
const BARE = /\b([a-z]{3})[a-z]{0,6} (\d\d?) (20\d\d)\b/i;
/** "May 28th 2025" */
const ORDINAL = /\b([a-z]{3})[a-z]{0,6} (\d\d?)[snrt][tdh] (20\d\d)\b/i;
const YEAR = 512;
const MONTH = 32;
/** Years of this century that are no day of birth. */
const BORN = 40;

interface Dated {
  /** A number that grows from day to day; less than that of a year where none is told. */
  readonly day: number;
  readonly at: number;
  readonly end: number;
}

/** The first day in a text. */
export function dayIn(text: string): Dated | undefined {
  const found = BY_NUMBERS.exec(text) ?? byName(text);
  if (!found) return undefined;
  const [said, one = '', two = '', three = '', four] = found;
  const name = MONTHS.indexOf((Number(one) ? two : one).toLowerCase()) / 3 + 1;
  const [y, m, d] =
    two < '0'
      ? inOrder(Number(one), Number(three), Number(four ?? (two === '/' ? 0 : NaN)))
      : [Number(three), name, Number(one) || Number(two)];
  if (!(m > 0 && m < 13 && m % 1 === 0 && d < MONTH && y >= 0 && y % 2000 < BORN)) return undefined;
  return { day: (y % 2000) * YEAR + m * MONTH + d, at: found.index, end: found.index + said.length };
}

function byName(text: string): RegExpExecArray | null {
  if (!HOLDS_NAME.test(text)) return null;
  return (
    DAY_FIRST.exec(text) ??
    SHORT_YEAR.exec(text) ??
    NAME_FIRST.exec(text) ??
    BARE.exec(text) ??
    ORDINAL.exec(text) ??
    APOSTROPHE.exec(text)
  );
}

const HOLDS_NAME = /20\d\d|-[a-z]{3}-|'\d\d/i;

/** A day as the labels of a note are compared by. */
export function dayOf(date: IsoDate): number {
  const [year, month, day] = date.split('-').map(Number);
  return ((year ?? 0) % 2000) * YEAR + (month ?? 0) * MONTH + (day ?? 0);
}

/** Whether a day tells its year. */
export function hasYear(day: number): boolean {
  return day >= YEAR;
}

/** Years between the procedures of one packet; days of birth and old operations lie farther off. */
const MOST_YEARS = 4;

/** Whether a day may be of a procedure in the packet that a claim came with. */
export function isNear(claimed: number, day: number): boolean {
  return Math.abs(claimed - day) < MOST_YEARS * YEAR;
}

/** Whether a day of a note is the one of a claim, as far as it is told; a month is none. */
export function isSameDay(claimed: number, day: number): boolean {
  return day % MONTH !== 0 && !isOtherThan(claimed, day);
}

/** Year, month and day of two or three numbers; zero for what they do not tell. */
function inOrder(one: number, two: number, three: number): [number, number, number] {
  if (one >= 2000) return [one, two, three];
  return two >= 2000 ? [two, one, 0] : [three, one, two];
}

/** "OFFICE NOTE, 5 WEEKS AGO": a day that is no other's. */
function longAgo(line: string): Dated | undefined {
  const found = AGO.exec(line);
  return found ? { day: LONG_AGO, at: found.index, end: found.index + found[0].length } : undefined;
}

const AGO = /\d (?:day|week|wk|month|year)s? ago\b/i;
const LONG_AGO = 1;

/** Whether a day is another than that of the note; which of them is, nothing tells where that is not known. */
export function isOtherThan(own: number | undefined, day: number): boolean {
  if (own === undefined) return day === LONG_AGO;
  // "3/2025" is of the month.
  if (day % MONTH === 0) return own - (own % MONTH) !== day;
  return own < YEAR || day < YEAR ? own % YEAR !== day % YEAR : own !== day;
}

/** The latest day: charts are printed with the newest first, or last. */
export function latestOf(dated: readonly { readonly day: number }[]): number | undefined {
  return dated.reduce<number | undefined>((latest, { day }) => Math.max(latest ?? day, day), undefined);
}

const OF_NOTE =
  /\b(?:dos|date(?: of (?:service|procedure|surgery|note)|\/time)?|procedure(?: (?:day|visit|note|record|report))?)\b[\s:.|]{1,12}(?=\d|[a-z]{3,9} \d)/gi;
const NOT_OF_NOTE =
  /birth|witness|consent|print|request|sign|next|prior|previous|past|last|earlier|old\b|outside|to date/i;
const BEFORE = 32;
const LONGEST_DATE = 18;

/** A label that gives a note its day: "DOS: 3/12/2025", "Procedure date 12 March 2025". */
export interface DayOfNote {
  /** Of the label. */
  readonly at: number;
  readonly day: number;
}

/** The labels of a text that give a note its day, in order. */
export function daysOfNote(text: string): DayOfNote[] {
  const found: DayOfNote[] = [];
  for (const { 0: label, index } of text.matchAll(OF_NOTE)) {
    const from = index + label.length;
    const dated = dayIn(text.slice(from, from + LONGEST_DATE));
    if (dated?.at === 0 && isOfNote(text, from)) found.push({ at: index, day: dated.day });
  }
  return found;
}

function isOfNote(text: string, at: number): boolean {
  return !NOT_OF_NOTE.test(text.slice(Math.max(0, at - BEFORE), at));
}

/** The one day that labels give a note, or that stands within so many characters of its head. */
export function dayOfNote(text: string, labelled: readonly DayOfNote[], head: number): number | undefined {
  const days = new Set(labelled.map(({ day }) => day));
  const first = days.size > 0 ? undefined : dayIn(text.slice(0, head));
  if (first && isOfNote(text, first.at)) days.add(first.day);
  return days.size > 1 ? undefined : [...days][0];
}

/** A label that opens a line, with its day: "OFFICE 05/12/2025:". */
export interface DatedLabel {
  /** Whether the day stands before it. */
  readonly isFirst: boolean;
  readonly label: string;
  /** Past the label and its day. */
  readonly end: number;
  readonly day: number;
}

/** What any day has; asked of each line of a note, most of which have none. */
const HOLDS_DAY = /\d-?[/-](?:\d|[a-z]{3}-\d)|20\d\d| '\d\d| ago/i;

/** Whether a line may hold a day: most do not. */
export function holdsDay(line: string): boolean {
  return HOLDS_DAY.test(line);
}

const ANY_DAY = new RegExp(HOLDS_DAY, 'gi');
/** No day begins farther before what tells it, or ends farther behind. */
const REACH = 14;
/** The digits before the first sign of "2025-03-12". */
const NUMBER = 3;

/** Whether a text bears a day and others beside it; of most notes nothing else need be asked. */
export function bearsOtherDays(text: string, day: number): boolean {
  let isBorne = false;
  let hasOther = false;
  let end = 0;
  for (const { index } of text.matchAll(ANY_DAY)) {
    const from = Math.max(end, index - (text[index + 1] === '0' ? REACH : NUMBER));
    const dated = index < end ? undefined : dayIn(text.slice(from, index + REACH));
    if (!dated) continue;
    end = from + dated.end;
    if (isSameDay(day, dated.day)) isBorne = true;
    else hasOther ||= isOtherThan(day, dated.day);
    if (isBorne && hasOther) return true;
  }
  return false;
}

const LONGEST = 60;
const MOST_WORDS = 6;
/** In small letters; no sentence ends within it, and no field of a form asks for a day: "Test blocks: 12/05/2024". */
const LABEL = /^[a-z0-9&/'’(). -]+$/;
const NOT_OF_PART = /\b(?:birth|dob|sign|next|was|were|had|booked|(?:scheduled|planned)$)|^date of|\bdate$|\d{3}/;
const BEHIND = /^(?: ?[:.,;([|\u2013\u2014-]| {2}| [A-Z]|$)/;
const LABEL_END = /[:.,;[]| [ =*~\u2013\u2014-]|$/;

/** The label with a day that opens a line at a character: before its day or behind it. */
export function datedLabelAt(text: string, from: number): DatedLabel | undefined {
  const lineEnd = text.indexOf('\n', from);
  const longest = from + LONGEST + LONGEST_DATE;
  const line = text.slice(from, lineEnd < 0 || lineEnd > longest ? longest : lineEnd);
  if (!holdsDay(line)) return undefined;
  const dated = dayIn(line) ?? longAgo(line);
  if (!dated || dated.at > LONGEST) return undefined;
  const behind = line.slice(dated.end);
  let label = labelBefore(line.slice(0, dated.at));
  let { end } = dated;
  const isFirst = label === '';
  if (isFirst) {
    const gap = behind.search(/[a-z]/i);
    label = behind.slice(gap, gap + behind.slice(gap).search(LABEL_END)).toLowerCase();
    end += gap + label.length;
  } else if (!BEHIND.test(behind.replace(/^[)\]]+/, '')) || isField(line, dated)) return undefined;
  const isLabel = LABEL.test(label) && !NOT_OF_PART.test(label) && label.split(' ').length <= MOST_WORDS;
  return isLabel ? { label, end: from + end, day: dated.day, isFirst } : undefined;
}

/** "diagnostic blocks     01/09/25, 01/23/25 >= 80 %": a field in columns, with more than its day. */
function isField(line: string, { at, end }: Dated): boolean {
  return line.slice(0, at).endsWith('  ') && line.slice(end).trim() !== '';
}

/** The label before a day, in words, its number and what names the day left out: "c) ", "DOS". */
function labelBefore(date: string): string {
  const label = date
    .toLowerCase()
    .replace(/^\W*(?:\w\d?[.)] )?/, '')
    .replace(',', ' ');
  return label
    .split(/[\s([-]+/)
    .filter((word) => word !== '' && word !== 'dos')
    .join(' ');
}

/** "08/29/2024 Genicular RFA L: …", "- 2/2022 L GON thermal RFA": a line that tells what was done on a day. */
export interface DatedEntry {
  readonly at: number;
  /** Past its line. */
  readonly end: number;
  readonly day: number;
  /** Whether it says that its day is that of the note. */
  readonly isOwn: boolean;
  /** Whether its heading is that of a procedure. */
  readonly isProcedure: boolean;
}

const ENTRY = /^[\s:|,\u2013\u2014-]+(?:[A-Z]|\d\d? ?%)/;
const LONGEST_OPENER = 14;
const OWN = /^[^\n.;]*\b(?:date of service|dos\b|today|this (?:visit|claim))/i;
const HEADS = /^\W+(?:proc(?:edure)?\b|op(?:erative)? (?:note|rep)|treatment|intervention)/i;
/** What was written to the note, on whatever day. */
const WRITTEN = /^\W*(?:sign|electron|dictat|transcri|print|addend|amend|correct|late entry|review)/i;

/** The entry that opens a line at a character. */
export function datedEntryAt(text: string, from: number): DatedEntry | undefined {
  if (!/[\d*\u2022-]/.test(text.charAt(from))) return undefined;
  const dated = dayIn(text.slice(from, from + LONGEST_OPENER));
  if (!dated || /\w/.test(text.slice(from, from + dated.at))) return undefined;
  const start = from + dated.end;
  const behind = text.slice(start, start + LONGEST);
  if (!ENTRY.test(behind) || WRITTEN.test(behind)) return undefined;
  const end = text.indexOf('\n', start);
  return {
    at: from + dated.at,
    end: end < 0 ? text.length : end,
    day: dated.day,
    isOwn: OWN.test(behind),
    isProcedure: HEADS.test(behind),
  };
}
