/** Nerves as a text names them: alone, in lists that share a side or a noun, and as branches of one another. */

import { foundOnce, hasWord, type Statements } from '../statements/statements.ts';
import { JOINING } from '../terms/joining-words.ts';
import type { Vocabulary } from '../terms/vocabulary.ts';
import { EACH_SIDE } from '../text/common-words.ts';
import { NERVE_NOUNS } from '../text/nerve-nouns.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import { bareNames } from './bare-names.ts';
import { foreignNames } from './foreign-names.ts';
import { sideOfParagraph } from './headed-sides.ts';
import { membersByPlace, membersOfGroups } from './nerve-groups.ts';
import { lateralBranches, nervesOfRibs, withLevels } from './nerve-levels.ts';
import { branchesOf, type Named, withMembers } from './nerve-members.ts';
import type { NerveGroup, NerveMention } from './nerve-mention.ts';
import { interspaceNeuromas, withInterspaces } from './neuromas.ts';
import { isListedShort, isNoName, isOrdinary, isSidedOrDefined } from './short-names.ts';
import { sideOf } from './side-words.ts';
import { leadingSide, sideAfter, sideBefore, sideOfRow } from './sides-beside.ts';

const OF_WORDS = wordSet(`${EACH_SIDE} of the to from bilateral both nerve+ and`);
const MOST_JOINING = 5;

/** The groups of table nerves in the order told. */
export function nerveGroups(
  text: Statements,
  vocabulary: Vocabulary,
  keys: ReadonlySet<string>,
): readonly NerveGroup[] {
  return foundOnce(text, nerveGroups, () => groupsIn(text, vocabulary, keys));
}

function groupsIn(text: Statements, vocabulary: Vocabulary, keys: ReadonlySet<string>): readonly NerveGroup[] {
  const told = withoutParents(text, withMembers(text, knownNames(text, vocabulary), vocabulary));
  const named = withInterspaces(text, withLevels(text, told));
  const groups: NerveGroup[] = [];
  let open: Named[] = [];
  const close = (): void => {
    if (open.length > 0) groups.push(groupOf(text, open, keys));
    open = [];
  };
  for (const mention of named) {
    const last = open.at(-1);
    if (last && !isJoined(text, last.next, mention.first)) close();
    open.push(mention);
  }
  close();
  return groups;
}

/** Names and short forms; short forms count as clinicians write them, in capitals, unless nothing else is meant by them. */
function knownNames(text: Statements, vocabulary: Vocabulary): Named[] {
  const { abbreviations, nerveNames } = vocabulary;
  const named: Named[] = text.terms.nerve
    .filter((term) => !isOtherTissue(text, term))
    .map(({ key, first, next }) => {
      const isOther = isAccessory(text, first, key);
      return {
        nerve: isOther && text.words[first]?.text !== ACCESSORY ? undefined : key,
        name: isOther ? `${ACCESSORY} ${key}` : memberOf(text, first, key),
        first,
        next: withNoun(text, next),
      };
    });
  for (const term of text.terms.nerveShort) {
    const { key, first, next } = term;
    const word = text.words[first];
    if (!word) continue;
    // "IMG_SAVED=Y" is the name of a field.
    if (text.text[word.start - 1] === '_' || text.text[word.end] === '_' || text.text.startsWith('\n.', word.start - 2))
      continue;
    const written = text.text.slice(word.start, word.end);
    const nerve = abbreviations.get(key);
    const isPlain =
      written === key ||
      written === `${key}s` ||
      (written === word.text && (key.length >= 4 || isAblatedShort(text, first)));
    if (
      nerve === undefined ||
      !isPlain ||
      isNoName(text, first, key) ||
      (isOrdinary(key) && !isListedShort(text, first) && !isSidedOrDefined(text, term, nerve))
    )
      continue;
    named.push({ nerve, name: nerve, first, next });
  }
  named.push(
    ...membersOfGroups(text, vocabulary),
    ...membersByPlace(text, vocabulary),
    ...interspaceNeuromas(text),
    ...lateralBranches(text),
    ...nervesOfRibs(text),
    ...branchesOf(text, vocabulary),
    ...bareNames(text, nerveNames),
    ...foreignNames(text, nerveNames),
  );
  return named.sort((a, b) => a.first - b.first || b.next - a.next);
}

const ACCESSORY = 'accessory';

const MEMBERS = wordSet('medial intermediate lateral');

