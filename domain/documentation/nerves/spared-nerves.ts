/** Nerves that a note says were avoided, or not treated. */

import { measuresOf } from '../statements/measures.ts';
import { assertionAt, foundOnce, hasWord, type Span, type Statements, startingIn } from '../statements/statements.ts';
import { AGENTS_GIVEN, DONE_TO_NERVES, EACH_SIDE, OF_ABLATIONS, WAS_DONE } from '../text/common-words.ts';
import { GIVEN_UP, NOT_DONE } from '../text/deeds.ts';
import { rowOf } from '../text/row-cells.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { goesOn, isPulsedInstead } from './goes-on.ts';
import { FAR, FARTHEST_KEPT, isKeptOut, isLeftAlone } from './kept-out.ts';
import { denyingLabel, SPARED } from './left-out-labels.ts';
import { holdsLesion } from './lesion-told.ts';
import type { NerveMention } from './nerve-mention.ts';
import { sideOf } from './side-words.ts';

const BESIDE = 4;
const AVOIDING = wordSet('avoid avoiding spare sparing protect protecting away mindful respecting');
const AVOIDED = wordSet('avoided spared preserved protected respected');
const IS = wordSet('being is was runs lies');
const CLOSE = wordSet('close near nearby adjacent');
/** "The femoral nerve and vessels lay deep and were not approached": so far behind its name. */
const FARTHEST_BEHIND = 10;
const DONE =
  wordSet(`${DONE_TO_NERVES} approached touched targeted injected involved reached contacted entered coagulated
burned heated addressed encountered part`);

/** "Well away from the sural nerve", "the sural nerve was spared" */
export function isAvoided(text: Statements, { first, next }: Span): boolean {
  const { words } = text;
  for (let index = first; index > first - BESIDE && !words[index]?.opensClause; index--)
    if (AVOIDING.has(textAt(words, index - 1)) || isStayingOff(words, index - 1) || isNotTouched(words, index - 1))
      return true;
  // "The spinal accessory nerve being close"
  if (IS.has(textAt(words, next)) && CLOSE.has(textAt(words, next + 1))) return true;
  for (let index = next; index < next + FARTHEST_BEHIND && words[index]?.opensClause === false; index++) {
    const word = textAt(words, index);
    if (index < next + BESIDE && AVOIDED.has(word)) return true;
    if ((word === 'not' || word === 'never') && DONE.has(textAt(words, index + 1)))
      return !AS_YET.has(textAt(words, index + 2)) && !isPulsedInstead(text, index);
  }
  if (isLeftAlone(text, next)) return true;
  return (isDeniedBehind(text, next) && !isPulsedInstead(text, next)) || isKeptOut(text, next);
}

const TOUCHING = wordSet(`
near close touch touching harm hit injure disturb harming hitting injuring disturbing
`);
const NEVER = wordSet('not never without');

/** "Not to come near the femoral nerve", "without touching it" */
function isNotTouched(words: Statements['words'], index: number): boolean {
  return TOUCHING.has(textAt(words, index)) && hasWord(words, index - BESIDE, index, NEVER);
}

const STAYING = wordSet('stay staying stayed keep keeping kept steer steering steered');
const OFF = wordSet('off clear wide away behind');

const DECIDED = wordSet('decided elected advised chose');

/** "Decided against the tibial nerve", "staying clear of it", "care was taken to stay off it" */
function isStayingOff(words: Statements['words'], index: number): boolean {
  if (words[index]?.text === 'against') return DECIDED.has(textAt(words, index - 1));
  const at = words[index]?.text === 'of' ? index - 1 : index;
  const before = textAt(words, at - 1);
  return OFF.has(textAt(words, at)) && (STAYING.has(before) || FAR.has(before));
}

const COPULAS = wordSet('is was are were');
/** A clause about the nerve may stand between its name and what denies it. */
const LONGEST_SUBJECT = 22;
/** "Not touched since", "not treated until today" */
const AS_YET = wordSet('until since before');

