/** Nerves that a note names by what ails them. */

import { foundOnce, type Statements, sectionOf } from '../statements/statements.ts';
import type { NerveGroup } from './nerve-mention.ts';

/** "Dx: meralgia paresthetica, left", in a note that names the nerve of the right side: the same nerve may be meant. */
export function isDiagnosed(text: Statements, { mentions }: NerveGroup): boolean {
  const isMeralgia = (word: Statements['words'][number], index: number): boolean =>
    word.text === 'meralgia' && sectionOf(text, index)?.kind === 'diagnosis';
  const isOfThigh = mentions.some(({ nerve }) => nerve === 'lateral femoral cutaneous nerve');
  return isOfThigh && foundOnce(text, isDiagnosed, () => text.words.some(isMeralgia));
}
