/** Times that are told without any number. */

import type { Measure } from './measures.ts';
import type { Word } from './words.ts';

/** "A minute", "a minute and a half" */
export function minuteAt(words: readonly Word[], first: number): Measure | undefined {
  const article = words[first];
  const unit = words[first + 1];
  if (article?.text !== 'a' || unit?.text !== 'minute') return undefined;
  const hasHalf = HALF.every((word, offset) => words[first + 2 + offset]?.text === word);
  const next = hasHalf ? first + 2 + HALF.length : first + 2;
  const end = words[next - 1]?.end ?? unit.end;
  return { value: hasHalf ? 90 : 60, unit: 'seconds', first, next, start: article.start, end };
}

const HALF = ['and', 'a', 'half'];
