/** Clinical text → words, sections, and the terms and cues that stand in them, read once whatever is asked of it. */

import { type Mark, noMarks } from '../terms/marked-words.ts';
import { isScanned } from '../terms/scanned-words.ts';
import type { TermKind, Vocabulary } from '../terms/vocabulary.ts';
import { withAnswerColumns } from '../text/answer-columns.ts';
import { type Assertion, assertionOf, type Spoken } from '../text/assertion.ts';
import { withBoxesBehind } from '../text/check-boxes.ts';
import { DEEDS } from '../text/deeds.ts';
import { withColons } from '../text/field-signs.ts';
import { withPlainSigns } from '../text/form-signs.ts';
import { findAll } from '../text/lexicon.ts';
import type { Section } from '../text/section.ts';
import { sectionsOf } from '../text/sections.ts';
import { withMarkedSides } from '../text/side-columns.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word, wordsOf } from '../text/words.ts';
import { addCue, type FoundCues, NO_CUES, noCues } from './found-cues.ts';
import { spellRightly } from './right-spelling.ts';
import {
  hasOtherSense,
  isAnswer,
  isJoinedLetter,
  isOfPictures,
  isOfThisOperation,
  isOfTwoChoices,
  isUltrasound,
} from './term-sense.ts';

/** A term where it stands. */
export interface TermAt {
  /** What it stands for: a key of its table, or a term of the language. */
  readonly key: string;
  readonly first: number;
  /** Index past the last word. */
  readonly next: number;
}

/** A text and what stands in it. */
export interface Statements extends Spoken {
  /** As it was written, and with plain signs in a form: the places are the same. */
  readonly written: string;
  readonly text: string;
  /** Whether a form of it marks for each nerve on which side it was treated. */
  readonly hasMarkedSides: boolean;
  readonly sections: readonly Section[];
  /** The section of each word. */
  readonly sectionOfWord: readonly Section[];
  readonly terms: Readonly<Record<TermKind, readonly TermAt[]>>;
  readonly marks: Readonly<Record<Mark, readonly TermAt[]>>;
  /** Whether the text goes on behind what was read of it. */
  readonly isCut: boolean;
  /** What was made of the text, by what made it: a note is asked about line after line. See `foundOnce`. */
  readonly found: Map<object, unknown>;
}

/** Longer texts are no claim notes; what lies beyond is not read. */
const LONGEST_CLAIM_TEXT = 10_000;
/** The same for documents: some hundred pages. */
const LONGEST_NOTE = 500_000;
/** A note of this length is no longer a few words. */
const SHORTEST_PROSE = 120;

const NO_SECTIONS: readonly Section[] = [];
const OF_TABLES = wordSet('technique nerve nerveShort device modulation');

/** `claimed` is the day of service, as labels of a note are compared by, where the text bears it and others. */
export function statements(all: string, vocabulary: Vocabulary, isDocument = false, claimed?: number): Statements {
  const most = isDocument ? LONGEST_NOTE : LONGEST_CLAIM_TEXT;
  const isCut = all.length > most;
  const written = isCut ? all.slice(0, most) : all;
  const plain = isDocument ? withColons(written) : written;
  const text = isDocument ? withAnswerColumns(withMarkedSides(plain)) : plain;
  const read = isDocument ? withPlainSigns(text) : text;
  const words = isDocument ? withBoxesBehind(read, wordsOf(read)) : wordsOf(read);
  const known = spellRightly(read, words, vocabulary, isScanned(read));
  const isProse = isDocument && (text.length >= SHORTEST_PROSE || text.includes('\n'));
  const terms: Record<TermKind, TermAt[]> = {
    technique: [],
    nerve: [],
    nerveShort: [],
    modulation: [],
    device: [],
    imaging: [],
    lesion: [],
    necessity: [],
  };
  const marks = noMarks<TermAt>();
  /** Made with the first of them: most short texts have none. */
  let cues: FoundCues | undefined;
  findAll(known, (first, next, value) => {
    if (value.kind === 'marked') {
      // Single words, which overlap with none of their kind.
      marks[value.key].push({ key: value.key, first, next });
      if (isUltrasound(text, words, first)) addLongest(terms.imaging, { key: 'modality', first, next }, 'imaging');
    } else if (value.kind === 'frame') {
      if (isOfThisOperation(words, first)) return;
      cues ??= noCues();
      cues.framed.add(words[first]?.sentence ?? 0);
    } else if (value.kind === 'cue') {
      if (isAnswer(text, words, first, next) || isOfThisOperation(words, first) || isOfPictures(words, first)) return;
      cues ??= noCues();
      addCue(cues, words, { cue: value.cue, first, next });
    } else if (hasOtherSense(value.kind, text, words, first, next)) {
      return;
    } else if (
      value.kind !== 'technique' ||
      (isJoinedLetter(text, words, first, next) && !isOfTwoChoices(words, first, next))
    ) {
      addLongest(terms[value.kind], { key: value.key, first, next }, value.kind);
    }
  });
  const sections = words.length > 0 ? sectionsOf(text, words, isProse, claimed) : NO_SECTIONS;
  return {
    written,
    text,
    hasMarkedSides: text !== plain,
    words,
    sections,
    sectionOfWord: sectionsByWord(sections, words.length),
    terms,
    marks,
    cues: cues ?? NO_CUES,
    isProse,
    isCut,
    found: new Map(),
  };
}

