/** Documents of another day in the print of a chart: "CLINIC NOTE 02/25/2025", "OFFICE NOTE, 5 WEEKS AGO", "11/21/2024 PROCEDURE". */

import { wordSet } from './word-list.ts';
import { isDigit, type Word } from './words.ts';

const DATE = /(?:(\d{1,2})[/-](\d{1,2})[/-](?:20)?([23]\d)|20([23]\d)-(\d\d)-(\d\d))\b/y;
/** Right before the date of the note itself. */
const OWN = wordSet('dos date');
const OWN_DAYS = wordSet('procedure service surgery operative');
const NOT_OWN = /birth|print|fax|request|sign|dictat|next/i;
const AGO = /\d (?:day|week|wk|month|year)s? (?:ago|earlier)\b/iy;
const KINDS = wordSet(`
note+ visit consult consultation evaluation report call phone telephone letter reply message encounter
`);
const H_AND_P = /h ?& ?p/i;
/** What belongs to the procedure whenever it was written, and what tells of something in a sentence. */
const NO_LABEL = wordSet(`
sign signed authenticated dictated transcribed printed addendum amended correction today was were had has is at
after since gave showed seen
`);
const PROCEDURES = /proc|operati|\bop (?:note|report)|ablation|treatment/i;
/** "2023-11-02 PROCEDURE (historic)" */
const EARLIER = /histor|prior|previous|outside|earlier|\bold\b|elsewhere/i;
/** Nothing, or what ends the line above. */
const OPENS = /(?:^|\n)[\s*-]{0,2}$/;
const ENTRY = /^[\s:|,\u2013\u2014-]+[A-Z]/;
/** Of a line so much is its label. */
const LONGEST_LABEL = 90;
/** How far behind its line's start the date of an entry may end, and before a date its label start. */
const AT_START = 3;
const LABEL_BEFORE = 32;
/** Where no label says which date is that of the note, the first one is, if it stands at its head. */
const HEAD = 200;

interface Dated {
  readonly at: number;
  readonly end: number;
  readonly day: string;
}

/**
 * What the line that starts at a character labels: a document of another day, the procedure on the day of the note, or
 * anything else of that day.
 */
export type DayOfLine = (start: number) => 'other' | 'procedure' | 'entry' | undefined;

/** The labels of a text, asked in order; undefined where it has none of another day. */
export function otherDays(text: string, words: readonly Word[]): DayOfLine | undefined {
  const dates: Dated[] = [];
  const agos: number[] = [];
  for (const { start, end } of words) {
    if (!isDigit(text.charCodeAt(start))) continue;
    const date = matchAt(DATE, text, start);
    if (date) dates.push({ at: start, end: start + date[0].length, day: dayOf(date) });
    else if (matchAt(AGO, text, end - 1)) agos.push(start);
  }
  const own = dates.length > 0 ? ownDay(text, dates) : undefined;
  const hasOthers = own !== undefined && dates.some(({ day }) => day !== own);
  if (!hasOthers && agos.length === 0) return undefined;
  let next = 0;
  let nextAgo = 0;
  return (start) => {
    while ((dates[next]?.at ?? start) < start) next++;
    while ((agos[nextAgo] ?? start) < start) nextAgo++;
    const date = dates[next];
    const ago = agos[nextAgo] ?? text.length;
    const isDated = hasOthers && date !== undefined && date.day !== own && date.at < start + LONGEST_LABEL;
    if ((isDated || ago < start + LONGEST_LABEL) && isLabel(text, start, date, ago, own)) return 'other';
    if (!hasOthers || date?.day !== own || date.at - start >= AT_START) return undefined;
    if (isToldIn(text, date)) return 'procedure';
    return ENTRY.test(text.slice(date.end, date.end + LABEL_BEFORE)) ? 'entry' : undefined;
  };
}

function matchAt(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at;
  return shape.exec(text);
}

/** Year, month and day. */
function dayOf(date: RegExpExecArray): string {
  return (date[3] ? [date[3], date[1], date[2]] : [date[4], date[5], date[6]]).map(Number).join('-');
}

/** The one day that labels give the note, or the procedure of several visits, or that stands at its head. */
function ownDay(text: string, dates: readonly Dated[]): string | undefined {
  const before = ({ at }: Dated): string => text.slice(Math.max(0, at - LABEL_BEFORE), at);
  const labelled = dates.filter((date) => isLabelOfDay(before(date)) && !NOT_OWN.test(before(date)));
  const isEntry = ({ at, end }: Dated): boolean =>
    OPENS.test(text.slice(Math.max(0, at - AT_START), at)) && ENTRY.test(text.slice(end, end + LABEL_BEFORE));
  const entries = dates.filter(isEntry);
  const told = entries.filter((date) => isToldIn(text, date));
  const own = [labelled, told, entries].find(({ length }) => length > 0);
  if (own) {
    const [day, ...others] = new Set(own.map((date) => date.day));
    return others.length === 0 ? day : undefined;
  }
  return dates.find((date) => date.at < HEAD && !NOT_OWN.test(before(date)))?.day;
}

/** "2025-03-04 TREATMENT" */
function isToldIn(text: string, { end }: Dated): boolean {
  const label = text.slice(end, end + LABEL_BEFORE);
  return ENTRY.test(label) && PROCEDURES.test(label) && !EARLIER.test(label);
}

/** "DOS:", "Date of service | ", "Procedure day " */
function isLabelOfDay(before: string): boolean {
  const words = wordsOf(before);
  const [other = '', of = '', last = ''] = words.slice(-3);
  if (!/[a-z]$/i.test(before.replace(/[\s:.|]/g, ''))) return false;
  return OWN.has(last) || (of === 'of' && other === 'date') || (last === 'day' && OWN_DAYS.has(of));
}

function wordsOf(line: string): string[] {
  return line
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter((word) => word !== '');
}

/** `date` and `ago` are the first behind the start of the line. */
function isLabel(text: string, start: number, date: Dated | undefined, ago: number, own: string | undefined): boolean {
  const line = text.slice(start, start + LONGEST_LABEL).split('\n', 1)[0] ?? '';
  const dated = date && date.at < start + line.length ? date : undefined;
  if (!dated && ago >= start + line.length) return false;
  const words = wordsOf(line.slice(0, (dated?.end ?? start + LONGEST_LABEL) - start + LABEL_BEFORE));
  if (words.some((word) => NO_LABEL.has(word))) return false;
  const isShort = line.length < LONGEST_LABEL;
  const isDocument = H_AND_P.test(line) || wordsOf(line).some((word) => KINDS.has(word));
  if (!dated) return isShort && (isDocument || PROCEDURES.test(line));
  if (!own || dated.day === own) return false;
  if (dated.at - start < AT_START) return ENTRY.test(text.slice(dated.end, dated.end + LABEL_BEFORE));
  return isShort && isDocument && !PROCEDURES.test(line);
}
