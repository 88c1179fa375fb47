/** How many nerves a note says were treated. */

import { type NoteText, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import type { NamedNerve } from './nerve-fact.ts';
import type { NerveMention } from './nerve-mention.ts';

const COUNTED = wordSet('nerve+ branches');

const NOUN_WITHIN = 3;

/** "Three articular nerves"; "x2. The nerve" counts something else. */
function countsNouns(words: Statements['words'], next: number, value: number): boolean {
  for (let index = next; index < next + NOUN_WITHIN; index++) {
    const word = words[index];
    if (!word || word.opensClause) return false;
    if (COUNTED.has(word.text)) return value === 1 || word.text !== 'nerve';
  }
  return false;
}

const EXAMINED = wordSet('normal intact sensation consent+ consented');

/** "Blocks of three nerves were done in April", "sensation normal in all five nerves of the foot", "consent for all three nerves" */
function isOfBlocks(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  const lesion = startingIn(text.terms.lesion, first, next);
  if (lesion.some(({ key }) => key === 'ablative')) return false;
  return lesion.some(({ key }) => key === 'block') || hasWord(text.words, first, next, EXAMINED);
}

const LESION = wordSet('lesion+ burn+ pass+');

/** "RFA left sural nerve x 3" above "three lesions in total", "lesion 3": the numbers that lesions have, on one nerve or more. */
function lesionCounts(text: Statements): ReadonlySet<number> {
  return foundOnce(text, lesionCounts, () => {
    const ofLesions = measuresOf(text).filter(({ first, next }) => hasWord(text.words, first - 1, next + 1, LESION));
    return new Set(ofLesions.map(({ value }) => value));
  });
}

/** "Saphenous nerve x 3 levels": places on one nerve. */
const PLACES = wordSet('level+ site+ point+ spot+ segment+ place+ location+');

/** "Three nerves were treated", "nerves x 3". */
export function statedCount(text: NoteText): Stated<number> | undefined {
  const { words } = text.statements;
  for (const measure of measuresOf(text.statements)) {
    const { value, unit, first, next, start, end } = measure;
    if (!Number.isInteger(value) || value < 1 || value > 20 || !isOfProcedure(text.statements, first)) continue;
    // "Procedure #1 Left obturator nerve", "(1) L axillary nerve" number their steps.
    const isNumber = text.statements.text[start - 1] === '#' || text.statements.text[end] === ')';
    const isBefore = unit === 'none' && !isNumber && countsNouns(words, next, value);
    const hasTimes = words[first - 1]?.text === 'x' || words[first]?.text.startsWith('x') === true;
    const noun = words[first - (words[first - 1]?.text === 'x' ? 2 : 1)]?.text;
    const isAfter = hasTimes && noun !== undefined && COUNTED.has(noun);
    const isOfPlaces = PLACES.has(textAt(words, next));
    if (isAfter && noun === 'nerve' && (isOfPlaces || lesionCounts(text.statements).has(value))) continue;
    if ((!isBefore && !isAfter) || isOfBlocks(text.statements, measure)) continue;
    if (assertionAt(text.statements, measure) !== 'performed') continue;
    return { value, at: quotedWords(text, { first: isAfter ? first - 2 : first, next: isBefore ? next + 1 : next }) };
  }
  return undefined;
}

/** "RF of 3 nerves ordered … saphenous: aborted": what was planned, or addressed, counts those that were left out. */
export function isOfPlan(count: number, nerves: readonly NamedNerve[], left: readonly NerveMention[]): boolean {
  const names = new Set([...nerves, ...left].map(({ name }) => name));
  return count > nerves.length && count <= names.size;
}
