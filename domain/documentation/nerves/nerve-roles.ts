/** What a procedure note does with a nerve where it names it. */

import { measuresOf } from '../statements/measures.ts';
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
  type TermAt,
} from '../statements/statements.ts';
import { isBooked } from '../telling/booked.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { tellsMonthBefore } from '../telling/talk.ts';
import { isUnchecked } from '../text/assertion.ts';
import { DONE_TO_NERVES, DONE_WITH_NERVES, LOCATED } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isBeside } from './beside-nerves.ts';
import { isAllThatWasGiven, isBlockBeside, isBlockedItem, isGivenBehind, isHeatedBehind } from './blocked-nerves.ts';
import { goesOn, isPulsedInstead } from './goes-on.ts';
import { isKeptFromRisk } from './kept-out.ts';
import { isLeftForLater } from './left-for-later.ts';
import { isItem, isListItem, isNumbered } from './list-items.ts';
import type { NerveGroup } from './nerve-mention.ts';
import { isOfContrast, isOfMonth, isOfYear } from './of-another-time.ts';
import { isOnlyOption } from './only-option.ts';
import { isAvoided, isDoneAfterAll, isExaminedItem, isLabel, isSaidLeftOut, isUntreated } from './spared-nerves.ts';

/**
 * What a note does with a nerve where it names it. `denied`: it says that the nerve was not treated. `blocked`: it was
 * anesthetized. `landmark`: something else lies beside it. `spoken`: it names the nerve with a technique that was not used. `injured`: with
 * what ails it.
 */
export type Role =
  | 'treated'
  | 'approached'
  | 'named'
  | 'blocked'
  | 'landmark'
  | 'denied'
  | 'spoken'
  | 'injured'
  | 'elsewhere';

/** What the note does with the nerves of a group, found once. */
export function roleOf(text: Statements, group: NerveGroup): Role {
  return foundOfEach(text, roleOf, group, () => roleIn(text, group));
}

function roleIn(text: Statements, group: NerveGroup): Role {
  if (isUnchecked(text.words, group.first)) return 'denied';
  if (!isOfProcedure(text, group.first)) return isDeniedByOperator(text, group) ? 'denied' : 'elsewhere';
  if (isBooked(text, group)) return 'elsewhere';
  const assertion = assertionAt(text, { first: group.first, next: behindAsideOfOther(text, group.next) });
  const sentence = sentenceAt(text, group);
  if (isOfYear(text, sentence) || isOfMonth(text, group) || isOfContrast(text, group, sentence)) return 'elsewhere';
  if (tellsMonthBefore(text, { first: sentence.first, next: group.first })) return 'elsewhere';
  if (isKeptFromRisk(text, group)) return 'landmark';
  const isDone = isLabel(text, group) && isDoneAfterAll(text, group);
  if (assertion === 'negated' && (isDone || goesOn(text, { first: group.next, next: sentence.next }))) return 'named';
  if (assertion === 'negated' && !isOfTechnique(text, sentence)) return 'denied';
  if (assertion !== 'performed') {
    if (isLabel(text, group)) return 'named';
    return assertion === 'negated' ? 'spoken' : 'elsewhere';
  }
  if (isMeasured(text, group, sentence)) return 'elsewhere';
  if (isCourseMarked(text, group, sentence)) return 'landmark';
  if (isUntreated(text, group) && !isPulsedInstead(text, group.next)) return 'denied';
  if (isOnlyOption(text, group) || isLeftForLater(text, group)) return 'elsewhere';
  if (isAvoided(text, group)) return 'landmark';
  if (isLabel(text, group)) {
    if (isSaidLeftOut(text, group)) return 'denied';
    if (isExaminedItem(text, group)) return 'landmark';
  }
  const lesion = startingIn(text.terms.lesion, sentence.first, sentence.next);
  const has = (key: string, span: Span = sentence): boolean =>
    lesion.some((term) => term.key === key && term.first >= span.first && term.first < span.next);
  const isAblated = (): boolean =>
    lesion.some((term) => term.key === 'ablative' && assertionAt(text, term) !== 'negated');
  const kind = sectionOf(text, group.first)?.kind;
  const isBlocked =
    lesion.some((term) => isBlockBeside(text, term, group)) ||
    (!isAblated() && isBlockedItem(text, lesion, group, sentence));
  if (has('localAnesthetic') && !has('agent') && isAllThatWasGiven(text, sentence)) return 'blocked';
  const isDestroyed = (): boolean =>
    isGivenBehind(text, group) || isHeatedBehind(text, group, sentence) || hasAblativeBeside(text, lesion, group);
  if (isBlocked && !has('agent') && !isDestroyed()) return 'blocked';
  if (kind === 'title' && isTitleLine(text, group)) return isBlocked && !has('ablative') ? 'blocked' : 'treated';
  if (isLesionHead(text, group) || isToldAsNerve(text, group, sentence)) return 'treated';
  const isFound = (): boolean =>
    hasWord(text.words, sentence.first, sentence.next, FOUND) || isTreatedBehind(text, group, sentence);
  if (has('anatomy') && !isLabel(text, group) && !isFound()) return 'landmark';
  const isBroughtTo =
    has('approach', { first: sentence.first, next: group.first }) || isBroughtBefore(text, group, sentence.first);
  if (isBeside(text, lesion, group, isBroughtTo)) return 'landmark';
  if (isInjury(text, group)) return 'injured';
  if (isAblated() || hasOwnDose(text, lesion, group, sentence) || isSameItem(text, group)) return 'treated';
  const isReached = isBroughtTo || hasWord(text.words, group.next, Math.min(sentence.next, group.next + 6), REACHED);
  return isReached ? 'approached' : 'named';
}

