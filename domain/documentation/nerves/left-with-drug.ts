/** Nerves that a note calls by their adjective alone, and that got nothing but a drug that blocks. */

import { hasWord, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isOfAll } from './given-up.ts';
import { holdsLesion } from './lesion-told.ts';

/** What nobody numbs for a lesion with: it lasts longer, or is a steroid. */
const DRUGS = wordSet(`
bupivacaine marcaine ropivacaine methylprednisolone triamcinolone dexamethasone dexa kenalog betamethasone steroid
`);
const NOUNS = wordSet('one site target side needle');
const TOLD_WITHIN = 60;

/** "Then the obturator one: three tries … nothing there but a couple cc of bupivacaine" */
export function isLeftWithDrug(text: Statements, index: number): boolean {
  const { words } = text;
  if (!NOUNS.has(textAt(words, index + 1)) && words[index + 1]?.opensClause !== true) return false;
  const { first } = sentenceAt(text, { first: index, next: index + 1 });
  const next = startingIn(text.terms.nerve, index + 1, index + TOLD_WITHIN)[0]?.first ?? index + TOLD_WITHIN;
  return hasWord(words, first, next, DRUGS) && !holdsLesion(text, { first, next }) && !isOfAll(text, first, next);
}
