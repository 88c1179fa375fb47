/** Words as they are written → the words that are meant. */

import type { Term, Vocabulary } from '../terms/vocabulary.ts';
import { type Node, standsFor } from '../text/lexicon.ts';
import type { Word } from '../text/words.ts';

/** Makes the words what was meant by them, each in its place, and tells what the lexicon knows of each. */
export function spellRightly(
  text: string,
  words: Word[],
  { words: known, otherSpellings, misspellings, scannedWords }: Vocabulary,
  isScan: boolean,
): (Node<Term> | undefined)[] {
  return words.map((word, index) => {
    const asWritten = known.get(word.text);
    if (asWritten) return asWritten;
    const printed = isScan ? scannedWords.meant(word.text) : undefined;
    const isPhenol = word.text === 'ph' && STRENGTH.test(text.slice(word.end, word.end + LONGEST_STRENGTH));
    const spelled = isPhenol ? 'phenol' : (printed ?? word.text);
    const meant = otherSpellings.get(spelled) ?? (isPhenol ? spelled : printed) ?? misspellings.meant(word.text);
    if (meant !== undefined && meant !== word.text) words[index] = { ...word, text: meant };
    const stands = meant ?? standsFor(word.text);
    return stands === undefined ? undefined : known.get(stands);
  });
}

/** "Ph 6% 2 cc", and no pH of 6 */
const STRENGTH = /^ \d{1,2}(?:\.\d)? ?%/;
const LONGEST_STRENGTH = 8;
