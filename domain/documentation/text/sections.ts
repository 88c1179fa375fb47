/** Words of a note → its sections, by headings of any make and by what the text itself shows. */

import { WAS_DONE } from './common-words.ts';
import {
  charAfter,
  decorated,
  endedByPeriod,
  endOfDated,
  isCapital,
  isDash,
  isInAside,
  isInjectate,
  isLabelOfForm,
  isNumberOfLine,
  isOfInsurance,
  isOtherAside,
  nextOfSoap,
  pastAside,
  pastDate,
  shouted,
} from './heading-shapes.ts';
import { type Packet, packetOf } from './packet-parts.ts';
import type { Part } from './part-labels.ts';
import { isTableHead } from './row-cells.ts';
import type { Heading, Section } from './section.ts';
import { endsOtherDay, isLeft, isProcedureInShort } from './section-ends.ts';
import {
  headingKind,
  isBroughtIn,
  isHeadingWord,
  isUnmistakable,
  needsColon,
  type SectionKind,
} from './section-headings.ts';
import { tellsAblationNow, tellsLesion } from './telling-sentences.ts';
import { tellsSteps } from './told-treatment.ts';
import { wordSet } from './word-list.ts';
import { phraseOf, textAt, type Word } from './words.ts';

const LONGEST_HEADING = 7;
/** These open a line as a heading even without a colon. */
const SHORT_FORMS = wordSet('dx hx ind proc');
/** The sections in order. Each word belongs to one; words before the first heading are `narrative`. */
export function sectionsOf(
  text: string,
  words: readonly Word[],
  isProse: boolean,
  claimed?: number,
  packet: Packet | null = isProse ? packetOf(text, claimed) : null,
): readonly Section[] {
  const sections: Section[] = [];
  const opening: SectionKind = !packet || packet.isLoose ? 'narrative' : packet.isCovered ? 'history' : 'other';
  let open: Heading = { kind: opening, first: 0, next: 0 };
  const close = (next: number): void => {
    if (next > open.first) sections.push(section(text, words, open, next));
  };
  /** The word that opens the line at hand. */
  let lineStart = 0;
  /** Whether what is open lasts until the next part of the packet. */
  let isPart = packet?.isCovered === true;
  /** Past the entry of another day at hand, and what was open above it. */
  let entryEnd = 0;
  let resumed: Heading = open;
  /** The last word behind an empty box, of those looked at so far. */
  let [lastUnchecked, looked] = [-1, 0];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) break;
    for (; looked < index; looked++) if (words[looked]?.isUnchecked) lastUnchecked = looked;
    if (word.start < entryEnd) continue;
    if (word.opensLine) {
      lineStart = index;
      if (entryEnd > 0) {
        close(index);
        // A list of what was done before ends with its paragraph.
        const isPast = resumed.kind === 'history' && !resumed.apart && word.opensParagraph;
        open = { ...resumed, kind: isPast ? 'narrative' : resumed.kind, first: index, next: index };
        entryEnd = 0;
      }
      const end = isPart ? undefined : packet?.entryAt(word.start);
      if (end !== undefined) {
        close(index);
        resumed = open;
        open = { kind: 'history', first: index, next: index + 1, apart: 'byDay' };
        entryEnd = end;
        continue;
      }
      const part = packet?.partAt(word.start);
      if (part?.apart) {
        close(index);
        open = { kind: 'history', first: index, next: index + 1, apart: part.apart, isInline: part.isInline };
        isPart = !part.isInline && packet?.isLoose === false;
        continue;
      }
      if (part) {
        close(index);
        isPart = false;
        open = headingOfPart(text, words, index, part);
        index = Math.max(index, open.next - 1);
        continue;
      }
    }
    if (isPart) continue;
    // Short texts are often all in capitals, which then set no heading apart.
    if (!word.opensSentence && !(isProse && isCapital(text, word))) continue;
    const heading = headingAt(text, words, index) ?? nextOfSoap(text, words, index, open);
    if (heading && (!open.apart || endsOtherDay(words, open, index, heading.kind))) {
      const kind = isOfInsurance(text, words, heading) ? 'other' : (heading.kind ?? open.kind);
      close(index);
      open = { ...heading, kind };
      index = heading.next - 1;
    } else if (open.apart) {
      if (!endsOtherDay(words, open, index)) continue;
      close(index);
      open = { kind: 'narrative', first: index, next: index };
    } else if (word.opensSentence && index > open.next && isLeft(text, words, open, index, lineStart, lastUnchecked)) {
      if (isProcedureInShort(words, open, index)) open = { ...open, kind: 'procedure' };
      close(index);
      open = { kind: 'narrative', first: index, next: index };
    }
  }
  close(words.length);
  const isTold = ({ kind, apart, first, next }: Section): boolean =>
    !apart && (TELLING.has(kind) || tellsSteps(text.slice(words[first]?.start, words[next - 1]?.end)));
  return packet?.isLoose && !sections.some(isTold) ? sectionsOf(text, words, isProse, undefined, null) : sections;
}

