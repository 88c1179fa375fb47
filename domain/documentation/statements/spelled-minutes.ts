/** Times that are told without any number. */

import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import type { Measure } from './measure.ts';

/** What may stand before the unit of a time: "one full minute". */
export const WHOLE = wordSet('full whole entire complete solid');

/** "A minute", "a full minute", "a minute and a half" */
export function minuteAt(words: readonly Word[], first: number): Measure | undefined {
  const article = words[first];
  const last = WHOLE.has(textAt(words, first + 1)) ? first + 2 : first + 1;
  const unit = words[last];
  if (article?.text !== 'a' || unit?.text !== 'minute') return undefined;
  const hasHalf = HALF.every((word, offset) => words[last + 1 + offset]?.text === word);
  const next = hasHalf ? last + 1 + HALF.length : last + 1;
  const end = words[next - 1]?.end ?? unit.end;
  return { value: hasHalf ? 90 : 60, unit: 'seconds', first, next, start: article.start, end };
}

const HALF = ['and', 'a', 'half'];
