/** Numbers that are told in words: "ninety-five", "a hundred and twenty", "one and a half". */

import { WordMap, wordList } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';

const HUNDRED = 100;
const DIGITS = new WordMap<number>(counted('one, two, three, four, five, six, seven, eight, nine', 1, 1));
const NUMBER_WORDS = new WordMap<number>([
  ...counted('zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve', 0, 1),
  ...counted('twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety', 20, 10),
  ['fifteen', 15],
  ['hundred', HUNDRED],
  ['single', 1],
  ['twice', 2],
]);

function counted(words: string, first: number, step: number): [string, number][] {
  return wordList(words).map((word, index) => [word, first + index * step]);
}

/** The number that starts with a word, and the word behind it; undefined where none does. */
export function spelledAt(
  text: string,
  words: readonly Word[],
  first: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = NUMBER_WORDS.get(textAt(words, first));
  if (value === undefined) return undefined;
  let next = first + 1;
  if (DIGITS.has(textAt(words, first)) && textAt(words, next) === 'hundred') {
    value *= HUNDRED;
    next++;
  } else if (
    value === 1 &&
    text[words[first]?.end ?? 0] === '-' &&
    (NUMBER_WORDS.get(textAt(words, next)) ?? 0) >= 20
  ) {
    // "One-twenty" leaves the word out.
    value = HUNDRED;
  }
  if (value > 0 && value % HUNDRED === 0) {
    const behind = textAt(words, next) === 'and' ? next + 1 : next;
    const rest = NUMBER_WORDS.get(textAt(words, behind));
    if (rest && rest < HUNDRED && text[words[next - 1]?.end ?? 0] !== ',') {
      value += rest;
      next = behind + 1;
    }
  }
  const digit = text[words[next - 1]?.end ?? 0] === ',' ? undefined : spelledDigit(value, textAt(words, next));
  if (digit) {
    value += digit;
    next++;
  }
  // "One and a half minutes"
  if (HALF.every((word, offset) => textAt(words, next + offset) === word))
    return { value: value + 0.5, next: next + HALF.length };
  return { value, next };
}

const HALF = ['and', 'a', 'half'];

/** The digit that a word adds to tens: "eighty five". */
export function spelledDigit(tens: number, word: string): number | undefined {
  return tens % HUNDRED < 20 || tens % 10 !== 0 ? undefined : DIGITS.get(word);
}
