/** The separators of an answer: those of the interchange that it answers, so that what is repeated from it fits. */

import type { Separators } from '../delimiters.ts';

/**
 * What stands for the separators while an answer is written: which ones it can have is known when all of its values are.
 * No value holds a control character.
 */
export const MARKS = { terminator: '\x1c', element: '\x1d', repetition: '\x1e', component: '\x1f' } as const;

/** Taken in this order where a separator of the sender cannot be used; the last ones always can. */
const SPARE = [...'*:^~|>!<+;=@$&?#%[]{}', ...Object.values(MARKS)];

/** Which characters an answer holds, by their codes. */
export type UsedCharacters = number[];

export function noCharacters(): UsedCharacters {
  return Array<number>(128).fill(0);
}

/** `text` holds marks and printable characters of ASCII. */
export function addCharacters(used: UsedCharacters, text: string): void {
  for (let at = 0; at < text.length; at++) used[text.charCodeAt(at)] = 1;
}

/**
 * What stands for each mark in an answer that holds these characters: the separator that it answers in. One of them may
 * occur in a value all the same: in a simple element that holds the component separator, or in a value of our own. Then
 * a character that occurs in none takes its place, because a changed separator is stated in the ISA and a changed value
 * is not.
 */
export function answerSeparators(used: UsedCharacters, received: Separators): readonly string[] {
  const isFree = (character: string): boolean => character < ' ' || !used[character.charCodeAt(0)];
  const { terminator, element, repetition, component } = received;
  // The rarest comes last, because it gives way to the others.
  const wanted = [terminator, element, component, repetition];
  const taken = wanted.map((character, at) =>
    character !== undefined && isFree(character) && wanted.indexOf(character) === at ? character : undefined,
  );
  for (const [at, character] of taken.entries()) {
    taken[at] = character ?? SPARE.find((spare) => !taken.includes(spare) && isFree(spare));
  }
  const [ofTerminator = '', ofElement = '', ofComponent = '', ofRepetition = ''] = taken;
  return [ofTerminator, ofElement, ofRepetition, ofComponent];
}

/** The piece of an answer, with separators for marks. */
export function inSeparators(piece: string, separators: readonly string[]): string {
  return piece.replace(/[^\x20-\x7e]/g, (mark) => separators[mark.charCodeAt(0) - FIRST_MARK] ?? ' ');
}

const FIRST_MARK = MARKS.terminator.charCodeAt(0);

/** Words of ours without the sender's separators: they are no value of his, so they give way. */
export function withoutSeparators(words: string, { terminator, element, repetition, component }: Separators): string {
  return [terminator, element, component, repetition ?? component].reduce(
    (text, separator) => text.replaceAll(separator, ' '),
    words,
  );
}
