/** What a note says outright of destruction, whatever it tells of heat, strength and time. */

import { type NoteText, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { assertionAt, hasWord, type Span, type Statements, sentenceAt, type TermAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { clauseAt, isOfOtherTime, isTalk } from '../telling/talk.ts';
import { isOfTitle } from '../telling/untold.ts';
import { ANOTHER_DAY, DEEDS, isYear } from '../text/deeds.ts';
import { FULL_NERVE_NOUNS } from '../text/nerve-nouns.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { COOLEST_LESION, lesionTemperature } from './probe-temperatures.ts';
import { undelivered } from './undelivered.ts';

const PLACES = wordSet(`
clinic service+ department program unit center centre institute specialists associates
`);
const LETTERHEAD_WITHIN = 5;

/** "NEUROMODULATION AND NERVE CLINIC" */
function isLetterhead({ words }: Statements, { next }: Span): boolean {
  return hasWord(words, next, next + LETTERHEAD_WITHIN, PLACES);
}

/** What the note says outright. A denial of destruction in the procedure stands before its assertion. */
export function destructiveness(text: NoteText): Stated<boolean> | undefined {
  const { statements } = text;
  let said: Stated<boolean> | undefined;
  for (const term of statements.terms.lesion) {
    if (term.key === 'ablative' && !said && tellsCoagulation(statements, term))
      said = { value: true, at: quotedWords(text, term) };
    if ((term.key !== 'destroyed' && term.key !== 'notDestroyed') || !isOfProcedure(statements, term.first)) continue;
    const assertion = assertionAt(statements, term);
    if (isLetterhead(statements, term)) continue;
    // "Service: neuromodulation & pain", "had been put down for the nonablative sort", beside a lesion that is told with its heat.
    const isBeside =
      isOfTitle(statements, term.first) || isOfBefore(statements, term) || isOfOtherTime(statements, term);
    const isName = isBeside && (lesionTemperature(text)?.value ?? 0) >= COOLEST_LESION;
    if (term.key === 'notDestroyed' && assertion === 'performed' && !isName)
      return { value: false, at: quotedWords(text, term) };
    // "It may destroy nerve tissue"
    if (term.key !== 'destroyed' || ANOTHER_DAY.has(textAt(statements.words, term.first - 1))) continue;
    if (isAnnounced(statements, term)) continue;
    if (assertion === 'performed' && !isOfficialName(statements, term))
      said ??= { value: true, at: quotedWords(text, term) };
  }
  const failure = undelivered(text);
  return failure ? { value: false, at: quotedWords(text, failure) } : said;
}

const RELATIVE = wordSet('which that this');
const AHEAD = wordSet('will would shall can may');

/** "A probe will be heated to 80 degrees, which destroys the nerve": what a consent says of it. */
function isAnnounced(text: Statements, term: Span): boolean {
  const { words } = text;
  return (
    RELATIVE.has(textAt(words, term.first - 1)) && hasWord(words, sentenceAt(text, term).first, term.first - 1, AHEAD)
  );
}

/** "She had been put down for pulsed RF": what was so before that day. */
function isOfBefore(text: Statements, term: Span): boolean {
  const { first } = sentenceAt(text, term);
  for (let index = first; index < term.first; index++)
    if (text.words[index]?.text === 'had' && text.words[index + 1]?.text === 'been') return true;
  return false;
}

/** "PROCEDURE: Destruction of peripheral nerve", "coded 64640, destruction by neurolytic agent": what a procedure is called and billed as, whatever was done. */
export function isOfficialName(text: Statements, span: Span): boolean {
  const { first, next } = span;
  if (!hasWord(text.words, first, next, NAMED_SO)) return false;
  return isOfTitle(text, first) || hasWord(text.words, sentenceAt(text, span).first, first, BILLED);
}

const NAMED_SO = wordSet('destruction neurolytic');
const BILLED = wordSet('64640 cpt coded code billed');

/** What says it alone, of a nerve, and of the whole of it: "nerve ablated" is what the procedure is called. */
const COAGULATED = /^(?:thermo)?coagulated$/;
const ABLATED = /^(?:ablat|denervat)ed$/;
const WHOLLY = /^(?:fully|completely)$/;
const LESION = /^lesions?$/;
const BY_HEAT = wordSet('heat thermal hot continuous');
const HEATED_WITHIN = 4;
/** What else is coagulated on the way, and what is no deed of this lesion. */
const OTHERWISE = wordSet('vessel+ vein+ bleeder+ skin is are be can if pulsed prf');

const BEEN = wordSet('been');

/** "The nerve was coagulated", "three heat lesions were created": a lesion told as made, and no name of a procedure. */
function tellsCoagulation(text: Statements, term: TermAt): boolean {
  const { words } = text;
  const { first, next } = clauseAt(text, term);
  if (!saysMade(text, term.first, { first, next }) || hasWord(words, first, next, OTHERWISE)) return false;
  // "Had been coagulated" is of another day, "was coagulated and a heat lesion had been made" of this one.
  if (hasWord(words, first, term.first, BEEN)) return false;
  return (
    !words.slice(first, next).some(({ text: said }) => isYear(said)) &&
    isOfProcedure(text, term.first) &&
    assertionAt(text, term) === 'performed' &&
    !isTalk(text, term)
  );
}

function saysMade(text: Statements, at: number, { first, next }: Span): boolean {
  const { words } = text;
  const word = textAt(words, at);
  if (LESION.test(word)) {
    // "Continuous current was delivered and a lesion was made on that nerve"
    const isMade = textAt(words, at + 1) === 'was' || textAt(words, at + 1) === 'were';
    const from = isMade ? sentenceAt(text, { first: at, next }).first : Math.max(first, at - HEATED_WITHIN);
    return hasWord(words, from, at, BY_HEAT) && hasWord(words, first, next, DEEDS);
  }
  if (word === 'lesioned') return hasWord(words, first, next, FULL_NERVE_NOUNS);
  return COAGULATED.test(word) || (ABLATED.test(word) && WHOLLY.test(textAt(words, at - 1)));
}
