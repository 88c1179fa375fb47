/** A packet of several records in one text: its parts, by labels of one shape, and which of them tell of the procedure. */

import { isHeadingWord, type SectionKind } from './section-headings.ts';
import { wordSet } from './word-list.ts';

/** A line with the label of a part. */
export interface Part {
  /** Characters of the label; `end` is past its last one. */
  readonly at: number;
  readonly end: number;
  /** Undefined where the label says nothing that would tell it. */
  readonly kind: SectionKind | undefined;
  /** Whether nothing in it tells of the procedure, whatever its text says. */
  readonly isApart: boolean;
}

/** The shapes: signs around a label, brackets, a word with its number or a colon ("TAB E2", "Document: "), a number or letter alone, capitals. */
const LABEL =
  /([=*~#<>-])(?:[=*~#<>-]+|(?<=[~#<>])|(?=[^\n=*]{3,60}[=*]))[ \t]*(?:[Pp](?:age|g)?[. ]*(?=\d))?|([[(])|([A-Za-z]{2,10})(?: (?=\d(?!\d?\/)|[A-Z]\d?\b|[IVX]+\b)|: )|(?=(?:\d{1,2}|[A-Z]\d?|[IVX]+)(?:-?[a-z])?[.)] )/y;
const NUMBER = /^(?:\d{1,2}(?:-?[a-z])?|[A-Z](?:\d[a-z]?)?|[IVX]+)(?=[\])}.:\s~/-])(?:(?: of |\/)\d+)?[\])}.: \t~-]*/i;
const LABEL_END = /[\]>\n:.]|[=*~-]{2}| [=*-](?= |$)|[)](?= [A-Z])| {2}|[ \t]-{1,2} /;
const LONGEST_LABEL = 90;
const FEWEST = 3;
/** The telling of a procedure has more characters than a field with its name, and one of these in them. */
const SHORTEST_TELLING = 60;
const TELLING = /needle|cannula|probe|electrode|introducer|catheter|inject|instill|gauge|lesion|freez|froze/i;
const MOST_WORDS = 8;

/** Written to the procedure later, whatever else the label says. */
const ADDED = /\b(?:addend|amend|correcti|late entry|attest|\bpacs\b|archiv|administered|given|used)/;
/** Another day, another paper, or talk. */
const NEVER_TOLD = wordSet(`
consen risk+ counse educat teachi handou leafle brochu expect instru letter messag email portal phone teleph call+
callba charge claim coding coder bill billin insure insura payer author prior previo past histor h&p hpi old
copied carrie brough pulled outsid month+ week+ ago earlie plan order+ referr block+ test+
opinio cleara hx
`);
const TOLD = /\b(?:proced|operati|op (?:note|rep|rec)|surgeon(?!s)|intervention|what (?:was|we) d|dos note|techniq)/;
/** "Cryo note", "physician dictation" */
const NOTES = wordSet('note dictat report record');
const OF_TELLING = wordSet('cryo rf rfa ablati neurol treatm lesion physic doctor provid');
/** Beside those it is no telling: "post-procedure", "procedural nursing". */
const BESIDE = /\b(?:nurs|rn\b|lpn\b|ma\b|circulat|ana?esth|sedat|pacu\b|recover|vital|time.?out)/;
const AROUND = /\b(?:pre|post|after|before|type)\b/;
/** Parts that may tell of the procedure where no other part does. */
const RARELY_TOLD = wordSet(`
consul clinic office visit+ intake questi therap pt ot orthot proble synops encoun med+ medica lab+
vascul neurol emg electr schedu bookin desk decisi option family social allerg summar afterc avs take home follow form+
dispos roomin ticket slip progre inbox problem auth
`);
/** So many letters of a word tell what it is, whatever its ending. */
const STEM = 6;

export interface Packet {
  /** The part whose label stands at a character that opens a line, asked in order. */
  readonly partAt: (start: number) => Part | undefined;
  /** Whether what stands above the first part, such as a cover letter, tells nothing of the procedure. */
  readonly isCovered: boolean;
}

/** The parts of a text; undefined where it is no packet, or no part of it is labelled as the telling of the procedure. */
export function packetOf(text: string): Packet | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  let next = 0;
  const partAt = (start: number): Part | undefined => {
    while (start >= (parts[next]?.end ?? text.length)) next++;
    const part = parts[next];
    return part && start >= part.at ? part : undefined;
  };
  return { partAt, isCovered: !TELLING.test(text.slice(0, parts[0]?.at)) };
}

