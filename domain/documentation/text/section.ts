/** A part of a note under one heading. */

import type { SectionKind } from './section-headings.ts';

export interface Section {
  readonly kind: SectionKind;
  /** The heading as the note writes it; empty for text without one. */
  readonly heading: string;
  /** The heading in lower case, one blank between words. */
  readonly label: string;
  /** First word of the heading. */
  readonly first: number;
  /** First word behind the heading. */
  readonly content: number;
  /** Index past the last word of the section. */
  readonly next: number;
  /** What sets it apart from the procedure: its label dates it to another day, or names a document that tells nothing of it. */
  readonly apart?: 'byDay' | 'byKind' | undefined;
  /** Whether its heading says that what it lists was not done. */
  readonly isDenied?: boolean;
}

export interface Heading {
  readonly kind: SectionKind | undefined;
  readonly first: number;
  readonly next: number;
  readonly apart?: Section['apart'];
  /** Whether its text stands in the line of its label, and is one paragraph. */
  readonly isInline?: boolean | undefined;
}