/**
 * Where terms overlap the longest is taken, so that "pulsed radiofrequency ablation" is not also "radiofrequency
 * ablation". Terms of the language overlap only with their own kind: "live fluoroscopy" is still fluoroscopy.
 */
function addLongest(terms: TermAt[], term: TermAt, kind: TermKind): void {
  for (let index = terms.length - 1; index >= 0 && term.first - (terms[index]?.first ?? 0) < LONGEST_TERM; index--) {
    const before = terms[index];
    if (!before || before.next <= term.first || !(before.key === term.key || OF_TABLES.has(kind))) continue;
    if (before.first < term.first) return;
    if (before.next < term.next) terms.splice(index, 1);
  }
  terms.push(term);
}

/** No term has as many words. */
const LONGEST_TERM = 12;

function sectionsByWord(sections: readonly Section[], length: number): readonly Section[] {
  const found = new Array<Section>(length);
  for (const section of sections) found.fill(section, section.first, section.next);
  return found;
}

/** The section of a word; behind the text it is the last one. */
export function sectionOf({ sections, sectionOfWord }: Statements, word: number): Section | undefined {
  return sectionOfWord[word] ?? (word < 0 ? sections[0] : sections.at(-1));
}

/** Whether the word stands in a document of another day, or in one that tells nothing of the procedure. */
export function isOfOtherDay({ sectionOfWord }: Statements, word: number): boolean {
  return sectionOfWord[word]?.apart !== undefined;
}

const DENIALS = wordSet('no n none not off false');

/** Whether what the words say was done. A field such as `Images archived: No` denies what its label names. */
export function assertionAt(text: Statements, { first, next }: Span): Assertion {
  const section = sectionOf(text, first);
  if (section && first < section.content && text.words[section.content]?.opensLine === false) {
    // "Proc in office (no c-arm here): US-guided RF"
    if (first > section.first && text.words[first - 1]?.text === 'no') return 'negated';
    const answer = answerOf(text.words, section);
    const isNone = answer === undefined || DENIALS.has(answer) || isNoCount(text.words, section.content - 1, answer);
    return isNone ? 'negated' : 'performed';
  }
  if (section?.isDenied && isOfDenyingHead(text, section, first)) return 'negated';
  return isAnsweredNo(text, next) ? 'negated' : assertionOf(text, first, next);
}

/** "What was not done: cryo, excision": what such a heading lists, up to the next line that opens a sentence. */
function isOfDenyingHead({ words }: Statements, { content }: Section, first: number): boolean {
  for (let index = content + 1; index <= first; index++)
    if (words[index]?.opensLine && words[index]?.opensSentence) return false;
  return true;
}

const NOES = wordSet('no n na nil off false');
const NONE = wordSet('none zero 0');
const COUNTED = wordSet('lesion+ dose+ cycle+ run+ burn+ count session opened pulsed thermal');

/** "RF cannulas opened: none", "thermal lesions this session: 0"; "RF complications: none" denies no RF. */
function isNoCount(words: readonly Word[], label: number, answer: string): boolean {
  return NONE.has(answer) && (DEEDS.has(textAt(words, label)) || COUNTED.has(textAt(words, label)));
}

/** Words between what is asked and its colon: "Phenol used today: NO". */
const ASKED_WITHIN = 4;
/** Words of a field with boxes. */
const LONGEST_CHOICE = 10;

