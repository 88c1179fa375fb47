/**
 * Words that may be the name of a nerve and were read as none: a name of a discoverer, a short form that nobody listed,
 * an adjective without its noun. Where one stands anywhere in a note nobody can say that it names no nerve.
 */

import type { RuleTables } from '../../tables/rule-tables.ts';
import { measuresOf } from '../statements/measures.ts';
import { assertionAt, hasWord, type Statements, sectionOf, sentenceAt, startingIn } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfOtherTime } from '../telling/talk.ts';
import { bareAdjectives, bareOf } from '../terms/bare-name-words.ts';
import { NERVE_GROUPS } from '../terms/marked-words.ts';
import { vocabularyOf } from '../terms/vocabulary.ts';
import { isUnchecked } from '../text/assertion.ts';
import { EACH_SIDE, OF_NERVES } from '../text/common-words.ts';
import { GIVEN_UP } from '../text/deeds.ts';
import { isHeadingWord } from '../text/section-headings.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isDiagnosed } from './diagnosed-nerves.ts';
import { isLeftWithDrug } from './left-with-drug.ts';
import { longNameAt } from './long-names.ts';
import { isMuscle } from './muscle-nerves.ts';
import { muscleRows } from './muscle-rows.ts';
import { isOfKnee, isOfPlace } from './named-places.ts';
import { tellsBothDivisions } from './nerve-divisions.ts';
import type { TreatedNerve } from './nerve-fact.ts';
import { LATERAL_BRANCH } from './nerve-levels.ts';
import type { NerveGroup } from './nerve-mention.ts';
import { nerveGroups } from './nerve-mentions.ts';
import { INTERSPACE_NERVE, isOfOneInterspace } from './neuromas.ts';
import { namesNoTarget } from './no-targets.ts';
import { isOnlyOption } from './only-option.ts';
import { tellsSide } from './side-of-note.ts';
import { sideOf } from './side-words.ts';
import { isSaidLeftOut } from './spared-nerves.ts';
import { tellsOfAnother } from './told-of-another.ts';
import { isAnatomical, isShortForm, shortOf } from './unknown-nerves.ts';

const EPONYMS = wordSet('baxter+ joplin+ arnold+ morton+ jacobson+ vidian wrisberg bogros tillaux hering henle');
/** What a muscle stands beside where a nerve is named for it. */
const OF_MUSCLES = wordSet(`${OF_NERVES} br twig+`);
const BESIDE_MUSCLE = 6;
/** Parts of names that tell of a nerve wherever they stand. */
const FURTHER = wordSet('antebrachial auricular cluneal intercostobrachial intercostal pudendal maxillary mandibular');
/** Divisions of a nerve of the face. */
const DIVISIONS = wordSet('v1 v2 v3 gasserian');

/** Whether any word of the text, from its first to its last, may name a nerve. */
export function holdsPossibleName(
  text: Statements,
  nerveNames: ReadonlyMap<string, string>,
  groups: readonly NerveGroup[],
  isPassed: (word: number) => boolean,
): boolean {
  const adjectives = bareAdjectives(nerveNames);
  if (text.terms.nerveShort.some(({ first }) => isCapital(text, first) && !isRead(groups, first))) return true;
  if (namesForShort(text, groups)) return true;
  const { names } = bareOf(nerveNames);
  return text.words.some((word, index) => {
    if (isRead(groups, index) || isUnchecked(text.words, index) || isPassed(index) || isOfRelative(text, index))
      return false;
    if (longNameAt(text, index, names)) return !isOnlyOption(text, { first: index, next: index + 1 });
    if (EPONYMS.has(word.text) || isDivision(text, index) || isAloneShortForm(text, index)) return true;
    if (adjectives.has(word.text) || FURTHER.has(word.text) || isOfKnee(text, word.text))
      return !isOfPlace(text, index) && !isOnlyOption(text, { first: index, next: index + 1 });
    if (PLACES.has(word.text) && isMemberOfGroup(text, index)) return true;
    return (
      isBeforeNoun(text, index) ||
      isAnswer(text, index) ||
      isPlural(text, index) ||
      (isMuscle(word.text) && isBesideBranch(text, index))
    );
  });
}

