/** Words that name a side. */

import type { Side } from '../stated.ts';
import { type Span, type Statements, startingIn } from '../statements/statements.ts';
import { SIDE_OF } from '../terms/side-terms.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word, wordAt } from '../text/words.ts';

/** "On each side"; each of anything else is no side. */
const EACH = wordSet('each either');

/** "Both the ilioinguinal and the iliohypogastric nerves", whatever their side */
const TWO_THINGS = / the (?!right\b|left\b)\w{3,20} and /iy;

const JOINED = new Set(['/', '&']);

/** "94 % on 2 L.", "3 L NC": oxygen and fluids; "2 L GON" is the second of a list. */
const LITERS = /^\d ?L(?:[.,;)\r\n]|$|\/min| nc| NC| O2| o2| of)/;

/** "We left the nerve alone", "some twitch was left": a verb, unless a part of the body follows. */
const LEAVING =
  /(?<=(?<!\bside )\b(?:we|i|he|she|they|pt|patient|was|were|been|be|has|had|have|having|nothing|none|is) )/iy;
const OF_SIDE =
  /^ (?:side|leg|arm|foot|hand|knee|hip|groin|thigh|heel|ankle|shoulder|calf|wrist|elbow|scalp|forearm|flank|sided|\w+ (?:n\b|nerve|branch))/i;
/** "AFCN left for now", "the sural left alone", "2 mL left at the site" */
const UNDONE =
  / (?:for (?:now|later|today|another|next)|alone|there|un(?:treated|done|lesioned|heated|burned)|at the site|in (?:place|situ))\b/iy;
/** "Right up against the nerve", "right next to it" */
const ADVERBIAL =
  / (?:up|next|against|over|beside|above|below|under|where|there|here|now|near|onto|along|behind|on|before|after)\b/iy;
const CORRECT = /(?<=\b(?:i was|we were|that is|that's|seemed|felt) )right[.,;!)]|(?<=\bdone )right\?/iy;
const OF_CODE = /(?<=\b\d{5}[- ])[lr]t\b/iy;
const ON_THE = /(?<=\b(?:the|on) )/iy;
/** No word behind a side is longer. */
const LONGEST_SUBJECT = 24;

/** "L. Cipher MD": the initial of who signs. */
const SIGNATURE = /^\. ?[A-Z][A-Za-z'-]{1,20},? (?:MD|DO|DPM|PA|NP|RN|CRNA|M\.D|D\.O)\b/;
const LONGEST_SIGNATURE = 32;

/** Whether one is the left and the other the right. */
export function areOpposite(a: Side | undefined, b: Side | undefined): boolean {
  return (a === 'left' && b === 'right') || (a === 'right' && b === 'left');
}

/** "Consent and mark were LEFT" */
const STRESSED = /[a-z] LEFT/;

/** The side that a word names; single letters only as clinicians write them. */
export function sideOf(text: Statements, word: Word | undefined): Side | undefined {
  const side = word && SIDE_OF.get(word.text);
  if (!side || !word) return side;
  if (word.text === 'both' && (isAt(TWO_THINGS, text.text, word.end) || isOfTwoNerves(text, word))) return undefined;
  if (EACH.has(word.text)) return text.text.startsWith(' side', word.end) ? side : undefined;
  if (word.text === 'left' && isAt(LEAVING, text.text, word.start))
    return STRESSED.test(text.text.slice(word.start - 2, word.end)) ||
      OF_SIDE.test(text.text.slice(word.end, word.end + LONGEST_SUBJECT))
      ? side
      : undefined;
  if (word.text === 'left' && isAt(UNDONE, text.text, word.end)) return undefined;
  // "Told me that I was right"
  if (word.text === 'right' && isAt(CORRECT, text.text, word.start)) return undefined;
  if (word.text === 'right' && isAt(ADVERBIAL, text.text, word.end))
    return isAt(ON_THE, text.text, word.start) ? side : undefined;
  // "64640-LT": what was billed
  if (word.text.length === 2 && isAt(OF_CODE, text.text, word.start)) return undefined;
  if (word.text.length > 1) return side;
  if (word.text === 'b')
    return text.text.startsWith('B/L', word.start) || text.text.startsWith('b/l', word.start) ? side : undefined;
  if (word.text === 'l' && LITERS.test(text.text.slice(Math.max(0, word.start - 2), word.end + 4))) return undefined;
  if (SIGNATURE.test(text.text.slice(word.end, word.end + LONGEST_SIGNATURE))) return undefined;
  // "w/r", "PM&R"
  if (JOINED.has(text.text[word.start - 1] ?? '')) return undefined;
  return text.text[word.start] === word.text.toUpperCase() || text.text[word.end] === '.' ? side : undefined;
}

const BEHIND_BOTH = wordSet('done was were are had gave helped worked good great positive negative better');
const NAMED_WITHIN = 14;

/** "Blocks of SPN, DPN both good", "obt + fem art br, consented for both": two nerves, whatever their side. */
function isOfTwoNerves({ words, terms, marks }: Statements, { start, sentence }: Word): boolean {
  const index = wordAt(words, start);
  const after = words[index + 1];
  if (after && !after.opensClause && !BEHIND_BOTH.has(after.text)) return false;
  let first = index;
  while (first > 0 && index - first < NAMED_WITHIN && words[first - 1]?.sentence === sentence) first--;
  const named = [terms.nerve, terms.nerveShort].flatMap((found) => startingIn(found, first, index));
  const bare = startingIn(marks.bareName, first, index).filter((mark) => named.every((own) => !holds(own, mark)));
  return new Set([...named.map(({ key }) => key), ...bare.map((mark) => textAt(words, mark.first))]).size > 1;
}

function holds(term: Span, mark: Span): boolean {
  return term.first <= mark.first && mark.first < term.next;
}

/** Whether the pattern is found right at a character, where nothing is cut out of the text for it. */
function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