/** Whether the words are asked for by a label that is no heading, and answered with nothing but a no. */
function isAnsweredNo({ words, text }: Statements, next: number): boolean {
  // "US ( ) yes (X) no"
  if (words[next]?.isUnchecked && words[next + 1]?.text === 'no') return words[next + 1]?.isUnchecked === false;
  for (let index = next - 1; index < next + ASKED_WITHIN; index++) {
    const answer = words[index + 1];
    if (!answer || answer.opensLine || (index >= next && words[index]?.opensSentence)) return false;
    const end = words[index]?.end ?? 0;
    // A colon, or the mark of a question; "RF cannula ...: n/a" leads to it with dots, and "THERMAL RUNS : 0" with a blank.
    const sign = text.charCodeAt(end);
    if (sign !== 58 && sign !== 63 && !(sign === 32 && text.slice(end, answer.start).includes(':'))) continue;
    // "RF: [ ] thermal [ ] pulsed [x] none today"
    if (answer.isUnchecked)
      return DENIALS.has(answerOf(words, { content: index + 1, next: index + LONGEST_CHOICE }) ?? '');
    const following = words[text.startsWith('n/a', answer.start) ? index + 3 : index + 2];
    const isNo = NOES.has(answer.text) || isNoCount(words, index, answer.text);
    return isNo && (!following || following.opensClause || following.opensLine || text[following.start - 1] === '(');
  }
  return false;
}

/** The first word of a field, of the choice that was made where it has boxes; undefined where all are empty. */
function answerOf(words: readonly Word[], { content, next }: Pick<Section, 'content' | 'next'>): string | undefined {
  for (let index = content; index < next; index++) {
    const word = words[index];
    if (index > content && (!word?.opensSentence || word.opensLine)) {
      if (word?.opensLine) return undefined;
    } else if (!word?.isUnchecked) return word?.text;
  }
  return undefined;
}

/** What was made of a text under this key, made now where nobody asked before. */
export function foundOnce<Value>({ found }: Statements, key: object, make: () => Value): Value {
  const known = found.get(key) as Value | undefined;
  if (known !== undefined || found.has(key)) return known as Value;
  const made = make();
  found.set(key, made);
  return made;
}

/** The same for each part of a text: a word, a section, a nerve. */
export function foundOfEach<Part, Value>(text: Statements, key: object, part: Part, make: () => Value): Value {
  const parts = foundOnce(text, key, () => new Map<Part, Value>());
  const known = parts.get(part);
  if (known !== undefined || parts.has(part)) return known as Value;
  const made = make();
  parts.set(part, made);
  return made;
}

export interface Span {
  readonly first: number;
  /** Index past the last word. */
  readonly next: number;
}

/** Farther away nothing is looked for in one sentence, so that text without any end of sentence costs no more. */
const LONGEST_SENTENCE = 60;

/** The sentence around the words from `first` up to `next`. */
export function sentenceAt({ words }: Statements, span: Span): Span {
  const sentence = words[span.first]?.sentence;
  let first = span.first;
  while (first > 0 && span.first - first < LONGEST_SENTENCE && words[first - 1]?.sentence === sentence) first--;
  let next = span.next;
  while (next < words.length && next - span.next < LONGEST_SENTENCE && words[next]?.sentence === sentence) next++;
  return { first, next };
}

/** The items, sorted by first word, that start between two words. */
export function startingIn<Item extends Span>(items: readonly Item[], first: number, next: number): readonly Item[] {
  const low = startingBefore(items, first);
  let end = low;
  while (end < items.length && (items[end]?.first ?? next) < next) end++;
  return low === end ? [] : items.slice(low, end);
}

/** The last of the items, sorted by first word, that starts before a word. */
export function lastBefore<Item extends Span>(items: readonly Item[], word: number): Item | undefined {
  return items[startingBefore(items, word) - 1];
}

/** How many of them start before a word. */
function startingBefore(items: readonly Span[], word: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.first ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Any of the words from `first` up to `next`. */
export function hasWord(
  words: readonly Word[],
  first: number,
  next: number,
  any: Pick<ReadonlySet<string>, 'has'>,
): boolean {
  for (let index = Math.max(0, first); index < next && index < words.length; index++) {
    if (any.has(textAt(words, index))) return true;
  }
  return false;
}
