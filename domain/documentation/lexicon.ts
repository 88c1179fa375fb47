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

/** Any year of this century stands in terms as one word. */
const YEAR = /^20\d\d$/;
const YEAR_WORD = '#year';

/** Where a word leads from a node; from the root where an entry starts with it. */
export function branch<Value>(node: Node<Value>, word: string | undefined): Node<Value> | undefined {
  return word === undefined ? undefined : (node.branches.get(word) ?? branchOfYear(node, word));
}

/** The same for a word that is known to be none of the entries' words as it stands. */
export function branchOfYear<Value>(node: Node<Value>, word: string): Node<Value> | undefined {
  const isYear = word.length === 4 && word.charCodeAt(0) === 50 && YEAR.test(word);
  return isYear ? node.branches.get(YEAR_WORD) : undefined;
}

/**
 * Every entry that stands in the words, in the order of first words and, at one word, shortest first. `starts` holds for
 * each word where it leads from the root. The work is the number of words times the length of the longest entry at most.
 */
export function findAll<Value>(
  words: readonly { readonly text: string }[],
  starts: readonly (Node<Value> | undefined)[],
  found: (first: number, next: number, value: Value) => void,
): void {
  for (let first = 0; first < words.length; first++) {
    let node = starts[first];
    for (let next = first + 1; node; next++) {
      for (const value of node.values) found(first, next, value);
      if (node.branches.size === 0 || next >= words.length) break;
      node = branch(node, words[next]?.text);
    }
  }
}
