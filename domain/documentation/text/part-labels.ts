/** The labels of the parts of a packet, and what each says of what stands under it. */

import { type DatedLabel, dayIn } from './dated-labels.ts';
import type { Section } from './section.ts';
import { isHeadingWord, type SectionKind } from './section-headings.ts';
import { wordSet } from './word-list.ts';

/** A line with the label of a part. */
export interface Part {
  /** Characters of the label; `end` is past its last one. */
  readonly at: number;
  readonly end: number;
  /** Undefined where the label says nothing that would tell it. */
  readonly kind: SectionKind | undefined;
  /** Why nothing in it tells of the procedure, whatever its text says. */
  readonly apart?: Section['apart'];
  /** The day that its label bears, where the part that tells the procedure has one. */
  readonly day?: number | undefined;
  /** Whether it goes on behind its label in the same line. */
  readonly isInline?: boolean;
  /** Whether it may tell of the procedure where no other part does: a visit, or whoever wrote it. */
  readonly isRarelyTold?: boolean;
  /** Whether it is written to the procedure, on whatever day. */
  readonly isAdded?: boolean;
}

/** Where a line opens that may have a label, and the label where it bears a day. */
export interface Place {
  readonly at: number;
  /** The first character behind the sign. */
  readonly from: number;
  readonly dated?: DatedLabel;
  /** Whether the label is what stands there in capitals, and the part goes on behind it: "09:05  CONSENT signed for …" */
  readonly isInCapitals?: boolean;
}

const NUMBER = /^(?:\d{1,2}(?:-?[a-z])?|[A-Z](?:\d[a-z]?)?|[IVX]+)(?=[\])}.:\s~/-])(?:(?: of |\/)\d+)?[\])}.: \t~-]*/i;
const LABEL_END = /[\]>\n:.]|[=*~-]{2}| [=*-](?= |$)|[)](?= [A-Z])| {2}|[ \t]-{1,2} /;
const CAPITALS = /^[A-Z][A-Z /&-]{0,30}\b/;
const LONGEST_LABEL = 90;
const MOST_WORDS = 8;

/** Written to the procedure later, whatever else the label says. */
const ADDED =
  /\b(?:addend|amend|correcti|late entry(?!.*(?:prior|previous))|attest|pacs\b|archiv|administered|given|used)/;
/** Another day, another paper, or talk. */
const NEVER_TOLD = wordSet(`
consen risk+ counse educat teachi handou leafle brochu expect instru letter messag email portal phone teleph call+
callba charge claim coding coder bill billin insure insura payer author prior previo past histor h&p hpi old
copied carrie brough pulled outsid month+ week+ ago earlie plan order+ referr block+ test+
opinio cleara hx query pharma suppli supply equipm reconc ticket
`);
const TOLD =
  /\b(?:proc(?:ed|\b)|operati|op (?:note|rep|rec)|surgeon(?!s)|intervention|what (?:was|we) d|dos note|date of serv|techniq|note of today|this visit)/;
/** "Cryo note", "physician dictation" */
const NOTES = wordSet('note dictat report record');
const OF_TELLING = wordSet(
  'cryo cryone cryoab rf rfa radiof neurot rhizot chemod ablati neurol treatm lesion physic doctor provid reside fellow',
);
/** Beside those it is no telling: "post-procedure", "procedural nursing". */
const BESIDE = wordSet('nurse+ nursin rn lpn ma circul anesth anaest sedati sedate pacu recove vital+');
const TIME_OUT = /time.?out/;
const AROUND = /\b(?:pre|post|after|before|type)\b/;
/** Parts that may tell of the procedure where no other part does. */
const RARELY_TOLD = wordSet(`
consul clinic office visit+ intake questi therap pt ot orthot proble synops encoun med+ medica lab+
vascul neurol emg electr sched schedu bookin postin desk decisi option family social allerg summar afterc avs take home follow form+
dispos roomin ticket slip progre inbox problem auth
`);
/** So many letters of a word tell what it is, whatever its ending. */
const STEM = 6;

