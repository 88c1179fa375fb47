import type { SectionKind } from '../text/section-headings.ts';

/** Sections that say nothing of the reason for this procedure. */
export const NO_REASON = new Set<SectionKind>(['plan', 'consent', 'operator', 'other']);
