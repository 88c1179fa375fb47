/** Words told by how they start, for lists that hold stems: "ablat" stands for ablation, ablated and ablating. */

import { textAt } from '../text/words.ts';
import { isOfOtherDay, type Statements } from './statements.ts';

/**
 * Whether such a word stands anywhere but behind an empty box, or in a document of another day, and none of those that
 * say nothing where they stand.
 */
export function hasStart(
  statements: Statements,
  starts: readonly string[],
  isIdle?: (words: Statements['words'], index: number) => boolean,
): boolean {
  const { words } = statements;
  let isUnticked = false;
  return words.some(({ text, opensSentence, isUnchecked }, index) => {
    if (opensSentence) isUnticked = isUnchecked;
    return !isUnticked && isOneOf(text, starts) && !isOfOtherDay(statements, index) && isIdle?.(words, index) !== true;
  });
}

/** Whether such a word stands at most so many words away, in the same paragraph or not: tables break lines. */
export function startsWithin({ words }: Statements, index: number, most: number, starts: readonly string[]): boolean {
  for (let at = Math.max(0, index - most); at <= index + most && at < words.length; at++) {
    if (isOneOf(textAt(words, at), starts)) return true;
  }
  return false;
}

export function isOneOf(word: string, starts: readonly string[]): boolean {
  return starts.some((start) => word.startsWith(start));
}
