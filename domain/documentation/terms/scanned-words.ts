/** Words of scanned pages, whose letters the reading machine took for others: "PER0NEAL", "SUPERFlClAL", "neura1gia", "rnonths". */

import { wordList } from '../text/word-list.ts';

/** A numeral, or a small l, amid letters, or a letter behind numerals: nobody types so. "A1c", "80C", "10mL", "T10" and "1st" are none of these. */
const SCANNED =
  /(?<=[A-Z])[01l](?=[A-Z]{2})|(?<=[A-Z]{2})[01l](?=[A-Z])|(?<=[a-z])[01](?=[a-z]{2})|(?<=[a-z]{2})[01](?=[a-z])|(?<=\d\d)O\b|D0B/;

/** Whether letters of the text were taken for others; in all other texts every word is what it is. */
export function isScanned(text: string): boolean {
  return SCANNED.test(text);
}

/** Shorter words are too near to short forms, levels and measures. */
const SHORTEST = 4;
const LETTERS = /^[a-z]+$/;
/** Units of measures; of shorter words only these are known. */
const UNITS = wordList('ml+,mm,cm,min+,mcg,mg');
const SHORTEST_UNIT = 3;

export interface ScannedWords {
  /** The word that was printed; undefined where none is known. */
  meant(word: string): string | undefined;
}

/** Made at the first scanned page: of most texts nobody asks it. */
export function scannedWordsOf(words: () => Iterable<string>): ScannedWords {
  let printed: ReadonlyMap<string, string | undefined> | undefined;
  return {
    meant(word) {
      if (word.length < SHORTEST_UNIT) return NUMBER.test(word) ? word.replaceAll('o', '0') : undefined;
      printed ??= byShape(words());
      const known = printed.get(shapeOf(word));
      if (known !== undefined && (word.length >= SHORTEST || known.length < word.length)) return known;
      return NUMBER.test(word) ? word.replaceAll('o', '0') : lettered(word);
    },
  };
}

/** "8O", "1OO", "8OC" */
const NUMBER = /^[1-9]\d?o{1,2}c?$/;

function byShape(words: Iterable<string>): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>(UNITS.map((unit) => [shapeOf(unit), unit]));
  for (const word of words) {
    if (word.length < SHORTEST || !LETTERS.test(word)) continue;
    const shape = shapeOf(word);
    const other = found.get(shape);
    // Two words of one shape are told apart by nothing.
    found.set(shape, other !== undefined && other !== word ? undefined : word);
  }
  return found;
}

/** A word as such a machine sees it: letters that look alike as one. */
function shapeOf(word: string): string {
  return word
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[1i]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's');
}

/** A word that is not known is at least spelled with letters: "p1aced". */
function lettered(word: string): string | undefined {
  if (word.length < SHORTEST) return undefined;
  const letters = word.replace(/(?<=[a-z])[01](?=[a-z])/g, (digit) => (digit === '1' ? 'l' : 'o'));
  return letters === word ? undefined : letters;
}