function partsOf(text: string): readonly Part[] | undefined {
  const shapes = new Map<string, Place[]>();
  // Lines in capitals are the heads of a note as well.
  const capitals: Place[] = [];
  let hasApart = false;
  for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) {
    let from = at;
    while (text.charCodeAt(from) === 32 || text.charCodeAt(from) === 9) from++;
    const end = endOfCapitals(text, from);
    if (end > from) {
      capitals.push({ at, from });
      // Most are heads of the note alone, which set nothing apart.
      hasApart ||=
        !areHeadings(text.slice(from, end).toLowerCase().split(' ')) &&
        partAt(text, { at, from }, true)?.isApart === true;
    }
    LABEL.lastIndex = from;
    const sign = LABEL.exec(text);
    // "Indication: …" heads a part of a note, and names none of a packet.
    if (!sign || (sign[3] && text.charCodeAt(LABEL.lastIndex - 2) === COLON && isHeadingWord(sign[3].toLowerCase())))
      continue;
    const shape = sign[1] ?? sign[2] ?? sign[3]?.toLowerCase() ?? '1';
    const places = shapes.get(shape) ?? [];
    if (places.push({ at, from: LABEL.lastIndex }) === 1) shapes.set(shape, places);
  }
  for (const places of hasApart ? [...shapes.values(), capitals] : shapes.values()) {
    const parts =
      places.length < FEWEST ? [] : places.flatMap((place) => partAt(text, place, places === capitals) ?? []);
    if (parts.length >= FEWEST && isPacket(parts, text)) return parts;
  }
  return undefined;
}

const COLON = 58;
const FEWEST_CAPITALS = 4;

/** The end of the label in capitals that stands at a character: "FRONT DESK", "OFFICE 6/12/2025", "INTRA (RN): …". */
function endOfCapitals(text: string, from: number): number {
  let at = from;
  let char = text.charCodeAt(at);
  while ((char > 64 && char < 91) || (at > from && JOINTS.has(char))) char = text.charCodeAt(++at);
  return at - from >= FEWEST_CAPITALS && ENDS_CAPITALS.test(text.charAt(at)) ? at : from;
}

function areHeadings(words: readonly string[]): boolean {
  return words.every((word) => word === '' || isHeadingWord(word));
}

/** Blank, ampersand, apostrophe, hyphen, slash. */
const JOINTS = new Set([32, 38, 39, 45, 47]);
const ENDS_CAPITALS = /[:\n(\d]/;

interface Place {
  readonly at: number;
  /** The first character behind the sign. */
  readonly from: number;
}

function isPacket(parts: readonly Part[], text: string): boolean {
  return (
    parts.some(({ isApart }) => isApart) &&
    parts.some(({ kind, end }, index) => {
      const told = kind === 'procedure' ? text.slice(end, parts[index + 1]?.at) : '';
      return told.length >= SHORTEST_TELLING && TELLING.test(told);
    })
  );
}

function partAt(text: string, { at, from }: Place, isOfCapitals: boolean): Part | undefined {
  const line = text.slice(from, from + LONGEST_LABEL);
  let number = NUMBER.exec(line)?.[0].length ?? 0;
  // "Page 2", with the label on a line of its own below
  if (line[number] === '\n') number++;
  const said = line.slice(number);
  const label = said.slice(0, Math.max(0, said.search(LABEL_END))).toLowerCase();
  if (!/[a-z].?[a-z]/.test(label) || label.split(' ').length > MOST_WORDS) return undefined;
  const end = from + number + label.length;
  const part = (kind?: SectionKind, isApart = false): Part => ({ at, end, kind, isApart });
  if (ADDED.test(label)) return part();
  const words = label.replaceAll(' & ', '&').split(/[^a-z&]+/);
  // What heads a part of a note as well is told by the heading.
  const isHead = isOfCapitals && areHeadings(words);
  // Who wrote it says nothing of an authorization.
  const stems = words.map((word) => (word === 'author' ? '' : word.slice(0, STEM)));
  const apart = isHead ? part() : part('history', true);
  if (stems.some((stem) => NEVER_TOLD.has(stem))) return apart;
  const isBeside = BESIDE.test(label) && !/^(?:proced|operati)\w+(?:\W{2}|$)/.test(label);
  const isNote = stems.some((stem, at) => NOTES.has(stem) && OF_TELLING.has(stems[at - 1] ?? ''));
  if ((isNote || TOLD.test(label)) && !isBeside) return part(AROUND.test(label) ? undefined : 'procedure');
  if (isBeside) return part('other');
  return stems.some((stem) => RARELY_TOLD.has(stem)) ? apart : part();
}
