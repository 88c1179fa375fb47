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
import { GIVEN_UP, NOT_DONE } from '../text/deeds.ts';
import { WordMap, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { goesOn } from './goes-on.ts';
import { denyingLabel } from './left-out-labels.ts';
import type { NerveGroup, NerveMention } from './nerve-mention.ts';
import { areOpposite, sideOf } from './side-words.ts';

/** How far behind its nerve a telling goes on about it, where it names no other. */
const LONGEST_ATTEMPT = 90;

const LOST = new Set([...GIVEN_UP, 'forgone', 'foregone']);
/** "Could not be reached", "unable to locate": needles that never came to the nerve. */
const MODALS = wordSet('could cannot can couldn able unable failed never');
const REACHED = wordSet(`
reached reach found find identified identify located locate separated separate isolated isolate
visualized visualize visualised lesioned lesion ablated ablate treated treat frozen freeze approached
safely engaged targeted done performed completed seen see told distinguished
`);
/** "Was not treated", "not lesioned" */
const TREATED = wordSet('lesioned ablated treated frozen coagulated burned heated addressed attempted done performed');
const NOTHING = wordSet('nothing no without');
const LESIONS = wordSet(`
lesion+ lesioning ablation energy treatment phenol alcohol neurolytic freeze freezing heat
delivered done injected given applied drug agent solution
`);
/** Every word from which a denial is told; nearly all words of a telling are none. */
const OPENERS = new WordMap(
  [...LOST, ...MODALS, ...NOTHING, 'declined', 'stopped', 'not', 'left', 'come', 'another'].map((word) => [word, true]),
);
/** How many words a denial spans. */
const NEAR = 4;
const LESION_HEAT = 45;
/** More milliliters are a fluid given for the blood pressure. */
const MOST_OF_AGENT = 60;
const LESION_COLD = -20;

/** The groups of one nerve each whose telling ends without a lesion and says that it was given up. */
export function givenUp(text: Statements, groups: readonly NerveGroup[]): ReadonlySet<NerveGroup> {
  return foundOnce(text, givenUp, () => new Set(groups.length < 2 ? [] : lostAmong(text, groups)));
}

function lostAmong(text: Statements, groups: readonly NerveGroup[]): readonly NerveGroup[] {
  const attempts = groups
    .toSorted((a, b) => a.first - b.first)
    .map((group, index, all) => {
      const span = attemptOf(text, group, all[index + 1]?.first);
      // "2 mL of alcohol around the right LFCN": what the sentence tells before the name is of it too.
      const told = Math.max(sentenceAt(text, group).first, all[index - 1]?.next ?? 0);
      return { group, span, own: { first: told, next: span.next } };
    });
  const lost = attempts.filter(
    ({ group, span, own }) =>
      group.mentions.length === 1 &&
      isOfProcedure(text, group.first) &&
      !isTreatedAt(text, group.next) &&
      (isGivenUp(text, span) || isOnlyTried(text, group, span)) &&
      !goesOn(text, span) &&
      !holdsLesion(text, own),
  );
  if (lost.length === 0) return lost.map(({ group }) => group);
  const treated = new Map<string, Set<NerveMention['side']>>();
  for (const { group, own } of attempts) {
    if (!holdsLesion(text, own)) continue;
    for (const { name, side } of group.mentions) treated.set(name, (treated.get(name) ?? new Set()).add(side));
  }
  const isTreated = ({ mentions: [own] }: NerveGroup): boolean => {
    const sides = treated.get(own?.name ?? '');
    return sides !== undefined && (!own?.side || sides.has(undefined) || sides.has(own.side));
  };
  return lost.flatMap(({ group }) => (isTreated(group) ? [] : [group]));
}

/** "Neuroma frozen." */
function isTreatedAt({ words }: Statements, next: number): boolean {
  return words[next]?.opensClause === false && TREATED.has(textAt(words, next));
}

/** From where the nerve is named to the next one, in its section. */
function attemptOf(text: Statements, { first, next, mentions }: NerveGroup, other: number | undefined): Span {
  const end = sectionOf(text, first)?.next ?? text.words.length;
  const last = Math.min(end, denyingLabel(text, other ?? 0) ?? other ?? end, next + LONGEST_ATTEMPT);
  for (let index = next; index < last; index++) {
    const word = text.words[index];
    // "Left: skin wheal only": the other side is another attempt.
    if (
      word?.opensLine &&
      text.text[word.end] === ':' &&
      mentions.some(({ side }) => areOpposite(side, sideOf(text, word)))
    )
      return { first: next, next: index };
  }
  return { first: next, next: last };
}

/** Whether a telling says that it was given up, and holds no lesion. */
export function isNothingDone(text: Statements, span: Span): boolean {
  return isGivenUp(text, span) && !goesOn(text, span) && !holdsLesion(text, span);
}

function isGivenUp({ words }: Statements, { first, next }: Span): boolean {
  for (let index = first; index < next; index++) {
    const word = textAt(words, index);
    if (!OPENERS.has(word)) continue;
    if (LOST.has(word)) return true;
    const end = Math.min(next, index + 1 + NEAR);
    if (word === 'declined' && WHO.has(textAt(words, index - 1))) return true;
    const after = textAt(words, index + 1);
    if (word === 'stopped' && (HERE.has(after) || isOfOperator(words, index))) return true;
    if ((word === 'no' && after === 'need') || (word === 'come' && after === 'back')) return true;
    if (word === 'left' && LET_BE.has(after) && words[index + 2]?.opensClause !== false) return true;
    if (word === 'left' && after === 'for' && FOR_LATER.has(textAt(words, index + 2))) return true;
    if (word === 'another' && OTHER_TIMES.has(after)) return true;
    if (word === 'not' && (TREATED.has(after) || (NOT_DONE.has(after) && words[index]?.opensClause))) return true;
    if (NOTHING.has(word) && LESIONS.has(after)) return true;
    if (MODALS.has(word) && isDenied(words, index) && hasWord(words, index + 1, end, REACHED)) return true;
  }
  return false;
}

const HERE = wordSet('here there');
const OPERATORS = wordSet('we i so');

/** "Stopped.", "so I stopped": the procedure, and no drug of the patient. */
function isOfOperator(words: Statements['words'], index: number): boolean {
  if (words[index + 1]?.opensClause === false) return false;
  return words[index]?.opensSentence === true || OPERATORS.has(textAt(words, index - 1));
}

/** "It looked normal and I left it" */
const LET_BE = wordSet('it them alone');
/** "AFCN left for now" */
const FOR_LATER = wordSet('now later today another');
/** "Left for another day" */
const OTHER_TIMES = wordSet('day time visit session date occasion');
const TRIED = wordSet('tried attempted meant hoped wanted intended planned aimed sought');
const BUT = wordSet('but yet however although unfortunately');
const TRIED_WITHIN = 6;
const BUT_WITHIN = 14;

/** "Then I tried the peroneal but she had enough" */
function isOnlyTried({ words }: Statements, { first }: NerveGroup, span: Span): boolean {
  let from = first;
  while (from > first - TRIED_WITHIN && from > 0 && !words[from]?.opensSentence) from--;
  return (
    hasWord(words, from, first, TRIED) && hasWord(words, span.first, Math.min(span.next, span.first + BUT_WITHIN), BUT)
  );
}

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

/** A lesion by its measures or by its name. */
function holdsLesion(text: Statements, { first, next }: Span): boolean {
  const { lesion } = text.terms;
  const terms = startingIn(lesion, first, next);
  const isAgent = terms.some((term) => term.key === 'agent' && assertionAt(text, term) === 'performed');
  const isLesion = startingIn(measuresOf(text), first, next).some(
    ({ unit, value }) =>
      ((unit === 'celsius' || unit === 'degrees') && (value >= LESION_HEAT || value <= LESION_COLD)) ||
      (isAgent && unit === 'milliliters' && value <= MOST_OF_AGENT),
  );
  return isLesion || terms.some(({ key }) => key === 'cycle');
}
