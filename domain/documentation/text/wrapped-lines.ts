/** Whether a line of a text goes on in the next one, or ends what it says. */

import { wordSet } from './word-list.ts';

/** The line that is read, and how long lines of the text are. */
export interface Line {
  start: number;
  readonly longest: number;
  /** Where the choice behind an empty box starts that is read; undefined where none is. */
  choice: number | undefined;
}

const CAPITAL = /\p{Lu}/u;
/** Words that end no line of their own. */
const NEVER_LAST = wordSet(`
the of and with to left right a an in for by or at under using dr was is
`);

/** A line that is wrapped goes on in the next one; shorter lines end what they say. */
const SHORTEST_WRAPPED_LINE = 30;

/** Whether the line before goes on in the next: it is long, ends in no punctuation, and nothing new starts. */
export function isWrapped(
  text: string,
  from: number,
  to: number,
  { start: lineStart, longest }: Line,
  before: { readonly text: string } | undefined,
): boolean {
  const end = text.charCodeAt(from);
  if (end === 58) return false;
  if (KEY.test(text.slice(to, to + LONGEST_LABEL)) || LETTERED.test(text.slice(to, to + 3))) return false;
  const next = text[to] ?? '';
  if (from - lineStart < SHORTEST_WRAPPED_LINE && !(from - lineStart > 12 && isLowerCase(next))) return false;
  if (CAPITAL.test(next) && text.charCodeAt(from) !== 44 && !NEVER_LAST.has(before?.text ?? '')) return false;
  if (isLowerCase(next)) return !isRow(text.slice(lineStart, from));
  return (
    from - lineStart >= SHORTEST_BROKEN_LINE && !hasRoom(text, from - lineStart, to, longest) && !startsField(text, to)
  );
}

/** Cells with wide gaps between them make a row of a table, and the next row is another. */
const GAP = / {3,}/;
const FEWEST_CELLS = 3;

/** A line that is only spread to the margin has single words in all of its cells. */
function isRow(line: string): boolean {
  const cells = line.split(GAP);
  return cells.length >= FEWEST_CELLS && cells.some((cell) => cell.includes(' '));
}

/** "b. superior medial genicular n." */
const LETTERED = /^[a-h][.] /;

/** "tmax=42", "mode: pulsed": each line of a log is an entry of its own. */
const KEY = /^[\w.-]{1,20} ?[=:]/;

const BOX = /^[^\n]*[\u00a4\u00ac\u2610\u2612]/;

function hasBox(text: string, at: number): boolean {
  return BOX.test(text.slice(at, at + LONGEST_FORM_LINE));
}

const LONGEST_FORM_LINE = 120;

/** A line that ends before a number or a capital goes on only where it is about as long as lines of the text are. */
const SHORTEST_BROKEN_LINE = 45;

/** Whether the next word would have stood in the line above it: who starts a new line all the same starts a new thing. */
function hasRoom(text: string, length: number, to: number, longest: number): boolean {
  const following = text.slice(to, to + LONGEST_LABEL);
  const blank = following.indexOf(' ');
  const word = blank >= 0 ? blank : following.length < LONGEST_LABEL ? 1 : LONGEST_LABEL;
  return length + 1 + word <= longest;
}

/** A label with its colon. */
const LABEL = /^[^\n:]{1,40}:/;

/** Nobody wraps the choices of a form before they are as long. */
const SHORTEST_FULL_LINE = 60;

/**
 * Whether an empty box no longer speaks of the next word: its choice ends at the next column, at a field with its own
 * label and with its line, unless that is full or holds a whole sentence.
 */
export function endsChoice(text: string, from: number, to: number, { start, longest, choice = from }: Line): boolean {
  const gap = text.slice(from, to);
  if (!/[\n\r]/.test(gap))
    return (
      gap.includes('\t') || gap.startsWith('   ') || (gap === '  ' && LABEL.test(text.slice(to, to + LONGEST_LABEL)))
    );
  if (LABEL.test(text.slice(to, to + LONGEST_LABEL)) || hasBox(text, to)) return true;
  const isShort = from - start < SHORTEST_FULL_LINE || hasRoom(text, from - start, to, longest);
  return isShort && from - choice < SHORTEST_WRAPPED_LINE;
}

/** The length of the longest line of a text. */
export function longestLine(text: string): number {
  let longest = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end;
    if (next - start > longest) longest = next - start;
    start = next + 1;
  }
  return longest;
}

function isLowerCase(char: string): boolean {
  return char !== '' && char === char.toLowerCase() && char !== char.toUpperCase();
}

const LONGEST_LABEL = 40;

/** Whether a `Field: value` or a numbered item starts here: "2. …", "2) …", "#2 …". */
function startsField(text: string, at: number): boolean {
  if (text[at - 1] === '#') return true;
  for (let index = at; index < at + LONGEST_LABEL && index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char === 58) return true;
    if (char === 10 || char === 13) return index - at < LONGEST_LABEL;
    if (char === 46 || char === 41) return /^\d+$/.test(text.slice(at, index));
  }
  return false;
}
