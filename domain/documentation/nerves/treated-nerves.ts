/** Which of the nerves that a procedure note names were treated in it. */

import {
  assertionAt,
  foundOnce,
  hasWord,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { isIntended, isIntendedInTelling } from '../telling/intended.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { DONE_TO_NERVES, DONE_WITH_NERVES } from '../text/common-words.ts';
import { ONLY } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import { givenUp } from './given-up.ts';
import { leftByPlace } from './left-by-place.ts';
import { holdsLesion } from './lesion-told.ts';
import { isItem } from './list-items.ts';
import { withToldLevels } from './nerve-levels.ts';
import type { NerveGroup, NerveMention } from './nerve-mention.ts';
import { type Role, roleOf } from './nerve-roles.ts';
import { withSides } from './nerve-sides.ts';
import { INTERSPACE_NERVE, isToldAtInterspace } from './neuromas.ts';
import { isOfNextTime, namesNoTarget } from './no-targets.ts';
import { onlySide, tellsSide } from './side-of-note.ts';
import { areOpposite } from './side-words.ts';
import { isOnlyPlaced, isSaidLeftOut, isUnharmed, notDenied } from './spared-nerves.ts';

/**
 * Nerves that were treated; where the note says of none that it was treated, those that needles were brought to, and
 * else those that the telling of the procedure names at all.
 */
export function treatedNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  const byRole = new Map<Role, NerveMention[]>();
  const told = groups.map((group) => ({ group, role: roleOf(text, group) }));
  const isListed = told.some(
    ({ group, role }) =>
      (role === 'treated' || role === 'approached') && (isItem(text, group) || isOfEach(text, group)),
  );
  const lost = givenUp(text, groups);
  // Beside one that is said to be treated, another is known by the lesion that is told behind its name.
  const isSaid = told.some(({ group, role }) => (role === 'treated' || role === 'approached') && !lost.has(group));
  const inText = groups.toSorted((a, b) => a.first - b.first);
  const hasOwnLesion = ({ first, next, mentions }: NerveGroup): boolean =>
    isSaid &&
    !mentions.some(({ name }) => name === MEDIAL_BRANCH) &&
    !hasWord(text.words, first, sentenceAt(text, { first, next }).next, EXAMINED) &&
    holdsLesion(text, {
      first: next,
      next: startingIn(inText, first + 1, next + LESION_WITHIN)[0]?.first ?? next + LESION_WITHIN,
    });
  for (const { group, role: own } of told) {
    // What heads an item of the list was done as the other items were, unless it says otherwise.
    const isDone =
      own === 'named' && ((isListed && isItem(text, group) && !isSaidLeftOut(text, group)) || hasOwnLesion(group));
    const role = lost.has(group) ? 'denied' : isDone ? 'treated' : own;
    const known = byRole.get(role) ?? [];
    known.push(...group.mentions);
    byRole.set(role, known);
  }
  const missed = leftByPlace(text, groups).map((mention) => ({ ...mention, side: undefined }));
  byRole.set('denied', [...(byRole.get('denied') ?? []), ...missed]);
  const of = (role: Role): readonly NerveMention[] => byRole.get(role) ?? [];
  const only = onlyTreated(text, groups);
  if (only.length > 0) return withSides(text, only, [...of('treated'), ...of('named')]);
  const isKept = notDenied(of('denied'), [...of('treated'), ...of('approached'), ...of('named')]);
  const isLeft = (mention: NerveMention): boolean => isKept(mention) || isOfOtherSide(text, mention, of('denied'));
  const done = [...of('treated'), ...of('approached')].filter(isLeft);
  const known = done.length > 0 ? done : of('named').filter(isLeft);
  const named = known.length > 0 ? known : of('spoken').filter(isLeft);
  const kept = named.length > 0 || isDestruction(text) ? named : of('blocked').filter(isLeft);
  // Whatever was done instead, it was done to the nerve that was given up.
  const isOfLost = kept.length === 0 && intendedNerves(text, groups).length === 0;
  const mentions = isOfLost ? [...lost].flatMap(({ mentions: own }) => own) : kept;
  const inOrder = withToldLevels(
    withoutTitledWhole(text, mentions, of('treated')),
    of('named').filter(isLeft),
  ).toSorted((a, b) => a.first - b.first);
  const sided = withSides(text, inOrder, [...done, ...of('named')]);
  return !onlySide(text) && isRepeatedOnOtherSide(text, groups, sided)
    ? sided.map((mention) => ({ ...mention, side: 'bilateral' }))
    : sided;
}

