/** Levels of nerves that the spine gives off one after the other: "T8-T10 intercostal nerves", "C3, C4 medial branches". */

import type { Statements } from './statements.ts';
import { wordList } from './word-list.ts';

/** A mention as far as levels ask. */
interface Named {
  readonly nerve: string | undefined;
  readonly name: string;
  readonly first: number;
  readonly next: number;
}

const LEVEL = /^([ctls])(\d{1,2})$/;
/** The number that ends a range whose letter is not said again: "T8-10". */
const NUMBER = /^\d{1,2}$/;
/** Words between a nerve and its levels. */
const BETWEEN = new Set(
  wordList(`
    and, the, through, thru, to, at, of, level, levels, left, right, l, r, lt, rt, bilateral, both, nerve, nerves, nn
  `),
);
/** No list of levels is longer. */
const FARTHEST = 12;
const MOST_LEVELS = 8;

/** Each mention once a level, where levels stand beside it. */
export function withLevels<Mention extends Named>(text: Statements, named: readonly Mention[]): readonly Mention[] {
  return named.flatMap((mention, index) => {
    if (text.words[mention.first]?.text === JOINT_NERVE) return [mention];
    const before = levelsBefore(text, mention, named[index - 1]?.next ?? 0);
    const levels =
      before.length > 0 ? before : levelsAfter(text, mention.next, named[index + 1]?.first ?? text.words.length);
    return levels.length === 0 ? [mention] : levels.map((level) => ({ ...mention, name: `${level} ${mention.name}` }));
  });
}

/** The third occipital nerve is one, and its joint has two levels. */
const JOINT_NERVE = 'third';

function levelsBefore(text: Statements, mention: Named, least: number): readonly string[] {
  let first = mention.first;
  while (first > least && mention.first - first < FARTHEST && isOfLevels(text, first - 1)) {
    if (text.words[first]?.opensSentence) break;
    first--;
  }
  return levelsIn(text, first, mention.next);
}

function levelsAfter(text: Statements, first: number, most: number): readonly string[] {
  let end = first;
  while (end < most && end - first < FARTHEST && isOfLevels(text, end) && !text.words[end]?.opensSentence) end++;
  // Levels right before the next nerve are that nerve's.
  return end === most && most < text.words.length ? [] : levelsIn(text, first, end);
}

function isOfLevels({ words }: Statements, index: number): boolean {
  const word = words[index]?.text ?? '';
  if (BETWEEN.has(word) || LEVEL.test(word)) return true;
  return NUMBER.test(word) && LEVEL.test(words[index - 1]?.text ?? '');
}

function levelsIn({ text, words }: Statements, from: number, end: number): readonly string[] {
  const levels = new Set<string>();
  let last: { readonly letter: string; readonly number: number; readonly index: number } | undefined;
  for (let index = from; index < end; index++) {
    const word = words[index];
    if (!word) break;
    const [, letter, digits] = LEVEL.exec(word.text) ?? [];
    const isEnd = letter === undefined && NUMBER.test(word.text);
    if (letter === undefined && !(isEnd && last)) continue;
    const number = Number(digits ?? word.text);
    const own = letter ?? last?.letter ?? '';
    if (last && last.letter === own && isRange(text, words[last.index]?.end ?? 0, word.start)) {
      for (let level = last.number + 1; level < number && levels.size < MOST_LEVELS; level++)
        levels.add(`${own}${level}`);
    }
    if (levels.size < MOST_LEVELS) levels.add(`${own}${number}`);
    last = { letter: own, number, index };
  }
  return [...levels];
}

const RANGE = /^ ?(?:-|–|—|to|through|thru) ?$/i;

function isRange(text: string, from: number, to: number): boolean {
  return to - from <= 10 && RANGE.test(text.slice(from, to));
}
