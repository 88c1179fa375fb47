/** What a term means by what stands right beside it, told as it is found: cues that are none, letters that are words. */

import { EARLIER } from '../text/common-words.ts';
import { isYear, MONTHS } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';

/** "Lifted off the fascia" */
const LIFTED_FROM = wordSet('the of its this');

/** "No: the target was …" answers what was asked before, and denies nothing of what follows. */
export function isAnswer(text: string, words: readonly Word[], first: number, next: number): boolean {
  const word = words[first];
  // What was lifted off the fascia was done.
  if (next === first + 1 && word?.text === 'off') return LIFTED_FROM.has(textAt(words, next));
  return next === first + 1 && word?.text === 'no' && word.opensSentence && text[word.end] === ':';
}

const PICTURES = wordSet('image+ picture+ film+ still+ clip+ loop+ frame+ video+ record+ recording+');
const BEFORE_PRESERVED = 4;

/** "The films are preserved": kept, where a nerve that is preserved is spared. */
export function isOfPictures(words: readonly Word[], first: number): boolean {
  return (
    words[first]?.text === 'preserved' &&
    words.slice(Math.max(0, first - BEFORE_PRESERVED), first).some(({ text }) => PICTURES.has(text))
  );
}

/** "P-RFA" is one word; in "P: RFA …" the letter heads the plan. */
export function isJoinedLetter(text: string, words: readonly Word[], first: number, next: number): boolean {
  const opener = words[first];
  return !opener || next === first + 1 || opener.text.length > 1 || text[opener.end] === '-';
}

/** "[X] RF [ ] pulsed": a form offers the one, and behind another box the other. */
export function isOfTwoChoices(words: readonly Word[], first: number, next: number): boolean {
  for (let index = first + 1; index < next; index++)
    if (words[index]?.opensSentence && !words[index]?.opensLine) return true;
  return false;
}

const OF_THE_DAY = wordSet('guidance guided today under');
const OTHER_DAYS = wordSet(`${EARLIER} ago previously since relief past before had ${MONTHS}`);
const LONGEST_UNDERGONE = 30;

/** "The patient underwent neurolysis under ultrasound guidance": how an operative note tells of its own operation. */
export function isOfThisOperation(words: readonly Word[], first: number): boolean {
  if (words[first]?.text !== 'underwent') return false;
  let isToday = false;
  const { sentence } = words[first] ?? {};
  for (let at = Math.max(0, first - LONGEST_UNDERGONE); at < first + LONGEST_UNDERGONE && at < words.length; at++) {
    const word = words[at];
    if (word?.sentence !== sentence) continue;
    if (OTHER_DAYS.has(word?.text ?? '') || isYear(word?.text ?? '')) return false;
    if (OF_THE_DAY.has(word?.text ?? '')) isToday = true;
  }
  return isToday;
}

const SCAR = wordSet('adhesions scar bands');
const WERE = wordSet('was were');
const FARTHEST_SCAR = 12;

/** "The adhesions around the nerve were destroyed", "destruction of scar": what held the nerve, and not the nerve. */
export function isOfScar(words: readonly Word[], index: number): boolean {
  if (!textAt(words, index).startsWith('destr')) return false;
  for (let at = index + 1; at < index + 4; at++) if (SCAR.has(textAt(words, at))) return true;
  if (!WERE.has(textAt(words, index - 1)) && !WERE.has(textAt(words, index - 2))) return false;
  let isFound = false;
  for (let at = index - 1; at > index - FARTHEST_SCAR && !words[at + 1]?.opensClause; at--) {
    const word = textAt(words, at);
    if (word === (isFound ? 'nerve' : 'and')) return false;
    if (SCAR.has(word)) isFound = true;
  }
  return isFound;
}

/**
 * Whether letters are no short form, or words no lesion: as in "superomedial genicular n. - likewise medial femur", the
 * same place of another bone.
 */
export function hasOtherSense(
  kind: string,
  text: string,
  words: readonly Word[],
  first: number,
  next: number,
): boolean {
  const word = words[first];
  if (!word) return false;
  if (kind !== 'lesion')
    return (
      kind === 'imaging' &&
      (isLooseLetters(text, words, first, next) ||
        textAt(words, next) === 'table' ||
        isYet(words, first) ||
        isParted(text, words, first))
    );
  return (
    isComplaint(words, first) ||
    isOfScar(words, next - 1) ||
    (word.text === 'likewise' && PLACE.test(textAt(words, next)))
  );
}

const HAS = wordSet('has have had');
const SINCE = wordSet('ever since for and all');

/** "Whose shin has burned ever since" */
function isComplaint(words: readonly Word[], index: number): boolean {
  return words[index]?.text === 'burned' && HAS.has(textAt(words, index - 1)) && SINCE.has(textAt(words, index + 1));
}

const WHO = wordSet('she he they it patient pt is are was were has had can could will would');

/** "She still walks on that calf": no picture. */
function isYet(words: readonly Word[], index: number): boolean {
  return words[index]?.text === 'still' && WHO.has(textAt(words, index - 1)) && !words[index]?.opensClause;
}

/** "Discharged (d/c), arm moves as before": no C-arm. */
function isParted(text: string, words: readonly Word[], first: number): boolean {
  return words[first]?.text === 'c' && text[words[first]?.end ?? 0] === ',';
}

const PLACE = /^(?:medial|lateral|above|below)/;

/** "U/S" is ultrasound; two letters that only follow each other are not. */
function isLooseLetters(text: string, words: readonly Word[], first: number, next: number): boolean {
  const letter = words[first];
  return next === first + 2 && letter?.text === 'u' && words[first + 1]?.text === 's' && text[letter.end] !== '/';
}

/** What the country is named by: "US Army", "in the US". */
const OF_THE_COUNTRY = wordSet('army air marine+ postal born navy citizen veteran dollars');
const IN_COUNTRY = wordSet('in to from');

/** "US linear 15 MHz": in capitals, in text that is not all in capitals, the short word is ultrasound and no pronoun. */
export function isUltrasound(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word?.text !== 'us' || text.slice(word.start, word.end) !== 'US') return false;
  if (OF_THE_COUNTRY.has(textAt(words, index + 1))) return false;
  if (words[index - 1]?.text === 'the' && IN_COUNTRY.has(textAt(words, index - 2))) return false;
  return [words[index - 1], words[index + 1]].some(
    (beside) => beside && /[a-z]/.test(text.slice(beside.start, beside.end)),
  );
}
