/**
 * Whether what a word says was done. Negation, history and plans follow the NegEx and ConText way: a cue has a
 * direction and a reach, and clause boundaries end its reach.
 *
 * Chapman et al., A simple algorithm for identifying negated findings and diseases, J Biomed Inform 34, 2001;
 * Harkema et al., ConText, J Biomed Inform 42, 2009.
 */

import {
  COMPLETIONS,
  CONDITIONAL_BEFORE,
  type Cues,
  HISTORICAL_AFTER,
  HISTORICAL_BEFORE,
  NEGATED_AFTER,
  NEGATED_BEFORE,
  OTHER_MATTERS,
  PLANNED_AFTER,
  PLANNED_BEFORE,
  SMALL_WORDS,
} from './assertion-cues.ts';

export type Assertion = 'performed' | 'negated' | 'historical' | 'planned';

export interface Word {
  /** Lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a clause starts with this word. */
  readonly opensClause: boolean;
  /** Whether a sentence starts with it. */
  readonly opensSentence: boolean;
  /** Whether it is part of any cue; only phrases of such words are looked up. */
  readonly mayBeCue: boolean;
}

/** Words in the order spoken. */
export interface Spoken {
  readonly words: readonly Word[];
  /** False when no word of the text belongs to any cue, so that all of it is said to have been done. */
  readonly mayHoldCue: boolean;
}

const MOST_CUE_WORDS = 3;

/** No cue reaches farther than this many words, small ones included. */
const FARTHEST = 16;

/** Whether the words from `first` up to `next` are said to have been done. */
export function assertionOf({ words, mayHoldCue }: Spoken, first: number, next: number): Assertion {
  if (!mayHoldCue) return 'performed';
  if (cueBefore(words, first, NEGATED_BEFORE) || cueAfter(words, next, NEGATED_AFTER)) return 'negated';
  if (cueBefore(words, first, HISTORICAL_BEFORE) || cueAfter(words, next, HISTORICAL_AFTER)) return 'historical';
  if (cueBefore(words, first, CONDITIONAL_BEFORE, isSentenceStart)) return 'planned';
  const isPlanned = cueBefore(words, first, PLANNED_BEFORE) || cueAfter(words, next, PLANNED_AFTER);
  return isPlanned && !isCompleted(words, next) ? 'planned' : 'performed';
}

/** Whether the clause goes on to say that it was done, as in "scheduled pulsed RF, done". */
function isCompleted(words: readonly Word[], next: number): boolean {
  for (let index = next; index < words.length && index - next < FARTHEST; index++) {
    if (COMPLETIONS.has(words[index]?.text ?? '')) return words[index - 1]?.text !== 'not';
    if (isClauseStart(words[index])) return false;
  }
  return false;
}

function isSentenceStart(word: Word | undefined): boolean {
  return word?.opensSentence === true;
}

function isClauseStart(word: Word | undefined): boolean {
  return word?.opensClause === true;
}

function cueBefore(
  words: readonly Word[],
  first: number,
  cues: Cues,
  isStart: (word: Word | undefined) => boolean = isClauseStart,
): boolean {
  if (isStart(words[first])) return false;
  let distance = 0;
  for (let end = first; end > 0 && first - end < FARTHEST; end--) {
    for (let length = 1; length <= MOST_CUE_WORDS && words[end - length]?.mayBeCue; length++) {
      const reach = cues.get(phrase(words, end - length, end));
      // "as planned" says how it was done, not that it is still to come.
      if (reach !== undefined && distance <= reach && words[end - length - 1]?.text !== 'as') return true;
    }
    const before = words[end - 1];
    if (!before || isStart(before) || COMPLETIONS.has(before.text)) return false;
    // In "no pulsed or cooled RF" the cue holds for both.
    if (before.text === 'or' || before.text === 'nor') distance -= 1;
    else if (!SMALL_WORDS.has(before.text)) distance++;
  }
  return false;
}

function cueAfter(words: readonly Word[], next: number, cues: Cues): boolean {
  for (let start = next; start < words.length && start - next < FARTHEST && !words[start]?.opensClause; start++) {
    for (let length = 1; length <= MOST_CUE_WORDS && words[start + length - 1]?.mayBeCue; length++) {
      const reach = cues.get(phrase(words, start, start + length));
      if (reach !== undefined && start - next <= reach) return true;
    }
    if (OTHER_MATTERS.has(words[start]?.text ?? '')) return false;
  }
  return false;
}

/** Any year of this century stands in cues as one word. */
export const YEAR = /^20\d\d$/;
export const YEAR_CUE = '#year';

function phrase(words: readonly Word[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) {
    const word = words[index]?.text ?? '';
    text += `${index > from ? ' ' : ''}${YEAR.test(word) ? YEAR_CUE : word}`;
  }
  return text;
}