/** "Saphenous nerve tied and cut, not frozen", "is quiet and was not touched": the denial opens a clause of the same nerve. */
function isDeniedBehind({ words, terms }: Statements, next: number): boolean {
  const sentence = words[next - 1]?.sentence;
  for (let index = next; index < next + LONGEST_SUBJECT && words[index]?.sentence === sentence; index++) {
    if (words[index]?.text !== 'not' || !DONE.has(textAt(words, index + 1))) continue;
    const isBehindAside =
      COPULAS.has(textAt(words, index - 1)) &&
      (words[index - 1]?.opensClause === true || words[index - 2]?.text === 'and');
    if (words[index]?.opensClause || words[index - 1]?.text === 'but' || isBehindAside)
      return !AS_YET.has(textAt(words, index + 2)) && startingIn(terms.nerve, next, index + 1).length === 0;
  }
  return false;
}

export const LEAVING = wordSet('leaving left leave');
const BE = wordSet('be alone untouched undisturbed out');

/** "Leaving the superior lateral one be", "we left the pudendal alone" */
function isLeftBe(text: Statements, { first, next }: Span): boolean {
  const { words } = text;
  for (let index = first; index > first - BESIDE && !words[index]?.opensClause; index--)
    if (LEAVING.has(textAt(words, index - 1)) && !sideOf(text, words[index - 1]))
      return hasWord(words, next, next + BESIDE, BE);
  return false;
}

/** "Left radial nerve: none", "left genitofemoral, aborted" */
const UNTREATED = wordSet([...SPARED, ...GIVEN_UP, 'none nil declined'].join(' '));
/** "No lesion was made at the right axillary nerve" */
const FARTHEST_DENIAL = 8;

/** "There was no ablation of the nerve" */
export function isUntreated(text: Statements, group: Span): boolean {
  if (denyingLabel(text, group.first) !== undefined) return true;
  if (UNTREATED.has(textAt(text.words, group.next)) && isLabel(text, group)) return true;
  if (isUntreatedRow(text, group) || isLeftBe(text, group)) return true;
  let first = group.first;
  while (first > group.first - FARTHEST_DENIAL && first > 0 && !text.words[first]?.opensClause) first--;
  return startingIn(text.terms.lesion, first, group.first).some(
    (term) =>
      term.key === 'ablative' &&
      !startingIn(text.terms.technique, term.first, term.next).length &&
      assertionAt(text, term) === 'negated',
  );
}

const LONGEST_ROW = 14;

/** "| 3 | inferomedial genicular | -- | not treated (scar) |": what a row of a table says of the nerve that it names. */
function isUntreatedRow(statements: Statements, { next: behind }: Span): boolean {
  const { text, words } = statements;
  if (isEmptyRow(statements, words[behind - 1]?.end ?? 0)) return true;
  // "Saphenous   --   N": the answer is no noun.
  const isAnswer =
    NO.has(textAt(words, behind - 1)) && GAP.test(text.slice(words[behind - 2]?.end, words[behind - 1]?.start));
  const next = isAnswer ? behind - 1 : behind;
  const end = words[next - 1]?.end ?? 0;
  let isIdle = true;
  for (let index = next; index < next + LONGEST_ROW && words[index]?.opensLine === false; index++) {
    const word = textAt(words, index);
    const isDenial =
      word === 'not'
        ? NOT_DONE.has(textAt(words, index + 1))
        : word !== 'none' && word !== 'nil' && UNTREATED.has(word);
    const between = text.slice(end, words[index]?.start);
    if (isDenial && (between.includes('|') || (isIdle && GAP.test(between)))) return true;
    if (isIdle && NO.has(word) && GAP.test(between)) return words[index + 1]?.opensLine !== false;
    if (!IDLE.has(word)) isIdle = false;
  }
  return false;
}

