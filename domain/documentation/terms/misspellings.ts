/** Words of nerves and techniques with one slip of the keys: "suprascapluar", "ilioingunal". */

import { wordSet } from '../text/word-list.ts';

/** Shorter words are too near to each other. */
const SHORTEST = 7;
const SHORTEST_MISSPELLED = SHORTEST - 1;
const LONGEST = 24;

/** Words of notes that stand one slip from those and mean what they say. */
const ORDINARY = wordSet(
  'infection+ contiguous literal interior projection+ focuses sciatica dehydrate femora scapula',
);

export interface Misspellings {
  /** The word that was meant; undefined where the word is none of these, or is one of them as it stands. */
  meant(word: string): string | undefined;
}

export function misspellingsOf(words: Iterable<string>): Misspellings {
  const right = new Set([...words, ...ORDINARY]);
  const byStart = new Map<number, string[]>();
  const byEnd = new Map<number, string[]>();
  for (const word of right) {
    if (ORDINARY.has(word) || word.length < SHORTEST || word.length > LONGEST) continue;
    add(byStart, startOf(word), word);
    add(byEnd, endOf(word), word);
  }
  return {
    // Nothing is remembered: a word of a note may be anybody's name.
    meant(word) {
      if (word.length < SHORTEST_MISSPELLED || word.length > LONGEST + 1) return undefined;
      const alike = nearest(word, byStart.get(startOf(word)), undefined);
      const meant = nearest(word, byEnd.get(endOf(word)), alike) ?? undefined;
      return meant === undefined || right.has(word) ? undefined : meant;
    },
  };
}

/** One slip leaves three letters at the start of a word as they are, or three at its end. */
function startOf(word: string): number {
  return (word.charCodeAt(0) * UNIT + word.charCodeAt(1)) * UNIT + word.charCodeAt(2);
}

/** The first letter, which is never the wrong one, and the last three. */
function endOf(word: string): number {
  const last = word.length - 1;
  const end = (word.charCodeAt(last - 2) * UNIT + word.charCodeAt(last - 1)) * UNIT + word.charCodeAt(last);
  return word.charCodeAt(0) * UNIT ** 3 + end;
}

/** Letters as one number, since text that is cut out and put together costs more. All words of the tables are ASCII. */
const UNIT = 128;

function add(index: Map<number, string[]>, key: number, word: string): void {
  const known = index.get(key);
  if (known) known.push(word);
  else index.set(key, [word]);
}

/** The one word that is a single slip away; null where there are several, which are as good as none. */
function nearest(
  word: string,
  candidates: readonly string[] | undefined,
  before: string | undefined | null,
): string | undefined | null {
  let found = before;
  for (const candidate of candidates ?? NONE) {
    const longer = candidate.length - word.length;
    if (longer < -1 || longer > 1 || candidate === found || !isOneSlip(word, candidate)) continue;
    if (found !== undefined) return null;
    found = candidate;
  }
  return found;
}

const NONE: readonly string[] = [];

/** One letter more, one less, another, or two changed over. A plural is no slip. */
function isOneSlip(word: string, meant: string): boolean {
  let first = 0;
  while (first < word.length && word.charCodeAt(first) === meant.charCodeAt(first)) first++;
  let end = word.length;
  let other = meant.length;
  while (end > first && other > first && word.charCodeAt(end - 1) === meant.charCodeAt(other - 1)) {
    end--;
    other--;
  }
  // What is left between is what differs.
  if (end - first > 1 || other - first > 1)
    return (
      end - first === 2 && other - first === 2 && word[first] === meant[first + 1] && word[first + 1] === meant[first]
    );
  return !(isLastLetter(word, first, other) || isLastLetter(meant, first, end));
}

/** An s behind all that the other word has. */
function isLastLetter(word: string, at: number, other: number): boolean {
  return at === other && at === word.length - 1 && word[at] === 's';
}
