/** Both divisions of one nerve, each of which some bill: "obturator, anterior division … posterior division". */

import { assertionAt, hasWord, type Statements } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import type { TreatedNerve } from './nerve-fact.ts';
import { isSaidLeftOut } from './spared-nerves.ts';

/** Nerves that part into an anterior and a posterior division of their own. */
const DIVIDED = wordSet('obturator obt');
const ANTERIOR = wordSet('anterior ant');
const POSTERIOR = wordSet('posterior post');
const NOUNS = wordSet('division+ div branch branches br');
const NOUN_WITHIN = 4;
const NERVE_WITHIN = 5;

/** Whether the telling speaks of both divisions of a treated nerve as treated. */
export function tellsBothDivisions(text: Statements, treated: readonly TreatedNerve[]): boolean {
  if (!treated.some(({ name }) => name.split(' ').some((word) => DIVIDED.has(word)))) return false;
  return tellsDivision(text, ANTERIOR) && tellsDivision(text, POSTERIOR);
}

function tellsDivision(text: Statements, which: Pick<ReadonlySet<string>, 'has'>): boolean {
  const { words } = text;
  return words.some(({ text: word }, index) => {
    if (!which.has(word) || !hasNoun(words, index)) return false;
    const span = { first: index, next: index + 1 };
    return isOfProcedure(text, index) && assertionAt(text, span) === 'performed' && !isSaidLeftOut(text, span);
  });
}

/** "Anterior division", "ant + post div" */
function hasNoun(words: Statements['words'], index: number): boolean {
  for (let at = index + 1; at <= index + NOUN_WITHIN && words[at]?.opensSentence === false; at++)
    if (NOUNS.has(textAt(words, at)))
      return hasWord(words, Math.max(0, index - NERVE_WITHIN), at + NERVE_WITHIN, DIVIDED);
  return false;
}
