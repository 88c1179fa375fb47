/** Titles that the telling takes back: "TITLE: GON RFA … The GON was injected instead. No RF was delivered." */

import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
} from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isBooked } from './booked.ts';
import { isOfProcedure } from './performed.ts';

/** Names of destruction that leave open how it was done. */
const GENERAL = wordSet(`
    rf rfa radiofrequency ablation ablative lesion lesions lesioning neurolysis cryoablation cryoneurolysis
  `);
/** What shows outside a title that something was destroyed. */
const DONE = wordSet(`
    ablate ablated lesioned thermal pulsed cooled coagulated cycle cycles freeze frozen phenol alcohol
    ethanol glycerol burn burns heated destroyed treated iovera
  `);

/** What became of a procedure that was not done. */
const GIVEN_UP = wordSet(
  'cancelled canceled aborted abandoned deferred postponed instead rescheduled backorder expired',
);

/** Whether nothing but titles says that a nerve was destroyed, and the telling says that none was. */
export function isWithdrawn(text: Statements): boolean {
  return foundOnce(text, isWithdrawn, () => takesBack(text));
}

const HOTTER_THAN_BODY = 42;

function takesBack(text: Statements): boolean {
  if (
    measuresOf(text).some(
      ({ unit, value }) => (unit === 'celsius' && value >= HOTTER_THAN_BODY) || unit === 'fahrenheit',
    )
  )
    return false;
  let isDenied = false;
  for (let index = 0; index < text.words.length; index++) {
    const word = textAt(text.words, index);
    if ((GIVEN_UP.has(word) || isOnlyBlock(text, index)) && isOfProcedure(text, index)) isDenied = true;
    const isGeneral = GENERAL.has(word);
    if (!(isGeneral || DONE.has(word)) || isOfTitle(text, index) || !isOfProcedure(text, index)) continue;
    if (isBooked(text, { first: index, next: index + 1 }) || isOfKind(text, index)) continue;
    const isNegated = isDeniedBefore(text, index) || assertionAt(text, { first: index, next: index + 1 }) === 'negated';
    const isTold = !isNegated && assertionAt(text, { first: index, next: index + 1 }) === 'performed';
    if (isTold && !isPurpose(text, index) && !isOfDevice(text, index)) return false;
    if ((isGeneral || word === 'ablated') && isNegated && !isOfSkin(text, index) && isOfTitled(text, word))
      isDenied = true;
  }
  return isDenied;
}

const NOTHING = wordSet('no nothing none without never neither');
const DENIED_WITHIN = 3;

/** "Nothing was ablated", "no thermal lesion", "without any neurolytic agent" */
export function isDeniedBefore({ words }: Statements, index: number): boolean {
  for (let at = index; at > 0 && index - at < DENIED_WITHIN && !words[at]?.opensClause; at--)
    if (NOTHING.has(textAt(words, at - 1))) return true;
  return false;
}

const KINDS = wordSet('thermal pulsed cooled conventional continuous chemical bipolar second further more additional');

/** "No thermal lesion": one kind is denied, and not all that the title may name. */
function isOfKind(text: Statements, index: number): boolean {
  return KINDS.has(textAt(text.words, index - 1)) && isDeniedBefore(text, index);
}

const COLD = 'cryo';

/** Whether a title may mean what is denied: "no cryoablation" takes no radiofrequency back. */
function isOfTitled(text: Statements, denied: string): boolean {
  return (
    !denied.startsWith(COLD) || text.words.some((word, index) => word.text.startsWith(COLD) && isOfTitle(text, index))
  );
}

const ONLY = wordSet('only just solely');
const BLOCKS = wordSet('block steroid local injection');
const SKIN = wordSet('skin wheal subcutaneous sedation');

/** "Block only", "only local and steroid were given"; local for the skin alone goes with what destroys. */
function isOnlyBlock(text: Statements, index: number): boolean {
  const { words } = text;
  if (!ONLY.has(textAt(words, index))) return false;
  const isBlock = BLOCKS.has(textAt(words, index - 1)) || hasWord(words, index + 1, index + 3, BLOCKS);
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  return isBlock && !hasWord(words, first, next, SKIN);
}

const MADE = wordSet(
  'was were made delivered created performed done given placed applied burned today could attempted',
);

/** "Derm: no lesions" is a finding of the skin; "no lesions were made" tells of the procedure. */
function isOfSkin(text: Statements, index: number): boolean {
  if (text.words[index]?.text !== 'lesions') return false;
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  return !hasWord(text.words, first, next, MADE);
}

const DEVICES = wordSet('log generator machine unit console probe cannula needle electrode tray kit');

/** "The RF log", "RF cannula": a device that was there, whatever was done with it. */
export function isOfDevice({ words }: Statements, index: number): boolean {
  return DEVICES.has(textAt(words, index + 1));
}

const ARRIVED = wordSet(
  'arrived arrives back returned returns presents presented here came comes scheduled booked brought admitted',
);
/** "Arrived for RFA", "here for her left GON RFA" */
const PURPOSE_WITHIN = 6;

/** Whether the word says what the patient came for, which is not yet what was done. */
export function isPurpose({ words }: Statements, index: number): boolean {
  for (let at = index; at >= 1 && index - at < PURPOSE_WITHIN && !words[at]?.opensClause; at--) {
    if (words[at]?.text === 'for') return [words[at - 1], words[at - 2]].some((word) => ARRIVED.has(word?.text ?? ''));
  }
  return false;
}

/** Whether the word stands in the first sentence of a heading that names the procedure. */
export function isOfTitle(text: Statements, word: number): boolean {
  const section = sectionOf(text, word);
  if (section?.kind === 'narrative' && section.first === 0) return isTitleLine(text, word);
  if (section?.kind !== 'title') return false;
  return word < section.content || text.words[word]?.sentence === text.words[section.content]?.sentence;
}

const LONGEST_TITLE = 14;

/** A short first line that nothing heads: "Right sural nerve RFA note". */
function isTitleLine({ words }: Statements, word: number): boolean {
  if (words[word]?.sentence !== 0) return false;
  for (let index = 1; index <= LONGEST_TITLE && index < words.length; index++) {
    if (words[index]?.opensSentence) return true;
  }
  return false;
}

/** Whether a term counts for nothing: it names the procedure that was not done. */
export function isTakenBack(text: Statements, { first }: Span): boolean {
  return (isOfTitle(text, first) || isPurpose(text, first) || isOfDevice(text, first)) && isWithdrawn(text);
}