/** "lateral pectoral n.  | --  | --  | 0 |" among rows that have their heat. */
function isEmptyRow(statements: Statements, at: number): boolean {
  const { text, words } = statements;
  const line =
    text
      .slice(at, at + LONGEST_CELLS)
      .split('\n', 1)[0]
      ?.trimEnd() ?? '';
  if (!GAP.test(line) && !line.includes('|')) return false;
  const [, ...answers] = rowOf(line, 0, line.length).cells.map((cell) => line.slice(...cell));
  const isEmpty =
    EMPTY.test(answers[0] ?? '') && EMPTY.test(answers[1] ?? '') && !answers.some((said) => /[1-9]/.test(said));
  return isEmpty && foundOnce(statements, isEmptyRow, () => holdsLesion(statements, { first: 0, next: words.length }));
}

/** Characters of a row behind its nerve. */
const LONGEST_CELLS = 160;
const EMPTY = /^ *(?:--?|[\u2013\u2014]|0) *$/;
const GAP = /\t| {2}|\.{2}/;
const IDLE = wordSet(`${WAS_DONE} ${EACH_SIDE} n br considered`);
const NO = wordSet('n no');

/** "Right suprascapular nerve: pulsed RF was not used." heads what was done and what was not. */
export function isLabel({ text, words }: Statements, { first, next }: Span): boolean {
  // "Site 3 - superficial peroneal:"
  const opens = (at: number) => words[at]?.opensSentence || words[at]?.opensLine;
  const isNumbered = opens(first - 2) && DIGIT.test(textAt(words, first - 1));
  const opener = isNumbered || opens(first) || opens(first - 1);
  const end = words[next - 1]?.end ?? 0;
  // "R superior cluneal n.: …"
  const at = text[end] === '.' ? end + 1 : end;
  return opener === true && (text[at] === ':' || DASHES.test(text.slice(at, at + LONGEST_DASH)));
}

const DIGIT = /^\d$/;
const NUMBER = /^(?:\d|(?:one|two|three|four|five|six)$)/;
/** "Deep peroneal  - two freezes" */
const DASHES = /^[ \t]+(?:--?|[\u2013\u2014])[ \t]/;
const LONGEST_DASH = 12;

/** No item of a list is read any farther. */
const LONGEST_ITEM = 40;
const NOTHING_DONE = wordSet('no without');
const LESIONS = wordSet(
  `${AGENTS_GIVEN} ${OF_ABLATIONS} treatment neurolysis injection rf rfa cryo freeze burn work intervention current`,
);
const LEFT_OUT = wordSet([...SPARED, ...GIVEN_UP, 'declined unable avoided never refused'].join(' '));

/** "The iliohypogastric nerve was seen and left alone": the same in a sentence, up to the next nerve. */
export function isSaidLeftOut(text: Statements, { first, next }: Span): boolean {
  const { words, terms } = text;
  const sentence = words[next - 1]?.sentence;
  const end = startingIn(terms.nerve, next, next + LONGEST_ITEM)[0]?.first ?? next + LONGEST_ITEM;
  const isItem = isLabel(text, { first, next });
  let isOfOther = false;
  for (let index = next; index < end && words[index]?.sentence === sentence; index++) {
    // "Reached, the artery spared": what is said of another thing.
    if (words[index]?.opensClause) isOfOther = !isItem && words[index]?.text === 'the';
    if (isOfOther || !leavesOut(words, index)) continue;
    return (
      !isDoneAfterAll(text, { first, next }) &&
      !goesOn(text, { first: index, next: end }) &&
      !isPulsedInstead(text, next)
    );
  }
  return false;
}

/** "Could not be seen by ultrasound, found by stimulation, 80 C": what its sentence, or the line of an item, left out first was done after all. */
export function isDoneAfterAll(text: Statements, group: Span): boolean {
  const { words, terms } = text;
  const { next } = group;
  const isItem = isLabel(text, group);
  const last = startingIn(terms.nerve, next, next + LONGEST_ITEM)[0]?.first ?? next + LONGEST_ITEM;
  let end = next;
  while (end < last && (isItem ? words[end]?.opensLine : words[end]?.opensSentence) === false) end++;
  return holdsLesion(text, { first: next, next: end });
}

