/** Sides on which a note says that something was done, whatever nerve it says it of. */

import {
  assertionAt,
  foundOfEach,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { AGENTS_GIVEN, EACH_SIDE, OF_ABLATIONS, WAS_DONE } from '../text/common-words.ts';
import { NOT_DONE } from '../text/deeds.ts';
import type { Section } from '../text/section.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { clauseStart } from './body-sides.ts';
import { isInjury } from './nerve-roles.ts';

/** What is said of a side that was put off; a first try that was given up may have been followed by another. */
export const LEFT_OUT = wordSet(
  'untreated untouched deferred postponed rebook rebooked reschedule rescheduled cancelled canceled',
);
/** What is said of a side that was not treated, before or behind it in its clause. */
const SPARED = wordSet(
  [
    ...LEFT_OUT,
    'later normal quiet unremarkable asymptomatic unaffected uninvolved spared contralateral opposite declined aborted',
  ].join(' '),
);
/** "The good side is the left" */
const OF_BODY = wordSet('side leg knee arm foot shoulder hand');
/** "Put off", "held off". */
export const PUT = wordSet('put held called');
/** "First the right and later the left": one after the other. */
const ORDER = wordSet('first and then');
export const NEAR = 6;

const COMPLAINTS = wordSet('complaint+ symptoms problem+ trouble');
const LOST = wordSet('lost amputated');
const EACH = wordSet('each either per');

/** "Two lesions per side", "on either side": a telling of both, whichever of them it names. */
export function tellsEachSide(text: Statements): boolean {
  return text.words.some(
    ({ text: word }, index) =>
      word === 'side' &&
      EACH.has(textAt(text.words, index - 1)) &&
      isOfProcedure(text, index) &&
      !isOfNoLesion(text, { first: index, next: index + 1 }),
  );
}

const INTENT = wordSet('intent intended intention planned consent consented');
const RELIEF = wordSet('relief relieved');
const isBlock = ({ key }: TermAt): boolean => key === 'block';

/** "Blocks in June and July, with full relief on each side" */
function isOfNoLesion(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  // "Intent: burn the nerve on each side"
  if (hasWord(text.words, first, next, INTENT)) return true;
  return hasWord(text.words, first, next, RELIEF) && startingIn(text.terms.lesion, first, next).some(isBlock);
}

/** Whether the note says of the side at a word that it was left out, for now or for good. */
export function isSpared(text: Statements, index: number): boolean {
  const { words } = text;
  if (assertionAt(text, { first: index, next: index + 1 }) !== 'performed') return true;
  const from = clauseStart(text, index);
  // "He lost the right leg in 1991"
  if (hasWord(words, index - 3, index, LOST)) return true;
  for (let at = from; at < index + NEAR && at < words.length; at++) {
    if (at > index && words[at]?.opensClause) break;
    const word = textAt(words, at);
    if (word === 'later' && hasWord(words, clauseStart(text, at), at, ORDER)) continue;
    if (word === 'good' && OF_BODY.has(textAt(words, at + 1))) return true;
    if (SPARED.has(word) || (word === 'off' && PUT.has(textAt(words, at - 1)))) return true;
  }
  return isWithoutComplaint(words, index) || isWithoutLesion(text, index);
}

const COMPLAINT_WITHIN = 12;
/** "Left side done, no complaints" has them of the procedure. */
const HAS = wordSet('has have had gives gave causes');

/** "Right shoulder has no complaint", "the left foot was never operated on and gives her no trouble" */
function isWithoutComplaint(words: Statements['words'], index: number): boolean {
  for (let at = index + 1; at < index + COMPLAINT_WITHIN && words[at]?.opensSentence === false; at++)
    if (words[at]?.text === 'no' && COMPLAINTS.has(textAt(words, at + 1)))
      return HAS.has(textAt(words, at - 1)) || HAS.has(textAt(words, at - 2));
  return false;
}

const LESIONS = wordSet(`${AGENTS_GIVEN} ${OF_ABLATIONS} treatment rf rfa burn freeze cryo`);
const GIVEN = wordSet('current energy heat lesion+ phenol alcohol cryo drug');
const ARRIVED = wordSet('got reached came entered touched');
const LONGEST_CLAUSE = 20;

/** "The right wrist will have the same in the autumn" */
const TO_HAVE = wordSet('have get undergo follow need');

/** "L side: a pulse at the target, so only local was given and no lesion", where no nerve stands between. */
function isWithoutLesion(text: Statements, index: number): boolean {
  const { words, terms } = text;
  // "No current was delivered on the left"
  for (let at = clauseStart(text, index); at < index; at++)
    if (words[at]?.text === 'no' && GIVEN.has(textAt(words, at + 1))) return true;
  const end = startingIn(terms.nerve, index + 1, index + LONGEST_CLAUSE)[0]?.first ?? index + LONGEST_CLAUSE;
  for (let at = index + 1; at < end && words[at]?.opensSentence === false; at++) {
    const after = textAt(words, at + 1);
    if (words[at]?.text === 'no' && LESIONS.has(after)) return true;
    // "The left cannula never got near the nerve"
    if (words[at]?.text === 'never' && ARRIVED.has(after)) return true;
    if (words[at]?.text === 'will' && (TO_HAVE.has(after) || (after === 'be' && NOT_DONE.has(textAt(words, at + 2)))))
      return true;
  }
  return false;
}

/** Terms of a lesion that only tell where something lies or was numbed. */
const NO_DEED = wordSet('landmark anatomy notDestroyed localAnesthetic block');

/** Whether the word stands in the line of a heading, else in the one below it. */
function isOfFirstLine(text: Statements, section: Section, index: number): boolean {
  return index < foundOfEach(text, endOfFirstLine, section, () => endOfFirstLine(text, section));
}

function endOfFirstLine({ words }: Statements, { content, next }: Section): number {
  let end = content + 1;
  while (end < next && !words[end]?.opensLine) end++;
  return end;
}

/** Words of examinations: what they found on a side was not done there. */
const MEASURED = wordSet('emg ncs conduction microvolts electrodiagnostic+ amplitude latency mri radiograph');

/** What is given beside a lesion, or on the other side instead of one. */
const STEROIDS = wordSet('steroid cortisone kenalog triamcinolone depomedrol methylprednisolone');

const DONE = wordSet(`${WAS_DONE} treated underwent`);
const READY = wordSet('prepped draped');
const SIDES = wordSet(`${EACH_SIDE}`);

/** "Right foot washed and draped": the side that was made ready. */
function isMadeReady({ words }: Statements, index: number): boolean {
  for (let at = index + 1; at < index + NEAR && words[at]?.opensSentence === false; at++) {
    if (SIDES.has(textAt(words, at))) return false;
    if (READY.has(textAt(words, at))) return true;
  }
  return false;
}

/** "L leg had veins done too" */
const HAD = wordSet('had');

/** Whether a nerve, a technique or a step of the lesion stands in the sentence of the word, or it heads the procedure. */
export function isOfDeed(text: Statements, index: number): boolean {
  const span: Span = { first: index, next: index + 1 };
  const section = sectionOf(text, index);
  const { first, next } = sentenceAt(text, span);
  const { nerve, nerveShort, technique, lesion } = text.terms;
  const isAblated = startingIn(lesion, first, next).some(({ key }) => key === 'ablative');
  if (!isAblated && hasWord(text.words, first, next, STEROIDS)) return false;
  if (section?.kind === 'title' && isOfFirstLine(text, section, index)) return true;
  if (hasWord(text.words, first, next, MEASURED)) return false;
  return (
    isMadeReady(text, index) ||
    startingIn(nerve, first, next).some((term) => !isInjury(text, term)) ||
    startingIn(nerveShort, first, next).length > 0 ||
    startingIn(technique, first, next).length > 0 ||
    (hasWord(text.words, first, next, DONE) && !hasWord(text.words, first, Math.min(next, index + NEAR), HAD)) ||
    startingIn(lesion, first, next).some(({ key }) => !NO_DEED.has(key))
  );
}