/** "The medial superior cluneal nerve": one of several that share their name, which the plural leaves open. */
function memberOf({ words }: Statements, first: number, key: string): string {
  const member = textAt(words, first - 1);
  const isSingular = words[first]?.text === 'superior' && words[first + 2]?.text !== 'nerves';
  return isSingular && key.includes('cluneal') && MEMBERS.has(member) ? `${key} (${member})` : key;
}

/** "The accessory obturator nerve" is another one than the obturator nerve. */
function isAccessory({ words }: Statements, first: number, key: string): boolean {
  const isBefore = words[first - 1]?.text === ACCESSORY && !words[first]?.opensClause;
  return (isBefore || words[first]?.text === ACCESSORY) && !key.includes(ACCESSORY);
}

/** "Lt gon rfa": in small letters between its side and what was done to it. */
function isAblatedShort(text: Statements, first: number): boolean {
  const next = text.words[first + 1];
  return (
    sideOf(text, text.words[first - 1]) !== undefined &&
    next !== undefined &&
    !next.opensClause &&
    text.terms.lesion.some(({ key, first: at }) => key === 'ablative' && at === first + 1)
  );
}

const TISSUES = wordSet(`
v vv artery arteries vein+ vessel+ muscle+ tendon ligament bone joint fat junction disc
disk hiatus pulse+ pulsation+ doppler tuberosity tubercle plateau condyle malleolus shaft
fracture fossa
`);
/** "Posterior tibial and dorsalis pedis pulses": as far behind the first adjective. */
const SHARED_WITHIN = 4;

/** "The suprascapular artery": what bears a nerve's adjective and is none. */
function isOtherTissue({ words }: Statements, { first, next }: { first: number; next: number }): boolean {
  if (NERVE_NOUNS.has(textAt(words, next - 1)) || next === first) return false;
  // "Trans-sacrococcygeal" is the way of a needle.
  if (words[first - 1]?.text === 'trans') return true;
  return isOfTissue(words, next);
}

/** Whether the words from `next` on make the adjective before them one of a vessel, a bone or a pulse. */
export function isOfTissue(words: Statements['words'], next: number): boolean {
  const after = words[next];
  if (after === undefined || after.opensClause) return false;
  if (TISSUES.has(after.text)) return true;
  if (after.text !== 'and' && after.text !== 'or') return false;
  for (let index = next + 1; index <= next + SHARED_WITHIN && words[index]?.opensClause === false; index++) {
    if (NERVE_NOUNS.has(textAt(words, index))) return false;
    if (TISSUES.has(textAt(words, index))) return true;
  }
  return false;
}

/** "Saphenous n." is quoted with its noun. */
function withNoun({ words }: Statements, next: number): number {
  const noun = words[next];
  return noun && !noun.opensClause && (noun.text === 'n' || noun.text === 'nn') ? next + 1 : next;
}

/** "Infrapatellar branch of the right saphenous nerve" is one nerve: the branch, not also the nerve it comes from. */
function withoutParents(text: Statements, named: readonly Named[]): Named[] {
  const kept: Named[] = [];
  const others = new Set<string>();
  for (const mention of named) {
    const branch = kept.at(-1);
    const isOwnBranch = branch !== undefined && isOwnNamed(text, branch, mention);
    if (branch && !isOwnBranch && isOtherBranch(text, branch, mention)) others.add(kept.pop()?.name ?? '');
    else if (branch?.nerve && mention.nerve && (isOwnBranch || isBranchOf(text, branch, mention))) {
      kept[kept.length - 1] = { ...branch, next: mention.next };
      continue;
    }
    kept.push(mention);
  }
  // Once the note has said whose medial branch it means, "the medial branch" is that one.
  const isListed = kept.some((mention) => mention.name.endsWith(OF_CLUNEALS) || isOfListedBranches(text, mention));
  // A level beside it makes it one of the spine all the same.
  const isAlone = ({ first, next }: Named): boolean =>
    SINGULAR.has(textAt(text.words, next - 1)) && !LEVEL.test(textAt(text.words, first - 1));
  const isOfOther = (mention: Named): boolean =>
    others.has(mention.name) || (isListed && mention.name === MEDIAL_BRANCH && isAlone(mention));
  return others.size === 0 && !isListed ? kept : kept.filter((mention) => !isOfOther(mention));
}

/** "The medial branch of the deep peroneal nerve" is a branch of that nerve, not the one of a facet joint. */
function isOtherBranch({ words }: Statements, branch: Named, parent: Named): boolean {
  if (!ARTICULAR.has(textAt(words, branch.next - 1)) || words[branch.next]?.text !== 'of') return false;
  return parent.first - branch.next <= 3 && !branch.name.endsWith(parent.name) && branch.next <= parent.first;
}

