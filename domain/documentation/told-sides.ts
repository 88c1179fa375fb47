/** Sides on which a note says that something was done, whatever nerve it says it of. */

import type { Side } from './documented-facts.ts';
import { isOfProcedure } from './performed.ts';
import { sideOf } from './side-words.ts';
import { assertionAt, hasWord, type Span, type Statements, sectionOf, sentenceAt, startingIn } from './statements.ts';
import { wordList } from './word-list.ts';

export type OneSide = 'left' | 'right';

/** "Right-handed", "left the clinic", "left arm cuff", "bilateral breath sounds", "left intact": not the side of a nerve. */
const NO_SIDE_BEFORE = new Set(
  wordList(`
    handed, hand, the, in, our, without, ambulatory, walking, after, away, arm, breath, decubitus, against, with, via,
    alone, intact, untouched, undisturbed, decub, lung, eye, ear, atrial, ventricular
  `),
);
/** What lies on the body for another end: "grounding pad on the left calf". */
const OTHER_THINGS = new Set(wordList('pad, grounding, bovie, cuff, iv, dispersive, tourniquet, catheter, port'));
/** What is said of a side that was not treated, before or behind it in its clause. */
const SPARED = new Set(
  wordList(`
    untreated, untouched, deferred, postponed, rebook, rebooked, reschedule, rescheduled, later, normal, unremarkable,
    asymptomatic, unaffected, uninvolved, spared, contralateral, opposite, declined, cancelled, aborted
  `),
);
/** "Put off", "held off". */
const PUT = new Set(['put', 'held', 'called']);
const NEAR = 6;

/** The side of the body that a word names where it is one of those that a procedure may be on. */
export function bodySideAt(text: Statements, index: number): Side | undefined {
  const { words } = text;
  const side = sideOf(text, words[index]);
  if (!side || NO_SIDE_BEFORE.has(words[index + 1]?.text ?? '')) return undefined;
  return hasWord(words, clauseStart(text, index), index, OTHER_THINGS) ? undefined : side;
}

/** Whether the note says of the side at a word that it was left out, for now or for good. */
export function isSpared(text: Statements, index: number): boolean {
  const { words } = text;
  if (assertionAt(text, { first: index, next: index + 1 }) !== 'performed') return true;
  const from = clauseStart(text, index);
  for (let at = from; at < index + NEAR && at < words.length; at++) {
    if (at > index && words[at]?.opensClause) break;
    const word = words[at]?.text ?? '';
    if (SPARED.has(word) || (word === 'off' && PUT.has(words[at - 1]?.text ?? ''))) return true;
  }
  return false;
}

function clauseStart({ words }: Statements, index: number): number {
  let first = index;
  while (first > 0 && index - first < NEAR && !words[first]?.opensClause) first--;
  return first;
}

/** Terms of a lesion that only tell where something lies or was numbed. */
const NO_DEED = new Set(['landmark', 'anatomy', 'notDestroyed', 'localAnesthetic', 'block']);

/**
 * Whether the telling of the procedure speaks of the side where it names a nerve, a deed or the site: what stands
 * beside it was done there, as far as anybody can tell.
 */
export function tellsSide(text: Statements, side: OneSide): boolean {
  return text.words.some((_, index) => {
    const said = sideOf(text, text.words[index]);
    if ((said !== side && said !== 'bilateral') || bodySideAt(text, index) !== said) return false;
    return isOfProcedure(text, index) && !isSpared(text, index) && isOfDeed(text, index);
  });
}

function isOfDeed(text: Statements, index: number): boolean {
  const span: Span = { first: index, next: index + 1 };
  const section = sectionOf(text, index);
  if (section?.kind === 'title') return true;
  const { first, next } = sentenceAt(text, span);
  const { nerve, nerveShort, technique, lesion } = text.terms;
  return (
    startingIn(nerve, first, next).length > 0 ||
    startingIn(nerveShort, first, next).length > 0 ||
    startingIn(technique, first, next).length > 0 ||
    startingIn(lesion, first, next).some(({ key }) => !NO_DEED.has(key))
  );
}
