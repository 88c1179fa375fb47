/** The cues of a text while it is walked. */

import type { CueAt, CueIndex } from '../text/assertion.ts';
import type { CueSense } from '../text/assertion-cues.ts';
import type { Word } from '../text/words.ts';

/** Cues as they are found, to be asked by the words beside them. */
export interface FoundCues {
  readonly endingAt: Map<number, CueAt[]>;
  readonly startingAt: Map<number, CueAt[]>;
  readonly sentences: Readonly<Record<CueSense, Set<number>>>;
  readonly framed: Set<number>;
}

export function noCues(): FoundCues {
  const sentences = {
    negated: new Set<number>(),
    historical: new Set<number>(),
    planned: new Set<number>(),
    conditional: new Set<number>(),
  };
  return { endingAt: new Map(), startingAt: new Map(), sentences, framed: new Set() };
}

/** Of a text without any. */
export const NO_CUES: CueIndex = noCues();

/** Keeps a cue by the word at which its search ends, and the sentences that it stands in or beside. */
export function addCue(cues: FoundCues, words: readonly Word[], found: CueAt): void {
  const { cue, first, next } = found;
  const sentences = cues.sentences[cue.sense];
  sentences.add(words[first]?.sentence ?? 0);
  if (next < words.length) sentences.add(words[next]?.sentence ?? 0);
  const isBefore = cue.direction === 'before';
  const index = isBefore ? cues.endingAt : cues.startingAt;
  const at = isBefore ? next : first;
  const known = index.get(at);
  if (known) known.push(found);
  else index.set(at, [found]);
}
