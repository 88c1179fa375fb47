/** Short forms of nerves that are ordinary words or numerals too, and count in a list of nerves only: "SSN, AN, LPN". */

import { foundOnce, type Statements, type TermAt } from '../statements/statements.ts';
import { FULL_NERVE_NOUNS } from '../text/nerve-nouns.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { sideOf } from './side-words.ts';

const ORDINARY = wordSet('PIN');
const STAFF_BEFORE = wordSet('by nurse rn lpn intake rooming staff');
/** Medial branches have no other name than their level. */
const OF_LEVELS = 'MB';
const SHORTEST_OWN = 3;
/** Sides, numbers of a list and joining words between two of a list. */
const MOST_BETWEEN = 3;
const BETWEEN = /^(?:and|the|n|nerve|nerves|plus|left|right|l|r|lt|rt|needle|site|probe|cannula|target|electrode|\d)$/;

export function isOrdinary(short: string): boolean {
  return (short.length < SHORTEST_OWN && short !== OF_LEVELS) || ORDINARY.has(short);
}

const NUMBER = /^\d{1,2}$/;

const LEVEL = /^[ctl]\d{1,2}$/;

/** "L3 + L4 MB", "L4/5 MBs" */
function isBehindLevel(words: Statements['words'], first: number): boolean {
  const before = textAt(words, first - 1);
  return LEVEL.test(NUMBER.test(before) ? textAt(words, first - 2) : before);
}

/** "INTAKE (LPN)", "by A. Sample, LPN:" is a licensed practical nurse. */
export function isNoName({ text, words }: Statements, first: number, short: string): boolean {
  const word = words[first];
  if (!word) return false;
  // "IMG 3 - Procedure": the label of a page.
  if (word.opensLine && NUMBER.test(textAt(words, first + 1)) && words[first + 1]?.opensClause === false)
    return words[first + 2]?.opensClause !== false;
  if (short === OF_LEVELS) return !isBehindLevel(words, first);
  if (short !== 'LPN') return false;
  return STAFF_BEFORE.has(textAt(words, first - 1)) || text[word.end] === ')' || text[word.end] === ':';
}

/** Whether its side stands right before it, "Right PIN", or the note says the name in full elsewhere. */
export function isSidedOrDefined(text: Statements, { key, first }: TermAt, nerve: string): boolean {
  if (fullNames(text).has(nerve)) return true;
  if (!text.isProse) return false;
  if (isBeforeNoun(text, first) || listedShorts(text).has(key)) return true;
  const before = text.words[first - 1];
  return before !== undefined && !text.words[first]?.opensClause && sideOf(text, before) !== undefined;
}

function fullNames(text: Statements): ReadonlySet<string> {
  return foundOnce(text, fullNames, () => new Set(text.terms.nerve.map(({ key }) => key)));
}

const KINDS = wordSet('terminal articular sensory motor cutaneous distal');

/** "PIN terminal branch" */
function isBeforeNoun({ words }: Statements, first: number): boolean {
  const next = KINDS.has(textAt(words, first + 1)) ? first + 2 : first + 1;
  return FULL_NERVE_NOUNS.has(textAt(words, next)) && words[first + 1]?.opensClause === false;
}

/** "AIN/PIN block": what stands in one list of nerves is a nerve in all of the note. */
function listedShorts(text: Statements): ReadonlySet<string> {
  return foundOnce(
    text,
    listedShorts,
    () => new Set(text.terms.nerveShort.flatMap(({ key, first }) => (isListedShort(text, first) ? key : []))),
  );
}

/** Whether another nerve stands right before or after it with nothing else between. */
export function isListedShort(text: Statements, first: number): boolean {
  const { nerve, nerveShort } = text.terms;
  const starts = (index: number): boolean => has(nerve, index, 'first') || has(nerveShort, index, 'first');
  const ends = (index: number): boolean => has(nerve, index, 'next') || has(nerveShort, index, 'next');
  for (let index = first + 1; index <= first + 1 + MOST_BETWEEN; index++) {
    if (starts(index)) return true;
    if (!BETWEEN.test(textAt(text.words, index))) break;
  }
  for (let index = first; index >= first - MOST_BETWEEN; index--) {
    if (ends(index)) return true;
    if (!BETWEEN.test(textAt(text.words, index - 1))) break;
  }
  return false;
}

/** Whether a term, sorted by its first word, starts or ends at a word. */
function has(terms: readonly TermAt[], index: number, edge: 'first' | 'next'): boolean {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle]?.[edge] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return terms[low]?.[edge] === index;
}
