/** Which parts of a note tell what was done. */

import type { SectionKind } from './section-headings.ts';
import { type Statements, sectionOf } from './statements.ts';

const DONE = new Set<SectionKind>(['title', 'procedure', 'narrative']);

/** Whether the word stands where the note tells or names the procedure itself. */
export function isOfProcedure(text: Statements, word: number): boolean {
  const section = sectionOf(text, word);
  return section === undefined || DONE.has(section.kind) || isDoneInPlan(text, word, section.kind);
}

/** SOAP notes tell under "P" what was done, and say so. */
function isDoneInPlan({ words }: Statements, word: number, kind: SectionKind): boolean {
  if (kind !== 'plan') return false;
  for (let index = word; index < words.length && index < word + 12; index++) {
    if (index > word && words[index]?.opensSentence) return false;
    const text = words[index]?.text;
    if ((text === 'performed' || text === 'done' || text === 'completed') && words[index + 1]?.text === 'today')
      return true;
  }
  return false;
}
