/** Levels of nerves that the spine gives off one after the other: "T8-T10 intercostal nerves", "C3, C4 medial branches". */

import type { Statements } from '../statements/statements.ts';
import { EACH_SIDE } from '../text/common-words.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

/** A mention as far as levels ask. */
interface Named {
  readonly nerve: string | undefined;
  readonly name: string;
  readonly first: number;
  readonly next: number;
}

const LEVEL = /^([ctls])(\d{1,2})$/;
/** The number that ends a range whose letter is not said again: "T8-10". */
const NUMBER = /^\d{1,2}$/;
/** The nerve whose level is the number of its rib. */
const OF_RIBS = 'intercostal nerve';
const ORDINALS: readonly string[] = wordList(`
first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth
`);
const RIB = /^(\d{1,2})(?:st|nd|rd|th)$/;
const MOST_RIBS = 12;
/** What a number counts that is no rib. */
const COUNTED = wordSet('ml+ cc+ mg unit+ x lesion+ cycles cm mm weeks months days times were was sites');

/** Words between a nerve and its levels. */
const BETWEEN =
  wordSet(`${EACH_SIDE} and the through thru to at of level+ bilateral both nerve+ nn rib+ then in interspace+
space+ for foramen foramina`);
/** No list of levels is longer. */
const FARTHEST = 12;
const MOST_LEVELS = 8;

/** Each mention once a level, where levels stand beside it. */
export function withLevels<Mention extends Named>(text: Statements, named: readonly Mention[]): readonly Mention[] {
  return named.flatMap((mention, index) => {
    if (text.words[mention.first]?.text === JOINT_NERVE) return [mention];
    const isOfRibs = mention.nerve === OF_RIBS;
    const after = levelsAfter(text, mention.next, named[index + 1]?.first ?? text.words.length, isOfRibs);
    // "Intercostal T6 R, intercostal T7 R": behind a comma a nerve has its own level, and not the one before it.
    const isApart = after.length > 0 && isSeparate(text, mention.first);
    const before = isApart ? NO_LEVELS : levelsBefore(text, mention, named[index - 1]?.next ?? 0, isOfRibs);
    const levels = before.length > 0 ? before : after;
    return levels.length === 0 ? [mention] : levels.map((level) => ({ ...mention, name: `${level} ${mention.name}` }));
  });
}

const NO_LEVELS: readonly string[] = [];

/** The third occipital nerve is one, and its joint has two levels. */
const JOINT_NERVE = 'third';

/** Key of `nerves`: what leaves the sacral foramina for the joint. */
export const LATERAL_BRANCH = 'sacral lateral branch';
const SACRAL = /^s[1-4]$/;
const OF = wordSet('of at from nerve+ the left right l r bilateral for to');

/** "Lateral branches of S1, S2 and S3": the level behind the noun tells whose branches they are. */
export function lateralBranches({ words, marks }: Statements): readonly Named[] {
  return marks.nerveNoun.flatMap(({ first }) => {
    if (words[first - 1]?.text !== 'lateral' || !words[first]?.text.startsWith('branch')) return [];
    let index = first + 1;
    while (index < first + 5 && OF.has(textAt(words, index))) index++;
    if (!SACRAL.test(textAt(words, index)) && !isOfItem(words, first - 1)) return [];
    return [{ nerve: LATERAL_BRANCH, name: LATERAL_BRANCH, first: first - 1, next: first + 1 }];
  });
}

/** "S1, S2, S3: cannulas lateral to the foramina … lateral branches": levels that open the line, or stand near before. */
function isOfItem(words: Statements['words'], index: number): boolean {
  let first = index;
  while (first > 0 && index - first < LONGEST_ITEM && !words[first]?.opensLine) {
    if (index - first < NEAR && SACRAL.test(textAt(words, first))) return true;
    first--;
  }
  return SACRAL.test(textAt(words, first));
}

const NEAR = 6;

const LONGEST_ITEM = 30;

const THORACIC = /^t(?:[1-9]|1[0-2])$/;
const CHEST = wordSet('rib+ thoracotomy thoracostomy chest intercostal pleura costal');

/** "The T6 nerve beneath its rib": in a note of the chest the nerve of a level is the one of its rib. */
export function nervesOfRibs({ words, marks }: Statements): readonly Named[] {
  const found = marks.nerveNoun.flatMap(({ first }) => {
    const isOfLevel = words[first]?.text.startsWith('nerve') && !words[first]?.opensClause;
    if (!isOfLevel || !THORACIC.test(textAt(words, first - 1)) || ROOTS.has(textAt(words, first + 1))) return [];
    return [{ nerve: OF_RIBS, name: OF_RIBS, first, next: first + 1 }];
  });
  return found.length > 0 && words.some(({ text }) => CHEST.has(text)) ? found : [];
}

const ROOTS = wordSet('root+ sheath');

/**
 * A nerve that is treated under its name alone, with the levels at which the telling names it; a name without a level
 * beside those with one is no nerve more.
 */
