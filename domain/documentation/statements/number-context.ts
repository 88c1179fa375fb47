/** What the words around a number say of it: the technique that it belongs to, or that it is a heat. */

import { DENERVATIONS, LESIONS_BY_HEAT, OF_ABLATIONS, OF_RF } from '../text/common-words.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import type { Measure } from './measure.ts';
import { measuresOf } from './measures.ts';
import { assertionAt, foundOnce, hasWord, type Statements, sentenceAt, startingIn, type TermAt } from './statements.ts';
import { isOneOf } from './word-starts.ts';

/** "Last year she had pulsed radiofrequency (42 C)": the heat is that of the technique named before it. */
export function isOfEarlierTechnique(text: Statements, sentence: number, { first }: Measure): boolean {
  const from = Math.max(sentence, first - NEAR_TECHNIQUE);
  const named = startingIn(text.terms.technique, from, first).at(-1);
  const technique = named ?? startingIn(text.terms.lesion, from, first).findLast((term) => isAblation(text, term));
  if (!technique) return false;
  const assertion = assertionAt(text, technique);
  return assertion === 'historical' || (assertion === 'planned' && technique.next + FARTHEST_HEAT >= first);
}

const ABLATIONS = wordSet(`${DENERVATIONS} ${OF_ABLATIONS} ablated`);

function isAblation({ words }: Statements, { key, first }: TermAt): boolean {
  return key === 'ablative' && ABLATIONS.has(textAt(words, first));
}

const NEAR_TECHNIQUE = 8;
/** "Back in two weeks for RFA at 80 C" */
const FARTHEST_HEAT = 2;

/** What joints do, and how far they are told to do it. */
const MOTIONS = wordSet(`
elevation rotation rom range passive motion elbow contracture straight valgus varus bent stretch abd er ir ext
df pf fe lift+ lifted goes rotates goniometer popliteal slr stretching raises raising turns
`);
const MOVES = wordList('flex,extend,extens,abduc,adduc,dorsifl,plantarfl,supinat,pronat,tilt,caud,cephal');

/** "Abducts", "tilted": what joints and screens do, in any form of the word. */
export const isMove = (word: string): boolean => isOneOf(word, MOVES);
const MOVING = { has: (word: string): boolean => MOTIONS.has(word) || isMove(word) };
const HEATED = wordSet(
  `${LESIONS_BY_HEAT} ablation heat temp temperature burn+ tip probe electrode cryoprobe freeze cooled`,
);

const TIMED_WITHIN = 3;

function isTimed(text: Statements, from: number): boolean {
  return startingIn(measuresOf(text), from, from + TIMED_WITHIN).some(({ unit }) => unit === 'seconds');
}

/** "Forward elevation 95 degrees", "neck rotation 70/75": a sentence of joints that names nothing that heats. */
export function isOfMotion(text: Statements, measure: Measure): boolean {
  // "67 degrees x 60 sec", "85 degrees for 90 sec": no joint is held so.
  if (text.words[measure.next]?.text.startsWith('x') && isTimed(text, measure.next)) return false;
  if (isForTime(text.words, measure.next) && text.words[measure.first - 1]?.text !== 'to') return false;
  const { first, next } = sentenceAt(text, measure);
  return hasWord(text.words, first, next, MOVING) && !hasWord(text.words, first, next, HEATED);
}

const OF_A_LESION = wordSet(`${OF_RF} rfa thermal lesion+ burn+ burnt lesioned temp temperature heat heated cooked`);
/** "Lesioned at 80" */
const MADE = wordSet('lesioned ablated burned burnt coagulated lesion cooked heated tip thermocouple readout');
const STAYED = wordSet('sat stayed held settled hovered kept');
const AT = wordSet('at reached hit of');
const FOR = wordSet('for x');
/** "For 90 sec" */
function isForTime(words: readonly Word[], index: number): boolean {
  return FOR.has(textAt(words, index)) && TIME_UNITS.test(textAt(words, index + 2));
}

const TIME_UNITS = /^(?:s|secs?|seconds?|mins?|minutes?)$/;

