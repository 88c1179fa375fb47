/** Groups whose members follow them: "genicular nerves (SM, SL, IM)", "occipital nerves: greater and lesser". */

import { measuresOf } from '../statements/measures.ts';
import { assertionAt, hasWord, type Statements, sectionOf, startingIn, type TermAt } from '../statements/statements.ts';
import { isHeatOfPair } from '../technique/paired-heats.ts';
import { JOINING } from '../terms/joining-words.ts';
import { KNEE_PLACES, NERVE_GROUPS } from '../terms/marked-words.ts';
import type { Vocabulary } from '../terms/vocabulary.ts';
import { EACH_SIDE } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { phraseOf, textAt, type Word } from '../text/words.ts';

/** A nerve of a group where its own word stands. */
export interface MemberAt {
  /** Key of `nerves`. */
  readonly nerve: string;
  readonly name: string;
  readonly first: number;
  readonly next: number;
}

const GROUPS = new Set(NERVE_GROUPS);
/** How far behind its group, or the member before it, a member may stand. */
const LONGEST_LIST = 18;
const FEWEST_LETTERS = 3;

/** Whether a group is named, so that members of it may stand behind. */
export function namesGroup({ marks }: Statements): boolean {
  return marks.nerveGroup.length > 0;
}

export function membersOfGroups(statements: Statements, vocabulary: Vocabulary): readonly MemberAt[] {
  const { text, words, marks } = statements;
  const { nerveNames: names, nerveOpeners } = vocabulary;
  const found: MemberAt[] = [];
  for (const { first: index } of marks.nerveGroup) {
    const group = words[index];
    if (!group) continue;
    let last = index;
    for (let first = index + 1; first < words.length && first - last < LONGEST_LIST; first++) {
      const word = words[first];
      if (!word || word.sentence !== group.sentence || GROUPS.has(word.text)) break;
      if (!nerveOpeners.has(word.text)) continue;
      // Two letters are a short form only in capitals.
      if (word.text.length < FEWEST_LETTERS && text[word.start] !== word.text[0]?.toUpperCase()) continue;
      const second: Word | undefined = words[first + 1];
      const isPair: boolean = second !== undefined && !second.opensClause && second.text !== group.text;
      const pair: string | undefined =
        second && isPair ? names.get(`${word.text} ${second.text} ${group.text}`) : undefined;
      const nerve = pair ?? (GROUPS.has(second?.text ?? '') ? undefined : names.get(`${word.text} ${group.text}`));
      if (nerve === undefined) continue;
      const next: number = pair === undefined ? first + 1 : first + 2;
      // "One third of the way": a word of another noun; "3 cycles (third because …)" counts.
      if (
        words[next]?.text === 'of' ||
        (word.text === 'third' && (!endsItem(words[next]) || PARTS.has(textAt(words, first - 1))))
      )
        continue;
      found.push({ nerve, name: nerve, first, next });
      first = next - 1;
      last = first;
    }
    if (!hasGroupWithin(statements, index)) found.push(...itemsBelow(statements, vocabulary, index));
    found.push(...itemsAbove(statements, vocabulary, index));
  }
  return found;
}

/** "Upper third" */
const PARTS = wordSet('upper middle lower outer inner medial lateral distal proximal');

/** Whether a member of a list may end before the word. */
function endsItem(next: Word | undefined): boolean {
  return next === undefined || next.opensClause || JOINING.has(next.text);
}

/** What may stand behind a place that is meant as a nerve. */
const BEHIND_PLACE = wordSet('at on one cousin partner');