export function withToldLevels<Mention extends Named>(
  treated: readonly Mention[],
  told: readonly Mention[],
): readonly Mention[] {
  const bare = treated.filter(({ nerve, name }) => nerve !== undefined && nerve === name && LEVELLED.has(nerve));
  if (bare.length === 0) return treated;
  const known = new Set(treated);
  const added = told.filter((mention) => LEVELLED.has(mention.nerve ?? '') && !known.has(mention));
  const all = [...treated, ...added];
  const levelled = new Set(all.flatMap(({ nerve, name }) => (nerve !== undefined && nerve !== name ? [nerve] : [])));
  return all.filter(
    ({ nerve, name }) => nerve === undefined || nerve !== name || !levelled.has(nerve) || !LEVELLED.has(nerve),
  );
}

const LEVELLED = new Set([OF_RIBS, LATERAL_BRANCH]);

function levelsBefore(text: Statements, mention: Named, least: number, isOfRibs: boolean): readonly string[] {
  let first = mention.first;
  while (first > least && mention.first - first < FARTHEST && isOfLevels(text, first - 1, isOfRibs)) {
    if (text.words[first]?.opensSentence) break;
    first--;
  }
  return levelsIn(text, first, mention.next, isOfRibs);
}

/** Whether a comma or "and" stands before the name of a nerve, so that no level before belongs to it. */
function isSeparate({ words }: Statements, index: number): boolean {
  return words[index]?.opensClause === true || words[index - 1]?.text === 'and';
}

function levelsAfter(text: Statements, first: number, most: number, isOfRibs: boolean): readonly string[] {
  let end = first;
  while (
    end < most &&
    end - first < FARTHEST &&
    (isOfLevels(text, end, isOfRibs) || (isOfRibs && isRibNumber(text, end))) &&
    !text.words[end]?.opensSentence
  )
    end++;
  // Levels right before the next nerve are that nerve's.
  return end === most && text.words[most] && !isSeparate(text, most) ? NO_LEVELS : levelsIn(text, first, end, isOfRibs);
}

function isOfLevels({ words }: Statements, index: number, isOfRibs: boolean): boolean {
  const word = textAt(words, index);
  if (BETWEEN.has(word)) return true;
  if (isOfRibs && ribOf(word) !== undefined) return true;
  if (!endsInDigit(word)) return false;
  if (LEVEL.test(word)) return true;
  return isEndNumber(word) && LEVEL.test(textAt(words, index - 1));
}

/** No part of the spine has more levels. */
function isEndNumber(word: string): boolean {
  return NUMBER.test(word) && Number(word) >= 1 && Number(word) <= MOST_RIBS;
}

/** "Intercostal nerves 6, 7 and 8", and no number of anything else. */
function isRibNumber({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  if (!word || !NUMBER.test(word.text) || Number(word.text) > MOST_RIBS || Number(word.text) < 1) return false;
  if (text[word.end] === '%') return false;
  const after = textAt(words, index + 1);
  // "4, 5 and 6 were frozen" lists ribs; "6 were frozen" counts.
  const isListed = words[index - 1]?.text === 'and' && (after === 'was' || after === 'were');
  return isListed || !COUNTED.has(after);
}

function ribOf(word: string): number | undefined {
  const digits = RIB.exec(word)?.[1];
  const number = digits === undefined ? ORDINALS.indexOf(word) + 1 : Number(digits);
  return number >= 1 && number <= MOST_RIBS ? number : undefined;
}

/** Whether the word may be a level or a number at all: most words of a note are none. */
function endsInDigit(word: string): boolean {
  const last = word.charCodeAt(word.length - 1);
  return last >= 48 && last <= 57;
}

function levelsIn(text: Statements, from: number, end: number, isOfRibs: boolean): readonly string[] {
  const { words } = text;
  const levels = new Set<string>();
  let last: { readonly letter: string; readonly number: number; readonly index: number } | undefined;
  for (let index = from; index < end; index++) {
    const word = words[index];
    if (!word) break;
    if (!isOfRibs && !endsInDigit(word.text)) continue;
    const [, letter, digits] = LEVEL.exec(word.text) ?? [];
    const rib =
      isOfRibs && !letter
        ? (ribOf(word.text) ?? (isRibNumber(text, index) ? Number(word.text) : undefined))
        : undefined;
    const isEnd = letter === undefined && isEndNumber(word.text);
    if (letter === undefined && rib === undefined && !(isEnd && last)) continue;
    const number = rib ?? Number(digits ?? word.text);
    const own = letter ?? last?.letter ?? 't';
    if (last && last.letter === own && isRange(text.text, words[last.index]?.end ?? 0, word.start)) {
      for (let level = last.number + 1; level < number && levels.size < MOST_LEVELS; level++)
        levels.add(`${own}${level}`);
    }
    if (levels.size < MOST_LEVELS) levels.add(`${own}${number}`);
    last = { letter: own, number, index };
  }
  return [...levels];
}

const RANGE = /^ ?(?:-|–|—|to|through|thru) ?$/i;

function isRange(text: string, from: number, to: number): boolean {
  return to - from <= 10 && RANGE.test(text.slice(from, to));
}
