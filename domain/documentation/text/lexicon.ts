/** Many vocabularies in one tree of words, so that a text is walked once whatever is looked for. */

export interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** What may follow the words that led here, and the entries that end with them. */
export interface Node<Value> {
  readonly branches: Map<string, Node<Value>>;
  readonly values: Value[];
}

export interface Lexicon<Value> {
  readonly root: Node<Value>;
}

export function lexiconOf<Value>(entries: Iterable<Entry<Value>>): Lexicon<Value> {
  const root: Node<Value> = { branches: new Map(), values: [] };
  for (const { words, value } of entries) {
    if (words.length === 0) continue;
    let node = root;
    for (const word of words) {
      let next = node.branches.get(word);
      if (!next) {
        next = { branches: new Map(), values: [] };
        node.branches.set(word, next);
      }
      node = next;
    }
    node.values.push(value);
  }
  return { root };
}

/** A word that stands in entries. */
export interface KnownWord<Value> {
  /** The word as the entries have it. */
  readonly meant: string;
  /** Where it leads from the root; undefined where no entry starts with it. */
  readonly start: Node<Value> | undefined;
}

/** Any year of this century stands in entries as one word. */
const YEAR = /^20\d\d$/;
const YEAR_WORD = '#year';

/** The word of the entries that a word stands for which is none of them as it is. */
export function standsFor(word: string): string | undefined {
  return word.length === 4 && word.charCodeAt(0) === 50 && YEAR.test(word) ? YEAR_WORD : undefined;
}

/**
 * Every entry that stands in the words of a text, in the order of first words and, at one word, shortest first; words
 * that stand in no entry are undefined. The work is the number of words times the length of the longest entry at most.
 */
export function findAll<Value>(
  words: readonly (KnownWord<Value> | undefined)[],
  found: (first: number, next: number, value: Value) => void,
): void {
  for (let first = 0; first < words.length; first++) {
    let node = words[first]?.start;
    for (let next = first + 1; node; next++) {
      for (const value of node.values) found(first, next, value);
      if (node.branches.size === 0) break;
      const word = next < words.length ? words[next] : undefined;
      node = word && node.branches.get(word.meant);
    }
  }
}
