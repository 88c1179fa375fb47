/** A packet of several records in one text: its parts, by labels of one shape, and which of them tell of the procedure. */

import {
  type DatedEntry,
  type DayOfNote,
  datedEntryAt,
  datedLabelAt,
  dayOfNote,
  daysOfNote,
  isOtherThan,
  isSameDay,
  latestOf,
} from './dated-labels.ts';
import { linesByDay } from './dated-lines.ts';
import { type Dated, documentsOf } from './documents-by-day.ts';
import { type ImportedBlock, importedBlocks } from './imported-blocks.ts';
import { areHeadings, isBlock, isKnown, type Part, type Place, partAt } from './part-labels.ts';
import { runningRecord } from './running-records.ts';
import { isHeadingWord } from './section-headings.ts';
import { isPerformed, isTreatment, tellsSteps } from './told-treatment.ts';

/** The shapes: signs around a label, a period before capitals, brackets, a word with its number or a colon ("TAB E2", "Document: "), the time before capitals, a number or letter alone, capitals. */
const LABEL =
  /([=*~#<>.:_-])(?:[=*~#<>-]+|(?<=[~#<>])|(?<=\.)(?=[A-Z]{3})|(?=[^\n=*]{3,60}[=*])|(?=[A-Z][^\n:_-]{1,40}[:_-]+[ \t]*(?:\n|$)))[ \t]*(?:[Pp](?:age|g)?[. ]*(?=\d))?|([[(])|([A-Za-z]{2,10})(?:[.]? (?=\d(?!\d?\/)|[A-Z]\d?\b|[IVX]+\b)|: )|(\d)\d?:\d\d[ \t|]{1,6}(?=[A-Z]{2})|(?=(?:\d{1,2}|[A-Z]\d?|[IVX]+)(?:-?[a-z])?[.)] )/y;
const CLOCK = '00:00';
const FEWEST = 3;
/** The telling of a procedure has more characters than a field with its name. */
const SHORTEST_TELLING = 60;
/** A note that heads its own procedure is none in which a visit tells it. */
const HEADED = /^\W*(?:proc|operat|techn)/im;
/** The same under a label that names the procedure: "22g, twitch at 0.5 mA, bupivacaine 5 mL" */
const DOSE = /\d ?(?:m[lva]|cc|hz|g|c)\b/i;

export interface Packet {
  /** The part whose label stands at a character that opens a line, asked in order. */
  readonly partAt: (start: number) => Part | undefined;
  /** The end of the entry of another day that stands at a character that opens a line. */
  readonly entryAt: (start: number) => number | undefined;
  /** Whether what stands above the first part, such as a cover letter, tells nothing of the procedure. */
  readonly isCovered: boolean;
  /** Whether it is a note with documents of other days in it, and no packet: each ends with its paragraph. */
  readonly isLoose: boolean;
}

function packet(parts: readonly Part[], text: string, isLoose: boolean, others: readonly ImportedBlock[]): Packet {
  let next = 0;
  const partAt = (start: number): Part | undefined => {
    while (start >= (parts[next]?.end ?? text.length)) next++;
    const part = parts[next];
    return part && start >= part.at ? part : undefined;
  };
  const ends = new Map(others.map(({ at, end }) => [at, end]));
  const cover = isLoose ? '' : text.slice(0, parts[0]?.at);
  const isCovered = !isLoose && !tellsSteps(cover) && !isTreatment(cover);
  return { partAt, entryAt: (start) => ends.get(start), isLoose, isCovered };
}

/**
 * The parts of a text; null where it is no packet, or no part of it is labelled as the telling of the procedure.
 * `claimed` is the day of service, where the text bears it.
 */
export function packetOf(text: string, claimed?: number): Packet | null {
  const record = claimed === undefined ? undefined : runningRecord(text, claimed);
  if (record) return packet(record, text, false, []);
  const shapes = new Map<string, Place[]>();
  // Lines in capitals are the heads of a note as well; labels that bear a day stand beside them.
  const capitals: Place[] = [];
  const entries: DatedEntry[] = [];
  let hasApart = false;
  for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) {
    let from = at;
    while (text.charCodeAt(from) === 32 || text.charCodeAt(from) === 9) from++;
    const end = endOfCapitals(text, from);
    const dated = datedLabelAt(text, from);
    const entry = datedEntryAt(text, from);
    const isDeed = entry !== undefined && dated !== undefined && isBlock(dated);
    if (dated && !isDeed && (end > from || isKnown(dated))) {
      capitals.push({ at, from, dated });
      hasApart = true;
    } else if (entry) entries.push(entry);
    else if (end > from) {
      capitals.push({ at, from });
      // Most are heads of the note alone, which set nothing apart.
      hasApart ||=
        !areHeadings(text.slice(from, end).toLowerCase().split(' ')) &&
        partAt(text, { at, from }, true)?.apart !== undefined;
    }
    LABEL.lastIndex = from;
    const sign = LABEL.exec(text);
    // "Indication: …" heads a part of a note, and names none of a packet.
    if (!sign || (sign[3] && text.charCodeAt(LABEL.lastIndex - 2) === COLON && isHeadingWord(sign[3].toLowerCase())))
      continue;
    const shape = sign[1] ?? sign[2] ?? sign[3]?.toLowerCase() ?? (sign[4] ? CLOCK : '1');
    const places = shapes.get(shape) ?? [];
    if (places.push({ at, from: LABEL.lastIndex, isInCapitals: shape === CLOCK }) === 1) shapes.set(shape, places);
  }
  const imported = importedBlocks(text);
  const heads = ofMargin(text, capitals);
  let asked: Whole | undefined;
  const whole = (): Whole => (asked ??= wholeOf(text, claimed));
  const ofDay = (day: number | undefined): readonly ImportedBlock[] => [
    ...entries.filter((entry) => isOtherThan(day, entry.day)),
    ...imported,
  ];
  for (const places of hasApart ? [...shapes.values(), heads] : shapes.values()) {
    const parts =
      places.length < FEWEST ? [] : places.flatMap((place) => partAt(text, place, places === capitals) ?? []);
    const found = parts.length < FEWEST ? undefined : ofOneDay(parts, text, whole);
    if (found) {
      const whole = withAddenda(withLinesOfDay(found.parts, text, claimed), text);
      return packet(whole, text, false, ofDay(found.day));
    }
  }
  const own = hasApart || entries.length > 0 ? ownDay(text, entries, capitals, whole()) : undefined;
  const apart = capitals.flatMap((place) => {
    const { dated } = place;
    if (!dated) return [];
    const part = partAt(text, place, false);
    return part && isOtherThan(own, dated.day) && (part.apart || (dated.isFirst && !part.isAdded))
      ? { ...part, apart: 'byDay' as const }
      : [];
  });
  const [first] = apart;
  const others = first && tellsAll(text, first) ? apart.slice(1) : apart;
  const before = ofDay(own);
  const documents = claimed === undefined ? undefined : documentsOfOthers(text, claimed);
  if (documents) return packet(documents, text, false, before);
  return others.length + before.length > 0 ? packet(others, text, true, before) : null;
}

const SMALL = /[a-z]/g;
const FEW_SMALL = 0.2;

/** In a print that is all in capitals the heads are what stands at its margin, where the other lines are indented. */
function ofMargin(text: string, capitals: readonly Place[]): readonly Place[] {
  const heads = capitals.filter(({ at, from }) => at === from);
  if (heads.length < FEWEST || capitals.length - heads.length < FEWEST) return capitals;
  return (text.match(SMALL)?.length ?? 0) < text.length * FEW_SMALL ? heads : capitals;
}

const TECHNIQUE = /\brf|radiof|ablat|cryo|phenol|alcohol|neurol/i;

/** Whether the first line of another day stands above all that is told of the procedure, in its paragraph: "Second opinion 11/24: …" */
function tellsAll(text: string, { at }: Part): boolean {
  const line = text.indexOf('\n', at);
  const end = (text.indexOf('\n\n', at) + 1 || text.length + 1) - 1;
  if (line < 0 || !isPerformed(text.slice(line, end))) return false;
  const rest = text.slice(0, at) + text.slice(end);
  return !tellsSteps(rest) && !TECHNIQUE.test(rest);
}

/** The parts with each line that bears the day of service: whatever stands above, it is set apart no farther. */
function withLinesOfDay(parts: readonly Part[], text: string, claimed: number | undefined): readonly Part[] {
  if (claimed === undefined) return parts;
  const labelled = new Set(parts.map(({ at }) => at));
  const lines = linesByDay(text, claimed).filter(({ at, day }) => isSameDay(claimed, day) && !labelled.has(at));
  return [...parts, ...lines.map(({ at, end }) => ({ at, end, kind: undefined }))].sort((a, b) => a.at - b.at);
}

/** "MAY 06, 2026@14:05  ADDENDUM", whatever the labels of the parts above it look like. */
const ADDENDUM = /^[^a-z\n]{0,30}(?:ADDENDUM|Addendum|LATE ENTRY|Late entry)\b/gm;

function withAddenda(parts: readonly Part[], text: string): readonly Part[] {
  const labelled = new Set(parts.map(({ at }) => at));
  const added = [...text.matchAll(ADDENDUM)].flatMap(({ 0: label, index: at }) =>
    labelled.has(at) ? [] : [{ at, end: at + label.length, kind: undefined, isAdded: true }],
  );
  return added.length === 0 ? parts : [...parts, ...added].sort((a, b) => a.at - b.at);
}

/** The documents of a text of which one tells of the day of service, with those of other days set apart. */
function documentsOfOthers(text: string, claimed: number): Part[] | undefined {
  const documents = documentsOf(text, linesByDay(text, claimed), claimed);
  const isOwn = ({ at, end, day }: Dated): boolean => isSameDay(claimed, day) && isTreatment(text.slice(at, end));
  if (documents.length < 2 || !documents.some(isOwn)) return undefined;
  return documents.map(({ at, headEnd, day }) => ({
    at,
    end: headEnd,
    kind: undefined,
    ...(isOtherThan(claimed, day) ? { apart: 'byDay' as const } : {}),
  }));
}

/** The day of the note: as it says, or the last day of which an entry tells a procedure, or that at its head. */
function ownDay(
  text: string,
  entries: readonly DatedEntry[],
  places: readonly Place[],
  { labels, labelled, claimed }: Whole,
): number | undefined {
  const told = (entry: DatedEntry, index: number): boolean =>
    tellsSteps(text.slice(entry.end, entries[index + 1]?.at ?? entry.end));
  const procedures = places.flatMap((place) =>
    place.dated && partAt(text, place, false)?.kind === 'procedure' ? place.dated : [],
  );
  const own = latestOf(entries.filter(({ isOwn }) => isOwn));
  const headed = latestOf([...entries.filter(({ isProcedure }) => isProcedure), ...procedures]);
  const telling = latestOf(entries.filter(told));
  return (
    claimed ?? own ?? labelled ?? headed ?? telling ?? dayOfNote(text, labels, Math.min(HEAD, entries[0]?.at ?? HEAD))
  );
}

/** Characters at the head of a note, where its own day stands. */
const HEAD = 200;
const COLON = 58;
const FEWEST_CAPITALS = 4;

/** The end of the label in capitals that stands at a character: "FRONT DESK", "OFFICE 6/12/2025", "INTRA (RN): …", "PLAN  Offer …". */
function endOfCapitals(text: string, from: number): number {
  let at = from;
  let char = text.charCodeAt(at);
  while ((char > 64 && char < 91) || (at > from && JOINTS.has(char) && !text.startsWith(COLUMN_GAP, at)))
    char = text.charCodeAt(++at);
  const isLabel = ENDS_CAPITALS.test(text.slice(at, at + 3)) && !IN_NUMBER.test(text.slice(at - 1, at + 1));
  return at - from >= FEWEST_CAPITALS && isLabel ? at : from;
}

/** Between a label and what stands behind it in the same line. */
const COLUMN_GAP = '  ';
/** Blank, ampersand, apostrophe, hyphen, slash. */
const JOINTS = new Set([32, 38, 39, 45, 47]);
const ENDS_CAPITALS = /^(?:[:\n(\d]| {2}|, [a-z])/;
/** "TEST-GR1" is a number. */
const IN_NUMBER = /[A-Z-]\d/;

/** What is asked of the whole text, once for all shapes of labels. */
interface Whole {
  readonly labels: readonly DayOfNote[];
  /** The day that they give the note. */
  readonly labelled: number | undefined;
  /** Whether it heads its own procedure. */
  readonly isHeaded: boolean;
  readonly claimed: number | undefined;
}

function wholeOf(text: string, claimed: number | undefined): Whole {
  const labels = daysOfNote(text);
  return { labels, labelled: dayOfNote(text, labels, 0), isHeaded: HEADED.test(text), claimed };
}

/** The parts with all of other days than the procedure set apart; undefined where none is, or none tells the procedure. */
function ofOneDay(
  parts: readonly Part[],
  text: string,
  whole: () => Whole,
): { readonly parts: readonly Part[]; readonly day: number | undefined } | undefined {
  const isTold = ({ kind, day, isRarelyTold }: Part, index: number, isRare: boolean): boolean => {
    if (isRare ? !(isRarelyTold && day) : kind !== 'procedure') return false;
    const told = toldIn(text, parts, index);
    return told.length >= SHORTEST_TELLING && (tellsSteps(told) || (!isRare && DOSE.test(told)));
  };
  const told = parts.filter((part, index) => isTold(part, index, false));
  const { labelled, isHeaded, claimed } = whole();
  const toldOn = (own: number | undefined): Part[] =>
    parts.filter(({ day }, index) => {
      const said = day && day === own ? toldIn(text, parts, index) : '';
      return tellsSteps(said) || isPerformed(said);
    });
  const ofClaim = toldOn(claimed);
  const tellers =
    (ofClaim.length > 0 ? [ofClaim] : [told, toldOn(labelled)]).find(({ length }) => length > 0 || isHeaded) ??
    parts.filter((part, index) => isTold(part, index, true));
  // "Tech log 07/31: probe cleaned" beside the note of that day
  const performed = parts.filter(({ day }, index) => day && day === claimed && isPerformed(toldIn(text, parts, index)));
  const own = (performed.length > 0 ? performed : tellers).reduce<Part | undefined>(
    (latest, part) => (latest?.day && !(part.day && part.day >= latest.day) ? latest : part),
    undefined,
  );
  if (!own) return undefined;
  const day = (tellers.every((part) => part.day) ? undefined : labelled) ?? own.day;
  const dated = parts.map((part, index): Part => {
    // "ADDENDUM 3/13: returned today, the left was done" tells of a day of its own.
    const isOther =
      day &&
      part.day &&
      isOtherThan(day, part.day) &&
      !(part.isAdded && !/\btoday\b/i.test(toldIn(text, parts, index)));
    if (isOther) return { ...part, apart: 'byDay' };
    return part === own ? { ...part, kind: 'procedure', apart: undefined } : part;
  });
  return dated.some(({ apart }) => apart) ? { parts: dated, day } : undefined;
}

function toldIn(text: string, parts: readonly Part[], index: number): string {
  return text.slice(parts[index]?.end, parts[index + 1]?.at);
}