/** What may stand between a heat and the time that it was held: "eighty, and kept it there for a minute". */
const HOLDING = wordSet(`
for x and held hold holding there kept keep stayed stay left let it over about a the full of at maintained sitting
uninterrupted continuous that then some each steady i d say roughly just
stays on radiofrequency rf machine generator we clock reading stand stands stood ran run this time
`);
const HELD_WITHIN = 10;
const SHORTEST_LESION = 30;
const LONGEST_LESION = 600;
/** What else is counted so high. */
const NO_HEAT = wordSet(`
hr rate bp pulse sat spo2 age aged impedance score pain vas nrs pressure tourniquet beats saturation map weight kg
relief year+ percent
`);

const AGED = wordSet('is was turned');

/** "Eighty, ninety seconds", "up to 80 and held there for two minutes": nothing but a lesion is so hot for so long. */
function isHeldForTime(text: Statements, { first, next }: Measure): boolean {
  const { words } = text;
  const sentence = sentenceAt(text, { first, next });
  if (hasWord(words, Math.max(sentence.first, first - HELD_WITHIN), first, NO_HEAT)) return false;
  // "He is eighty, and sat for ninety seconds"
  if (AGED.has(textAt(words, first - 1))) return false;
  // "One burn of ninety seconds at 80"
  if (textAt(words, first - 1) === 'at' && startingIn(measuresOf(text), first - 4, first - 1).some(isTimeOfLesion))
    return true;
  let from = next;
  while (from < sentence.next && from - next < HELD_WITHIN && HOLDING.has(textAt(words, from))) from++;
  // "A minute and a half" starts with its article.
  const time = startingIn(measuresOf(text), next, Math.min(sentence.next, from + 1))[0];
  if (!time || time.value < SHORTEST_LESION || time.value > LONGEST_LESION) return false;
  // "Heated, eighty for ninety"
  const isBare = time.unit === 'none' && textAt(words, time.first - 1) === 'for' && time.first === next + 1;
  return time.unit === 'seconds' || (isBare && hasWord(words, sentence.first, sentence.next, OF_A_LESION));
}

function isTimeOfLesion({ unit, value }: Measure): boolean {
  return unit === 'seconds' && value >= SHORTEST_LESION && value <= LONGEST_LESION;
}

const FAHRENHEIT = wordSet('fahrenheit');

function tellsFahrenheit(text: Statements): boolean {
  return foundOnce(text, tellsFahrenheit, () => hasWord(text.words, 0, text.words.length, FAHRENHEIT));
}

/** "One hundred seventy-six", in a note that says its scale once. */
export function isInFahrenheit(text: Statements, value: number): boolean {
  return value >= 140 && value <= 203 && tellsFahrenheit(text);
}

/** "Two burns at 80 for 90 sec" */
export function isAtForTime(text: Statements, measure: Measure): boolean {
  const { unit, value, first, next } = measure;
  const { words } = text;
  const isBare = unit === 'none' || textAt(words, next - 1) === 'x';
  if (isBare && isInFahrenheit(text, value)) return isHeldForTime(text, measure);
  if (!isBare || value < 42 || value > 95) return false;
  if (value < 60) {
    const { first: from, next: to } = sentenceAt(text, measure);
    return value < 46 && hasWord(words, from, to, OF_A_LESION) && isHeldForTime(text, measure);
  }
  const made = STAYED.has(textAt(words, first - 2)) ? first - 3 : first - 2;
  return (AT.has(textAt(words, first - 1)) && MADE.has(textAt(words, made))) || isHeldForTime(text, measure);
}

const SAME = wordSet('same identical');
const SETTINGS = wordSet('setting+ parameters temperature temp protocol time dose values');

/** "RFA repeated at the same settings": what is told of an earlier time was done again. */
export function refersBack(text: Statements): boolean {
  const { words } = text;
  return foundOnce(text, refersBack, () =>
    words.some(({ text: word }, index) => SAME.has(word) && hasWord(words, index + 1, index + 3, SETTINGS)),
  );
}
