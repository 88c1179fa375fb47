/** Nerves of a list that the note left out by their place in it: "we agreed to abandon the third nerve". */

import { foundOfEach, foundOnce, hasWord, type Statements, sentenceAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { attemptsOf, LESIONS } from './given-up.ts';
import { goesOn } from './goes-on.ts';
import { isLeftWithDrug } from './left-with-drug.ts';
import { holdsLesion } from './lesion-told.ts';
import type { NerveGroup, NerveMention } from './nerve-mention.ts';

const PLACES = wordSet('second third fourth last final remaining other');
const NOUNS = wordSet('nerve+ target+ site+ branch one is was could');
/** What a sentence says of the nerve that nobody came to. */
const LEFT =
  wordSet(`abandon abandoned abort aborted omit omitted skip skipped defer deferred postponed cancelled no not never without
unable failed refused declined stopped halted before later next until still`);
/** So far behind its place a lesion may be told after all. */
const FARTHEST = 25;

/** The one nerve of a list of which no lesion is told, where others have theirs and the telling leaves one out. */
export function leftByPlace(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  return foundOnce(text, leftByPlace, () => {
    const done = new Set<string>();
    for (const { group, isDone } of attemptsOf(text, groups))
      if (isDone) for (const { name } of group.mentions) done.add(name);
    if (done.size === 0) return [];
    const lost = groups.flatMap(({ mentions }) => mentions.filter(({ name }) => !done.has(name)));
    const atPlace = lost.filter(({ name }) => isLeftAtLandmark(text, name) || isLeftByAdjective(text, name));
    if (atPlace.length > 0) return atPlace;
    const open = groups.flatMap(({ mentions, first }) =>
      mentions.length > 1 && isOfProcedure(text, first) ? mentions.filter(({ name }) => !done.has(name)) : [],
    );
    const isOne = open.length > 0 && open.every(({ name }) => name === open[0]?.name);
    return isOne && text.words.some((_, index) => leavesOut(text, index)) ? open : [];
  });
}

/** Where needles are brought for a nerve, by the nerves that are reached there and nowhere else. */
const LANDMARKS: ReadonlyMap<string, string> = new Map([
  ['coracoid', 'lateral pectoral nerve'],
  ['teardrop', 'obturator nerve articular branch'],
]);
const NOTHING = wordSet('no without not nothing');

/** "No lesion was made at the coracoid" */
function isLeftAtLandmark(text: Statements, name: string): boolean {
  return foundOfEach(text, isLeftAtLandmark, name, () =>
    text.words.some(({ text: word }, index) => LANDMARKS.get(word) === name && isWithoutLesion(text, index)),
  );
}

/** "Bupivacaine at the obturator site, and took it out" */
function isLeftByAdjective(text: Statements, name: string): boolean {
  const [adjective] = name.split(' ');
  return foundOfEach(text, isLeftByAdjective, name, () =>
    text.words.some(
      ({ text: word }, index) => word === adjective && isOfProcedure(text, index) && isLeftWithDrug(text, index),
    ),
  );
}

function isWithoutLesion(text: Statements, index: number): boolean {
  const { words } = text;
  const { first } = sentenceAt(text, { first: index, next: index + 1 });
  const behind = { first: index, next: index + FARTHEST };
  for (let at = first; at < index; at++)
    if (NOTHING.has(textAt(words, at)) && LESIONS.has(textAt(words, at + 1)))
      return !goesOn(text, behind) && !holdsLesion(text, behind);
  return false;
}

function leavesOut(text: Statements, index: number): boolean {
  if (!PLACES.has(textAt(text.words, index)) || !NOUNS.has(textAt(text.words, index + 1))) return false;
  const told = { first: index, next: index + FARTHEST };
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  return hasWord(text.words, first, next, LEFT) && !goesOn(text, told) && !holdsLesion(text, told);
}