const TELLING = wordSet('title procedure');
/** The heading of a part by its own words, unless they make less of it than the part is. */
function headingOfPart(text: string, words: readonly Word[], first: number, { kind, end }: Part): Heading {
  const heading = headingAt(text, words, first);
  if (heading && (kind !== 'procedure' || TELLING.has(heading.kind ?? 'narrative'))) return heading;
  if (!kind) return { kind: 'narrative', first, next: first };
  let next = first + 1;
  while ((words[next]?.start ?? end) < end) next++;
  return { kind, first, next };
}

function section(
  text: string,
  words: readonly Word[],
  { kind, first, next: content, apart }: Heading,
  next: number,
): Section {
  if (content === first)
    return { kind: kind ?? 'narrative', heading: '', label: '', first, content, next, ...(apart ? { apart } : {}) };
  const from = words[first]?.start ?? 0;
  const heading = text.slice(from, words[content - 1]?.end ?? from);
  const label = phraseOf(words, first, content);
  const found = { kind: kind ?? 'narrative', heading, label, first, content, next };
  if (apart) return { ...found, apart };
  return words[content - 2]?.text === 'not' && DENIED.has(textAt(words, content - 1))
    ? { ...found, isDenied: true }
    : found;
}

/** "What was not done:" */
const DENIED = wordSet(`${WAS_DONE} used treated given chosen`);

/** The heading that starts at word `index`, if one does. */
function headingAt(text: string, words: readonly Word[], index: number): Heading | undefined {
  const first = words[index];
  if (!first) return undefined;
  let start = index;
  // "1. PROCEDURE: …"
  if (first.opensLine && /^\d{1,2}$/.test(first.text) && words[index + 1]?.opensLine === false) start++;
  // "Section: Procedure Description"
  if (first.opensLine && first.text === 'section' && charAfter(text, first) === 58) start++;
  const setApart = decorated(text, words, start) ?? endedByPeriod(text, words, start);
  if (setApart) return setApart;
  let next = start;
  let known = 0;
  let asides = NO_ASIDES;
  let hasAside = false;
  while (next < words.length && next - start - asides.length < LONGEST_HEADING) {
    const word = words[next];
    if (!word || (next > start && (word.opensSentence || word.opensLine))) break;
    hasAside ||= first.opensLine && next > start && text.slice(words[next - 1]?.end, word.start).includes('(');
    if (hasAside && isInAside(text, words[start]?.end ?? 0, word.start)) asides = [...asides, next];
    else if (isHeadingWord(word.text)) known++;
    else if (!first.opensLine) break;
    next++;
    const after = charAfter(text, word);
    if (after === 58) return labelled(text, words, start, next, known, asides);
    const dated = endOfDated(text, words, start, next);
    const heading = dated && labelled(text, words, start, next, known);
    if (heading) return { ...heading, next: dated };
    if (first.opensLine && known * 2 >= next - start && isLabelOfForm(text, words, start, next, known)) {
      const label = labelled(text, words, start, next, known);
      // The rows below "target   set   time" tell what was done.
      return label?.kind === 'title' && isTableHead(text, first.start) ? { ...label, kind: 'procedure' } : label;
    }
    if (first.opensLine && known === next - start && isDash(text, word.end))
      return labelled(text, words, start, next, known);
    // Nothing but blanks, slashes and parentheses joins the words of a heading.
    if ((after === 44 && !asides.includes(next - 1)) || after === 59 || after === 37) break;
  }
  return unlabelled(text, words, start, known) ?? shouted(text, words, start);
}

const WIDEST_JOINT = 3;
const NO_ASIDES: readonly number[] = [];

/** "Diagnostic block: …" heads what was done before; "LFCN block: 2 mL …" is a step of the procedure. */
const BLOCKS = wordSet('block+');

/** "Ind: neuralgia. Op: GON RF. Tech: 80/90 x2." heads its parts within one line. */
const TELEGRAPHIC = wordSet('op tech');

const DONE = wordSet(`${WAS_DONE}`);

/** A heading with a colon. At the start of a line any short label is one, though its words may tell no kind. */
function labelled(
  text: string,
  words: readonly Word[],
  first: number,
  next: number,
  known: number,
  asides: readonly number[] = NO_ASIDES,
): Heading | undefined {
  const all = texts(words, first, next);
  const label = asides.length === 0 ? all : all.filter((_, offset) => !asides.includes(first + offset));
  if (asides.length > 0 && (isBroughtIn(all) || isOtherAside(all))) return { kind: 'history', first, next };
  // "P (done in clinic): …"
  if (asides.some((index) => DONE.has(textAt(words, index)))) return { kind: 'procedure', first, next };
  const isWhole = known === label.length;
  const opensLine = words[first]?.opensLine === true || words[first - 1]?.opensLine === true;
  if (!isWhole && !opensLine) return undefined;
  if (!isWhole && (known * 2 < label.length || label.some((word) => BLOCKS.has(word)))) return undefined;
  if (needsColon(label) && !opensLine && !TELEGRAPHIC.has(label[0] ?? '')) return undefined;
  const kind = kindOf(text, words, label, next);
  return kind ? { kind, first, next } : undefined;
}

