/** Sides that head a paragraph, and what is told below them. */

import type { Side } from '../stated.ts';
import { foundOnce, type Statements, sentenceAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import { isNothingDone } from './given-up.ts';
import { areOpposite } from './side-words.ts';

const HEADED_WITHIN = 3;
const DASH = /^ +(?:--?|[\u2013\u2014]) /;
const LONGEST_DASH = 5;

/** The words for a side that head a paragraph, in order. */
export function headedSides(text: Statements): readonly number[] {
  return foundOnce(text, headedSides, () => sideWords(text).filter((index) => headsParagraph(text, index)));
}

/** Whether a word for a side heads what is told behind it: "Rt knee - ", "LEFT: ", "Right side:" */
function headsParagraph(statements: Statements, index: number): boolean {
  const { text, words } = statements;
  if (isSiteAlone(statements, index)) return true;
  if (!words[index]?.opensSentence || words[index]?.isUnchecked) return false;
  for (let at = index; at < index + HEADED_WITHIN && (at === index || words[at]?.opensClause === false); at++) {
    const end = words[at]?.end ?? 0;
    if (text[end] === ':' || DASH.test(text.slice(end, end + LONGEST_DASH))) return true;
  }
  return false;
}

const SITES = wordSet(`
  heel foot ankle toe hallux knee leg calf thigh hip groin hand wrist thumb elbow arm forearm shoulder side scalp flank
`);
const LONGEST_SITE = 5;

/** "P#2 R heel." or "2. Left wrist" at the head of a line: a sentence of no more than the place. */
function isSiteAlone(text: Statements, index: number): boolean {
  const { words } = text;
  if (!SITES.has(textAt(words, index + 1)) || words[index + 2]?.opensSentence === false) return false;
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  if (next - first > LONGEST_SITE || words[first]?.isUnchecked) return false;
  // "Skin marked L knee"
  if (!words.slice(first, index).every((word) => word.text.length < 3 || word.text === 'procedure')) return false;
  return (
    words[first]?.opensLine === true || (/^\d$/.test(textAt(words, first - 1)) && words[first - 1]?.opensLine === true)
  );
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
  const index = headedSides(text).findLast((at) => at < nerve && bodySideAt(text, at) !== undefined);
  if (index === undefined || nerve - index > LONGEST_PARAGRAPH) return undefined;
  for (let at = index + 1; at <= nerve; at++) if (text.words[at]?.opensParagraph) return undefined;
  return bodySideAt(text, index);
}
