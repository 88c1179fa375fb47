/** Sides that head a paragraph, and what is told below them. */

import type { Side } from '../stated.ts';
import { foundOnce, type Statements, sectionOf } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import { isNothingDone } from './given-up.ts';
import { areOpposite } from './side-words.ts';
import { isSpared } from './told-sides.ts';

const HEADED_WITHIN = 3;
const DASH = /^ {1,2}(?:--?|[\u2013\u2014]) /;
const LONGEST_DASH = 5;

/** The words for a side that head a paragraph, in order. */
export function headedSides(text: Statements): readonly number[] {
  return foundOnce(text, headedSides, () =>
    sideWords(text).filter((index) => headsParagraph(text, index) && isOfProcedure(text, index)),
  );
}

/** Whether a word for a side heads what is told behind it: "Rt knee - ", "LEFT: ", "Right side:" */
function headsParagraph({ text, words }: Statements, index: number): boolean {
  if (!words[index]?.opensSentence || words[index]?.isUnchecked) return false;
  for (let at = index; at < index + HEADED_WITHIN && (at === index || words[at]?.opensClause === false); at++) {
    const end = words[at]?.end ?? 0;
    if (text[end] === ':' || DASH.test(text.slice(end, end + LONGEST_DASH))) return true;
  }
  return false;
}

const LONGEST_PARAGRAPH = 120;

/** "Left: needle in twice, blood each time, patient agitated. Stopped.", where the other side is told as well. */
export function isHeadOfNothing(text: Statements, index: number, side: Side): boolean {
  const heads = headedSides(text);
  if (!heads.includes(index)) return false;
  const others = sideWords(text).filter((at) => at !== index && areOpposite(bodySideAt(text, at), side));
  let next = index + 1;
  while (
    next < text.words.length &&
    next - index < LONGEST_PARAGRAPH &&
    !text.words[next]?.opensParagraph &&
    !(others.includes(next) && heads.includes(next))
  )
    next++;
  return others.some((at) => isOfProcedure(text, at)) && isNothingDone(text, { first: index + 1, next });
}

/** "Rt knee - C-arm, true AP. Cannulas at the …": the side that heads a paragraph, whose last head before the nerve counts. */
export function sideOfParagraph(text: Statements, nerve: number): Side | undefined {
  const index = headedSides(text).findLast((at) => at < nerve && bodySideAt(text, at) && !isSpared(text, at));
  if (index === undefined || nerve - index > LONGEST_PARAGRAPH || sectionOf(text, index) !== sectionOf(text, nerve))
    return undefined;
  for (let at = index + 1; at <= nerve; at++) if (text.words[at]?.opensParagraph) return undefined;
  return bodySideAt(text, index);
}
