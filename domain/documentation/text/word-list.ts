/**
 * Words and terms parted by commas, for lists that are read better as text than as one string a line. A plus behind a word
 * adds its plural: `lesion+` is lesion and lesions.
 */
export function wordList(text: string): string[] {
  return withPlurals(text.split(','));
}

function withPlurals(words: readonly string[]): string[] {
  return words.flatMap((said) => {
    const word = said.trim();
    if (!word.endsWith('+')) return word || [];
    const singular = word.slice(0, -1);
    return [singular, `${singular}s`];
  });
}

/**
 * What is said of each word of a list, for lists that all words of a note are held against. Nearly all of those are told
 * apart by their length and their first letter, and are looked up nowhere.
 */
export class WordMap<Value> {
  private readonly values: ReadonlyMap<string, Value>;
  /** By the length of words, their first letters as bits. */
  private readonly initials: number[] = new Array(LAST_PLACE + 1).fill(0);

  constructor(entries: Iterable<readonly [word: string, value: Value]>) {
    this.values = new Map(entries);
    for (const word of this.values.keys()) {
      const place = word.length & LAST_PLACE;
      this.initials[place] = (this.initials[place] ?? 0) | (1 << (word.charCodeAt(0) & LAST_PLACE));
    }
  }

  get(word: string): Value | undefined {
    const initials = this.initials[word.length & LAST_PLACE] ?? 0;
    return (initials >> (word.charCodeAt(0) & LAST_PLACE)) & 1 ? this.values.get(word) : undefined;
  }

  has(word: string): boolean {
    return this.get(word) !== undefined;
  }

  /** The words. */
  [Symbol.iterator](): IterableIterator<string> {
    return this.values.keys();
  }
}

/** Longer words share a place with shorter ones, and other characters with letters: none is missed for it. */
const LAST_PLACE = 31;

/** Words parted by blanks, as a set, with plurals as in `wordList`. */
export function wordSet(text: string): WordMap<true> {
  return new WordMap(withPlurals(text.split(/\s+/)).map((word) => [word, true]));
}
