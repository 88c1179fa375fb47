/** Whether a text is a procedure note, which is complete, or a few words that may leave out anything. */

import type { SectionKind } from './section-headings.ts';
import type { Statements } from './statements.ts';

/** Sections that only a report of a procedure has. */
const OF_A_PROCEDURE = new Set<SectionKind>(['title', 'procedure']);
/** The words that a note has at least when its headings show what it is. */
const FEWEST_WORDS_WITH_HEADINGS = 25;
/** The words by which a text without them is more than a remark. */
const FEWEST_WORDS = 40;

/** A text that goes on behind what was read may say there what it seems to leave out. */
export function isProcedureNote({ words, sections, isCut }: Statements): boolean {
  if (isCut || words.length < FEWEST_WORDS_WITH_HEADINGS) return false;
  return words.length >= FEWEST_WORDS || sections.some(({ kind }) => OF_A_PROCEDURE.has(kind));
}