const EXAMINED = wordSet('normal nontender tender intact unremarkable');
const LESION_WITHIN = 25;

/** Key of `nerves`; other nerves have branches that are called so too. */
const MEDIAL_BRANCH = 'facet medial branch';

/** "A needle was advanced to the pudendal nerve … The right pudendal nerve was not approached", in a note of the left side. */
function isOfOtherSide(text: Statements, { name, side }: NerveMention, denied: readonly NerveMention[]): boolean {
  const own = denied.filter((mention) => mention.name === name);
  const [without] = own;
  if (side !== undefined || !(without?.side === 'left' || without?.side === 'right')) return false;
  const other = without.side === 'left' ? 'right' : 'left';
  return own.every((mention) => mention.side === without.side) && tellsSide(text, other);
}

/** "Lesions: 80 C for 90 sec at each location, and the SLG was repeated" */
function isOfEach(text: Statements, group: NerveGroup): boolean {
  return hasWord(text.words, Math.max(sentenceAt(text, group).first, group.first - EACH_WITHIN), group.first, EACH);
}

const EACH = wordSet('each every all');
const EACH_WITHIN = 40;

/**
 * "OBTURATOR NERVE RF … the articular branch of the obturator nerve": a title names the whole of which a branch was
 * treated; and whatever it names besides, what was treated in an interspace was a neuroma.
 */
function withoutTitledWhole(
  text: Statements,
  mentions: readonly NerveMention[],
  treated: readonly NerveMention[],
): readonly NerveMention[] {
  const isTitled = ({ first }: NerveMention): boolean => sectionOf(text, first)?.kind === 'title';
  const neuroma = text.marks.neuroma.length > 0 && treated.find(({ nerve }) => nerve === INTERSPACE_NERVE);
  if (neuroma && !isTitled(neuroma)) return mentions.filter((mention) => !isTitled(mention));
  const last = new Map<string, number>();
  for (const { name, first } of mentions) last.set(name, Math.max(first, last.get(name) ?? 0));
  const named = [...last];
  const isToldBehind = ({ name, first }: NerveMention): boolean =>
    named.some(([other, at]) => at > first && isBranchOf(other, name));
  return mentions.filter((mention) => !isTitled(mention) || !isToldBehind(mention));
}

function isBranchOf(name: string, whole: string): boolean {
  return name.startsWith(`${whole} `) || name.endsWith(` of the ${whole}`);
}

const WERE = wordSet('was were');
const TREATED = wordSet(`${DONE_WITH_NERVES} ${DONE_TO_NERVES} neurolysed neurolyzed injected`);
const ONLY_WITHIN = 3;

/** "Thus only the superomedial and the inferomedial genicular nerves were ablated": what a note sums up so is all of it. */
function onlyTreated(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  return groups.flatMap((group) => {
    const { words } = text;
    const isTreated = WERE.has(textAt(words, group.next)) && TREATED.has(textAt(words, group.next + 1));
    if (!isTreated || !hasWord(words, Math.max(0, group.first - ONLY_WITHIN), group.first, ONLY)) return [];
    return isOfProcedure(text, group.first) ? group.mentions : [];
  });
}

/**
 * Other nerves than those treated that the telling names, with nothing said against them: each may be one of them, told
 * in words that nobody foresaw.
 */
export function furtherNerves(
  text: Statements,
  groups: readonly NerveGroup[],
  treated: readonly Named[],
): readonly NerveMention[] {
  return openMentions(text, groups).filter(({ name }) => !treated.some((own) => isSame(own.name, name)));
}

/** "We localize the right nerve … we repeat the same in the left": the other side of a treated one may be named so too. */
export function namesOtherSide(text: Statements, groups: readonly NerveGroup[], treated: readonly Named[]): boolean {
  return openMentions(text, groups).some(({ name, side }) =>
    treated.some((own) => isSame(own.name, name) && areOpposite(own.side, side)),
  );
}

type Named = Pick<NerveMention, 'name' | 'side'>;

/** What the telling names and neither denies nor says to be treated, whichever nerves were. */
function openMentions(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  return foundOnce(text, openMentions, () => {
    if (onlyTreated(text, groups).length > 0) return [];
    const lost = givenUp(text, groups);
    const roles = groups.map((group) => ({ group, role: lost.has(group) ? 'denied' : roleOf(text, group) }));
    const isOpen = ({ group, role }: (typeof roles)[number]): boolean =>
      (role === 'named' || role === 'approached') &&
      !isSaidLeftOut(text, group) &&
      !isUnharmed(text, group) &&
      !isOnlyPlaced(text, group);
    const open = roles.filter(isOpen);
    if (open.length === 0) return [];
    const denied = new Set([
      ...leftByPlace(text, groups).map(({ name }) => name),
      ...roles
        .filter(({ group, role }) => role === 'denied' || role === 'landmark' || isPutOff(text, group))
        .flatMap(({ group }) => group.mentions.map(({ name }) => name)),
    ]);
    return open.flatMap(({ group }) => group.mentions).filter(({ name }) => !denied.has(name));
  });
}

