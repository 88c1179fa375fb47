/** Which of several techniques that a note names is the one of its procedure, by where they stand. */

import type { Location } from '../../claim/claim.ts';
import type { NoteText } from '../evidence.ts';
import { type Statements, sectionOf } from '../statements/statements.ts';
import { tellsDeeds } from '../telling/performed.ts';
import { isRemark, isTalk } from '../telling/talk.ts';
import { isOfTitle } from '../telling/untold.ts';
import type { Section } from '../text/section.ts';
import { wordAt } from '../text/words.ts';

interface Statement {
  readonly value: { readonly isUnspecified?: boolean };
  readonly at: Location;
}

/**
 * Where a part that is headed as the procedure tells the technique, what stands above it without a heading does not:
 * a pasted record of another day, a word on what was talked over. What stands below it may be the next step, and so
 * may it be the step before where nothing but the procedure stands between.
 */
export function fromTelling<S extends Statement>({ statements }: NoteText, found: readonly S[]): readonly S[] {
  const telling = found.find(({ value, at }) => !value.isUnspecified && isTelling(statements, at));
  const from = telling?.at.start;
  if (from === undefined) return found;
  return found.filter(({ at }) => {
    const section = sectionAt(statements, at);
    return (at.start ?? from) >= from || section?.heading !== '' || !isParted(statements, section.next, from);
  });
}

/** Those that are told as done, and not only talked of. */
export function withoutTalk<S extends Statement>({ statements: text }: NoteText, found: readonly S[]): readonly S[] {
  return found.filter(({ at }) => {
    const first = wordAt(text.words, at.start ?? 0);
    const span = { first, next: first + 1 };
    return at.start === undefined || !(isRemark(text, span) || (isTalk(text, span) && !isOfTitle(text, first)));
  });
}

/** Whether a part that is none of the procedure stands between: nobody examines between two steps. */
function isParted(text: Statements, from: number, start: number): boolean {
  const next = wordAt(text.words, start);
  return text.sections.some(({ kind, first }) => first >= from && first < next && !tellsDeeds(kind));
}

function isTelling(text: Statements, at: Location): boolean {
  const section = sectionAt(text, at);
  if (!section || section.heading === '' || (section.kind !== 'title' && section.kind !== 'procedure')) return false;
  return !isOfTitle(text, wordAt(text.words, at.start ?? 0));
}

function sectionAt(text: Statements, { start }: Location): Section | undefined {
  return start === undefined ? undefined : sectionOf(text, wordAt(text.words, start));
}
