/** Nerves that stand with a year or a month of before. */

import { hasWord, type Span, type Statements } from '../statements/statements.ts';
import { tellsDeeds } from '../telling/performed.ts';
import { opensBefore } from '../telling/untold.ts';
import { isYear } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { NOW } from './left-for-later.ts';

const DIGIT = /^\d/;

/** "2018, Dallas: pudendal nerve, frozen": a sentence opens with a time before, which no heading of the telling is. */
export function isOfYear({ text, words, sectionOfWord }: Statements, { first, next }: Span): boolean {
  if (opensBefore(text, words[first]?.start ?? 0)) return true;
  const from = tellsDeeds(sectionOfWord[first]?.kind ?? 'plan') ? (sectionOfWord[first]?.content ?? first) : first;
  for (let index = Math.max(first, from); index < next && index < first + LONGEST_LABEL; index++) {
    const word = words[index];
    if (!word || !isYear(word.text) || DIGIT.test(textAt(words, index + 1))) continue;
    const isLabel =
      text[word.end] === ':' ||
      (index === first &&
        (words[index + 1]?.opensClause !== false || (word.opensLine && GAP.test(text.slice(word.end, word.end + 2)))));
    return isLabel && !hasWord(words, first, next, NOW);
  }
  return false;
}

const SUBJECTS = wordSet('this these today we i it here now');

/** "Unlike the release of 2019, which was a matter of the tibial nerve, this concerns the digital nerve" */
export function isOfContrast({ words }: Statements, { next: behind }: Span, { first, next }: Span): boolean {
  if (words[first]?.text !== 'unlike') return false;
  for (let index = behind; index < next; index++)
    if (words[index]?.opensClause && SUBJECTS.has(textAt(words, index))) return true;
  return false;
}

/** "L genicular RFA (SL, SM, IM) 6/2024 gave relief": what was done in a month; a note gives its own day whole. */
export function isOfMonth({ text, words }: Statements, { next }: Span): boolean {
  const end = words[next - 1]?.end ?? 0;
  return MONTH_BEHIND.test(text.slice(end, end + LONGEST_MONTH));
}

const MONTH_BEHIND = /^[)\] ]{1,3}(?:[a-z]{2,5} ){0,4}\d{1,2}\/20\d\d\b/;
const LONGEST_MONTH = 26;

/** "2019  knee RFA": the first column of a list of what was done before. */
const GAP = /^(?:\t| {2})/;

/** "Copy from old chart, 2017:" */
const LONGEST_LABEL = 6;
