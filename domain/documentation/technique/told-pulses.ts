/** Pulses of radiofrequency that a note tells, whatever it calls them. */

import { type NoteText, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { assertionAt, foundOnce, hasWord, type Statements, startingIn } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfOtherTime } from '../telling/talk.ts';
import { OF_RF } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

/** They are wider than those by which a nerve is looked for. */
const SHORTEST_PULSE = 5;
const WIDTHS = wordSet('ms msec millisecond milliseconds thousandths');
const MODE = wordSet(`${OF_RF} radio mode`);
const BURSTS = wordSet('burst+');
const PULSES = wordSet('pulse+ burst+ packets pulsewidth width');

/** "2 Hz, 20 ms", "in bursts"; a voltage alone is shown whatever the mode. */
export function tellsPulses(text: Statements): boolean {
  const { words } = text;
  return (
    hasWord(words, 0, words.length, BURSTS) ||
    words.some((word, at) => word.text === 'pulse' && hasWord(words, at - 2, at + 3, MODE)) ||
    widthsOfPulses(text).length > 0 ||
    limitsOfPulses(text).length > 0
  );
}

function widthsOfPulses(text: Statements): readonly Measure[] {
  return foundOnce(text, widthsOfPulses, () =>
    measuresOf(text).filter(({ unit, value, next }) => {
      if (unit !== 'other' || value < SHORTEST_PULSE) return false;
      return WIDTHS.has(textAt(text.words, next - 1).replace(/^[\d.]+/, ''));
    }),
  );
}

const RATE = wordSet('hz');
const FASTEST = 5;
const NEAR = 5;
const SECONDS = wordSet('second');

/** "2 Hz, 20 ms", "20 ms out of every half second": pulses, and no latency of 6 ms. */
function isOfPulses(text: Statements, { first, next }: Measure, isAlone: boolean): boolean {
  if (isAlone && hasWord(text.words, first - NEAR, next + NEAR, PULSES)) return true;
  if (hasWord(text.words, next, next + NEAR, SECONDS)) return true;
  return startingIn(measuresOf(text), first - NEAR, next + NEAR).some(
    (rate) => rate.value <= FASTEST && RATE.has(textAt(text.words, rate.next - 1).replace(/^[\d.]+/, '')),
  );
}

/** Of an artery. */
const VESSELS = wordSet(
  'dp pt pedal pedis distal palpable radial dorsalis tibial popliteal femoral groin equal intact 2',
);
const LIMITS = wordSet(
  'ceiling max maximum past over above limit limited cap capped exceed warmer beyond degree hovered lukewarm',
);
const COOLEST = 40;
const HOTTEST = 45;
const LIMIT_WITHIN = 30;

/** "Switched to pulses, forty-two ceiling", "its short bursts … never went past forty-two": the heat that pulses are held under. */
function limitsOfPulses(text: Statements): readonly Measure[] {
  return foundOnce(text, limitsOfPulses, () =>
    text.marks.pulses.flatMap((pulses) => {
      const { first: index } = pulses;
      if (hasWord(text.words, index - NEAR, index + NEAR, VESSELS)) return [];
      if (!isOfProcedure(text, index) || assertionAt(text, pulses) !== 'performed' || isOfOtherTime(text, pulses))
        return [];
      return startingIn(measuresOf(text), index - NEAR, index + LIMIT_WITHIN).filter(
        ({ value, first, next }) =>
          value >= COOLEST && value <= HOTTEST && hasWord(text.words, first - NEAR, next + 2, LIMITS),
      );
    }),
  );
}

/** What pulses of radiofrequency hold the tissue at, in degrees Celsius. */
const HEAT_OF_PULSES = 42;

/**
 * The heat of the pulses that the telling holds, which it may leave out: nothing else has such pulses. Beside a lesion
 * that is told with its own heat (not `isAlone`) a width alone may be what a screen showed.
 */
export function heatOfPulses(text: NoteText, isAlone = true): readonly Stated<number>[] {
  const { statements } = text;
  const isTold = (width: Measure): boolean =>
    isOfPulses(statements, width, isAlone) &&
    assertionAt(statements, width) === 'performed' &&
    !isOfOtherTime(statements, width);
  const told = widthsOfPulses(statements).find(isTold) ?? limitsOfPulses(statements)[0];
  return told ? [{ value: HEAT_OF_PULSES, at: quotedWords(text, told) }] : [];
}
