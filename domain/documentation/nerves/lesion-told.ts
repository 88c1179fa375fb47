/** Whether words tell of a lesion that was made. */

import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { isAtForTime, isOfMotion } from '../statements/number-context.ts';
import { assertionAt, hasWord, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { isHeatOfPair } from '../technique/paired-heats.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

const COOLEST_LESION = 50;
const COLDEST_LESION = -20;
/** More milliliters are a fluid given for the blood pressure. */
export const MOST_OF_AGENT = 60;

/** A heat or a cold that destroys. */
export function isLesionAt(unit: Measure['unit'], value: number): boolean {
  return (unit === 'celsius' || unit === 'degrees') && (value >= COOLEST_LESION || value <= COLDEST_LESION);
}

/** A lesion by its measures or by its name. */
export function holdsLesion(text: Statements, { first, next }: Span): boolean {
  const { lesion } = text.terms;
  const terms = startingIn(lesion, first, next);
  const isAgent = terms.some((term) => term.key === 'agent' && assertionAt(text, term) === 'performed');
  const isLesion = startingIn(measuresOf(text), first, next).some(
    (measure) =>
      (isLesionAt(measure.unit, measure.value) && !(measure.unit === 'degrees' && isOfMotion(text, measure))) ||
      (measure.value >= COOLEST_LESION && isAtForTime(text, measure)) ||
      isRun(text, measure) ||
      (isHeatOfPair(text, measure) && !isOfMachine(text, measure)) ||
      (isAgent && measure.unit === 'milliliters' && measure.value <= MOST_OF_AGENT),
  );
  return isLesion || terms.some(({ key }) => key === 'cycle');
}

const MACHINES = wordSet('generator console log printout');

/** "Generator: 80/90, 80/90": of whichever nerve. */
function isOfMachine(text: Statements, measure: Measure): boolean {
  const { first, next } = sentenceAt(text, measure);
  return hasWord(text.words, Math.max(0, first - 2), next, MACHINES);
}

const RUNS = wordSet('burn+ lesion+');
const RUN_WITHIN = 5;

/** "3 burns 90 seconds": a time with its lesion, at a heat that was told before. */
function isRun({ words }: Statements, { unit, value, first }: Measure): boolean {
  if (unit !== 'seconds' || value < SHORTEST_RUN) return false;
  for (let index = first - 1; index >= first - RUN_WITHIN && words[index + 1]?.opensSentence === false; index--)
    if (RUNS.has(textAt(words, index)) && COUNT.test(textAt(words, index - 1))) return true;
  return false;
}

const SHORTEST_RUN = 30;
const COUNT = /^(?:\d|(?:one|two|three|four|second|third)$)/;