/** "--- 02/12/2024 ---", and no "Page 3/4" */
const FULL_DATE = /^\d+[/-]\d+[/-]\d/;
/** Behind a label the part itself, unless the line is ruled to its end: "=== 03/18/2025  Visit type: block ===" */
const INLINE = /^(?![^\n]{0,90}[=*~#-]{2}[ \t\r]{0,9}(?:\n|$))(?:[^\n(]{20}|[^\n]{60})/;
/** "3/2025 L GON block - 85%": what was done on a day, and no document of it. */
const DONE = /\b(?:block|tests?\b|inj)/;
/** Whether a label tells of a block or a test on its day. */
export function isBlock({ label }: DatedLabel): boolean {
  return DONE.test(label);
}

/** The part whose label stands at a place; `isOfCapitals` where nothing but capitals sets it apart. */
export function partAt(
  text: string,
  { at, from, dated, isInCapitals }: Place,
  isOfCapitals: boolean,
): Part | undefined {
  if (dated)
    return {
      ...partOf(at, dated, false),
      isInline: INLINE.test(text.slice(dated.end)),
    };
  const line = text.slice(from, from + LONGEST_LABEL);
  if (isInCapitals) {
    const label = CAPITALS.exec(line)?.[0].toLowerCase() ?? '';
    return partOf(at, { label, end: from + label.length, day: undefined }, false);
  }
  const isDated = FULL_DATE.test(line) && dayIn(line)?.at === 0;
  let number = isDated ? 0 : (NUMBER.exec(line)?.[0].length ?? 0);
  // "Page 2", with the label on a line of its own below
  if (line[number] === '\n') number++;
  const said = line.slice(number);
  const label = said.slice(0, Math.max(0, said.search(LABEL_END))).toLowerCase();
  if (!(isDated || /[a-z].?[a-z]/.test(label)) || label.split(' ').length > MOST_WORDS) return undefined;
  return partOf(at, { label, end: from + number + label.length, day: dayIn(label)?.day }, isOfCapitals);
}

interface Label extends Pick<DatedLabel, 'label' | 'end'> {
  readonly day: number | undefined;
}

/** Whether a label names a document of a packet. */
export function isKnown(label: DatedLabel): boolean {
  const { kind, isAdded } = partOf(0, label, false);
  return kind !== undefined || !!isAdded;
}

function partOf(at: number, { label, end, day }: Label, isOfCapitals: boolean): Part {
  const part = (kind?: SectionKind, apart?: Part['apart']): Part => ({ at, end, kind, apart, day });
  if (ADDED.test(label)) return { ...part(), isAdded: true };
  const words = label.replaceAll(' & ', '&').match(/[a-z&]+/g) ?? [];
  // What heads a part of a note as well is told by the heading.
  const isHead = isOfCapitals && !day && areHeadings(words);
  // Who wrote it says nothing of an authorization.
  const stems = words.map((word) => (word === 'author' ? '' : word.slice(0, STEM)));
  const apart = isHead ? part() : part('history', 'byKind');
  if (stems.some((stem) => NEVER_TOLD.has(stem))) return apart;
  const isBeside =
    (stems.some((stem) => BESIDE.has(stem)) || TIME_OUT.test(label)) &&
    !/^(?:proced|operati)\w+(?:\W{2}|$)/.test(label);
  const isNote = stems.some((stem, at) => NOTES.has(stem) && OF_TELLING.has(stems[at - 1] ?? ''));
  // "NOTE 3/18/2025 (DOS):", "RFA 5/28/2025:", "RESIDENT 8/26/2025:"
  const isRarelyTold = stems.some((stem) => RARELY_TOLD.has(stem) || (day && stem === 'note'));
  const isTeller = day && !isRarelyTold && stems.length < 3 && stems.some((stem) => OF_TELLING.has(stem));
  if ((isNote || isTeller || TOLD.test(label)) && !isBeside) return part(AROUND.test(label) ? undefined : 'procedure');
  if (isBeside) return part('other');
  return isRarelyTold ? { ...apart, isRarelyTold } : part();
}

/** Whether words head a part of a note, and name no document. */
export function areHeadings(words: readonly string[]): boolean {
  return words.every((word) => word === '' || isHeadingWord(word));
}
