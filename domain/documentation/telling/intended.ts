/** What a note says of the procedure before it tells it: read only where the telling itself leaves something out. */

import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
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
  const { words } = text;
  const { first, next } = span;
  const section = sectionOf(text, first);
  if (!section || !tellsDeeds(section.kind) || assertionAt(text, span) !== 'planned') return false;
  return startingIn(measuresOf(text), next, words.length).some(
    ({ unit, value }) => unit === 'celsius' && value >= LESION_HEAT,
  );
}

function isFollowedByTelling({ sections }: Statements, from: number): boolean {
  return sections.some(({ kind, first, next, content }) => first >= from && next > content && tellsDeeds(kind));
}
