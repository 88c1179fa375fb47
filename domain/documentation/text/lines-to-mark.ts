/** Forms with a line for each choice, marked before it, behind it or in its place → boxes; every character keeps its place. */

import { toBox } from './box-signs.ts';

/** "_X_ thermal", "X__ yes", "__x no"; the line on which somebody signs is longer. */
const MARKED = /(?<![a-z\d_])(?:_{1,6}xx?(?:_{1,6}|(?=\s|$))|xx?_{1,6}(?=\s))/gi;
/** "YES__X  NO__" */
const BEHIND = /(?<=[a-z)%])_{1,9}(xx?_{0,6})?(?![a-z\d_])/gi;
const MARKED_BEHIND = /[a-z)%]_{1,9}xx?_{0,6}(?![a-z\d_])/i;
/** Letters right before a line are of whoever signs for the choice: "KD__ femoral branch". */
const EMPTY_BEFORE = /(?<!\w)(?:_+(?= {1,3}[a-z])|_{2,}(?=[a-z]))|(?<=\bno? )_{2,}/gi;
/** "XX fluoro  __ US": in the place of a line. */
const IN_PLACE = /(?<=[:\n] ?| {2})x(?= {1,3}[a-z])|(?<=[:\s])xx(?= {1,3}[a-z])/gi;

export function withMarkedLines(text: string): string {
  if (!text.includes('_')) return text;
  if (MARKED_BEHIND.test(text)) return text.replace(BEHIND, toBox);
  if (text.search(MARKED) < 0 && (text.search(EMPTY_BEFORE) < 0 || text.search(IN_PLACE) < 0)) return text;
  const toFull = (sign: string): string => toBox(sign, true);
  return text
    .replace(MARKED, toFull)
    .replace(IN_PLACE, toFull)
    .replace(EMPTY_BEFORE, (sign) => toBox(sign));
}
