/** Which parts of a note tell what was done. */

import type { SectionKind } from './section-headings.ts';
import { type Statements, sectionOf } from './statements.ts';

const DONE = new Set<SectionKind>(['title', 'procedure', 'narrative']);

/** Whether the word stands where the note tells or names the procedure itself. */
export function isOfProcedure(text: Statements, word: number): boolean {
  const section = sectionOf(text, word);
  return section === undefined || DONE.has(section.kind) || isDoneInPlan(text, word, section.kind);
}

const DONE_WORDS = new Set(['performed', 'done', 'completed', 'underwent', 'treated']);
const NOT_YET = new Set(['will', 'to', 'be', 'scheduled', 'not', 'if', 'consider']);
const FARTHEST = 24;

/** SOAP notes tell under "P" what was done, and say so: "performed today", "today performed". */
function isDoneInPlan({ words }: Statements, word: number, kind: SectionKind): boolean {
  if (kind !== 'plan') return false;
  let first = word;
  while (first > 0 && word - first < FARTHEST && words[first]?.opensSentence === false) first--;
  let isDone = false;
  let isToday = false;
  for (let index = first; index < words.length && index < word + FARTHEST; index++) {
    if (index > word && words[index]?.opensSentence) break;
    const text = words[index]?.text ?? '';
    if (NOT_YET.has(text)) return false;
    if (DONE_WORDS.has(text)) isDone = true;
    if (text === 'today') isToday = true;
  }
  return isDone && isToday;
}
