/** The heat and the time of a lesion with no word of either: "SM   80/90", "80 / 90 x2", "80 for 90, once". */

import type { Measure } from '../statements/measure.ts';
import { isMove } from '../statements/number-context.ts';
import { foundOnce, hasWord, type Statements, sentenceAt } from '../statements/statements.ts';
import { LESION_SECONDS } from '../text/lesion-seconds.ts';
import { wordSet } from '../text/word-list.ts';

const COOLEST = 60;
const HOTTEST = 95;
const TIMES = wordSet(LESION_SECONDS);
const SLASH = /^ ?\/ ?$/;
/** "80/90/...", "relief of 80/90 %" */
const NO_TIME = /^(?: ?%|\/)/;
/** What goes with a probe, and with no block and no injection. */
const TOOLS = wordSet(`
cannula+ cannulae electrode+ generator rf rfa radiofrequency thermal burn+ burned burnt lesion+ lesioned ablated ablation
`);
/** What goes with a block as well, beside which nothing but the usual heat counts. */
const STIMULATION = wordSet('sens motor tip stim stimulation');
const USUAL = 80;
/** What else of a patient is told so: relief, pressures, joints and scores. */
const OF_THE_PATIENT = wordSet(`
relief better improvement tardieu ashworth grip lb hamstring+ r1 r2 angle arm pain bp pressure hr pulse sat spo2 rom flexion extension abduction score womac koos odi
vas nrs percent range
`);

const NEAR_BEFORE = 5;
const NEAR_BEHIND = 3;

/** Whether a number is such a heat, with its time behind it. */
export function isHeatOfPair(text: Statements, { unit, value, first, next, start, end }: Measure): boolean {
  if (unit !== 'none' || value < COOLEST || value > HOTTEST) return false;
  const { words } = text;
  const isFor = words[next]?.text === 'for';
  const time = words[isFor ? next + 1 : next];
  if (!time || !TIMES.has(time.text) || (!isFor && !SLASH.test(text.text.slice(end, time.start)))) return false;
  // No blood pressure has its higher number behind.
  if (Number(time.text) < value || NO_TIME.test(text.text.slice(time.end, time.end + 2))) return false;
  if (text.text[start - 1] === '/' || text.text[start - 1] === '-') return false;
  const sentence = sentenceAt(text, { first, next });
  const near = words.slice(Math.max(sentence.first, first - NEAR_BEFORE), Math.min(sentence.next, next + NEAR_BEHIND));
  if (near.some(({ text: word }) => OF_THE_PATIENT.has(word) || isMove(word))) return false;
  return tellsTools(text) || (value === USUAL && tellsStimulation(text));
}

const BEHIND = new RegExp(`^ ?x ?(?:${LESION_SECONDS.replaceAll(' ', '|')})\\b(?! ?(?:deg|c\\b|%))`, 'i');
const LONGEST_BEHIND = 12;

/** "80deg x90", "80 C x 90 x2": a heat with its scale, and its time without. */
export function isHeatForBareTime({ text }: Statements, { unit, value, end }: Measure): boolean {
  return (
    (unit === 'celsius' || unit === 'degrees') &&
    value >= COOLEST &&
    value <= HOTTEST &&
    BEHIND.test(text.slice(end, end + LONGEST_BEHIND))
  );
}

function tellsStimulation(text: Statements): boolean {
  return foundOnce(text, tellsStimulation, () => hasWord(text.words, 0, text.words.length, STIMULATION));
}

function tellsTools(text: Statements): boolean {
  return foundOnce(text, tellsTools, () => hasWord(text.words, 0, text.words.length, TOOLS));
}
