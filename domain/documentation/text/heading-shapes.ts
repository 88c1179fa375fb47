/** Shapes that headings take beside a few words before a colon. */

import { EARLIER } from './common-words.ts';
import type { Heading } from './section.ts';
import { headingKind, holds, isHeadingWord, type SectionKind } from './section-headings.ts';
import { wordList, wordSet } from './word-list.ts';
import { textAt, type Word } from './words.ts';

/** No parenthesis in a heading is longer. */
const LONGEST_ASIDE = 7;
/** Fewer words are a heading of the usual shape, or none. */
const SHORTEST_SHOUT = 7;
const LONGEST_SHOUT = 14;

interface Shouted {
  readonly kind: SectionKind;
  readonly first: number;
  readonly next: number;
}

/** A label of many words in capitals, before text that is not: "RISKS THAT WERE TALKED OVER FOR THE ABLATION TO COME: …" */
export function shouted(text: string, words: readonly Word[], first: number): Shouted | undefined {
  if (!words[first]?.opensLine) return undefined;
  for (let index = first; index < first + LONGEST_SHOUT; index++) {
    const word = words[index];
    if (!word || (index > first && word.opensSentence) || !isUpper(text, word)) return undefined;
    if (text[word.end] !== ':') continue;
    const following = words[index + 1];
    const kind = headingKind(words.slice(first, index + 1).map((word) => word.text));
    if (!kind || !following || isUpper(text, following) || index - first < SHORTEST_SHOUT) return undefined;
    return { kind, first, next: index + 1 };
  }
  return undefined;
}

/** No line that is set apart has more words. */
const LONGEST_DECORATED = 14;
const LINE_OF_SIGNS = /^(?:[=*~_-]{2,}|#{1,6}|<{2,})$/;
const SIGNS = '=*~_-#<';
const SIGNS_BEHIND = /^[ \t:]*[=*~_>-]{2,}/;

/**
 * A label that signs set apart, whatever other words it has: "[PROCEDURE NOTE -- INJECTION]", "=== OLD OP NOTE, 2022 ===",
 * "## What we did". Text may stand behind brackets, and behind no other signs.
 */
export function decorated(text: string, words: readonly Word[], first: number): Shouted | undefined {
  const opener = words[first];
  if (!opener?.opensLine || opener.start === 0 || opener.end - opener.start < 2) return undefined;
  let from = opener.start - 1;
  while (from > 0 && isBlankAt(text, from)) from--;
  const isBracket = text[from] === '[';
  if (!isBracket && !(mayBeSign(text, from) && LINE_OF_SIGNS.test(signsUpTo(text, from)))) return undefined;
  let next = first;
  while (next < words.length && next - first < LONGEST_DECORATED) {
    const last = words[next++];
    if (!last) return undefined;
    if (isBracket ? closes(text, last.end) : (words[next]?.opensLine ?? true)) {
      if (!isBracket && text[from] !== '#' && !SIGNS_BEHIND.test(text.slice(last.end, last.end + 8))) return undefined;
      const kind = headingKind(words.slice(first, next).map((word) => word.text));
      return kind && { kind, first, next };
    }
    if (words[next]?.opensLine) return undefined;
  }
  return undefined;
}

function isBlankAt(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}

function closes(text: string, end: number): boolean {
  return text[end] === ']' || (isBlankAt(text, end) && text[end + 1] === ']');
}

/** Nearly every line is below one that ends in a letter or a period, and none of those is looked at any farther. */
function mayBeSign(text: string, at: number): boolean {
  const sign = text[at] === '\n' ? (text[at - 1] ?? ' ') : (text[at] ?? ' ');
  return sign <= ' ' || sign > '~' || SIGNS.includes(sign);
}

/** The signs from the start of the line up to a character. */
function signsUpTo(text: string, at: number): string {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && at - start < 40) start--;
  return text.slice(start, at + 1).trim();
}

const OF_OTHER_DAY = wordSet(`${EARLIER} old copied pasted imported pulled carried forwarded outside`);
/** A log that was pasted is that of the day. */
const OF_THIS_DAY = wordSet('today same as see this no pasted imported pulled');

/** "ULTRASOUND REPORT (visit 1, outside radiology)": an aside by which what it heads is of another day. */
export function isOtherAside(words: readonly string[]): boolean {
  return holds(words, OF_OTHER_DAY) && !holds(words, OF_THIS_DAY);
}