const ASIDE_WITHIN = 3;
const LONGEST_ASIDE = 16;

/** "Infrapatellar branch ONLY (ant fem cut not done)": past an aside that opens with another nerve, and speaks of that. */
function behindAsideOfOther({ text, words, terms }: Statements, next: number): number {
  const [other] = startingIn(terms.nerve, next, next + ASIDE_WITHIN);
  if (!other || text[(words[other.first]?.start ?? 0) - 1] !== '(') return next;
  let end = other.next;
  while (end - next < LONGEST_ASIDE && words[end]?.followsAside === false) end++;
  return words[end]?.followsAside ? end : next;
}

const NERVES = wordSet('nerve+ target+');
const BETWEEN = wordSet('the left right both were was treated lesioned injected today');

/** "The nerves were the left 8th and 9th intercostal nerves" */
function isToldAsNerve({ words }: Statements, group: Span, { first }: Span): boolean {
  const at = textAt(words, first) === 'the' ? first + 1 : first;
  if (!NERVES.has(textAt(words, at)) || !hasWord(words, at + 1, group.first, BE)) return false;
  for (let index = at + 1; index < group.first; index++) if (!BETWEEN.has(textAt(words, index))) return false;
  return true;
}

/** "IV. Operation B - right LFCN": a nerve in the heading of a telling that gives the temperature of its lesion. */
function isLesionHead(text: Statements, { first, next }: Span): boolean {
  const section = sectionOf(text, first);
  if (section?.kind !== 'procedure' || first >= section.content) return false;
  return startingIn(measuresOf(text), next, section.next).some(({ unit }) => unit === 'celsius');
}

const COURSES = wordSet('course path run');
const DRAWN = wordSet('marked drawn outlined traced mapped');

/** "The course of the sural nerve was marked": what is drawn to be kept away from. */
function isCourseMarked({ words }: Statements, { first, next }: Span, sentence: Span): boolean {
  return hasWord(words, first - 3, first, COURSES) && hasWord(words, next, Math.min(sentence.next, next + 3), DRAWN);
}

const MEASURED = wordSet('conduction+ latency latencies velocity amplitude snap ncs');

/** "The tibial nerve conduction was normal", "conduction studies showed slowing of the tibial nerve": a test of another day. */
function isMeasured(text: Statements, group: NerveGroup, { first, next }: Span): boolean {
  if (hasWord(text.words, group.next, group.next + 2, MEASURED)) return true;
  if (!hasWord(text.words, first, group.first, MEASURED)) return false;
  return !startingIn(text.terms.lesion, first, next).some(({ key }) => DEEDS_OF_LESION.has(key));
}

const DEEDS_OF_LESION = wordSet('ablative agent approach');

const TALKED = wordSet('discussed offered suggested proposed');

/** "Attending: present throughout. We decided against the tibial nerve." */
function isDeniedByOperator(text: Statements, group: NerveGroup): boolean {
  if (sectionOf(text, group.first)?.kind !== 'operator') return false;
  if (isUntreated(text, group) || isAvoided(text, group)) return true;
  // "Surgeon: … A stimulator of the suprascapular nerve was discussed and refused."
  const { first, next } = sentenceAt(text, group);
  return isSaidLeftOut(text, group) && !hasWord(text.words, first, next, TALKED);
}

/** "I found the nerve where it emerges": what is told of its course says where it was found. */
const FOUND = wordSet(`${LOCATED} found isolated exposed traced seen saw localized reached`);

const RELATIVE = wordSet('that which');
const BE = wordSet('was were');
const RELATIVE_WITHIN = 16;

/** "The nerve that runs there was treated with alcohol" */
function isTreatedBehind({ words }: Statements, { next }: Span, sentence: Span): boolean {
  if (!RELATIVE.has(textAt(words, next))) return false;
  for (let index = next + 1; index < Math.min(sentence.next, next + RELATIVE_WITHIN); index++)
    if (BE.has(textAt(words, index)) && LESIONED.has(textAt(words, index + 1))) return true;
  return false;
}

const LESIONED = wordSet(`${DONE_TO_NERVES} ${DONE_WITH_NERVES}`);