const RELATIVES = wordSet('sister brother mother father cousin husband wife neighbor neighbour roommate');

/** "Her sister had the superomedial done" */
function isOfRelative(text: Statements, index: number): boolean {
  const { first } = sentenceAt(text, { first: index, next: index + 1 });
  return hasWord(text.words, first, index, RELATIVES);
}

/** "Tardieu V3 angle" is a speed of stretching. */
const OF_NO_FACE = wordSet('tardieu angle velocity r1 r2 template ehr form version macro smartphrase');

function isDivision({ words }: Statements, index: number): boolean {
  return DIVISIONS.has(textAt(words, index)) && !hasWord(words, index - 3, index + 3, OF_NO_FACE);
}

const PLACES = wordSet('superior sup inferior inf');
const ENDS = wordSet('lateral lat medial med');

/** "Superior lateral | 80 | 90" in a note that speaks of the geniculars: how members of that group are told apart. */
function isMemberOfGroup(text: Statements, index: number): boolean {
  const { words, marks } = text;
  if (!ENDS.has(textAt(words, index + 1)) || isOfPlace(text, index + 1)) return false;
  return marks.nerveGroup.some(({ first }) => words[first]?.text === 'genicular');
}

/** Nerves that stand for as many as there are ribs, levels or interspaces, unless the note says which. */
const NUMBERED = new Set(['intercostal nerve', 'common digital plantar nerve', 'facet medial branch', LATERAL_BRANCH]);

/** The third occipital nerve has its number in its name. */
function isNumbered({ name, at }: TreatedNerve): boolean {
  return NUMBERED.has(name) && !THIRD.test(at.value);
}

const THIRD = /third|TON/i;

function isOneOf(text: Statements, { name }: TreatedNerve): boolean {
  return name === INTERSPACE_NERVE && isOfOneInterspace(text);
}

/**
 * Whether the telling may speak of more nerves than were read of it: in a short form or an adjective that nothing was
 * made of, or under the one name of nerves that are told apart by a number.
 */
export function mayTellFurther(text: Statements, tables: RuleTables, treated: readonly TreatedNerve[]): boolean {
  if (treated.some((own) => own.nerve === own.name && isNumbered(own) && !isOneOf(text, own))) return true;
  if (tellsBothDivisions(text, treated)) return true;
  if (muscleRows(text) > new Set(treated.map(({ name }) => name)).size) return true;
  const { nerveNames, nerveKeys } = vocabularyOf(tables);
  const groups = nerveGroups(text, vocabularyOf(tables), nerveKeys);
  // "L5 dorsal ramus … S1, S2, S3: lateral branches": as many as there are levels.
  if (groups.some(({ mentions }) => mentions.some(({ name }) => name === LATERAL_BRANCH))) return true;
  if (namesForShort(text, groups, true)) return true;
  const adjectives = bareAdjectives(nerveNames);
  const { names } = bareOf(nerveNames);
  const read = new Set(
    [...groups.flatMap(({ mentions }) => mentions), ...treated].flatMap(({ name }) => name.split(' ')),
  );
  return text.words.some((word, index) => {
    if ((isDosedItem(text, index) || isRamus(text, index)) && !isRead(groups, index)) return true;
    if (tellsOfAnother(text, index) && !read.has(word.text)) return true;
    const isAdjective = adjectives.has(word.text) || FURTHER.has(word.text) || isOfKnee(text, word.text);
    const longName = longNameAt(text, index, names);
    if (
      longName
        ? longName.every((said) => read.has(said)) ||
          isOfOtherTime(text, { first: index, next: index + longName.length })
        : isAdjective
          ? read.has(word.text) || isOfPlace(text, index)
          : !isAloneShortForm(text, index) || shortOf(word.text, treated) !== undefined
    )
      return false;
    return (
      !isRead(groups, index) &&
      isOfProcedure(text, index) &&
      !isOfUntoldSide(text, index) &&
      assertionAt(text, { first: index, next: index + 1 }) === 'performed' &&
      !isSaidLeftOut(text, { first: index, next: index + 1 }) &&
      !isLeftWithDrug(text, index)
    );
  });
}

