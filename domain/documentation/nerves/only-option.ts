/** Nerves of which a technique is only spoken, in a note of another service. */

import {
  assertionAt,
  foundOnce,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isTalk } from '../telling/talk.ts';

/**
 * "Phenol to the tibial branches was raised as an option", in a note of another service: a nerve of which a technique is
 * only spoken.
 */
export function isOnlyOption(text: Statements, group: Span): boolean {
  // What heads the service is what it was given to.
  if (!hasOtherService(text) || sectionOf(text, group.first)?.kind === 'title') return false;
  const { first, next } = sentenceAt(text, group);
  const terms = startingIn(text.terms.lesion, first, next).filter(({ key }) => key === 'ablative' || key === 'agent');
  return terms.length > 0 && terms.every((term) => isTalk(text, term));
}

/**
 * Whether the note tells of a service besides a block, which is given to the very nerve that is to be destroyed, and of
 * no ablation.
 */
function hasOtherService(text: Statements): boolean {
  const isTold = (term: Span): boolean =>
    isOfProcedure(text, term.first) && assertionAt(text, term) === 'performed' && !isTalk(text, term);
  const { modulation, lesion, technique } = text.terms;
  return foundOnce(
    text,
    hasOtherService,
    () =>
      modulation.some((term) => term.key !== 'block' && isTold(term)) &&
      !lesion.some((term) => term.key === 'ablative' && isTold(term)) &&
      !technique.some(isTold),
  );
}