/** Whether nothing but how the nerve runs makes it a landmark. */
export function isOfCourse(text: Statements, group: NerveGroup): boolean {
  const { first, next } = sentenceAt(text, group);
  const lesion = startingIn(text.terms.lesion, first, next);
  return (
    lesion.some(({ key }) => key === 'anatomy') && !isAvoided(text, group) && !isBeside(text, lesion, group, false)
  );
}

const FARTHER = wordSet('to onto toward+ and at over finally then lastly');

/**
 * "A cannula was led to the notch; to the humeral neck for the axillary nerve", "introducers to the one epicondyle
 * (superolateral nerve); the other (superomedial nerve)": parts of one sentence.
 */
function isBroughtBefore(text: Statements, group: Span, first: number): boolean {
  const { words } = text;
  const isAside = text.text[(words[group.first]?.start ?? 0) - 1] === '(';
  let start = first;
  while (start > 0 && (isAside || FARTHER.has(textAt(words, start))) && endsInSemicolon(text, start - 1)) {
    start = sentenceAt(text, { first: start - 1, next: start }).first;
    if (startingIn(text.terms.lesion, start, first).some(({ key }) => key === 'approach')) return true;
  }
  return false;
}

function endsInSemicolon({ text, words }: Statements, index: number): boolean {
  return (
    text
      .slice(words[index]?.end ?? 0, words[index + 1]?.start ?? 0)
      .replace(')', '')
      .trim() === ';'
  );
}

/** "Median n. 1 mL" in a list of what the agent was given to, "L axillary 80C/90s": a nerve with its own measures. */
function hasOwnDose(text: Statements, lesion: readonly TermAt[], group: Span, sentence: Span): boolean {
  if (lesion.some(({ key }) => key === 'localAnesthetic' || key === 'block')) return false;
  const units = startingIn(measuresOf(text), group.next, sentence.next).map(({ unit }) => unit);
  if (units.includes('celsius')) return true;
  if (lesion.some(({ key, first }) => key === 'cycle' && first > group.next) && isItem(text, group)) return true;
  return units.includes('milliliters') && namesAgent(text);
}

function namesAgent(text: Statements): boolean {
  return foundOnce(text, namesAgent, () => text.terms.lesion.some(({ key }) => key === 'agent'));
}

const SAME = wordSet('same ditto likewise');

/** "- sural, 80 C, 90 s", and below it "- deep peroneal, same" */
function isSameItem({ words }: Statements, { first, next }: Span): boolean {
  let opener = first;
  while (opener > first - 3 && words[opener]?.opensLine === false) opener--;
  return words[opener]?.opensLine === true && SAME.has(textAt(words, next)) && words[next + 1]?.opensLine !== false;
}

/** "Pulsed RF of the nerve was not used" denies the technique, not the nerve. */
function isOfTechnique(text: Statements, { first, next }: Span): boolean {
  return startingIn(text.terms.technique, first, next).some((term) => assertionAt(text, term) === 'negated');
}

const REACHED = wordSet('approached contacted infiltrated injected engaged located localized');

/** A lesion of the nerve in the same breath, as in "blocked and then ablated". */
function hasAblativeBeside(text: Statements, lesion: readonly TermAt[], group: Span): boolean {
  return lesion.some(
    (term) =>
      term.key === 'ablative' &&
      term.first >= group.first - 6 &&
      term.first < group.next + 12 &&
      !(term.next <= group.first && hasClause(text, term.next, group.first)) &&
      assertionAt(text, term) !== 'negated',
  );
}

function hasClause({ words }: Statements, first: number, next: number): boolean {
  for (let index = first; index < next; index++) if (words[index]?.opensClause) return true;
  return false;
}

/** The line that names the procedure, or a list under such a heading. */
export function isTitleLine(text: Statements, { first }: Span): boolean {
  const section = sectionOf(text, first);
  if (!section) return false;
  if (hasWord(text.words, section.first, section.content, LISTS)) return true;
  const opening = text.words[section.content]?.sentence ?? 0;
  const own = text.words[first]?.sentence ?? 0;
  if (own === opening || isNumbered(text, first, own)) return true;
  for (let index = section.content; index <= first && index < section.content + 80; index++) {
    const word = text.words[index];
    if (word && word.sentence > opening && word.opensSentence && !isListItem(text, index)) return false;
  }
  return true;
}

const LISTS = wordSet('nerve+ target+ site+ treated level+');

const INJURIES = wordSet(`
injury damage palsy weakness deficit entrapment neuropathy neuralgia neuritis distribution+ dysfunction function
territory territories area
`);

const TERRITORIES = wordSet('territory distribution injury damage area dermatome');
const OF_WITHIN = 4;

/** Whether the words are of what ails a nerve, or of the skin that it supplies. */
export function isInjury({ words }: Statements, { first, next }: Span): boolean {
  for (let index = first - 1; index > first - OF_WITHIN && index > 0 && !words[index]?.opensClause; index--)
    if (words[index]?.text === 'of' && TERRITORIES.has(textAt(words, index - 1))) return true;
  return hasWord(words, next, next + 2, INJURIES) && words[next]?.opensClause !== true;
}
