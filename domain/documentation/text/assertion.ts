/**
 * Whether what a word says was done. Negation, history and plans follow the NegEx and ConText way: a cue has a
 * direction and a reach, and clause boundaries end its reach.
 *
 * Chapman et al., A simple algorithm for identifying negated findings and diseases, J Biomed Inform 34, 2001;
 * Harkema et al., ConText, J Biomed Inform 42, 2009.
 */

import {
  COMPLETIONS,
  type Cue,
  type CueSense,
  FRAMES,
  NO_CUE_BEFORE,
  OTHER_MATTERS,
  SMALL_WORDS,
} from './assertion-cues.ts';
import { EACH_SIDE, WAS_DONE } from './common-words.ts';
import { endOfComparison } from './comparisons.ts';
import { isAccord, isSight } from './sights.ts';
import { wordSet } from './word-list.ts';
import { textAt, type Word } from './words.ts';

export type Assertion = 'performed' | 'negated' | 'historical' | 'planned';

/** A cue where it stands. */
export interface CueAt {
  readonly cue: Cue;
  readonly first: number;
  readonly next: number;
}

/** The cues of a text by the word at which their search ends: those before a term by their end, others by their start. */
export interface CueIndex {
  readonly endingAt: ReadonlyMap<number, readonly CueAt[]>;
  readonly startingAt: ReadonlyMap<number, readonly CueAt[]>;
  /** Numbers of the sentences that hold any of a sense; no cue reaches out of its sentence. */
  readonly sentences: Readonly<Record<CueSense, ReadonlySet<number>>>;
  /** Numbers of the sentences that hold a word of `FRAMES`. */
  readonly framed: ReadonlySet<number>;
}

/** Words in the order spoken, with their cues. */
export interface Spoken {
  readonly words: readonly Word[];
  readonly cues: CueIndex;
  /** Whether it is a note in whole sentences, in which cues reach farther than in the few words of a claim. */
  readonly isProse: boolean;
}

/** No cue reaches farther than this many words, small ones included. */
const FARTHEST = 16;
/** How much farther cues reach in prose. */
const PROSE_REACH: Readonly<Record<CueSense, number>> = { negated: 2, historical: 2, planned: 2, conditional: 2 };

/** Whether the words from `first` up to `next` are said to have been done. */
export function assertionOf(spoken: Spoken, first: number, next: number): Assertion {
  if (isUnchecked(spoken.words, first) || isAnsweredNo(spoken.words, next)) return 'negated';
  const sentence = spoken.words[first]?.sentence ?? -1;
  const { negated, historical, conditional, planned } = spoken.cues.sentences;
  if (negated.has(sentence) && hasCue(spoken, first, next, 'negated')) return 'negated';
  if (historical.has(sentence) && hasCue(spoken, first, next, 'historical')) return 'historical';
  if (conditional.has(sentence) && cueBefore(spoken, first, 'conditional')) return 'planned';
  const isPlanned = planned.has(sentence) && hasCue(spoken, first, next, 'planned');
  if (isPlanned && !isCompleted(spoken.words, next)) return 'planned';
  return spoken.isProse && spoken.cues.framed.has(sentence) ? framed(spoken.words, first, next) : 'performed';
}

function hasCue(spoken: Spoken, first: number, next: number, sense: CueSense): boolean {
  return cueBefore(spoken, first, sense) || cueAfter(spoken, next, sense);
}

/** The words right before `first`, as an empty box: the choice was not made. */
export function isUnchecked(words: readonly Word[], first: number): boolean {
  for (let index = first; index >= 0 && first - index < FARTHEST; index--) {
    const word = words[index];
    if (word?.opensSentence) return word.isUnchecked;
  }
  return false;
}

const NO = wordSet('no n off not unused');
const NOT_MADE = wordSet(`${WAS_DONE} used made selected chosen applied given delivered treated ablated lesioned`);
const SIDES = wordSet(`${EACH_SIDE}`);
/** From the end of a label to what is answered, and between the cells of a row: more than one blank. */
const LEAST_GAP = 2;

