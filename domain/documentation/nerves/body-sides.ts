/** Words for a side of the body, where they name one that a procedure may be on. */

import type { Side } from '../stated.ts';
import { foundOfEach, hasWord, type Statements, startingIn } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { sideOf } from './side-words.ts';

const PAIRED = wordSet(
  'nerves branches targets sites spots neuromas lesions blocks needles probes cannulas cannulae electrodes introducers tips times views',
);

/** "Right-handed", "left the clinic", "left arm cuff", "bilateral breath sounds", "left intact": not the side of a nerve. */
const NO_SIDE_BEFORE = wordSet(`
handed hand the in our without ambulatory walking after away arm breath decubitus against with via spine alone
intact decub lung eye ear mca out open behind unchanged undone blank cerebral hemisphere hemispheric brain
stroke cva thalamic frontal parietal temporal basal untouched undisturbed atrial ventricular aca pca unticked
unsaid
`);
/** What lies on the body for another end, or how the patient lies: "grounding pad on the left calf". */
const OTHER_THINGS = wordSet(`
pad grounding cuff iv dispersive tourniquet catheter port shoe boot brace splint sling cast crutch bovie
stocking
`);
/** "Turned to the right", "rolled onto her left" */
const POSITIONS = wordSet('turned rolled lying lay onto');
const POSITION_WITHIN = 3;
/** No clause is looked at any farther. */
const NEAR = 6;

/** Where a word for a side stands, in the whole text or between two words. */
export function sideWords({ marks }: Statements, from?: number, to?: number): readonly number[] {
  const sides = from === undefined || to === undefined ? marks.side : startingIn(marks.side, from, to);
  return sides.map(({ first }) => first);
}

/** The side of the body that a word names where it is one of those that a procedure may be on. */
export function bodySideAt(text: Statements, index: number): Side | undefined {
  return foundOfEach(text, bodySideAt, index, () => {
    const named = sideOf(text, text.words[index]);
    return named && isOfBody(text, index) ? named : undefined;
  });
}

function isOfBody(text: Statements, index: number): boolean {
  const { words } = text;
  // "Both LEFT" and "both nerves" are two things, of whatever side.
  const after = words[index + 1];
  if (words[index]?.text === 'both' && (sideOf(text, after) || PAIRED.has(after?.text ?? ''))) return false;
  // "Lazy right lateral decubitus": how the patient lies.
  if (after?.text === 'lateral' && words[index + 2]?.text === 'decubitus') return false;
  // "The ilioinguinal and iliohypogastric nerves were both targeted"
  if (words[index]?.text === 'both' && words[index - 1]?.text === 'were') return false;
  // "Producing a lesion at both"
  if (words[index]?.text === 'both' && words[index - 1]?.text === 'at' && after?.opensClause !== false) return false;
  if (NO_SIDE_BEFORE.has(after?.text ?? '') && !after?.opensSentence && !isSetApart(text, index)) return false;
  return !isPosition(text, index) && !hasWord(words, clauseStart(text, index), index, OTHER_THINGS);
}

const PARTED = new Set([':', ',', ';', ')']);

/** "On the left the same steps were followed", "on the left with 3.5 mL", "Right: the nerve was found": a side, whatever follows it. */
function isSetApart({ text, words }: Statements, index: number): boolean {
  if (words[index + 1]?.text === 'with') return words[index - 1]?.text === 'the' && words[index - 2]?.text === 'on';
  if (words[index + 1]?.text !== 'the') return false;
  if (PARTED.has(text[words[index]?.end ?? 0] ?? '')) return true;
  return words[index - 1]?.text === 'the';
}

function isPosition({ words }: Statements, index: number): boolean {
  for (let at = index - 1; at >= index - POSITION_WITHIN && at >= 0 && words[at]?.text !== 'and'; at--)
    if (POSITIONS.has(textAt(words, at))) return true;
  return false;
}

/** The first word of the clause, and none far from the word. */
export function clauseStart({ words }: Statements, index: number): number {
  let first = index;
  while (first > 0 && index - first < NEAR && !words[first]?.opensClause) first--;
  return first;
}