/** "The superolateral genicular n. … its counterpart, superomedial": places that stand for their nerves below one that has its noun. */
function placesBelowNerve({ words, terms, marks }: Statements): Statements['marks']['kneePlace'] {
  const isOfNerve = ({ first }: TermAt): boolean => startingIn(terms.nerve, first, first + 1).length > 0;
  const named = marks.kneePlace.find(isOfNerve);
  if (!named) {
    // "Runs a genicular nerve, the superolateral on the outside and the superomedial on the inside"
    const group = marks.nerveGroup.find(({ first }) => textAt(words, first) === 'genicular');
    const places = marks.kneePlace.filter(
      ({ first, next }) =>
        group !== undefined &&
        first > group.first &&
        textAt(words, first - 1) === 'the' &&
        (endsItem(words[next]) || BEHIND_PLACE.has(textAt(words, next))),
    );
    return new Set(places.map(({ first }) => textAt(words, first))).size > 1 ? places : [];
  }
  return marks.kneePlace.filter(
    (place) =>
      place.first > named.first &&
      !isOfNerve(place) &&
      (endsItem(words[place.next]) || BEHIND_PLACE.has(textAt(words, place.next))),
  );
}

/**
 * "Bipolar RF, right knee: superolateral, superomedial, inferomedial": all the places of a group that is not named, in one
 * sentence of a note that names no nerve of it.
 */
export function membersByPlace(text: Statements, { nerveNames }: Vocabulary): readonly MemberAt[] {
  const { words, marks } = text;
  const memberAt = ({ first }: TermAt): readonly MemberAt[] => {
    const nerve = nerveNames.get(`${words[first]?.text} genicular`);
    return nerve === undefined ? [] : [{ nerve, name: nerve, first, next: first + 1 }];
  };
  const places = marks.kneePlace;
  const below = placesBelowNerve(text);
  if (below.length > 0) return below.flatMap(memberAt);
  const isOneList =
    words[places[0]?.first ?? -1]?.sentence === words[places.at(-1)?.first ?? -1]?.sentence ||
    places.every(({ first }) => words[first]?.opensLine && hasHeat(text, first));
  if (!isOneList || new Set(places.map(({ first }) => words[first]?.text)).size < KNEE_PLACES.length) return [];
  // "Geniculars R" above them, and no nerve of the group by its name.
  if (text.terms.nerve.some(({ key }) => key.endsWith('genicular nerve'))) return [];
  if (!hasWord(words, 0, words.length, KNEE)) return [];
  return places.flatMap(memberAt);
}

const KNEE = wordSet('knee');

/** How far below its group an item may stand, and the temperature behind an item. */
const LONGEST_TABLE = 90;
const LESION_WITHIN = 8;

/** Whether the group is named again: the last place of it has the items below. */
function hasGroupWithin({ words, marks }: Statements, index: number): boolean {
  const near = startingIn(marks.nerveGroup, index + 1, index + LONGEST_TABLE);
  return near.some(({ first }) => words[first]?.text === words[index]?.text);
}

/** "RFA of the genicular nerves. Right knee: superolateral 80 C, 90 s": items below the group, each with its lesion. */
function itemsBelow(text: Statements, vocabulary: Vocabulary, index: number): readonly MemberAt[] {
  const { words } = text;
  const found: MemberAt[] = [];
  for (let first = index + 1; first < words.length && first - index < LONGEST_TABLE; first++) {
    const before = found.at(-1);
    const isListed = before && first - before.next <= 1 && words[before.first]?.sentence === words[first]?.sentence;
    if ((!isListed && !opens(text, first)) || words[first]?.sentence === words[index]?.sentence) continue;
    const item = itemAt(text, vocabulary, first, index);
    if (item && (hasHeat(text, first) || isNextOfList(text, before?.first ?? index, first))) found.push(item);
  }
  return found;
}

/** How far from its start a line names the group that the lines below leave out. */
const NOUN_WITHIN = 7;
const LONGEST_MARK = 8;

/** "- left superior lateral genicular nerve, … / - superior medial, …": whether a line goes on with the list of the one above. */
function isNextOfList(text: Statements, above: number, first: number): boolean {
  const mark = markOfLine(text, first, 2);
  return mark !== '' && mark === markOfLine(text, above, NOUN_WITHIN) && first - above <= ITEM_WITHIN;
}

