/** Clinical text → words in the order spoken, with the clauses and sentences that they open. */

import { opensColumn } from './opened-columns.ts';
import { wordSet } from './word-list.ts';
import { endsChoice, isWrapped, type Line, longestLine } from './wrapped-lines.ts';

export interface Word {
  /** Lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a clause starts with this word. */
  readonly opensClause: boolean;
  /** Whether a sentence, a list item or a field starts with it. */
  readonly opensSentence: boolean;
  /** Whether it is the first of its line. */
  readonly opensLine: boolean;
  /** Whether a blank line stands before it. */
  readonly opensParagraph: boolean;
  /** Whether it follows an empty check box or is one of the choices of a template: nothing says that it was chosen. */
  readonly isUnchecked: boolean;
  /** Whether parentheses close right before it: "thermal (not pulsed) radiofrequency". */
  readonly followsAside: boolean;
  /** Number of the sentence, counted from 0. */
  readonly sentence: number;
}

/** What a word is; where all letters are ASCII, as in most notes, it is read letter by letter, which is much faster. */
const WORD = /[\p{L}\p{N}]+(?:\.\d+)?/gu;
const BEYOND_ASCII = /[\u0080-\uffff]/;
const LETTER_BEYOND_ASCII = /(?![\0-\x7f])[\p{L}\p{N}]/u;
const CAPITAL = /\p{Lu}/u;
/** Words that start a new clause by themselves. */
const BE = wordSet('was were is are been');
const ADVERBS = wordSet('therefore thus');

/** "The left nerve was therefore not touched" is one clause. */
function isBesideBe(words: readonly Word[], word: string): boolean {
  return ADVERBS.has(word) && BE.has(words.at(-1)?.text ?? '');
}

const CLAUSE_WORDS = wordSet('but however then today now except therefore followed thus');

/** A period after these ends no sentence. */
const TITLES_AND_SIDES = wordSet(`
dr+ mr+ ms l r lt rt vs approx abs dehyd st e.g i.e
`);
/** Nor after these, unless a capital follows. */
const SHORTENED = wordSet(`
n nn br c f gr mid superf deg sec+ min+ hr+ cc ml mg cm mm ga temp dx hx pts inj max est art lat med ant post
sup inf wks mos yrs bilat proc incl resp no stim g e i a m p saph fem cut occ tib plant dig obt genic
`);

type Break = 'none' | 'clause' | 'sentence';

/** What stands between two words. */
interface Gap {
  kind: Break;
  newLines: number;
  isUnchecked: boolean;
  /** Where a list of choices ends that opens in it; 0 where none does. */
  choicesEnd: number;
  followsAside: boolean;
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const isAscii = !BEYOND_ASCII.test(text) || !LETTER_BEYOND_ASCII.test(text);
  const inLowerCase = isAscii ? text.toLowerCase() : undefined;
  let previousEnd = 0;
  const line: Line = { start: 0, longest: longestLine(text), choice: undefined };
  let sentence = -1;
  let choicesEnd = 0;
  /** Past the key of an export at hand. */
  let keyEnd = 0;
  for (;;) {
    const match = inLowerCase ? undefined : nextMatch(text, previousEnd);
    const start = inLowerCase ? startOfAscii(inLowerCase, previousEnd) : (match?.index ?? text.length);
    if (start === text.length) break;
    const isFirst = words.length === 0;
    const ended = inLowerCase ? endOfAscii(inLowerCase, start) : start + (match?.[0].length ?? 0);
    if (text.charCodeAt(start - 1) === QUOTE && text.charCodeAt(ended) === QUOTE) keyEnd = ended;
    const end = start < keyEnd ? endOfPart(text, start, ended) : ended;
    const word = inLowerCase ? inLowerCase.slice(start, end) : text.slice(start, end).toLowerCase();
    let gap: Gap = NO_GAP;
    // Nearly all words are one blank apart, which breaks nothing.
    if (start !== previousEnd + 1 || text.charCodeAt(previousEnd) !== 32) {
      if (start > previousEnd) gap = gapBetween(text, previousEnd, start, words[words.length - 1], line);
    }
    if (gap.newLines > 0) line.start = start;
    if (gap.choicesEnd > 0) choicesEnd = gap.choicesEnd;
    const opensSentence = isFirst || gap.kind === 'sentence';
    if (opensSentence) {
      sentence++;
      line.choice = gap.isUnchecked ? start : undefined;
    }
    previousEnd = end;
    words.push({
      text: word,
      start,
      end,
      opensClause: opensSentence || gap.kind === 'clause' || (CLAUSE_WORDS.has(word) && !isBesideBe(words, word)),
      opensSentence,
      opensLine: isFirst || gap.newLines > 0,
      opensParagraph: isFirst || gap.newLines > 1,
      isUnchecked: gap.isUnchecked || start < choicesEnd,
      followsAside: gap.followsAside,
      sentence,
    });
  }
  return words;
}

function nextMatch(text: string, from: number): RegExpExecArray | null {
  WORD.lastIndex = from;
  return WORD.exec(text);
}

/** Where the next word starts; the length of the text where none does. The text is in lower case, as in the next two. */
function startOfAscii(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLetterOrDigit(text.charCodeAt(at))) at++;
  return at;
}

/** A number goes on behind its period: 2.5. */
function endOfAscii(text: string, start: number): number {
  let at = start;
  while (at < text.length && isLetterOrDigit(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== 46 || !isDigit(text.charCodeAt(at + 1))) return at;
  at++;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}

const QUOTE = 34;

/** The end of the first word of a key of an export: "FluoroImagesArchived","TRUE" */
function endOfPart(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++)
    if (isCapital(text.charCodeAt(at)) && isSmall(text.charCodeAt(at - 1))) return at;
  return end;
}