/** "Copied: L ulnar neuropathy" in a note that tells of the right side alone. */
function isOfUntoldSide(text: Statements, index: number): boolean {
  const side = sideOf(text, text.words[index - 1]);
  return (side === 'left' || side === 'right') && !tellsSide(text, side);
}

/** "R thoracodorsal 1.5 mL": an adjective of anatomy that opens an item behind its side, with a dose of its own. */
function isDosedItem(text: Statements, index: number): boolean {
  const { words } = text;
  const before = words[index - 1];
  if (!before?.opensClause || words[index]?.opensClause || sideOf(text, before) === undefined) return false;
  if (!isAnatomical(textAt(words, index))) return false;
  return startingIn(measuresOf(text), index + 1, index + DOSE_WITHIN).some(
    ({ unit, first }) =>
      (unit === 'milliliters' || unit === 'celsius') && words[first]?.sentence === words[index]?.sentence,
  );
}

const DOSE_WITHIN = 4;

/** "The dorsal ramus of L5" is none of the medial branches. */
function isRamus({ words }: Statements, index: number): boolean {
  return (words[index]?.text === 'ramus' || words[index]?.text === 'rami') && words[index - 1]?.text === 'dorsal';
}

/** Members of a list that is longer are looked at again. */
const LONGEST_GROUP = 40;

/** Whether the word is part of a name that was read. */
function isRead(groups: readonly NerveGroup[], index: number): boolean {
  return startingIn(groups, index - LONGEST_GROUP, index + 1).some(({ next }) => index < next);
}

