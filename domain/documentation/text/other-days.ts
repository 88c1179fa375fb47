/** Documents of another day in the print of a chart: "CLINIC NOTE 02/25/2025", "OFFICE NOTE, 5 WEEKS AGO", "11/21/2024 PROCEDURE". */

import type { Section } from './section.ts';
import type { Word } from './words.ts';

const DATES = /\b(?:(\d{1,2})[/-](\d{1,2})[/-](?:20)?([23]\d)|20([23]\d)-(\d\d)-(\d\d))\b/g;
/** Right before the date of the note itself. */
const OWN = /(?:\bdos|date of [a-z]+|\b(?:procedure|service|surgery|operative) da(?:te|y)|\bdate)[\s:.|]{0,9}$/i;
const NOT_OWN = /birth|print|fax|request|sign|dictat|next/i;
const AGO = /\b\d{1,2} ?(?:days?|wks?|weeks?|mos?|months?|yrs?|years?) (?:ago|earlier|before|prior)\b/i;
const KINDS =
  /\b(?:notes?|visit|h ?& ?p|consult|consultation|evaluation|report|call|call-back|phone|telephone|letter|reply|message|encounter)\b/i;
/** What belongs to the procedure whenever it was written, and what tells of something in a sentence. */
const NO_LABEL =
  /\b(?:sign|signed|e-signed|authenticated|dictated|transcribed|printed|addendum|amended|correction|today|was|were|had|has|is|at|after|since|gave|showed|seen)\b/i;
const PROCEDURES = /proc|operati|\bop (?:note|report)|ablation|treatment/i;
const ENTRY = /^[\s:|,-]+[A-Z]/;
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

/** The same sections with each paragraph that a label dates to another day made one of them, where others tell a procedure. */
export function withOtherDays(text: string, words: readonly Word[], sections: readonly Section[]): readonly Section[] {
  const dates = [...text.matchAll(DATES)].map(
    ({ 0: { length }, index, ...date }): Dated => ({
      at: index,
      end: index + length,
      day: (date[3] ? [date[3], date[1], date[2]] : [date[4], date[5], date[6]]).map(Number).join('-'),
    }),
  );
  const own = ownDay(text, dates);
  if (!(own && dates.some(({ day }) => day !== own)) && !AGO.test(text)) return sections;
  let found = sections;
  for (let first = 0; first < words.length; first++) {
    if (!words[first]?.opensLine || !isLabel(text, words[first]?.start ?? 0, dates, own)) continue;
    const next = endOf(words, sections, first);
    found = cut(text, words, found, first, next);
    first = next - 1;
  }
  const isTold = found.some(
    ({ kind, isOfOtherDay, first, next }) =>
      kind === 'procedure' ||
      kind === 'title' ||
      (kind === 'narrative' && !isOfOtherDay && PROCEDURES.test(text.slice(words[first]?.start, words[next - 1]?.end))),
  );
  return isTold ? found : sections;
}

/** The one day that labels give the note, or the procedure of several visits, or that stands at its head. */
function ownDay(text: string, dates: readonly Dated[]): string | undefined {
  const before = ({ at }: Dated): string => text.slice(Math.max(0, at - LABEL_BEFORE), at);
  const labelled = dates.filter((date) => OWN.test(before(date)) && !NOT_OWN.test(before(date)));
  const isEntry = ({ at, end }: Dated): boolean =>
    lineOf(text, at) === at && ENTRY.test(text.slice(end, end + LABEL_BEFORE));
  const entries = dates.filter(isEntry);
  const told = entries.filter(({ end }) => PROCEDURES.test(text.slice(end, end + LABEL_BEFORE)));
  const own = [labelled, told, entries].find(({ length }) => length > 0);
  if (own) {
    const [day, ...others] = new Set(own.map((date) => date.day));
    return others.length === 0 ? day : undefined;
  }
  return dates.find((date) => date.at < HEAD && !NOT_OWN.test(before(date)))?.day;
}

/** Where the line of a character starts, blanks and signs left out. */
function lineOf(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return start + text.slice(start, at).search(/\w|$/);
}

/** Whether the line that starts there is the label of a document of another day. */
function isLabel(text: string, start: number, dates: readonly Dated[], own: string | undefined): boolean {
  const line = text.slice(start, start + LONGEST_LABEL).split('\n', 1)[0] ?? '';
  const dated = dates.find(({ at }) => at >= start && at < start + line.length);
  if (NO_LABEL.test(line.slice(0, (dated?.end ?? start + LONGEST_LABEL) - start + LABEL_BEFORE))) return false;
  if (!dated) return AGO.test(line) && line.length < LONGEST_LABEL && (KINDS.test(line) || PROCEDURES.test(line));
  if (!own || dated.day === own) return false;
  if (dated.at - start < AT_START) return ENTRY.test(text.slice(dated.end, dated.end + AT_START + 9));
  return line.length < LONGEST_LABEL && KINDS.test(line) && !PROCEDURES.test(line);
}

/** The paragraph of a label, or the one below it; a heading of the procedure ends it before. */
function endOf(words: readonly Word[], sections: readonly Section[], first: number): number {
  let next = first + 1;
  while (next < words.length && !words[next]?.opensLine) next++;
  const body = next;
  while (next < words.length && (next === body || !words[next]?.opensParagraph)) {
    const opens = sections.find((section) => section.first === next && section.heading !== '');
    if (opens && (opens.kind === 'procedure' || opens.kind === 'title')) return next;
    // "DOC 4 …" behind "DOC 3 …"
    if (words[next]?.opensLine && words[next]?.text === words[first]?.text) return next;
    next++;
  }
  return next;
}

function cut(
  text: string,
  words: readonly Word[],
  sections: readonly Section[],
  first: number,
  next: number,
): readonly Section[] {
  const heading = text.slice(words[first]?.start, words[first]?.end);
  const label = words[first]?.text ?? '';
  const other: Section = { kind: 'history', heading, label, first, content: first + 1, next, isOfOtherDay: true };
  return sections.flatMap((section) => {
    if (section.next <= first || section.first >= next) return [section];
    const parts: Section[] = [];
    if (section.first < first) parts.push({ ...section, next: first });
    if (section.first <= first) parts.push(other);
    if (section.next > next)
      parts.push({ ...section, first: Math.max(section.first, next), content: Math.max(section.content, next) });
    return parts;
  });
}