/** A line of nothing but heading words, capitals before running text, or a phrase that is always a heading. */
function unlabelled(text: string, words: readonly Word[], first: number, known: number): Heading | undefined {
  const opener = words[first];
  if (!opener || known === 0 || !isHeadingWord(opener.text)) return undefined;
  let next = first;
  const areCapitals = isCapital(text, opener);
  while (next < words.length && next - first < LONGEST_HEADING) {
    const word = words[next];
    if (!word || (next > first && (word.opensLine || word.opensSentence))) break;
    // In "TODAY'S PROCEDURE" the letter is a capital as well.
    if (!isHeadingWord(word.text) || (areCapitals && word.text.length > 1 && !isCapital(text, word))) break;
    next++;
  }
  const label = texts(words, first, next);
  if (needsColon(label)) return undefined;
  const opensSentence = opener.opensLine || (opener.opensSentence && opener.text === 'dx');
  if (opensSentence && SHORT_FORMS.has(opener.text) && words[first + 1]?.opensLine === false) {
    const kind = headingKind([opener.text]);
    return kind && { kind, first, next: first + 1 };
  }
  const following = words[next];
  // "HISTORY (carried forward)" on a line of its own is headed by what stands before its parenthesis.
  const behind = pastAside(text, words, pastDate(text, words, next));
  // "CONSENT (excerpt)   I understand that …"
  const isFarBehind = behind > next && (words[behind]?.start ?? 0) - (words[behind - 1]?.end ?? 0) > WIDEST_JOINT;
  const endsLine = words[behind] === undefined || words[behind]?.opensLine === true || isFarBehind;
  const last = words[next - 1];
  const isOwnLine =
    (opener.opensLine || words[first - 1]?.opensLine === true) && endsLine && last && text[last.end] !== '.';
  // "6. PERFORMED. Time-out at 13:33 …"
  const isNumbered = isNumberOfLine(words, first - 1) && last !== undefined && text[last.end] === '.';
  const isShout =
    areCapitals &&
    opener.opensSentence &&
    following !== undefined &&
    !isCapital(text, following) &&
    (next - first > 1 || isNumbered);
  const isWhole = isOwnLine || isShout;
  const end = isWhole ? next : first + shortestUnmistakable(label);
  if (end === first) return undefined;
  if (isOwnLine && behind > next && isOtherAside(texts(words, next, behind)))
    return { kind: 'history', first, next: behind };
  const kind = kindOf(text, words, texts(words, first, end), end);
  return kind ? { kind, first, next: isOwnLine ? behind : end } : undefined;
}

function shortestUnmistakable(label: readonly string[]): number {
  for (let length = label.length; length >= 2; length--) if (isUnmistakable(label.slice(0, length))) return length;
  return 0;
}

/** Radiology heads the procedure itself with "exam"; "Physician: saphenous nerve, cryo 2 x 2 min" names nobody. */
function kindOf(
  text: string,
  words: readonly Word[],
  label: readonly string[],
  content: number,
): SectionKind | undefined {
  const kind = headingKind(label);
  if (kind === 'operator' && (tellsLesion(words, content) || tellsAblationNow(words, content))) return 'procedure';
  if (kind === 'operator' && label.length === 1 && label[0] !== 'attending' && tellsOfNerve(text, words[content]))
    return 'procedure';
  if (kind === 'other' && isInjectate(text, words, label, content)) return 'procedure';
  if (kind === 'other' && label.length === 1 && (label[0] === 'exam' || label[0] === 'examination')) {
    const line = text.slice(words[content]?.start ?? 0, (words[content]?.start ?? 0) + 80).toLowerCase();
    if (line.includes('guided') || line.includes('ablation') || line.includes('neurolysis')) return 'title';
  }
  return kind;
}

const LONGEST_OPENING = 60;

/** "Physician: left sural nerve. The machine would not run." */
function tellsOfNerve(text: string, word: Word | undefined): boolean {
  const start = word?.start ?? text.length;
  if (word?.text === 'dr') return false;
  return / (?:nerve|lesion|needle)\b/i.test(text.slice(start, start + LONGEST_OPENING).split('\n')[0] ?? '');
}

function texts(words: readonly Word[], first: number, next: number): string[] {
  return words.slice(first, next).map((word) => word.text);
}
