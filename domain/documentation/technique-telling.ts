/** Which of several techniques that a note names is the one of its procedure, by where they stand. */

import type { Location } from '../claim/claim.ts';
import type { NoteText } from './evidence.ts';
import type { Section } from './sections.ts';
import { type Statements, sectionOf } from './statements.ts';
import { isOfTitle } from './withdrawn.ts';
import { wordAt } from './words.ts';

interface Statement {
  readonly value: { readonly isUnspecified?: boolean };
  readonly at: Location;
}

/**
 * Where a part that is headed as the procedure tells the technique, what stands above it without a heading does not:
 * a pasted record of another day, a word on what was talked over. What stands below it may be the next step.
 */
export function fromTelling<S extends Statement>({ statements }: NoteText, found: readonly S[]): readonly S[] {
  const telling = found.find(({ value, at }) => !value.isUnspecified && isTelling(statements, at));
  const from = telling?.at.start;
  if (from === undefined) return found;
  return found.filter(({ at }) => (at.start ?? from) >= from || sectionAt(statements, at)?.heading !== '');
}

function isTelling(text: Statements, at: Location): boolean {
  const section = sectionAt(text, at);
  if (!section || section.heading === '' || (section.kind !== 'title' && section.kind !== 'procedure')) return false;
  return !isOfTitle(text, wordAt(text.words, at.start ?? 0));
}

function sectionAt(text: Statements, { start }: Location): Section | undefined {
  return start === undefined ? undefined : sectionOf(text, wordAt(text.words, start));
}
