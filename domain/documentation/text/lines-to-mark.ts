/** Forms with a line for each choice, marked before it, behind it or in its place → boxes; every character keeps its place. */

import { EMPTY, FULL } from './box-signs.ts';

/** "_X_ thermal", "X__ yes", "__x no"; the line on which somebody signs is longer. */
const MARKED = /(?<![a-z\d_])(?:_{1,6}x{1,2}(?:_{1,6}|(?=\s|$))|x{1,2}_{1,6}(?=\s))/gi;
/** "YES__X  NO__" */
const BEHIND = /(?<=[a-z)%])_{1,6}x{1,2}(?![a-z\d_])/gi;
const EMPTY_BEHIND = /(?<=[a-z)%])_{1,9}(?![a-z\d_])/gi;
const BEFORE = /(?<!\S)_+(?= {1,3}[a-z])|(?<!_)_{2,}(?= {0,3}[a-z])|(?<=\b(?:yes|no|y|n) )_{2,}/gi;
/** "XX fluoro  __ US": in the place of a line. */
const IN_PLACE = /(?<=[:\n] ?| {2})xx?(?= {1,3}[a-z])|(?<=[a-z] )xx(?= [a-z])/gi;
/** "KD__ femoral branch": whoever treated it signs for it. */
const INITIALS = /^ {0,4}[A-Z]{2,3}_{1,6}(?= )/gm;
const NO_INITIALS = /RT|LT|US|CT|NO|RF/;

export function withMarkedLines(text: string): string {
  if (!text.includes('_')) return text;
  if (text.search(BEHIND) >= 0) return text.replace(BEHIND, toFull).replace(EMPTY_BEHIND, toEmpty);
  if (text.search(MARKED) < 0 && (text.search(BEFORE) < 0 || text.search(IN_PLACE) < 0)) return text;
  return text
    .replace(MARKED, toFull)
    .replace(IN_PLACE, toFull)
    .replace(INITIALS, (line) => (NO_INITIALS.test(line) ? line : toFull(line)))
    .replace(BEFORE, toEmpty);
}

function toFull(sign: string): string {
  return FULL.padEnd(sign.length);
}

function toEmpty(sign: string): string {
  return EMPTY.padEnd(sign.length);
}
