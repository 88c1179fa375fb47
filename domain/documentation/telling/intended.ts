/** What a note says of the procedure before it tells it: read only where the telling itself leaves something out. */

import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  foundOnce,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { tellsDeeds } from './performed.ts';

/** Nothing in these speaks of the procedure of the day. */
const NEVER = wordSet('history');

/**
 * Whether the words name what the procedure was to be: an ablation in the same sentence, outside the telling and before
 * it. A plan that stands behind the telling is of another day.
 */
export function isIntended(text: Statements, span: Span): boolean {
  const section = sectionOf(text, span.first);
  if (!section || tellsDeeds(section.kind) || NEVER.has(section.kind)) return false;
  const assertion = assertionAt(text, span);
  if (assertion === 'negated' || assertion === 'historical') return false;
  const { first, next } = sentenceAt(text, span);
  if (!startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'ablative')) return false;
  return isFollowedByTelling(text, section.next);
}

const LESION_HEAT = 45;

/** "Bilateral ablation was intended. On the left 80 C": a telling that says first what was to be done. */
export function isIntendedInTelling(text: Statements, span: Span): boolean {
  const { first, next } = span;
  const section = sectionOf(text, first);
  if (!section || !tellsDeeds(section.kind) || assertionAt(text, span) !== 'planned') return false;
  const heated = foundOnce(text, isIntendedInTelling, () =>
    measuresOf(text).findLast(({ unit, value }) => unit === 'celsius' && value >= LESION_HEAT),
  );
  return heated !== undefined && heated.first >= next;
}

function isFollowedByTelling(text: Statements, from: number): boolean {
  const told = foundOnce(text, isFollowedByTelling, () =>
    text.sections.findLast(({ kind, next, content }) => next > content && tellsDeeds(kind)),
  );
  return told !== undefined && told.first >= from;
}
