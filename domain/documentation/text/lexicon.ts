/** Many vocabularies in one tree of words, so that a text is walked once whatever is looked for. */

export interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** A word behind those that led to it, what may follow it, and the entries that end with it. */
export interface Node<Value> {
  readonly word: string;
  /** Undefined where nothing follows: most nodes end an entry, and a large tree is a slow one. */
  branches: Map<string, Node<Value>> | undefined;
  values: readonly Value[];
}

/** Every word of the entries; one that starts none has neither branches nor values. */
export type Lexicon<Value> = Map<string, Node<Value>>;

export function lexiconOf<Value>(entries: Iterable<Entry<Value>>): Lexicon<Value> {
  const lexicon: Lexicon<Value> = new Map();
  for (const { words, value } of entries) {
    let branches = lexicon;
    words.forEach((word, index) => {
      const node = nodeOf(branches, word);
      if (index === words.length - 1) node.values = [...node.values, value];
      else branches = node.branches ??= new Map();
    });
    for (const word of words) nodeOf(lexicon, word);
  }
  return lexicon;
}

function nodeOf<Value>(branches: Map<string, Node<Value>>, word: string): Node<Value> {
  const known = branches.get(word);
  if (known) return known;
  const node = { word, branches: undefined, values: NO_VALUES };
  branches.set(word, node);
  return node;
}

const NO_VALUES: readonly never[] = [];

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
  words: readonly (Node<Value> | undefined)[],
  found: (first: number, next: number, value: Value) => void,
): void {
  for (let first = 0; first < words.length; first++) {
    let node = words[first];
    for (let next = first + 1; node; next++) {
      for (const value of node.values) found(first, next, value);
      const word: Node<Value> | undefined = node.branches && words[next];
      node = word && node.branches?.get(word.word);
    }
  }
}