/** "PLAN: right sural nerve RF next visit": what is to come is not what was done. */
function isPutOff(text: Statements, group: NerveGroup): boolean {
  return !isOfProcedure(text, group.first) && isOfNextTime(text, group);
}

/** The nerves of one side that the note says were left out: "the left lesser occipital was not tender and was skipped". */
export function leftOutSides(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  const lost = givenUp(text, groups);
  const ofGroups = groups.flatMap((group) => {
    if (!isOfProcedure(text, group.first)) return [];
    const role = roleOf(text, group);
    if (lost.has(group) || role === 'denied' || isSaidLeftOut(text, group)) return group.mentions;
    // Blocks of other days name their nerves without a side.
    return role === 'blocked' ? group.mentions.filter(({ side }) => side !== undefined) : [];
  });
  return [...ofGroups, ...leftByPlace(text, groups)];
}

/** A nerve and its branch: whoever treats the one may name the other. */
function isSame(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

/** Nerves that a note names as what is to be treated, before a telling that names none. */
export function intendedNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  const intended = groups
    .filter((group) => (isIntended(text, group) && !namesNoTarget(text, group)) || isIntendedInTelling(text, group))
    .flatMap(({ mentions }) => mentions);
  return withSides(text, intended, []);
}

/** Nerves that a telling names with what ails them: "superficial peroneal nerve entrapment … the nerve was heated". */
export function ailingNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  return withSides(
    text,
    groups
      .filter((group) => roleOf(text, group) === 'injured' && !isUnharmed(text, group))
      .flatMap(({ mentions }) => mentions),
    [],
  );
}

/** "A: Morton neuroma, left third web space … Proc: entry at the third interspace": the neuroma of the place that was treated. */
export function diagnosedNeuromas(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  if (!isToldAtInterspace(text)) return [];
  return withSides(
    text,
    groups
      .filter(({ first }) => NAMES_WHAT_AILS.has(sectionOf(text, first)?.kind ?? 'narrative'))
      .flatMap(({ mentions }) => mentions.filter(({ nerve }) => nerve === INTERSPACE_NERVE)),
    [],
  );
}

const NAMES_WHAT_AILS = wordSet('diagnosis indication other');

/** Beside a destruction a nerve that was blocked is another one; where nothing was destroyed it is the nerve of the note. */
function isDestruction(text: Statements): boolean {
  return [...text.terms.technique, ...text.terms.lesion].some(
    (term) =>
      !NO_DESTRUCTION.has(term.key) && isOfProcedure(text, term.first) && assertionAt(text, term) === 'performed',
  );
}

/** Terms of the lesion that go with a block too. */
const NO_DESTRUCTION = wordSet('notDestroyed localAnesthetic block approach landmark anatomy cycle repeated');

const OTHER_SIDE = wordSet('contralateral opposite other twin counterpart fellow mate midline');
/** "The same nerve" repeats nothing on another. */
const SAME_THING = wordSet('nerve+ side site needle track branch target point spot');

/** "The same was done on the right", in a sentence that names no nerve. */
function isRepeatedOnOtherSide(
  text: Statements,
  groups: readonly NerveGroup[],
  treated: readonly NerveMention[],
): boolean {
  return text.terms.lesion.some((term) => {
    if (term.key !== 'repeated' || !isOfProcedure(text, term.first)) return false;
    const { first, next } = sentenceAt(text, term);
    if (startingIn(groups, first, next).length > 0) return false;
    // "On the right the same nerve, 80 C"
    if (SAME_THING.has(textAt(text.words, term.next)) && !holdsLesion(text, { first, next })) return false;
    const isElsewhere =
      hasWord(text.words, term.first, next, OTHER_SIDE) ||
      sideWords(text, first, next).some((index) => {
        const side = bodySideAt(text, index);
        // "We repeated the approach, lateral to the right tubercle", of the right nerve
        return side !== undefined && !treated.every((own) => own.side === side);
      });
    if (!isElsewhere) return false;
    return assertionAt(text, term) === 'performed';
  });
}