/** Nerves with a medial branch of their own, by which clinicians call it. */
const OF_CLUNEALS = 'superior cluneal nerve';
const MEDIAL_BRANCH = 'facet medial branch';
const LEVEL = /^(?:[clt]\d|lumbar|cervical|thoracic)/;
const SINGULAR = wordSet('branch br');
const LISTED_WITHIN = 5;
const PARENT_WITHIN = 3;

/** "The medial, intermediate and lateral branches of the right superior cluneal nerve" */
function isOfListedBranches({ words }: Statements, { name, first }: Named): boolean {
  if (name === MEDIAL_BRANCH) return false;
  let of = first - 1;
  while (of > first - PARENT_WITHIN && words[of]?.text !== 'of') of--;
  return (
    words[of]?.text === 'of' &&
    words[of - 1]?.text === 'branches' &&
    hasWord(words, of - 1 - LISTED_WITHIN, of - 1, MEDIAL)
  );
}

const MEDIAL = wordSet('medial');

const PLACES = wordSet('facet sacral medial lateral branch nerve');

/** "Medial calcaneal branch of the tibial nerve": a branch of a name of its own is the one nerve that is meant. */
function isOwnNamed({ words }: Statements, { name, next }: Named, parent: Named): boolean {
  const end = ARTICULAR.has(textAt(words, next)) ? next + 1 : next;
  if (!ARTICULAR.has(textAt(words, end - 1)) || words[end]?.text !== 'of' || parent.first < end) return false;
  return parent.first - end <= 3 && name !== parent.name && !name.split(' ').every((word) => PLACES.has(word));
}

function isBranchOf({ words }: Statements, branch: Named, parent: Named): boolean {
  if (!branch.name.endsWith(parent.name) || parent.first - branch.next > MOST_JOINING) return false;
  if (words[parent.first]?.opensSentence) return false;
  if (branch.name === parent.name && branch.next !== parent.first) return words[branch.next]?.text === 'of';
  for (let index = branch.next; index < parent.first; index++) {
    const word = words[index];
    if (!word || word.opensSentence || !OF_WORDS.has(word.text) || word.text === 'and') return false;
  }
  return true;
}

/** Whether nothing but joining words lies between two mentions of one sentence. */
function isJoined({ words }: Statements, from: number, to: number): boolean {
  if (to - from > MOST_JOINING) return false;
  for (let index = from; index <= to; index++) {
    const word = words[index];
    if (word?.opensSentence) return false;
    if (index < to && word && !JOINING.has(word.text)) return false;
  }
  return true;
}

const ARTICULAR = wordSet('branch branches');

function groupOf(text: Statements, named: readonly Named[], keys: ReadonlySet<string>): NerveGroup {
  const first = named[0]?.first ?? 0;
  const next = named.at(-1)?.next ?? first;
  const isArticular = isOfArticularBranches(text.words, first) || namesArticularBranches(text.words, next);
  let side =
    sideAfter(text, next) ?? leadingSide(text, first) ?? sideOfRow(text, first) ?? sideOfParagraph(text, first);
  const after = side;
  const mentions: NerveMention[] = [];
  named.forEach((mention, index) => {
    const from = index === 0 ? Math.max(0, mention.first - 6) : (named[index - 1]?.next ?? mention.first);
    side = sideBefore(text, from, mention) ?? (index === 0 ? after : side);
    const articular = isArticular ? `${mention.name} articular branch` : mention.name;
    const isJoint = isArticular && keys.has(articular);
    mentions.push({
      nerve: isJoint ? articular : mention.nerve,
      name: isJoint ? articular : mention.name,
      first: mention.first,
      next: mention.next,
      side,
    });
  });
  return { mentions, first, next };
}

/** "Femoral and obturator articular branches": the noun stands behind the last, or is part of it. */
function namesArticularBranches(words: readonly Word[], next: number): boolean {
  const isPlural = (index: number): boolean =>
    textAt(words, index) === 'branches' && textAt(words, index - 1) === 'articular';
  return isPlural(next - 1) || isPlural(next + 1);
}

function isOfArticularBranches(words: readonly Word[], first: number): boolean {
  let index = first - 1;
  while (index >= 0 && first - index <= MOST_JOINING && OF_WORDS.has(textAt(words, index))) index--;
  return ARTICULAR.has(textAt(words, index)) && words[index - 1]?.text === 'articular';
}