function isUpper(text: string, place: Word | undefined): boolean {
  const word = text.slice(place?.start, place?.end ?? 0);
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

/** "SHARED DECISION. We spoke of …", "PATIENT ..... T. Sample", and "Side    [x] L" of a form without colons. */
export function isLabelOfForm(
  text: string,
  words: readonly Word[],
  first: number,
  next: number,
  known: number,
): boolean {
  const last = words[next - 1];
  const following = words[next];
  if (!last || !following || following.opensLine || words[first]?.isUnchecked) return false;
  // Nearly every word ends before a single blank.
  const sign = text[last.end];
  if (sign !== '.' && sign !== '\t' && following.start - last.end < 2) return false;
  const between = text.slice(last.end, following.start);
  if (between.startsWith('.') || between.startsWith(' ..')) {
    const line = text.slice(following.start, following.start + LONGEST_FIELD).split('\n', 1)[0] ?? '';
    if (next - first === 1 && last.text.length < 3) return false;
    // A leader of dots parts them in any letters.
    if (LEADER.test(between)) return known === next - first;
    return words.slice(first, next).every((word) => isUpper(text, word)) && /[a-z]/.test(line);
  }
  if (known < next - first || !COLUMN_GAP.test(between)) return false;
  if (isHeadingWord(following.text) && !BOX.test(between)) return false;
  // "[x] image stored   [ ] image not stored": a choice with its own box
  const start = words[first]?.start ?? 0;
  if (BOX.test(text.slice(Math.max(0, start - BOX_WITHIN), start))) return false;
  const kind = headingKind(words.slice(first, next).map((word) => word.text));
  return kind !== undefined && !NAMES_THE_NERVE.has(kind);
}

const LEADER = /^ ?\.{4}/;

/** In the columns of a short form the nerve is often named under its problem alone. */
const NAMES_THE_NERVE = wordSet('diagnosis indication');
const BOX = /[[(\u2610\u2612]/;
const BOX_WITHIN = 4;
/** What parts the label of a form from what is filled in. */
const COLUMN_GAP = /^(?: ?[\t|]| {3}| {2}$)/;

/** Headings that letters and consultations end with a period: "Plan." on a line of its own, "Technique. Prone, …" */
const WITH_PERIOD = new Set(
  wordList(`
plan,impression,assessment,history,past history,past medical history,history of present illness,
chief complaint,examination,physical examination,indication+,technique,procedure,procedure today,description,
diagnosis,consent,follow up,outcome,findings,summary,clinical summary
`),
);
const LONGEST_WITH_PERIOD = 4;

/** A heading that opens its line and ends in a period, with what it heads behind it. */
export function endedByPeriod(text: string, words: readonly Word[], first: number): Shouted | undefined {
  const opener = words[first];
  if (!opener?.opensLine || !isHeadingWord(opener.text) || !isCapitalized(text, opener)) return undefined;
  for (let next = first + 1; next <= first + LONGEST_WITH_PERIOD; next++) {
    const last = words[next - 1];
    if (!last) return undefined;
    if (text[last.end] !== '.') {
      if (words[next]?.opensSentence !== false) return undefined;
      continue;
    }
    const label = words.slice(first, next).map((word) => word.text);
    const kind = WITH_PERIOD.has(label.join(' ')) ? headingKind(label) : undefined;
    if (kind === 'consent' && isStepBehind(words, next)) return undefined;
    // Behind such a heading comes the telling, and no name of a procedure.
    return kind && words[next] ? { kind: kind === 'title' ? 'procedure' : kind, first, next } : undefined;
  }
  return undefined;
}

const LONGEST_STEP = 3;

/** "Consent. Betadine. Lidocaine 1 %, 2 mL …": steps told in a word or two, of which the consent is the first. */
function isStepBehind(words: readonly Word[], next: number): boolean {
  let end = next + 1;
  while (words[end]?.opensSentence === false) end++;
  return end - next <= LONGEST_STEP && words[next]?.opensLine === false && words[end]?.opensLine === false;
}

function isCapitalized(text: string, { start }: Word): boolean {
  const letter = text[start] ?? '';
  return letter >= 'A' && letter <= 'Z';
}

/** The word past a parenthesis that opens right before word `next`, or `next` where none does. */
export function pastAside(text: string, words: readonly Word[], next: number): number {
  const opener = words[next];
  if (!opener || opener.opensLine || text[opener.start - 1] !== '(') return next;
  let end = next + 1;
  while (end < words.length && end - next < LONGEST_ASIDE && !words[end]?.followsAside && !words[end]?.opensLine) end++;
  return end;
}

const DATE = /^[ \t:-]+\d{1,4}[/.-]\d\d?[/.-]\d{2,4}[ \t]*(?:[\n:]|$)/;
const LONGEST_DATE = 20;
const WORDS_OF_DATE = 3;

/** "PROCEDURE 05/01/2025": the word past a date, or `next` where none ends the line. */
export function pastDate(text: string, words: readonly Word[], next: number): number {
  // Digits come before all letters.
  if (textAt(words, next) > ':') return next;
  const end = words[next - 1]?.end ?? 0;
  return DATE.test(text.slice(end, end + LONGEST_DATE)) ? next + WORDS_OF_DATE : next;
}

const LONGEST_DATED = 3;

/** "CONSENT 04/03/2025: …", but not "Addendum to procedure of 04/03/2025: …" */
export function endOfDated(text: string, words: readonly Word[], first: number, next: number): number | undefined {
  const behind = pastDate(text, words, next);
  return behind > next && next - first <= LONGEST_DATED && text[words[behind - 1]?.end ?? 0] === ':'
    ? behind
    : undefined;
}

const MEDICINES = wordSet('medication+ meds');
const VOLUME = /\d ?(?:ml|cc)s?\b/;
const LONGEST_FIELD = 90;

/** "Medication: ropivacaine 0.2% 4 mL": nobody takes that at home. */
export function isInjectate(text: string, words: readonly Word[], label: readonly string[], content: number): boolean {
  if (label.length !== 1 || !MEDICINES.has(label[0] ?? '')) return false;
  const start = words[content]?.start ?? text.length;
  const line =
    text
      .slice(start, start + LONGEST_FIELD)
      .toLowerCase()
      .split('\n', 1)[0] ?? '';
  return VOLUME.test(line) && !/\b(?:po|daily|bid|tid|qhs|prn|oral|suspension|syrup)\b/.test(line);
}

const FARTHEST_CLOSE = 120;

/** "Procedure (same visit):" is headed by what stands before its parenthesis. */
export function isInAside(text: string, from: number, at: number): boolean {
  const open = text.slice(from, at).lastIndexOf('(');
  return open >= 0 && !text.slice(from + open, at).includes(')') && text.slice(at, at + FARTHEST_CLOSE).includes(')');
}

/** A dash between blanks, or two: "Procedure -- ablation of the nerve". */
export function isDash(text: string, at: number): boolean {
  const char = text.charCodeAt(at + 1);
  if (text[at] !== ' ' || (char !== 45 && char !== 0x2013 && char !== 0x2014)) return false;
  return text[text.charCodeAt(at + 2) === 45 ? at + 3 : at + 2] === ' ';
}

const SOAP = 'soap';

/** "S: … O: … A: … P: …" in one line: a letter heads its part where the letter before it headed the one above. */
export function nextOfSoap(
  text: string,
  words: readonly Word[],
  first: number,
  open: { readonly first: number; readonly next: number },
): Shouted | undefined {
  const word = words[first];
  if (!word?.opensSentence || word.text.length > 1 || text[word.end] !== ':' || open.next !== open.first + 1)
    return undefined;
  const at = SOAP.indexOf(words[open.first]?.text ?? ' ');
  if (at < 0 || SOAP.indexOf(word.text) <= at) return undefined;
  const kind = headingKind([word.text]);
  return kind && { kind, first, next: first + 1 };
}

/** Whether the word is the number of an item. */
export function isListed(words: readonly Word[], index: number): boolean {
  return /^\d$/.test(textAt(words, index));
}

/** The number of a line: "6. PERFORMED." */
export function isNumberOfLine(words: readonly Word[], index: number): boolean {
  return words[index]?.opensLine === true && /^\d{1,2}$/.test(textAt(words, index));
}

/** The character behind a word, blanks and closing marks left out. */
export function charAfter(text: string, word: Word): number {
  let at = word.end;
  while (at < text.length && at < word.end + 6) {
    const char = text.charCodeAt(at);
    if (char !== 32 && char !== 41 && char !== 42 && char !== 9) return char;
    at++;
  }
  return 0;
}

const INSURERS = wordSet('medicare medicaid tricare aetna cigna humana bcbs uhc ppo hmo');

/** "Plan: Medicare traditional" is who pays. */
export function isOfInsurance(text: string, words: readonly Word[], { kind, next }: Heading): boolean {
  return (
    kind === 'plan' &&
    words[next]?.opensLine === false &&
    (INSURERS.has(textAt(words, next)) ||
      (INSURERS.has(textAt(words, next + 1)) && text[words[next]?.end ?? 0] === ' '))
  );
}

/** Whether a word opens with two capitals. */
export function isCapital(text: string, word: Word): boolean {
  const first = text.charCodeAt(word.start);
  if (first < 65 || first > 90 || word.end - word.start < 2) return false;
  const second = text.charCodeAt(word.start + 1);
  return second >= 65 && second <= 90;
}
