/** Nerves of which a note says, behind their names, that they were kept out of the way or left as they were. */

import { hasWord, type Span, type Statements } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

/** "The tibial nerve, and the vessels beside it, were kept out of the field" */
const KEPT_OUT = wordSet('out away clear');
const KEPT = wordSet('kept keep stayed stay left');

export function isKeptOut({ words }: Statements, next: number): boolean {
  const sentence = words[next - 1]?.sentence;
  for (let index = next; index < next + FARTHEST_KEPT && words[index]?.sentence === sentence; index++) {
    if (!KEPT.has(textAt(words, index))) continue;
    const at = FAR.has(textAt(words, index + 1)) ? index + 2 : index + 1;
    if (KEPT_OUT.has(textAt(words, at)) && FROM.has(textAt(words, at + 1))) return true;
    if (words[at]?.text === 'at' && hasWord(words, at + 1, at + 4, DISTANCE)) return true;
  }
  return false;
}

export const FAR = wordSet('well safely far');
const FROM = wordSet('of from');
const DISTANCE = wordSet('distance');

/** So far behind its name may stand that it was kept out of the way. */
export const FARTHEST_KEPT = 16;

const WERE = wordSet('was were');
const UNTOUCHED = wordSet('alone untouched untreated undisturbed');

/** "The superolateral and superomedial genicular nerves were left alone today" */
export function isLeftAlone({ words }: Statements, next: number): boolean {
  return WERE.has(textAt(words, next)) && words[next + 1]?.text === 'left' && UNTOUCHED.has(textAt(words, next + 2));
}

const RISK = wordSet('risk risking endanger jeopardize');
const FEAR = wordSet('fear danger');
const RISK_WITHIN = 3;

/** "In order not to risk the great auricular nerve, this one had pulsed radiofrequency" */
export function isKeptFromRisk({ words }: Statements, { first }: Span): boolean {
  for (let index = first - 1; index >= first - RISK_WITHIN && words[index + 1]?.opensClause === false; index--)
    if (RISK.has(textAt(words, index))) return words[index - 1]?.text === 'to' || words[index - 1]?.text === 'not';
    // "For fear of the spinal accessory nerve"
    else if (FEAR.has(textAt(words, index))) return words[index - 1]?.text === 'for';
  return false;
}