function isCapital(char: number): boolean {
  return char >= 65 && char <= 90;
}

function isSmall(char: number): boolean {
  return char >= 97 && char <= 122;
}

function isLetterOrDigit(char: number): boolean {
  return isSmall(char) || isDigit(char);
}

export function isDigit(char: number): boolean {
  return char >= 48 && char <= 57;
}

const NO_GAP: Gap = { kind: 'none', newLines: 0, isUnchecked: false, followsAside: false, choicesEnd: 0 };
const LONGEST_CHOICES = 200;

/** The end of "{US/fluoro/none}", the choices that a template offers and no object of an export; what was chosen stands behind it. */
function endOfChoices(text: string, at: number): number {
  const [offered = '', ...further] = text.slice(at, at + LONGEST_CHOICES + 1).split('}', 2);
  return further.length > 0 && /[/|]/.test(offered) && !offered.includes('"') ? at + offered.length : 0;
}

function gapBetween(text: string, from: number, to: number, before: Word | undefined, line: Line): Gap {
  const gap: Gap = { kind: 'none', newLines: 0, isUnchecked: false, followsAside: false, choicesEnd: 0 };
  let hasBullet = false;
  let isTerminated = false;
  for (let at = from; at < to; at++) {
    const char = text.charCodeAt(at);
    switch (char) {
      case 10: // line feed
        // A box that ends a line stands behind its choice.
        if (gap.newLines === 0) gap.isUnchecked = false;
        gap.newLines++;
        hasBullet = false;
        break;
      case 13: // carriage return, alone or before a line feed
        if (text.charCodeAt(at + 1) !== 10) gap.newLines++;
        break;
      case 46: // .
        if (isSentenceEnd(text, at, to, before)) isTerminated = true;
        break;
      case 59: // ;
        // "(tibial nerve; common peroneal nerve)" is one aside.
        if (isInParentheses(text, at)) gap.kind = 'clause';
        else isTerminated = true;
        break;
      case 124: // |
      case 33: // !
      case 63: // ?
        isTerminated = true;
        break;
      case 41: // )
        gap.followsAside = true;
        break;
      case 44: // ,
        gap.kind = 'clause';
        break;
      case 91: // [
        isTerminated = true;
        gap.isUnchecked = false;
        break;
      case 0xa4: // empty box of a form, see `form-signs.ts`
      case 0x2610: // empty ballot box
        isTerminated = true;
        gap.isUnchecked = true;
        break;
      case 123: // {
        gap.choicesEnd = endOfChoices(text, at);
        if (gap.choicesEnd > 0) isTerminated = true;
        break;
      case 125: // }
        isTerminated = true;
        break;
      case 0xac: // box with a mark
      case 0x2611: // ballot box with a mark
      case 0x2612:
      case 0x2713: // check mark
      case 0x2714:
        isTerminated = true;
        gap.isUnchecked = false;
        break;
      case 42: // *
      case 0x2022: // bullet
        hasBullet = true;
        break;
      case 45: // -
      case 0x2013: // dash
      case 0x2014:
        hasBullet = true;
        if (isBlank(text.charCodeAt(at - 1)) && isBlank(text.charCodeAt(at + 1)) && gap.newLines === 0) {
          gap.kind = 'clause';
        }
        break;
    }
  }
  if (isTerminated || gap.newLines > 1 || opensColumn(text, from, to)) gap.kind = 'sentence';
  else if (line.choice !== undefined && endsChoice(text, from, to, line)) gap.kind = 'sentence';
  else if (gap.newLines === 1 && (hasBullet || !isWrapped(text, from, to, line, before))) gap.kind = 'sentence';
  return gap;
}

/** No aside goes on for longer than this. */
const LONGEST_ASIDE = 120;

/** Whether a parenthesis that opens in the same line is still open. */
function isInParentheses(text: string, at: number): boolean {
  for (let index = at - 1; index >= 0 && at - index < LONGEST_ASIDE; index--) {
    const char = text.charCodeAt(index);
    if (char === 40) return true;
    if (char === 41 || char === 10 || char === 13) return false;
  }
  return false;
}

/** "Intercostal nn. T5" */
const LEVEL = /^[CTLS]\d/;

function isBlank(char: number): boolean {
  return char === 32 || char === 9;
}

function isSentenceEnd(text: string, at: number, to: number, before: Word | undefined): boolean {
  if (!before || before.end !== at) return true;
  if (TITLES_AND_SIDES.has(before.text)) return false;
  // "1. Left sural nerve" numbers a list; "C.Then" without a blank still ends.
  if (!SHORTENED.has(before.text)) return true;
  // "R suprascapular n. + R axillary n." goes on.
  if (/[+&]/.test(text.slice(at, to)) || LEVEL.test(text.slice(to, to + 3))) return false;
  // "1 cc. #2 of 4"
  return (CAPITAL.test(text[to] ?? '') || text[to - 1] === '#') && isBlank(text.charCodeAt(at + 1));
}

/** The words of a term as the tables write it, cut as texts are. */
export function termWords(term: string): readonly string[] {
  return wordsOf(term).map((word) => word.text);
}

/** The words from `first` up to `next`, one blank between them. */
export function phraseOf(words: readonly Word[], first: number, next: number): string {
  let phrase = words[first]?.text ?? '';
  for (let index = first + 1; index < next && index < words.length; index++) phrase += ` ${words[index]?.text}`;
  return phrase;
}

/** What a word says; nothing where there is none. */
export function textAt(words: readonly Pick<Word, 'text'>[], index: number): string {
  return words[index]?.text ?? '';
}

/** Index of the first word that ends behind a character. */
export function wordAt(words: readonly Word[], start: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