function leavesOut(words: Statements['words'], index: number): boolean {
  const word = textAt(words, index);
  const after = textAt(words, index + 1);
  // "Two units, not six" counts.
  if (LEFT_OUT.has(word) || (word === 'not' && !HARMLESS.has(after) && !NUMBER.test(after))) return true;
  return (word === 'left' && after === 'alone') || (NOTHING_DONE.has(word) && LESIONS.has(after));
}

const UNHARMED = wordSet(`
intact normal unaffected unremarkable distance preserved unchanged exam examined unharmed functioning
`);

/** "The axillary nerve was intact on examination", "was kept at a distance" */
export function isUnharmed({ words }: Statements, { next }: Span): boolean {
  const sentence = words[next - 1]?.sentence;
  for (let index = next; index < next + FARTHEST_KEPT && words[index]?.sentence === sentence; index++)
    if (UNHARMED.has(textAt(words, index))) return true;
  return false;
}

const LIES = wordSet('lay lie+ lying sits sat runs ran coursed remained stays');
const WHERE = wordSet(
  'medial lateral deep superficial anterior posterior superior inferior beside behind away under next',
);
const WHERE_WITHIN = 4;

/** "The femoral nerve lay well medial": what is said of it is where it lies. */
export function isOnlyPlaced({ words }: Statements, { next }: Span): boolean {
  return LIES.has(textAt(words, next)) && hasWord(words, next + 1, next + WHERE_WITHIN, WHERE);
}

const EXAMINED = wordSet('normal intact strong function preserved out sensation strength unaffected');
export const LESIONED = wordSet('celsius degrees milliliters percent seconds');

/** "Out of plane" */
function isOutOf(words: Statements['words'], index: number): boolean {
  return words[index]?.text === 'out' && words[index + 1]?.text === 'of';
}

/** "2. Axillary nerve: motor function checked and normal": an item that tells of an examination and of no lesion. */
export function isExaminedItem(text: Statements, { next }: Span): boolean {
  const { words } = text;
  let end = next;
  while (end < next + LONGEST_ITEM && words[end]?.opensLine === false) end++;
  if (!words.slice(next, end).some(({ text: word }, at) => EXAMINED.has(word) && !isOutOf(words, next + at)))
    return false;
  if (startingIn(measuresOf(text), next, end).some(({ unit }) => LESIONED.has(unit))) return false;
  return !startingIn(text.terms.lesion, next, end).some(
    ({ key }) => key === 'ablative' || key === 'cycle' || key === 'agent',
  );
}

/** What a telling denies of a nerve that it treats. */
const HARMLESS =
  wordSet(`stimulated elicited provoked seen felt exceeded exceed painful needed used billed required employed
available applicable given obtained applied`);

/**
 * Whether a mention is left when those that the note denies are taken away. A denial of one side leaves the other:
 * "R GON 80 C; L GON not done".
 */
export function notDenied(
  denied: readonly NerveMention[],
  told: readonly NerveMention[],
): (mention: NerveMention) => boolean {
  if (denied.length === 0) return () => true;
  const sides = new Map<string, Set<NerveMention['side']>>();
  for (const { name, side } of denied) sides.set(name, (sides.get(name) ?? new Set()).add(side));
  const isOther = ({ name, side }: NerveMention): boolean => side !== undefined && sides.get(name)?.has(side) === false;
  const others = told.filter(isOther);
  const withOther = new Set(others.map(({ name }) => name));
  const withOneSide = new Set(others.flatMap(({ name, side }) => (side === 'bilateral' ? [] : name)));
  return (mention) => {
    const without = sides.get(mention.name);
    if (!without) return true;
    // "Bilateral LON … R LON 80 C … L LON aborted"
    if (without.has(undefined) || (mention.side === 'bilateral' && withOneSide.has(mention.name))) return false;
    return mention.side === undefined ? withOther.has(mention.name) : !without.has(mention.side);
  };
}