/** "Pulsed: N", "thermal -- not used --", "GON | L | - | no |": a field, or the cell of a row, that holds a denial and no more. */
function isAnsweredNo(words: readonly Word[], next: number): boolean {
  // "Clip stored." above "Left: not done" is not denied by it.
  const index = SIDES.has(textAt(words, next)) && !words[next]?.opensLine ? next + 1 : next;
  const answer = words[index];
  if (answer?.text === 'n' && isFollowedClosely(words, index, 'a')) return true;
  if (!answer || answer.isUnchecked || !NO.has(answer.text) || answer.start - (words[index - 1]?.end ?? 0) < LEAST_GAP)
    return false;
  const last = answer.text === 'not' ? index + 1 : index;
  if (last > index && !NOT_MADE.has(textAt(words, last))) return false;
  const following = words[last + 1];
  if (!following || following.opensLine || following.opensSentence) return true;
  // "Captures (n = 6)", "real time, n. lateral to the artery"
  return answer.text !== 'n' && following.start - (words[last]?.end ?? 0) >= LEAST_GAP;
}

/** "CRYO: N/A" */
function isFollowedClosely(words: readonly Word[], index: number, text: string): boolean {
  const next = words[index + 1];
  return next?.text === text && next.start - (words[index]?.end ?? 0) === 1;
}

/** Words that turn a sentence from what was said or done before to what was done now. */
const TURNS = wordSet('but however then today now elected therefore instead');
/** A sentence that opens with these tells first what came before. */
const BEFOREHAND = wordSet('after following once when');

/** What the rest of the sentence makes of it: told as a risk, or as something done before. */
function framed(words: readonly Word[], first: number, next: number): Assertion {
  let hasClause = false;
  const from = endOfComparison(words, first) ?? 0;
  for (let index = first; index >= from && first - index < FARTHEST; index--) {
    const word = words[index];
    if (!word || (index < first && TURNS.has(word.text))) break;
    const sense = index < first ? senseAt(words, index, next) : undefined;
    if (sense && !(hasClause && opensBeforehand(words, index))) return sense;
    if (word.opensSentence) break;
    if (word.opensClause) hasClause = true;
  }
  for (let index = next; index < words.length && index - next < FARTHEST; index++) {
    const word = words[index];
    if (!word || word.opensSentence || TURNS.has(word.text)) break;
    const sense = senseAt(words, index, next);
    if (sense) return sense;
  }
  return 'performed';
}

const PLANNED = wordSet('made was from of dated');

function senseAt(words: readonly Word[], index: number, next: number): Assertion | undefined {
  const sense = FRAMES.get(textAt(words, index));
  // "Plan made last month: RFA of …"; "per the plan" says that it was done so, and "Plan:" is a heading.
  const isPlan = words[index]?.text === 'plan';
  if (sense && isPlan && !(words[index]?.opensSentence && PLANNED.has(textAt(words, index + 1)))) return undefined;
  // "In order not to risk the great auricular territory this nerve had pulsed radiofrequency"
  if (words[index]?.text === 'risk' && words[index - 1]?.text === 'to') return undefined;
  if (!sense || NO_CUE_BEFORE.has(textAt(words, index + 1)) || isCompleted(words, next) || isAccord(words, index))
    return undefined;
  return sense === 'historical' ? 'historical' : 'planned';
}

function opensBeforehand(words: readonly Word[], from: number): boolean {
  for (let index = from; index >= 0 && from - index < FARTHEST; index--) {
    if (BEFOREHAND.has(textAt(words, index))) return true;
    if (words[index]?.opensSentence) return false;
  }
  return false;
}

/** Whether the clause goes on to say that it was done, as in "scheduled pulsed RF, done". */
function isCompleted(words: readonly Word[], next: number): boolean {
  for (let index = next; index < words.length && index - next < FARTHEST; index++) {
    if (COMPLETIONS.has(textAt(words, index))) return !UNDONE.has(textAt(words, index - 1));
    if (words[index]?.opensClause) return false;
  }
  return false;
}

/** "Not done", "to be done" */
const UNDONE = wordSet('not be');

function cueBefore({ words, cues, isProse }: Spoken, first: number, sense: CueSense): boolean {
  const isSentence = sense === 'conditional';
  const isStart = (word: Word | undefined): boolean =>
    word === undefined || (isSentence ? word.opensSentence : word.opensClause);
  let distance = 0;
  if (isStart(words[first])) {
    if (!isListed(words, first, sense)) return false;
    distance -= LISTED_WORDS;
  }
  for (let end = first; end > 0 && first - end < FARTHEST; end--) {
    for (const { cue, first: cueFirst, next } of cues.endingAt.get(end) ?? NO_CUES) {
      if (cue.sense !== sense || (cue.isTelegraphic && isProse)) continue;
      const reach = isProse ? cue.reach * PROSE_REACH[sense] : cue.reach;
      if (distance > reach || isAccord(words, cueFirst)) continue;
      if (isSight(words, cueFirst)) continue;
      if (sense === 'negated' ? isLimit(words, next) : NO_CUE_BEFORE.has(textAt(words, next))) continue;
      return true;
    }
    const before = words[end - 1];
    // What an aside denies ends with it.
    if (sense === 'negated' && words[end]?.followsAside) return false;
    if (!before) return false;
    const isDeed = COMPLETIONS.has(before.text) && !HYPOTHETICAL.has(textAt(words, end - 2));
    if (isDeed && !isDeniedFirst(words, end - 1)) return false;
    if (isStart(before)) {
      if (!isListed(words, end - 1, sense)) return false;
      distance -= LISTED_WORDS;
    }
    // In "no pulsed or cooled RF" the cue holds for both.
    if (before.text === 'or' || before.text === 'nor') distance -= 1;
    else if (!isDeed && !SMALL_WORDS.has(before.text)) distance++;
  }
  return false;
}