/** The sign or number that opens the line of a word, which is none of its last ones; empty where it has none. */
function markOfLine({ text, words }: Statements, index: number, within: number): string {
  let first = index;
  while (first > 0 && index - first < within && !words[first]?.opensLine) first--;
  const word = words[first];
  if (!word?.opensLine) return '';
  if (/^\d$/.test(word.text)) return '1';
  return /\n {0,4}([-*•+]) {0,3}$/.exec(text.slice(Math.max(0, word.start - LONGEST_MARK), word.start))?.[1] ?? '';
}

/** How far apart the items of a list may stand, and the last of them from the noun behind it. */
const ITEM_WITHIN = 20;
const MOST_ITEMS = 6;
const PLURALS = wordSet('nerves branches n nn');
const NONE: readonly MemberAt[] = [];

/** "Superior lateral - at the shaft / superior medial - … / (all genicular nerves)": a list whose noun stands behind it. */
function itemsAbove(statements: Statements, vocabulary: Vocabulary, index: number): readonly MemberAt[] {
  const { text, words } = statements;
  const group = words[index];
  if (!group || !(PLURALS.has(textAt(words, index + 1)) || text[group.end - 1] === 's')) return NONE;
  if (assertionAt(statements, { first: index, next: index + 1 }) !== 'performed') return NONE;
  // A name with its noun is read with the list that it ends, unless the noun has a line of its own.
  const own = [1, 2].find((length) => vocabulary.nerveNames.has(phraseOf(words, index - length, index + 1))) ?? 0;
  if (own > 0 && !group.opensLine) return NONE;
  const start = sectionOf(statements, index)?.first ?? 0;
  const found: MemberAt[] = [];
  for (let first = index - own - 1, last = index; first >= start && last - first <= ITEM_WITHIN; first--) {
    const isNumbered = BEFORE_ITEM.has(textAt(words, first - 1)) && opens(statements, first - 1);
    const item = isNumbered || opens(statements, first) ? itemAt(statements, vocabulary, first, index) : undefined;
    if (!item) continue;
    last = first;
    if (found.unshift(item) === MOST_ITEMS) break;
  }
  return new Set(found.map(({ nerve }) => nerve)).size > (own > 0 ? 0 : 1) ? found : NONE;
}

/** The number or the side of an item. */
const BEFORE_ITEM = wordSet(`${EACH_SIDE} 1 2 3 4 and the`);

/** Whether an item of a list may start with the word. */
function opens({ text, words }: Statements, first: number): boolean {
  return words[first]?.opensClause || words[first]?.opensLine || text[words[first - 1]?.end ?? 0] === ':';
}

/** The nerve of the group that an item names, set apart from what is said of it: "superior lateral - at the shaft". */
function itemAt(
  { text, words }: Statements,
  { nerveNames, nerveOpeners }: Vocabulary,
  first: number,
  group: number,
): MemberAt | undefined {
  const word = words[first];
  if (!word || !nerveOpeners.has(word.text)) return undefined;
  if (word.text.length < FEWEST_LETTERS && text[word.start] !== word.text[0]?.toUpperCase()) return undefined;
  for (const next of [first + 1, first + 2]) {
    const nerve = nerveNames.get(`${phraseOf(words, first, next)} ${words[group]?.text}`);
    const following = words[next];
    const isSetApart =
      !following ||
      // "SL and SM at 80 C": two capitals
      word.text.length < FEWEST_LETTERS ||
      following.opensClause ||
      following.opensLine ||
      SET_APART.test(text.slice(words[next - 1]?.end, following.start + 1));
    if (nerve !== undefined && isSetApart) return { nerve, name: nerve, first, next };
  }
  return undefined;
}

/** A sign, or a number. */
const SET_APART = /[^ a-z]/i;

function hasHeat(statements: Statements, first: number): boolean {
  let end = first + 1;
  while (end < first + LESION_WITHIN && statements.words[end]?.opensLine === false) end++;
  return startingIn(measuresOf(statements), first + 1, end).some(
    (measure) => measure.unit === 'celsius' || isHeatOfPair(statements, measure),
  );
}
