/** The separators of an answer: those of the interchange that it answers, so that what is repeated from it fits. */

import type { Separators } from '../delimiters.ts';
import { type Pieces, pieces } from './text-spool.ts';

/**
 * What stands for the separators while an answer is written: which ones it can have is known when all of its values are.
 * No value holds a control character.
 */
export const MARKS = { terminator: '\x1c', element: '\x1d', repetition: '\x1e', component: '\x1f' } as const;

/** Taken in this order where a separator of the sender cannot be used; the last ones always can. */
const SPARE = [...'*:^~|>!<+;=@$&?#%[]{}', ...Object.values(MARKS)];

/**
 * The answer, cut by the separators that it answers in. One of them may occur in a value all the same: in a simple
 * element that holds the component separator, or in a value of our own. Then a character that occurs in none takes its
 * place, because a changed separator is stated in the ISA and a changed value is not.
 */
export function inSeparators(answer: Pieces, received: Separators): Pieces {
  return pieces(function* cut() {
    const used = charactersOf(answer);
    const isFree = (character: string): boolean => character < ' ' || !used.has(character);
    const { terminator, element, repetition, component } = received;
    const wanted = [terminator, element, component, repetition];
    const taken = wanted.map((character, at) =>
      character !== undefined && isFree(character) && wanted.indexOf(character) === at ? character : undefined,
    );
    for (const [at, character] of taken.entries()) {
      taken[at] = character ?? SPARE.find((spare) => !taken.includes(spare) && isFree(spare));
    }
    const separators = new Map(
      [MARKS.terminator, MARKS.element, MARKS.component, MARKS.repetition].map((mark, at) => [
        mark as string,
        taken[at],
      ]),
    );
    for (const piece of answer) yield piece.replace(/[^\x20-\x7e]/g, (mark) => separators.get(mark) ?? ' ');
  });
}

function charactersOf(answer: Pieces): ReadonlySet<string> {
  const isUsed = new Uint8Array(128);
  for (const piece of answer) for (let at = 0; at < piece.length; at++) isUsed[piece.charCodeAt(at)] = 1;
  return new Set([...isUsed].flatMap((used, code) => (used ? [String.fromCharCode(code)] : [])));
}

/** Words of ours without the sender's separators: they are no value of his, so they give way. */
export function withoutSeparators(words: string, { terminator, element, repetition, component }: Separators): string {
  return [terminator, element, component, repetition ?? component].reduce(
    (text, separator) => text.replaceAll(separator, ' '),
    words,
  );
}