/** "Never lost from view", "never out of sight" */
const LOST = wordSet('lost left out off');
const LIMITS = wordSet('exceeding exceed above over beyond');
const COMPARED = wordSet('greater higher more');

/** "Not exceeding 42 C" and "no greater than 42 C" state the number; "no greater occipital nerve" denies. */
function isLimit(words: readonly Word[], index: number): boolean {
  const word = textAt(words, index);
  if (words[index - 1]?.text === 'never' && LOST.has(word)) return true;
  return LIMITS.has(word) || (COMPARED.has(word) && words[index + 1]?.text === 'than');
}

/** The words of one member of a list, which put no distance between the cue and the next member. */
const LISTED_WORDS = 3;

/** Whether the comma before the word only parts a list: "no pulsed RF, cryoablation, or phenol". */
function isListed(words: readonly Word[], index: number, sense: CueSense): boolean {
  if (sense !== 'negated' || words[index]?.opensSentence) return false;
  const isOr = (word: Word | undefined): boolean => word?.text === 'or' || word?.text === 'nor';
  if (isOr(words[index])) return true;
  for (let next = index + 1; next < words.length && next - index < 5; next++) {
    if (words[next]?.opensSentence) return false;
    // "No cutting, heating or freezing": the last comma of a list may be left out.
    if (words[next]?.opensClause || next === index + 1) {
      if (isOr(words[next])) return true;
      if (words[next]?.opensClause) return false;
    }
  }
  return false;
}

const EMPTY = wordSet('it there');
const WERE = wordSet('was were is');

/** "It was not utilized ultrasound": a deed that is denied before what it was done with. */
function isDeniedFirst(words: readonly Word[], deed: number): boolean {
  // "No was used echography"
  if (words[deed - 1]?.text === 'was' && words[deed - 2]?.text === 'no') return true;
  if (words[deed - 1]?.text !== 'not') return false;
  // "Not done under fluoroscopy."
  if (words[deed - 1]?.opensSentence) return true;
  return (
    WERE.has(textAt(words, deed - 2)) && (EMPTY.has(textAt(words, deed - 3)) || words[deed - 2]?.opensClause === true)
  );
}

/** "Would have used, "will be performed": the word ends no search for a cue. */
const HYPOTHETICAL = wordSet('have be');

const NO_CUES: readonly CueAt[] = [];

const STARTS_WITH_DIGIT = /^\d/;

/** "For 90 s" goes on with the same matter. */
function isSpan(words: readonly Word[], index: number): boolean {
  if (words[index]?.text === 's') return STARTS_WITH_DIGIT.test(textAt(words, index - 1));
  return words[index]?.text === 'for' && STARTS_WITH_DIGIT.test(textAt(words, index + 1));
}

/** "pulsed  42  240 s  deltoid spared": what is denied has a cell of its own. */
function opensCell(words: readonly Word[], index: number): boolean {
  return (words[index]?.start ?? 0) - (words[index - 1]?.end ?? 0) > 1;
}

function cueAfter({ words, cues, isProse }: Spoken, next: number, sense: CueSense): boolean {
  for (let start = next; start < words.length && start - next < FARTHEST && !words[start]?.opensClause; start++) {
    for (const { cue } of cues.startingAt.get(start) ?? NO_CUES) {
      if (cue.sense !== sense || (cue.isTelegraphic && isProse)) continue;
      if (isSight(words, start) || (sense === 'negated' && start > next && opensCell(words, start - 1))) continue;
      if (start - next <= (isProse ? cue.reach * PROSE_REACH[sense] : cue.reach)) return true;
    }
    if (OTHER_MATTERS.has(textAt(words, start)) && !isSpan(words, start)) return false;
  }
  return false;
}
