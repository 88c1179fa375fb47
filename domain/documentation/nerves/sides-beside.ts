/** The side that a text says beside the name of a nerve: before it, behind it, at the start of its sentence or in its row. */

import type { Side } from '../stated.ts';
import { type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { JOINING } from '../terms/joining-words.ts';
import { OF_NERVES } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import type { Named } from './nerve-members.ts';
import { sideOf } from './side-words.ts';

/** No site that opens a sentence has more words before its colon or its comma. */
const LONGEST_SITE = 8;

/** "Site B, RIGHT LEG: radiofrequency ablation of the nerve", "On the right I found the nerve": what opens the sentence. */
export function leadingSide(text: Statements, before: number): Side | undefined {
  const start = sentenceAt(text, { first: before, next: before + 1 }).first;
  let side: Side | undefined;
  for (const index of sideWords(text, start, Math.min(before, start + LONGEST_SITE))) {
    const isSubject = opensAsSubject(text, start, index);
    const said = isSubject ? sideOf(text, text.words[index]) : bodySideAt(text, index);
    if (!said || !(isSubject || isSite(text, start, index))) continue;
    if (side && side !== said) return undefined;
    side = said;
  }
  return side;
}

const LONGEST_ROW = 20;

/** The one side that a row of a table names: "| SSN | R | 80 C |". */
export function sideOfRow(statements: Statements, nerve: number): Side | undefined {
  const { text, words, marks } = statements;
  let first = nerve;
  while (first > 0 && nerve - first < LONGEST_ROW && !words[first]?.opensLine) first--;
  let next = nerve + 1;
  while (next < words.length && next - nerve < LONGEST_ROW && !words[next]?.opensLine) next++;
  const row = text.slice(words[first]?.start ?? 0, words[next - 1]?.end ?? 0);
  const hasBars = row.includes('|') || row.includes('\t');
  if (!hasBars && !row.includes(GAP)) return undefined;
  const found = startingIn(marks.side, first, next);
  // "Suprascapular | Left | as right": a side in a cell of its own is that of the row.
  const own = found.find((mark) => isCell(statements, mark.first));
  if (!own && !hasBars) return undefined;
  const sides = new Set((own ? [own] : found).map((mark) => sideOf(statements, words[mark.first])));
  return sides.size === 1 ? [...sides][0] : undefined;
}

function isCell({ text, words }: Statements, index: number): boolean {
  const { start = 0, end = 0 } = words[index] ?? {};
  let before = start - 1;
  while (text[before] === ' ') before--;
  let behind = end;
  while (text[behind] === ' ') behind++;
  const isOpened = BARS.has(text[before] ?? '') || text.startsWith(GAP, start - GAP.length);
  return isOpened && (BARS.has(text[behind] ?? '') || text.startsWith(GAP, end));
}

/** Between the columns of a table without bars. */
const GAP = '   ';

const BARS = new Set(['|', '\t']);

const SIDE_AS_SUBJECT = wordSet('got had received underwent is was has');

/** "The right, with its arthropathy, got the lesion", "The left had a block" */
function opensAsSubject({ words }: Statements, start: number, index: number): boolean {
  if (index !== start + 1 || words[start]?.text !== 'the') return false;
  return words[index + 1]?.opensClause === true || SIDE_AS_SUBJECT.has(textAt(words, index + 1));
}

/** Whether the word heads a field, or is all that an adverb of place has: "on the right", "right side". */
function isSite({ text, words }: Statements, start: number, index: number): boolean {
  if (words[index - 1]?.text === 'the' && words[index - 2]?.text === 'on' && index - start <= 3) return true;
  for (let at = index; at <= index + 2; at++) {
    if (text[words[at]?.end ?? 0] === ':') return true;
    if (words[at + 1]?.opensClause) return false;
  }
  return false;
}

/** The side inside the mention or in the words before it, as near as a side stands. */
export function sideBefore(text: Statements, from: number, mention: Named): Side | undefined {
  for (let index = mention.next - 1; index >= from; index--) {
    const side = sideOf(text, text.words[index]);
    if (side) return isPaired(text, index, side) ? 'bilateral' : side;
    if (index < mention.first && !JOINING.has(textAt(text.words, index)) && mention.first - index > 2) return undefined;
    if (index <= mention.first && text.words[index]?.opensSentence) return undefined;
  }
  return undefined;
}

const ENDS = /[.\n]/;

/** "Left and right"; "worse on the L. Right sural nerve" is no pair. */
function isPaired(text: Statements, index: number, side: Side): boolean {
  if (ENDS.test(text.text.slice(text.words[index - 1]?.end, text.words[index]?.start))) return false;
  const joint = text.words[index - 1]?.text;
  const other = sideOf(text, text.words[joint === 'and' || joint === 'then' ? index - 2 : index - 1]);
  return other !== undefined && other !== side;
}

/** "… nerve, right and left". */
function isPairedAfter(text: Statements, index: number, side: Side): boolean {
  const joint = text.words[index + 1];
  const word = text.words[joint?.text === 'and' || joint?.text === 'then' ? index + 2 : index + 1];
  if (!word || word.opensSentence) return false;
  const other = sideOf(text, word);
  return other !== undefined && other !== side;
}

const AFTER = wordSet(`${OF_NERVES} on the n`);

/** "… nerves on the right", "… nerve, left". */
export function sideAfter(text: Statements, next: number): Side | undefined {
  for (let index = next; index < next + 4; index++) {
    const word = text.words[index];
    if (!word || word.opensSentence) return undefined;
    const side = sideOf(text, word);
    // "… on the right lower leg" tells the side as well; "left" as a verb does not follow a nerve.
    if (side) return isPairedAfter(text, index, side) ? 'bilateral' : side;
    if (!AFTER.has(word.text)) return undefined;
  }
  return undefined;
}
