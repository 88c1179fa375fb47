/** What a note says of the procedure before it tells it: read only where the telling itself leaves something out. */

import type { SectionKind } from './section-headings.ts';
import { assertionAt, type Span, type Statements, sectionOf, sentenceAt, startingIn } from './statements.ts';

const TOLD = new Set<SectionKind>(['title', 'procedure', 'narrative']);
/** Nothing in these speaks of the procedure of the day. */
const NEVER = new Set<SectionKind>(['history']);

/**
 * Whether the words name what the procedure was to be: an ablation in the same sentence, outside the telling and before
 * it. A plan that stands behind the telling is of another day.
 */
export function isIntended(text: Statements, span: Span): boolean {
  const section = sectionOf(text, span.first);
  if (!section || TOLD.has(section.kind) || NEVER.has(section.kind)) return false;
  const assertion = assertionAt(text, span);
  if (assertion === 'negated' || assertion === 'historical') return false;
  const { first, next } = sentenceAt(text, span);
  if (!startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'ablative')) return false;
  return isFollowedByTelling(text, section.next);
}

function isFollowedByTelling({ sections }: Statements, from: number): boolean {
  return sections.some(({ kind, first, next, content }) => first >= from && next > content && TOLD.has(kind));
}
