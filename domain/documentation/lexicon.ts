/** Many vocabularies in one tree of words, so that a text is walked once whatever is looked for. */

export interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

interface Node<Value> {
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

function branch<Value>(node: Node<Value>, word: string | undefined): Node<Value> | undefined {
  if (word === undefined) return undefined;
  const known = node.branches.get(word);
  if (known || word.length !== 4 || word.charCodeAt(0) !== 50 || !YEAR.test(word)) return known;
  return node.branches.get(YEAR_WORD);
}

/**
 * Every entry that stands in the words, in the order of first words and, at one word, shortest first. The work is the
 * number of words times the length of the longest entry at most.
 */
export function findAll<Value>(
  { root }: Lexicon<Value>,
  words: readonly { readonly text: string }[],
  found: (first: number, next: number, value: Value) => void,
): void {
  for (let first = 0; first < words.length; first++) {
    let node = branch(root, words[first]?.text);
    for (let next = first + 1; node; next++) {
      for (const value of node.values) found(first, next, value);
      if (node.branches.size === 0 || next >= words.length) break;
      node = branch(node, words[next]?.text);
    }
  }
}
