/** Sides that head a paragraph, and what is told below them. */

import type { Side } from '../stated.ts';
import { foundOfEach, foundOnce, type Span, type Statements, sectionOf } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import { isNothingDone } from './given-up.ts';
import { holdsLesion } from './lesion-told.ts';
import { areOpposite } from './side-words.ts';
import { isSpared } from './told-sides.ts';

const HEADED_WITHIN = 3;
const DASH = /^ {1,2}(?:--?|[\u2013\u2014]) /;
const LONGEST_DASH = 5;

/** The words for a side that head a paragraph. */
export function headedSides(text: Statements): ReadonlySet<number> {
  return foundOnce(
    text,
    headedSides,
    () =>
      new Set(
        sideWords(text).filter(
          (index) => (headsParagraph(text, index) || opensParagraph(text, index)) && isOfProcedure(text, index),
        ),
      ),
  );
}

const LIST_BELOW = /^[ \t]{0,3}\r?\n[ \t]{0,8}(?:[-*\u2022\u2013]|\d[.)])/;
const LONGEST_BREAK = 16;

/** Whether a word for a side heads what is told behind it: "Rt knee - ", "LEFT: ", "Right side:", or "Left" above a list. */
function headsParagraph({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  if (!word?.opensSentence || word.isUnchecked) return false;
  if (word.opensLine && LIST_BELOW.test(text.slice(word.end, word.end + LONGEST_BREAK))) return true;
  for (let at = index; at < index + HEADED_WITHIN && (at === index || words[at]?.opensClause === false); at++) {
    const end = words[at]?.end ?? 0;
    if (text[end] === ':' || DASH.test(text.slice(end, end + LONGEST_DASH))) return true;
  }
  return false;
}

const LONGEST_PARAGRAPH = 120;

const SITES = wordSet('side knee leg thigh foot ankle hip groin shoulder arm elbow forearm wrist hand one');
const COUNTED = wordSet('first second third next then problem procedure target site part step the on 1 2 3');

/** "First problem, left knee." above what was done there: a paragraph opens with its number and a site. */
function opensParagraph({ text, words }: Statements, index: number): boolean {
  const last = words[SITES.has(textAt(words, index + 1)) ? index + 1 : index];
  if (text[last?.end ?? 0] !== '.') return false;
  let first = index;
  while (words[first]?.opensSentence === false && COUNTED.has(textAt(words, first - 1))) first--;
  return words[first]?.opensParagraph === true && last?.sentence === words[first]?.sentence;
}

/** "Left: needle in twice, blood each time, patient agitated. Stopped.", where the other side is told as well. */
export function isHeadOfNothing(text: Statements, index: number, side: Side): boolean {
  if (!headedSides(text).has(index)) return false;
  return isNothingDone(text, paragraphOf(text, index, side)) && tellsOther(text, side);
}

/** "LEFT KNEE. … radiofrequency lesions at 80 C along the branch": whether a lesion is told below the side. */
export function headsLesion(text: Statements, side: Side): boolean {
  return [...headedSides(text)].some(
    (index) => bodySideAt(text, index) === side && holdsLesion(text, paragraphOf(text, index, side)),
  );
}

/** What the side heads: up to the end of its paragraph, or to the other side. */
function paragraphOf(text: Statements, index: number, side: Side): Span {
  const heads = headedSides(text);
  let next = index + 1;
  while (
    next < text.words.length &&
    next - index < LONGEST_PARAGRAPH &&
    !text.words[next]?.opensParagraph &&
    !(heads.has(next) && areOpposite(bodySideAt(text, next), side))
  )
    next++;
  return { first: index + 1, next };
}

/** Whether the telling names the side across. */
function tellsOther(text: Statements, side: Side): boolean {
  return foundOfEach(text, tellsOther, side, () =>
    sideWords(text).some((at) => areOpposite(bodySideAt(text, at), side) && isOfProcedure(text, at)),
  );
}

/** "Rt knee - C-arm, true AP. Cannulas at the …": the side that heads a paragraph, whose last head before the nerve counts. */
export function sideOfParagraph(text: Statements, nerve: number): Side | undefined {
  const heads = headedSides(text);
  for (let index = nerve; index >= 0 && nerve - index <= LONGEST_PARAGRAPH; index--) {
    const side = index < nerve && heads.has(index) ? bodySideAt(text, index) : undefined;
    if (side && !isSpared(text, index)) return sectionOf(text, index) === sectionOf(text, nerve) ? side : undefined;
    if (text.words[index]?.opensParagraph) return undefined;
  }
  return undefined;
}
