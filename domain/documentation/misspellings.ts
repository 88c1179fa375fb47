/** Words of nerves and techniques with one slip of the keys: "suprascapluar", "ilioingunal". */

/** Shorter words are too near to each other. */
const SHORTEST = 7;
export const SHORTEST_MISSPELLED = SHORTEST - 1;
const LONGEST = 24;

/** Words of notes that stand one slip from those and mean what they say. */
const ORDINARY = new Set([
  ...['infection', 'infections', 'contiguous', 'literal', 'interior', 'projection', 'projections', 'focuses'],
  ...['sciatica', 'dehydrate', 'femora'],
]);

export interface Misspellings {
  /** The word that was meant; undefined where the word is none of these, or is one of them as it stands. */
  meant(word: string): string | undefined;
}

export function misspellingsOf(words: Iterable<string>): Misspellings {
  const right = new Set([...words, ...ORDINARY]);
  const byStump = new Map<string, string[]>();
  for (const word of right) {
    if (ORDINARY.has(word) || word.length < SHORTEST || word.length > LONGEST) continue;
    for (const stump of stumps(word)) {
      const known = byStump.get(stump);
      if (known) known.push(word);
      else byStump.set(stump, [word]);
    }
  }
  return {
    // Nothing is remembered: a word of a note may be anybody's name.
    meant(word) {
      if (word.length < SHORTEST_MISSPELLED || word.length > LONGEST + 1 || right.has(word)) return undefined;
      return nearest(word, byStump);
    },
  };
}

/** The one word that is a single slip away and starts alike; several are as good as none. */
function nearest(word: string, byStump: ReadonlyMap<string, readonly string[]>): string | undefined {
  const candidates = new Set<string>();
  for (const stump of stumps(word)) {
    for (const candidate of byStump.get(stump) ?? []) {
      if (candidate[0] === word[0] && isOneSlip(word, candidate)) candidates.add(candidate);
    }
  }
  return candidates.size === 1 ? [...candidates][0] : undefined;
}

/** The word, and the word without each of its letters. */
function stumps(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** One letter more, one less, another, or two changed over. A plural is no slip. */
function isOneSlip(word: string, meant: string): boolean {
  if (word === `${meant}s` || meant === `${word}s`) return false;
  let first = 0;
  while (first < word.length && word[first] === meant[first]) first++;
  const [rest, other] = [word.slice(first), meant.slice(first)];
  if (rest.slice(1) === other || rest === other.slice(1) || rest.slice(1) === other.slice(1)) return true;
  return rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
}
