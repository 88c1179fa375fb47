/** The texts of a claim that were read, for all of its lines. */

import type { Vocabulary } from '../terms/vocabulary.ts';
import { type Statements, statements } from './statements.ts';

/**
 * Texts of one claim that were read: its lines speak of the same notes. A memory of the whole submission would be old to
 * the garbage collector, and what an old object has held for a moment is kept with it until the next full collection.
 */
export type NotesRead = Map<string, Statements>;

/** More than a claim and the lines of one day have; a claim with notes on each of its lines is no longer remembered whole. */
const MOST_NOTES_KEPT = 64;

/** `statements(text)`, read once for all the lines of a claim. */
export function statementsOf(
  text: string,
  notes: NotesRead,
  vocabulary: Vocabulary,
  isDocument = false,
  claimed?: number,
): Statements {
  // The short texts have the longer keys: a note of one day need not be copied to be looked up.
  const key = isDocument && !claimed ? text : `${claimed ?? ''}\u0000${text}`;
  const known = notes.get(key);
  if (known) return known;
  const read = statements(text, vocabulary, isDocument, claimed);
  if (notes.size >= MOST_NOTES_KEPT) notes.clear();
  notes.set(key, read);
  return read;
}
