/** Which of the nerves that a procedure note names were treated in it. */

import { isIntended } from './intended.ts';
import { withToldLevels } from './nerve-levels.ts';
import type { NerveGroup, NerveMention } from './nerve-mentions.ts';
import { isItem, isTitleLine, type Role, roleOf } from './nerve-roles.ts';
import { withSides } from './nerve-sides.ts';
import { isOfProcedure } from './performed.ts';
import { isItemLeftOut, isSaidLeftOut, isUnharmed, notDenied } from './spared-nerves.ts';
import { assertionAt, hasWord, type Statements, sectionOf, sentenceAt, startingIn } from './statements.ts';
import { tellsSide } from './told-sides.ts';
import { wordList } from './word-list.ts';

/**
 * Nerves that were treated; where the note says of none that it was treated, those that needles were brought to, and
 * else those that the telling of the procedure names at all.
 */
export function treatedNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  const byRole = new Map<Role, NerveMention[]>();
  const told = groups.map((group) => ({ group, role: roleOf(text, group) }));
  const isListed = told.some(({ group, role }) => (role === 'treated' || role === 'approached') && isItem(text, group));
  for (const { group, role: own } of told) {
    // What heads an item of the list was done as the other items were, unless it says otherwise.
    const isDone = isListed && own === 'named' && isItem(text, group) && !isItemLeftOut(text, group);
    const role = isDone ? 'treated' : own;
    const known = byRole.get(role) ?? [];
    known.push(...group.mentions);
    byRole.set(role, known);
  }
  const of = (role: Role): readonly NerveMention[] => byRole.get(role) ?? [];
  const isLeft = notDenied(of('denied'), [...of('treated'), ...of('approached'), ...of('named')]);
  const done = [...of('treated'), ...of('approached')].filter(isLeft);
  const known = done.length > 0 ? done : of('named').filter(isLeft);
  const named = known.length > 0 ? known : of('spoken').filter(isLeft);
  const mentions = named.length > 0 || isDestruction(text) ? named : of('blocked').filter(isLeft);
  const inOrder = withToldLevels(mentions, of('named').filter(isLeft)).toSorted((a, b) => a.first - b.first);
  const sided = withSides(text, inOrder, [...done, ...of('named')]);
  return isRepeatedOnOtherSide(text, groups) ? sided.map((mention) => ({ ...mention, side: 'bilateral' })) : sided;
}

/**
 * Whether the telling names, with nothing said against it, another nerve than those treated: it may be one of them,
 * told in words that nobody foresaw.
 */
export function namesFurther(
  text: Statements,
  groups: readonly NerveGroup[],
  treated: readonly Pick<NerveMention, 'name'>[],
): boolean {
  const roles = groups.map((group) => ({ group, role: roleOf(text, group) }));
  const denied = roles.flatMap(({ group, role }) => (role === 'denied' || role === 'landmark' ? group.mentions : []));
  return roles.some(
    ({ group, role }) =>
      (role === 'named' || role === 'approached') &&
      !isSaidLeftOut(text, group) &&
      !isUnharmed(text, group) &&
      group.mentions.some(
        ({ name }) => !denied.some((other) => other.name === name) && !treated.some((own) => isSame(own.name, name)),
      ),
  );
}

/** A nerve and its branch: whoever treats the one may name the other. */
function isSame(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

/** Nerves that a note names as what is to be treated, before a telling that names none. */
export function intendedNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  const intended = groups.filter((group) => isIntended(text, group)).flatMap(({ mentions }) => mentions);
  return withSides(text, intended, []);
}

/** Whether the note names the nerve only to say where something lies, or that it was spared. */
export function namesNoTarget(text: Statements, group: NerveGroup): boolean {
  const role = roleOf(text, group);
  if (role === 'landmark' || (role === 'denied' && !isInTitle(text, group))) return true;
  return role === 'elsewhere' && (isOfOtherSurgery(text, group) || isOfOtherSide(text, group));
}

/** "In 2019 she had a left sural nerve block", in a note that tells of the right side alone. */
function isOfOtherSide(text: Statements, { mentions }: NerveGroup): boolean {
  return mentions.every(({ side }) => {
    if (side !== 'left' && side !== 'right') return false;
    return !tellsSide(text, side) && tellsSide(text, side === 'left' ? 'right' : 'left');
  });
}

const OTHER_SURGERY = new Set(
  wordList(`
    biopsy, biopsied, release, released, decompressed, decompression, transposition, transposed, repair, repaired, graft,
    grafted, excised, excision, resected, neurectomy, conduction, emg, ncs
  `),
);

/** "In 2018 he had a sural nerve biopsy": what was done or measured before, and by no ablation. */
function isOfOtherSurgery(text: Statements, group: NerveGroup): boolean {
  const { first, next } = sentenceAt(text, group);
  return (
    hasWord(text.words, first, next, OTHER_SURGERY) &&
    !startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'ablative' || key === 'block')
  );
}

/** What a template denies in the title of a procedure is a box, not a nerve. */
function isInTitle(text: Statements, group: NerveGroup): boolean {
  return sectionOf(text, group.first)?.kind === 'title' && isTitleLine(text, group);
}

/** Nerves that a telling names with what ails them: "superficial peroneal nerve entrapment … the nerve was heated". */
export function ailingNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  return withSides(
    text,
    groups.filter((group) => roleOf(text, group) === 'injured').flatMap(({ mentions }) => mentions),
    [],
  );
}

/** Beside a destruction a nerve that was blocked is another one; where nothing was destroyed it is the nerve of the note. */
function isDestruction(text: Statements): boolean {
  return [...text.terms.technique, ...text.terms.lesion].some(
    (term) =>
      !NO_DESTRUCTION.has(term.key) && isOfProcedure(text, term.first) && assertionAt(text, term) === 'performed',
  );
}

/** Terms of the lesion that go with a block too. */
const NO_DESTRUCTION = new Set([
  'notDestroyed',
  'localAnesthetic',
  'block',
  'approach',
  'landmark',
  'anatomy',
  'cycle',
  'repeated',
]);

const OTHER_SIDE = new Set(['left', 'right', 'contralateral', 'opposite', 'other']);

/** "The same was done on the right", in a sentence that names no nerve. */
function isRepeatedOnOtherSide(text: Statements, groups: readonly NerveGroup[]): boolean {
  return text.terms.lesion.some((term) => {
    if (term.key !== 'repeated' || !isOfProcedure(text, term.first)) return false;
    const { first, next } = sentenceAt(text, term);
    if (!hasWord(text.words, term.first, next, OTHER_SIDE) || startingIn(groups, first, next).length > 0) return false;
    return assertionAt(text, term) === 'performed';
  });
}