/** "Both plantars": an adjective that stands for its noun; a group is named so without any of its nerves. */
function isPlural({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  if (!word || NERVE_GROUPS.includes(word.text)) return false;
  return (
    word.end - word.start === word.text.length + 1 &&
    text.slice(word.start, word.end).toLowerCase() === `${word.text}s` &&
    PLURAL.test(word.text)
  );
}

const PLURAL = /a[lr]$|^obturator$/;

function isCapital({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  return word !== undefined && ALL_CAPITALS.test(text.slice(word.start, word.end));
}

const ALL_CAPITALS = /^[A-Z]{3,}s?$/;
const SHORT_NOUN = /^nn?\.$/;
const FEWEST_LETTERS = 3;

/** "Saph n.": any word before the noun in its short form. */
function namesForShort(text: Statements, groups: readonly NerveGroup[], isOfTelling = false): boolean {
  const { words, marks } = text;
  return marks.shortNoun.some(({ first }) => {
    const word = words[first];
    if (!word || word.opensLine || isRead(groups, first - 1) || NERVE_GROUPS.includes(textAt(words, first - 1)))
      return false;
    if (isOfTelling && (!isOfProcedure(text, first) || assertionAt(text, { first, next: first + 1 }) !== 'performed'))
      return false;
    // A capital may open anybody's name.
    const isNoun = SHORT_NOUN.test(text.text.slice(word.start, word.end + 1));
    return isNoun && (words[first - 1]?.text.length ?? 0) >= FEWEST_LETTERS;
  });
}

const SHORT_NAME = /^[A-Z]{2,4}$/;
const NO_NAMES = wordSet(
  'rf rfa prf crf us ct mri left right lt rt the no one two all each a this that per emg ncs pns',
);

/** "The II nerve seen": capitals right before the noun, in a line that has small letters. */
function isBeforeNoun({ text, words, marks }: Statements, index: number): boolean {
  const word = words[index];
  const noun = words[index + 1];
  if (!word || !noun || noun.opensClause || NO_NAMES.has(word.text)) return false;
  if (!SHORT_NAME.test(text.slice(word.start, word.end)) || !LOWER.test(text.slice(noun.start, noun.end))) return false;
  return startingIn(marks.nerveNoun, index + 1, index + 2).length > 0;
}

const ASKING = wordSet('nerve+ branch target+');
const NO_ANSWERS = wordSet(`
${EACH_SIDE} none see as n na a an rf no unknown unspecified unnamed peripheral painful sensory small local various
multiple not nil the one two three all per rfa cryo knee foot ankle heel hip hand wrist shoulder groin genicular+
occipital cluneal nerve+ target yes pain standard usual typical
`);

/** "Nerve: tib post": whatever answers the question which nerve it was, unless it is known for no name. */
function isAnswer({ text, words }: Statements, index: number): boolean {
  const label = words[index - 1];
  if (!label || !ASKING.has(label.text) || text[label.end] !== ':' || words[index]?.opensLine) return false;
  return (
    words[index]?.isUnchecked !== true &&
    FIRST_LETTER.test(textAt(words, index)) &&
    !NO_ANSWERS.has(textAt(words, index))
  );
}

const FIRST_LETTER = /^\p{L}{3}/u;

/** "R PCBMN at the crease": in a line that is not written in capitals as a whole. */
function isAloneShortForm({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  // "LESION LOG (circulator)"
  if (!word || !isShortForm(text.slice(word.start, word.end), word.text) || isHeadingWord(word.text)) return false;
  return [-2, -1, 1, 2].some((offset) => {
    const other = words[index + offset];
    const between = words.slice(Math.min(index, index + offset) + 1, Math.max(index, index + offset) + 1);
    if (!other || between.some(({ opensLine }) => opensLine)) return false;
    return LOWER.test(text.slice(other.start, other.end));
  });
}

const LOWER = /^[a-z]{2}/;

function isBesideBranch({ words }: Statements, index: number): boolean {
  for (let at = index - BESIDE_MUSCLE; at <= index + BESIDE_MUSCLE; at++) {
    const word = words[at];
    if (word?.sentence === words[index]?.sentence && OF_MUSCLES.has(word?.text ?? '')) return true;
  }
  return false;
}

/**
 * A nerve named anywhere, unless the note says that it only lay beside, or was spared. Where the telling speaks of "the
 * painful nerve", what is told of other days names none.
 */
export function mayNameNerve(text: Statements, tables: RuleTables, isVague: boolean): boolean {
  const vocabulary = vocabularyOf(tables);
  const groups = nerveGroups(text, vocabulary, vocabulary.nerveKeys);
  const isApart = (word: number): boolean => sectionOf(text, word)?.apart === 'byDay';
  const names = new Set(
    groups.flatMap(({ first, mentions }) => (isApart(first) ? mentions.map(({ name }) => name) : [])),
  );
  // A record of one nerve, whose visit of the day calls it "the nerve".
  const isPassed = (word: number): boolean => isVague && names.size !== 1 && isApart(word);
  if (
    groups.some(
      (group) =>
        !group.mentions.every(({ first }) => isPassed(first)) &&
        (!namesNoTarget(text, group) || isGivenUp(text, group) || isDiagnosed(text, group)),
    )
  )
    return true;
  return holdsPossibleName(text, vocabulary.nerveNames, groups, isPassed);
}

const GIVEN_UP_WITHIN = 8;

/** "Cryoablation of the sural nerve was abandoned": what else was done may have been done to the same nerve. */
function isGivenUp({ words }: Statements, { next }: NerveGroup): boolean {
  return hasWord(words, next, next + GIVEN_UP_WITHIN, GIVEN_UP);
}
