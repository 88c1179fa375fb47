/** Sides that head a paragraph, and what is told below them. */

import type { Side } from '../stated.ts';
import type { Statements } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import { isNothingDone } from './given-up.ts';
import { areOpposite } from './side-words.ts';

const HEADED_WITHIN = 3;
const DASH = /^ +(?:--?|[\u2013\u2014]) /;
const LONGEST_DASH = 5;

/** Whether a word for a side heads what is told behind it: "Rt knee - ", "LEFT: ", "Right side:" */
export function headsParagraph({ text, words }: Statements, index: number): boolean {
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
  if (!headsParagraph(text, index)) return false;
  const others = sideWords(text).filter((at) => at !== index && areOpposite(bodySideAt(text, at), side));
  let next = index + 1;
  while (
    next < text.words.length &&
    next - index < LONGEST_PARAGRAPH &&
    !text.words[next]?.opensParagraph &&
    !(others.includes(next) && headsParagraph(text, next))
  )
    next++;
  return others.some((at) => isOfProcedure(text, at)) && isNothingDone(text, { first: index + 1, next });
}

/** "Rt knee - C-arm, true AP. Cannulas at the …": the side that heads a paragraph, whose last head before the nerve counts. */
export function sideOfParagraph(text: Statements, nerve: number): Side | undefined {
  const { words } = text;
  let from = nerve;
  while (from > 0 && nerve - from < LONGEST_PARAGRAPH && !words[from]?.opensParagraph) from--;
  for (const index of sideWords(text, from, nerve).toReversed()) {
    const side = headsParagraph(text, index) ? bodySideAt(text, index) : undefined;
    if (side) return side;
  }
  return undefined;
}
