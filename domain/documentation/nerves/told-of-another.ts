/** Words that speak of another nerve, or of the other side, and name neither. */

import { assertionAt, hasWord, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

const TWINS = wordSet('twin counterpart mate pair trio');
const OTHERS = wordSet('other others');
const OF_OTHERS = wordSet('one side leg thigh knee foot shoulder hip using with by in at too');
const BY_PLACE = wordSet('medial lateral upper lower inner outer middle superior inferior anterior posterior');
const HIS = wordSet('its her his their');
/** What is said of another that got nothing, or is to get it. */
const LEFT_ALONE =
  wordSet(`no not never nothing none without untouched later wait deferred another next will would until spared normal
fine well only if`);

/** "Then its lateral twin", "we did that on the other": another nerve, or the other side, in words that name neither. */
export function tellsOfAnother(text: Statements, index: number): boolean {
  const { words } = text;
  const word = textAt(words, index);
  const before = textAt(words, index - 1);
  const next = words[index + 1];
  const isTwin =
    (TWINS.has(word) && next?.text !== 'of' && (before === 'the' || HIS.has(before) || BY_PLACE.has(before))) ||
    (word === 'fellow' && HIS.has(before));
  const isOther =
    OTHERS.has(word) && before === 'the' && (OF_OTHERS.has(next?.text ?? '') || next?.opensClause !== false);
  // "Then medial one, same testing", "and after it the lesser, behind the mastoid"
  const isOne =
    (word === 'one' && words[index]?.opensClause === false && BY_PLACE.has(before)) ||
    (word === 'lesser' && before === 'the' && next?.opensClause !== false);
  if (!isTwin && !isOther && !isOne) return false;
  const span = { first: index, next: index + 1 };
  const sentence = sentenceAt(text, span);
  // "The lateral one is the ilioinguinal"
  if (isOne && startingIn(text.terms.nerve, index, sentence.next).length > 0) return false;
  return (
    isOfProcedure(text, index) &&
    assertionAt(text, span) === 'performed' &&
    !hasWord(words, sentence.first, sentence.next, LEFT_ALONE)
  );
}
