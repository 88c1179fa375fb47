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
  // "Both LEFT": two things of one side.
  if (words[index]?.text === 'both' && sideOf(text, words[index + 1])) return undefined;
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
  const from = correctionOf(text);
  return text.words.some((word, index) => {
    if (index < from) return false;
    const said = sideOf(text, word);
    if ((said !== side && said !== 'bilateral') || bodySideAt(text, index) !== said) return false;
    return isOfProcedure(text, index) && !isSpared(text, index) && isOfDeed(text, index);
  });
}

const CORRECTIONS = new Set(wordList('addendum, correction, corrected, corrigendum, erratum, amended, amendment'));

/** The word from which a note puts right what stands above it, where it names a nerve with its side again; else its first. */
function correctionOf(text: Statements): number {
  const { words, terms } = text;
  for (let index = words.length - 1; index > 0; index--) {
    if (!CORRECTIONS.has(words[index]?.text ?? '')) continue;
    const isSided = startingIn(terms.nerve, index, words.length).some(
      ({ first }) => isBodySide(text, first - 1) || isBodySide(text, first - 2),
    );
    if (isSided) return index;
  }
  return 0;
}

function isBodySide(text: Statements, index: number): boolean {
  return bodySideAt(text, index) !== undefined;
}

/** The line of a heading, else the one below it. */
function isOfFirstLine({ words }: Statements, content: number, index: number): boolean {
  for (let at = index; at > content; at--) if (words[at]?.opensLine) return false;
  return true;
}

function isOfDeed(text: Statements, index: number): boolean {
  const span: Span = { first: index, next: index + 1 };
  const section = sectionOf(text, index);
  if (section?.kind === 'title' && isOfFirstLine(text, section.content, index)) return true;
  const { first, next } = sentenceAt(text, span);
  const { nerve, nerveShort, technique, lesion } = text.terms;
  return (
    startingIn(nerve, first, next).length > 0 ||
    startingIn(nerveShort, first, next).length > 0 ||
    startingIn(technique, first, next).length > 0 ||
    startingIn(lesion, first, next).some(({ key }) => !NO_DEED.has(key))
  );
}
