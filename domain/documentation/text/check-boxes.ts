/** Forms that put the box behind its choice: "Thermal RF [X]  Pulsed RF [ ]". */

import { EMPTY } from './box-signs.ts';
import type { Word } from './words.ts';

/** A box, empty or marked. */
const BOX = /[\u00a4\u00ac]/g;

interface Choice {
  /** Characters of the choice and its box. */
  readonly start: number;
  readonly end: number;
  readonly isEmpty: boolean;
}

/**
 * The choices of each line whose boxes stand behind them: the line ends in a box, and words stand between its label
 * and its first box. In every other line a box stands before its choice.
 */
function choicesBehind(text: string): readonly Choice[] {
  const found: Choice[] = [];
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(start, end);
    found.push(...ofLine(line, start));
    start = end + 1;
  }
  return found;
}

function ofLine(line: string, offset: number): readonly Choice[] {
  const boxes = [...line.matchAll(BOX)];
  const last = boxes.at(-1);
  const first = boxes[0];
  if (!first || !last || boxes.length < 2 || line.slice(last.index + last[0].length).trim() !== '') return [];
  const colon = line.lastIndexOf(':', first.index);
  if (line.slice(colon + 1, first.index).trim() === '') return [];
  let start = colon + 1;
  return boxes.map((box) => {
    const choice = { start: offset + start, end: offset + box.index + box[0].length, isEmpty: box[0] === EMPTY };
    start = box.index + box[0].length;
    return choice;
  });
}

/** The words with each choice as a sentence of its own that says whether it was made; the words of other texts as they are. */
export function withBoxesBehind(text: string, words: Word[]): Word[] {
  if (!/[\u00a4\u00ac]/.test(text)) return words;
  const choices = choicesBehind(text);
  if (choices.length === 0) return words;
  let at = 0;
  let sentence = -1;
  let before = -1;
  let opened: Choice | undefined;
  return words.map((word) => {
    while (choices[at] && (choices[at]?.end ?? 0) <= word.start) at++;
    const choice = choices[at];
    const isInside = choice !== undefined && word.start >= choice.start;
    const isBehind = choices[at - 1] !== undefined && !isInside && opened !== undefined && opened === choices[at - 1];
    const opensSentence = isInside ? choice !== opened : isBehind || word.sentence !== before;
    before = word.sentence;
    opened = isInside ? choice : isBehind ? undefined : opened;
    if (opensSentence) sentence++;
    return {
      ...word,
      sentence,
      opensSentence,
      opensClause: opensSentence || word.opensClause,
      isUnchecked: isInside ? choice.isEmpty : !isBehind && word.isUnchecked,
    };
  });
}
