/** Sides on which a note says that something was done, whatever nerve it says it of. */

import type { OneSide, Side } from '../stated.ts';
import {
  assertionAt,
  foundOfEach,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { NOT_DONE } from '../text/deeds.ts';
import type { Section } from '../text/section.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { bodySideAt, clauseStart, sideWords } from './body-sides.ts';
import { failedSide } from './failed-side.ts';
import { isHeadOfNothing } from './headed-sides.ts';
import { sideOf } from './side-words.ts';

/** What is said of a side that was not treated, before or behind it in its clause. */
const SPARED = wordSet(`
    untreated untouched deferred postponed rebook rebooked reschedule rescheduled later normal unremarkable
    asymptomatic unaffected uninvolved spared contralateral opposite declined cancelled aborted
  `);
/** "The good side is the left" */
const OF_BODY = wordSet('side leg knee arm foot shoulder hand');
/** "Put off", "held off". */
const PUT = wordSet('put held called');
/** "First the right and later the left": one after the other. */
const ORDER = wordSet('first and then');
const NEAR = 6;

const EACH = wordSet('each either per');

/** "Two lesions per side", "on either side": a telling of both, whichever of them it names. */
export function tellsEachSide(text: Statements): boolean {
  return text.words.some(
    ({ text: word }, index) => word === 'side' && EACH.has(textAt(text.words, index - 1)) && isOfProcedure(text, index),
  );
}

/** Whether the note says of the side at a word that it was left out, for now or for good. */
export function isSpared(text: Statements, index: number): boolean {
  const { words } = text;
  if (assertionAt(text, { first: index, next: index + 1 }) !== 'performed') return true;
  const from = clauseStart(text, index);
  for (let at = from; at < index + NEAR && at < words.length; at++) {
    if (at > index && words[at]?.opensClause) break;
    const word = textAt(words, at);
    if (word === 'later' && hasWord(words, clauseStart(text, at), at, ORDER)) continue;
    if (word === 'good' && OF_BODY.has(textAt(words, at + 1))) return true;
    if (SPARED.has(word) || (word === 'off' && PUT.has(textAt(words, at - 1)))) return true;
  }
  return isWithoutLesion(text, index);
}

const LESIONS = wordSet('lesion lesions treatment rf rfa ablation burn freeze cryo phenol alcohol');
const LONGEST_CLAUSE = 20;

const ENDED = wordSet('ended stopped halted terminated abandoned');
/** "The right wrist will have the same in the autumn" */
const TO_HAVE = wordSet('have get undergo follow need');
const WHO = wordSet('was we i were');

/** Whether a lesion or its cycles are told between two words. */
function hasHeat(lesion: Statements['terms']['lesion'], first: number, next: number): boolean {
  return startingIn(lesion, first, next).some(({ key }) => key === 'cycle' || key === 'ablative');
}

/** "At the left her pulse fell and the procedure was ended", "L side: a pulse at the target, so only local was given and no lesion", where no nerve stands between. */
function isWithoutLesion({ words, terms }: Statements, index: number): boolean {
  const end = startingIn(terms.nerve, index + 1, index + LONGEST_CLAUSE)[0]?.first ?? index + LONGEST_CLAUSE;
  for (let at = index + 1; at < end && words[at]?.opensSentence === false; at++) {
    const after = textAt(words, at + 1);
    if (words[at]?.text === 'no' && LESIONS.has(after)) return true;
    if (words[at]?.text === 'will' && (TO_HAVE.has(after) || (after === 'be' && NOT_DONE.has(textAt(words, at + 2)))))
      return true;
    if (WHO.has(textAt(words, at)) && ENDED.has(after)) return !hasHeat(terms.lesion, index, end);
  }
  return false;
}

const LEFT_OUT = wordSet(
  'untreated untouched deferred postponed rebook rebooked reschedule rescheduled cancelled canceled',
);

/** The one side that was treated where the telling says it outright: "RIGHT only", "the left was put off". */
export function onlySide(text: Statements): OneSide | undefined {
  return foundOnce(text, onlySide, () => onlySideIn(text));
}

function onlySideIn(text: Statements): OneSide | undefined {
  for (const index of sideWords(text)) {
    const side = bodySideAt(text, index);
    if (!side || side === 'bilateral' || text.words[index]?.isUnchecked || !isOfProcedure(text, index)) continue;
    if (isOnly(text, index) && !isOfScreen(text, index)) return side;
    if (isLeftOut(text, index) || isHeadOfNothing(text, index, side)) return side === 'left' ? 'right' : 'left';
  }
  const failed = tellsEachSide(text) ? undefined : failedSide(text);
  return failed && (failed === 'left' ? 'right' : 'left');
}

/** "Fluoroscopy for the left knee only" */
function isOfScreen(text: Statements, index: number): boolean {
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  return !isOfDeed(text, index) && startingIn(text.terms.imaging, first, next).some(({ key }) => key === 'modality');
}

/** "RIGHT only", "the left side only", "only the right". */
function isOnly({ words }: Statements, index: number): boolean {
  for (let at = index + 1; at <= index + 2 && words[at]?.opensClause === false; at++)
    if (words[at]?.text === 'only') return true;
  return words[index - 1]?.text === 'only' || (words[index - 1]?.text === 'the' && words[index - 2]?.text === 'only');
}

const TO_DO = wordSet('do treat touch start lesion ablate inject attempt perform freeze proceed');
/** "Not do the left" */
const DENIED_WITHIN = 5;

/** "We did not do the left", "never started the right side" */
function isDeniedBefore({ words }: Statements, index: number): boolean {
  if (words[index - 1]?.text !== 'the') return false;
  for (let at = index - 2; at >= index - DENIED_WITHIN && at > 0 && !words[at]?.opensSentence; at--)
    if (TO_DO.has(textAt(words, at))) return words[at - 1]?.text === 'not' || words[at - 1]?.text === 'never';
  return false;
}

/** "Left deferred", "the left is put off", "left thigh not touched": the side is what the sentence opens with. */
function isLeftOut(text: Statements, index: number): boolean {
  const { words } = text;
  if (isDeniedBefore(text, index)) return true;
  for (let at = index + 1; at <= index + NEAR && words[at]?.opensClause === false; at++) {
    const word = textAt(words, at);
    const before = textAt(words, at - 1);
    if (
      LEFT_OUT.has(word) ||
      (word === 'off' && PUT.has(before)) ||
      (before === 'not' && NOT_DONE.has(word === 'be' ? textAt(words, at + 1) : word))
    )
      return true;
  }
  return false;
}

/** Terms of a lesion that only tell where something lies or was numbed. */
const NO_DEED = new Set(['landmark', 'anatomy', 'notDestroyed', 'localAnesthetic', 'block']);

/**
 * Whether the telling of the procedure speaks of the side where it names a nerve, a deed or the site: what stands
 * beside it was done there, as far as anybody can tell. "At both" may be two places of one side: `isBothEnough` says
 * whether it tells of each.
 */
export function tellsSide(text: Statements, side: OneSide, isBothEnough = true): boolean {
  const only = correctedSide(text) ?? onlySide(text);
  if (only) return only === side;
  return sideWords(text).some((index) => {
    const said = sideOf(text, text.words[index]);
    if ((said !== side && said !== 'bilateral') || bodySideAt(text, index) !== said) return false;
    if (!isBothEnough && text.words[index]?.text === 'both') return false;
    return isOfProcedure(text, index) && !isSpared(text, index) && isOfDeed(text, index);
  });
}

/** The word from which a note puts right what stands above it. */
function correctionOf({ marks }: Statements): number | undefined {
  return marks.correction.findLast(({ first }) => first > 0)?.first;
}

/** The one side that a correction tells of: "the left nerve is what was ablated; right came from the template". */
export function correctedSide(text: Statements): OneSide | undefined {
  const from = correctionOf(text);
  if (from === undefined) return undefined;
  const sides = new Set<Side>();
  for (const index of sideWords(text)) {
    const side = bodySideAt(text, index);
    if (index > from && side && !isSpared(text, index) && isOfDeed(text, index)) sides.add(side);
  }
  const [side] = sides;
  return sides.size === 1 && side !== 'bilateral' ? side : undefined;
}

const WRONG = wordSet(
  'wrong wrongly error erroneous erroneously incorrect incorrectly mistake mistaken mistakenly misstated',
);

/** Whether a correction says that something above it is wrong. */
export function isPutRight(text: Statements): boolean {
  const from = correctionOf(text);
  return from !== undefined && hasWord(text.words, from, from + MOST_OF_CORRECTION, WRONG);
}

const MOST_OF_CORRECTION = 40;

/** Whether a correction names the side, whatever it says of it: "correction: site was the LEFT knee, "R" is a typing error". */
export function mayBeCorrectedTo(text: Statements, side: OneSide): boolean {
  const from = correctionOf(text);
  if (from === undefined || correctedSide(text) !== undefined) return false;
  return sideWords(text, from, from + MOST_OF_CORRECTION).some((index) => bodySideAt(text, index) === side);
}

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
const MEASURED = wordSet(
  'emg ncs conduction microvolts electrodiagnostic electrodiagnostics amplitude latency mri radiograph',
);

/** What is given beside a lesion, or on the other side instead of one. */
const STEROIDS = wordSet('steroid cortisone kenalog triamcinolone depomedrol methylprednisolone');

const DONE = wordSet('performed done treated underwent');

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
    startingIn(nerve, first, next).length > 0 ||
    startingIn(nerveShort, first, next).length > 0 ||
    startingIn(technique, first, next).length > 0 ||
    hasWord(text.words, first, next, DONE) ||
    startingIn(lesion, first, next).some(({ key }) => !NO_DEED.has(key))
  );
}
