/** Which parts of a note tell what was done. */

import type { SectionKind } from './section-headings.ts';
import { type Statements, sectionOf } from './statements.ts';
import { tellsLesion } from './telling-sentences.ts';

/** Whether the word stands where the note tells or names the procedure itself. */
export function isOfProcedure(text: Statements, word: number): boolean {
  const section = sectionOf(text, word);
  return section === undefined || tellsDeeds(section.kind) || isDoneInPlan(text, word, section.kind);
}

function tellsDeeds(kind: SectionKind): boolean {
  return kind === 'title' || kind === 'procedure' || kind === 'narrative';
}

const DONE_WORDS = new Set(['performed', 'done', 'completed', 'underwent', 'treated', 'given']);
/** What was done to a nerve; with the measures of a lesion no other word need say that it was of today. */
const DEEDS = new Set(['ablated', 'injected', 'inserted', 'lesioned', 'administered', 'infiltrated']);
const NOT_YET = new Set(['will', 'be', 'scheduled', 'if', 'consider', 'should', 'would', 'may', 'next', 'recommend']);
const FARTHEST = 24;

/** SOAP notes tell under "P" what was done: "performed today", "probe inserted, ablated at 85 C for 60 sec". */
function isDoneInPlan({ words }: Statements, word: number, kind: SectionKind): boolean {
  if (kind !== 'plan') return false;
  let first = word;
  while (first > 0 && word - first < FARTHEST && words[first]?.opensSentence === false) first--;
  let isDone = false;
  let isDeed = false;
  let isToday = false;
  for (let index = first; index < words.length && index < word + FARTHEST; index++) {
    if (index > word && words[index]?.opensSentence) break;
    const text = words[index]?.text ?? '';
    if (NOT_YET.has(text) || (text === 'not' && isDenied(words[index + 1]?.text ?? ''))) return false;
    if (DONE_WORDS.has(text)) isDone = true;
    if (DEEDS.has(text)) isDeed = true;
    if (text === 'today') isToday = true;
  }
  return isToday ? isDone || isDeed : isDeed && tellsLesion(words, first);
}

/** What "not" denies of the procedure: "not today", "not done"; "the unit was not sterile" denies nothing of it. */
function isDenied(next: string): boolean {
  return next === 'today' || next === 'yet' || DONE_WORDS.has(next) || DEEDS.has(next);
}
