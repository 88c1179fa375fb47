/** Nerves that were tried for and not treated: "second cannula toward the iliohypogastric … second target abandoned". */

import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { AGENTS_GIVEN, DONE_TO_NERVES, LOCATED, OF_ABLATIONS, WAS_DONE } from '../text/common-words.ts';
import { GIVEN_UP, NOT_DONE } from '../text/deeds.ts';
import { isNextRow } from '../text/row-cells.ts';
import { WordMap, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { goesOn } from './goes-on.ts';
import { TIMES } from './left-for-later.ts';
import { denyingLabel } from './left-out-labels.ts';
import { holdsLesion, MOST_OF_AGENT } from './lesion-told.ts';
import type { NerveGroup } from './nerve-mention.ts';
import { roleOf } from './nerve-roles.ts';
import { areOpposite, sideOf } from './side-words.ts';
import { isLabel } from './spared-nerves.ts';

/** How far behind its nerve a telling goes on about it, where it names no other. */
const LONGEST_ATTEMPT = 90;

const LOST = new Set([...GIVEN_UP, 'forgone', 'foregone']);
/** "Could not be reached", "unable to locate": needles that never came to the nerve. */
const MODALS = wordSet('could cannot can couldn able unable failed never');
const REACHED =
  wordSet(`${WAS_DONE} ${DONE_TO_NERVES} ${LOCATED} reached reach found find identify locate separated separate
isolated isolate visualize visualised lesion ablate treat freeze approached safely engaged targeted
completed seen see told distinguished`);
/** "Was not treated", "not lesioned" */
const TREATED = wordSet(`${WAS_DONE} ${DONE_TO_NERVES} coagulated burned heated addressed attempted`);
const NOTHING = wordSet('nothing no without');
/** "Nothing was injected or heated here", and not "nothing more" */
const BESIDES = wordSet('more further else but except after afterwards below above lateral medial elsewhere');
/** "The first approach was withdrawn without any lesion" */
const FIRST = wordSet('first initially');
const FIRST_WITHIN = 9;
/** What is made at a nerve, or given to it, where a note does not deny it. */
export const LESIONS =
  wordSet(`${AGENTS_GIVEN} ${OF_ABLATIONS} rf lesioning energy treatment neurolytic freeze freezing heat radiofrequency delivered
done injected given applied drug agent solution`);
/** What is said of a nerve that is left: "gave up on it", "thought better of it" */
const LEAVING = wordSet('give-up gave-up given-up thought-better come-back no-need');
/** "I almost gave up" */
const ALMOST = wordSet('almost nearly');
/** Every word from which a denial is told; nearly all words of a telling are none. */
const OPENERS = new WordMap(
  [...LOST, ...MODALS, ...NOTHING, ...wordSet('give gave given thought come declined stopped not left another')].map(
    (word) => [word, true],
  ),
);
/** How many words a denial spans. */
const NEAR = 4;

/** The groups of one nerve each whose telling ends without a lesion and says that it was given up. */
export function givenUp(text: Statements, groups: readonly NerveGroup[]): ReadonlySet<NerveGroup> {
  return foundOnce(text, givenUp, () => new Set(groups.length < 2 ? [] : lostAmong(text, groups)));
}

interface Attempt {
  readonly group: NerveGroup;
  readonly span: Span;
  /** Whether a lesion is told of it. */
  readonly isDone: boolean;
}

/** What is told of each group from where it is named. */
export function attemptsOf(text: Statements, groups: readonly NerveGroup[]): readonly Attempt[] {
  return groups
    .toSorted((a, b) => a.first - b.first)
    .map((group, index, all) => {
      const span = attemptOf(text, group, all[index + 1]?.first);
      // "2 mL of alcohol around the right LFCN": what the sentence tells before the name is of it too.
      const told = Math.max(openingOf(text, group), all[index - 1]?.next ?? 0);
      return { group, span, isDone: holdsLesion(text, { first: told, next: span.next }) };
    });
}

/** Where what is told of a nerve before its name opens: its sentence, or its row of a table or a list. */
function openingOf(text: Statements, group: NerveGroup): number {
  const { first } = sentenceAt(text, group);
  const end = text.words[group.next - 1]?.end ?? 0;
  if (!isLabel(text, group) && !CELL_END.test(text.text.slice(end, end + CELL_END_WITHIN))) return first;
  let row = group.first;
  while (row > first && text.words[row]?.opensLine === false) row--;
  return row;
}

const CELL_END = /\||\t| {2}|\.{2}/;
/** "saphenous R |" */
const CELL_END_WITHIN = 6;

function lostAmong(text: Statements, groups: readonly NerveGroup[]): readonly NerveGroup[] {
  const attempts = attemptsOf(text, groups);
  const done = attempts.find(({ isDone }) => isDone);
  const lost = attempts.filter(
    ({ group, span, isDone }) =>
      !isDone &&
      isOfOneNerve(group) &&
      isOfProcedure(text, group.first) &&
      (isGivenUp(text, span) || (done && done.group.first < group.first && endsWithoutLesion(text, group, span))),
  );
  const treated = new Set(
    attempts.flatMap(({ group, isDone }) =>
      isDone ? group.mentions.flatMap(({ name, side }) => [name, `${side} ${name}`]) : [],
    ),
  );
  // Where it is named again its lesion may be told, of a side that may be left out.
  const isTreated = ({ mentions }: NerveGroup): boolean =>
    mentions.some(({ name, side }) =>
      side ? treated.has(`${side} ${name}`) || treated.has(`undefined ${name}`) : treated.has(name),
    );
  return lost.flatMap(({ group }) => (isTreated(group) ? [] : group));
}

function isOfOneNerve({ mentions: [first, ...others] }: NerveGroup): boolean {
  return others.every(({ name }) => name === first?.name);
}

/** How a telling ends that may have come to no lesion: with the needle out, or with what only blocks. */
const ENDED =
  wordSet(`removed withdrawn withdrew pulled out stopped ended refused asked enough instead alone test diagnostic diagnosis block+
blocked only later weeks session off mind bupivacaine marcaine dexa kenalog celestone ropivacaine steroid dexamethasone triamcinolone methylprednisolone betamethasone`);
/** What makes one telling that of several nerves. */
const ALL = wordSet(
  `each all both same like likewise ditto also again similarly another settings parameters sites locations`,
);

/** "On each side", "both zones": of one nerve. */
const SIDE = wordSet('side+ zone+');
/** "Same landmarks" lead to a nerve, and tell nothing of what was done there. */
const WAY = wordSet('landmark+ skin entry level position approach trajectory puncture');
/** "Both found by stimulation" */
const FOUND = wordSet(`${LOCATED} found seen displayed shown`);
const OF_IMAGES = wordSet('image kept archive');

/** "Each", and neither "on each side", which are the two of one nerve, nor "images of both" */
export function isOfAll(text: Statements, first: number, next: number): boolean {
  const { words, terms } = text;
  const isOfShots = (index: number): boolean =>
    startingIn(terms.imaging, index - NEAR, index + 2).some(({ key }) => OF_IMAGES.has(key));
  for (let index = first; index < next; index++)
    if (
      ALL.has(textAt(words, index)) &&
      !isOnceMore(words, index) &&
      !WAY.has(textAt(words, index + 1)) &&
      !SIDE.has(textAt(words, index + 1)) &&
      !FOUND.has(textAt(words, index + 1)) &&
      assertionAt(text, { first: index, next: index + 1 }) !== 'planned' &&
      !isOfShots(index)
    )
      return true;
  return false;
}

/** "Unwilling to lie flat again." */
function isOnceMore(words: Statements['words'], index: number): boolean {
  return words[index]?.text === 'again' && words[index + 1]?.opensSentence === true;
}

/** "Second nerve: motor response in every position, cannula out", behind another that is told with its own lesion. */
function endsWithoutLesion(text: Statements, group: NerveGroup, { next }: Span): boolean {
  const first = Math.max(openingOf(text, group), group.first - LONGEST_ATTEMPT);
  if (!hasWord(text.words, first, next, ENDED) || isOfAll(text, first, next)) return false;
  const lesion = startingIn(text.terms.lesion, first, next);
  // "The needle was brought to the saphenous nerve, 1 mL": of the agent that was told before.
  const isDosed = startingIn(measuresOf(text), first, next).some(
    ({ unit, value }) => unit === 'milliliters' && value <= MOST_OF_AGENT,
  );
  if (isDosed && !lesion.some(({ key }) => key === 'localAnesthetic')) return false;
  if (roleOf(text, group) === 'elsewhere') return false;
  return !lesion.some(
    (term) =>
      term.key === 'ablative' &&
      // "Treated with bupivacaine"
      `${textAt(text.words, term.first)} ${textAt(text.words, term.next)}` !== 'treated with' &&
      !isToCome(text.words, term) &&
      !isOfImages(text, term) &&
      assertionAt(text, term) === 'performed',
  );
}

/** "Fluoro shots for the posterior targets were archived" tells of images. */
function isOfImages(text: Statements, term: Span): boolean {
  const { first, next } = sentenceAt(text, term);
  return startingIn(text.terms.imaging, first, next).some(({ key }) => OF_IMAGES.has(key));
}

const TO_COME = wordSet('later may whether if decide worthwhile before follow');

/** "To decide about cryo later", "ablation may follow": what the block is to show. */
function isToCome(words: Statements['words'], { first, next }: Span): boolean {
  return hasWord(words, first - NEAR, next + NEAR, TO_COME);
}

/** Where the part ends that the word stands in, and those that go on telling the procedure: "lesion: 80 C", "injectate: …" */
function endOfTelling(text: Statements, word: number): number {
  const section = sectionOf(text, word);
  let end = section?.next ?? text.words.length;
  if (section?.kind === 'title' || !isOfProcedure(text, word)) return end;
  while (end < word + LONGEST_ATTEMPT && text.sectionOfWord[end]?.kind === 'procedure')
    end = text.sectionOfWord[end]?.next ?? end;
  return end;
}

/** From where the nerve is named to the next one, in its section. */
function attemptOf(text: Statements, { first, next, mentions }: NerveGroup, other: number | undefined): Span {
  const end = endOfTelling(text, first);
  const last = Math.min(end, denyingLabel(text, other ?? 0) ?? other ?? end, next + LONGEST_ATTEMPT);
  for (let index = next; index < last; index++) {
    const word = text.words[index];
    if (!word?.opensLine) continue;
    // "Left: skin wheal only": the other side is another attempt, and so is another row.
    const isSide = text.text[word.end] === ':' && mentions.some(({ side }) => areOpposite(side, sideOf(text, word)));
    if (isSide || isNextRow(text.text, word.start, text.words[next - 1]?.end ?? 0)) return { first: next, next: index };
  }
  return { first: next, next: last };
}

/** Whether a telling says that it was given up, and holds no lesion. */
export function isNothingDone(text: Statements, span: Span): boolean {
  return isGivenUp(text, span) && !holdsLesion(text, span);
}

/** Whether the last that is told of it is that it was given up: "redirected three times, nothing was injected here". */
function isGivenUp(text: Statements, span: Span): boolean {
  for (let index = span.next - 1; index >= span.first; index--)
    if (OPENERS.has(textAt(text.words, index)) && tellsGivingUp(text.words, index, span.next))
      return !goesOn(text, span, index);
  return false;
}

function tellsGivingUp(words: Statements['words'], index: number, next: number): boolean {
  const word = textAt(words, index);
  const before = textAt(words, index - 1);
  const after = textAt(words, index + 1);
  const end = Math.min(next, index + 1 + NEAR);
  if (LOST.has(word)) return true;
  if (LEAVING.has(`${word}-${after}`)) return isBare(words, index + 2) && !ALMOST.has(before);
  if (NOTHING.has(word)) {
    if (hasWord(words, index - FIRST_WITHIN, index, FIRST)) return false;
    // "Without a lesion"
    if (LESIONS.has(after === 'a' || after === 'any' ? textAt(words, index + 2) : after)) return true;
    return word === 'nothing' && hasWord(words, index + 1, end, NOT_DONE) && !hasWord(words, index, end, BESIDES);
  }
  if (MODALS.has(word)) return isDenied(words, index) && hasWord(words, index + 1, end, REACHED);
  switch (word) {
    case 'declined':
      return WHO.has(before);
    case 'stopped':
      // "Stopped.", "so I stopped": the procedure, and no drug of the patient.
      if (words[index + 1]?.opensClause === false) return HERE.has(after);
      return words[index]?.opensSentence || OPERATORS.has(before);
    case 'another':
      return TIMES.has(after);
    case 'left':
      return LET_BE.has(after)
        ? words[index + 2]?.opensClause !== false
        : after === 'for' && FOR_LATER.has(textAt(words, index + 2));
    case 'not':
      if (TREATED.has(after) || isToLesion(words, index + 1)) return true;
      return (
        NOT_DONE.has(after) &&
        (words[index]?.opensClause === true || hasWord(words, index - LESION_WITHIN, index, MADE))
      );
    default:
      return false;
  }
}

const FOLLOWING = wordSet('it this that here there on with of for to after because');

/** Whether nothing else follows that is meant: "gave up.", "gave up on it", and not "gave up aspirin", "gave up on the needle" */
function isBare(words: Statements['words'], index: number): boolean {
  if (words[index]?.text === 'on' && words[index + 1]?.text === 'the') return false;
  return words[index]?.opensClause !== false || FOLLOWING.has(textAt(words, index));
}

/** "The lesion at this nerve was not made", "heat was not applied" */
const MADE = wordSet(`${OF_ABLATIONS} heat energy burn freeze rf`);
const LESION_WITHIN = 6;
const LESION = wordSet('heat treat lesion ablate inject burn freeze proceed go continue persist');

/** "I therefore did not heat it", "chose not to inject" */
function isToLesion(words: Statements['words'], index: number): boolean {
  const verb = words[index]?.text === 'to' ? index + 1 : index;
  return LESION.has(textAt(words, verb)) && isBare(words, verb + 1);
}

const HERE = wordSet('here there');
const OPERATORS = wordSet('we i so');

/** "It looked normal and I left it" */
const LET_BE = wordSet('it them alone out untreated');
/** "AFCN left for now" */
const FOR_LATER = wordSet('now later today another');
/** "She asked for it; I declined" */
const WHO = wordSet('i we was were');
const DENYING = wordSet('not t never');

/** "Could not", "unable to", "failed to" */
function isDenied(words: Statements['words'], index: number): boolean {
  const word = words[index]?.text;
  const after = textAt(words, index + 1);
  if (word === 'could' || word === 'can' || word === 'couldn') return DENYING.has(after);
  return word === 'able' ? words[index - 1]?.text === 'not' : word !== 'failed' || after === 'to';
}
