/** The side on which a nerve was treated, where no side stands beside its name. */

import type { RuleTables } from '../../tables/rule-tables.ts';
import type { OneSide, Side } from '../stated.ts';
import { type Statements, sectionOf, sentenceAt } from '../statements/statements.ts';
import { isScheduledSide } from '../telling/booked.ts';
import { isOfOtherTime } from '../telling/talk.ts';
import { vocabularyOf } from '../terms/vocabulary.ts';
import { wordSet } from '../text/word-list.ts';
import { bodySideAt, sideWords } from './body-sides.ts';
import { headsLesion } from './headed-sides.ts';
import type { NerveGroup, NerveMention } from './nerve-mention.ts';
import { nerveGroups } from './nerve-mentions.ts';
import { roleOf } from './nerve-roles.ts';
import { isOfYear } from './of-another-time.ts';
import { correctedSide, isPutRight, mayBeCorrectedTo, onlySide } from './side-of-note.ts';
import { tellsOfAnother } from './told-of-another.ts';
import { isOfDeed, isSpared } from './told-sides.ts';

/**
 * A mention without a side has the side that the telling says of the same nerve elsewhere (`told`), else that of the
 * procedure, where the note tells one.
 */
export function withSides(
  text: Statements,
  mentions: readonly NerveMention[],
  told: readonly NerveMention[],
): readonly NerveMention[] {
  const corrected = correctedSide(text);
  if (corrected && (new Set(mentions.map(({ side }) => side)).size === 1 || isPutRight(text)))
    return mentions.map((mention) => ({ ...mention, side: corrected }));
  const only = mentions.some(({ side }) => side === undefined || side === 'bilateral') ? onlySide(text) : undefined;
  if (only)
    return mentions.map((mention) =>
      mention.side && mention.side !== 'bilateral' ? mention : { ...mention, side: only },
    );
  if (mentions.every(({ side }) => side !== undefined)) return mentions;
  const sidesOf = sidesByName(told);
  const known = mentions.map((mention) => (mention.side ? mention : { ...mention, side: sidesOf.get(mention.name) }));
  const ownSides = new Set(known.flatMap(({ side }) => side ?? []));
  const [own] = ownSides;
  const title = ownSides.size === 1 ? own : sideIn(text, 'title');
  if (ownSides.size > 1 && title === undefined) return known;
  const general = title ?? sideIn(text, 'procedure') ?? sideIn(text, 'diagnosis') ?? sideIn(text, 'indication');
  return known.map((mention) => (mention.side ? mention : { ...mention, side: general }));
}

const NO_HISTORY = wordSet('history conservativeCare plan');

/**
 * Whether a side that no mention of the nerves has by itself, and that was taken from elsewhere in the note, is put in
 * doubt by the other: a place outside history and plan that speaks of the other as well.
 */
export function isSideInDoubt(
  text: Statements,
  tables: RuleTables,
  nerves: readonly { readonly name: string }[],
  other: OneSide,
): boolean {
  if (correctedSide(text)) return false;
  if (mayBeCorrectedTo(text, other)) return true;
  if (onlySide(text)) return false;
  if (headsLesion(text, other)) return true;
  const vocabulary = vocabularyOf(tables);
  const names = new Set(nerves.map(({ name }) => name));
  const groups = nerveGroups(text, vocabulary, vocabulary.nerveKeys);
  // The line may be of another nerve, which was treated on its side.
  if (groups.some((group) => isNamedOn(text, group, other))) return true;
  const isSaidOfNerve = groups.some(({ mentions }) =>
    mentions.some(({ name, side }) => names.has(name) && side !== undefined && side !== other),
  );
  if (isSaidOfNerve && !text.words.some((_, index) => tellsOfAnother(text, index))) return false;
  return sideWords(text).some((index) => {
    const side = bodySideAt(text, index);
    if ((side !== other && side !== 'bilateral') || isScheduledSide(text, index)) return false;
    return !NO_HISTORY.has(sectionOf(text, index)?.kind ?? 'narrative') && !isSpared(text, index);
  });
}

function isNamedOn(text: Statements, group: NerveGroup, other: OneSide): boolean {
  const role = roleOf(text, group);
  return (role === 'named' || role === 'approached') && group.mentions.some(({ side }) => side === other);
}

/** "Left tibial nerve phenol … the tibial nerve": each nerve with the side that is said where it is named with one. */
function sidesByName(told: readonly NerveMention[]): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>();
  for (const { name, side } of told) {
    if (!side) continue;
    const before = sides.get(name);
    sides.set(name, before === undefined || before === side ? side : 'bilateral');
  }
  return sides;
}

/** The one side that sections of a kind name. */
function sideIn(text: Statements, kind: 'title' | 'procedure' | 'diagnosis' | 'indication'): Side | undefined {
  const sides = new Set<Side>();
  const ofDeeds = new Set<Side>();
  for (let at = 0; at < text.sections.length; at++) {
    const section = text.sections[at];
    if (!section) continue;
    if (section.kind !== kind && !(kind === 'procedure' && section.kind === 'narrative')) continue;
    if (isItemOfPlan(text, at)) continue;
    const end = Math.min(section.next, section.first + MOST_WORDS_FOR_SIDE);
    for (const index of sideWords(text, section.first, end)) {
      const side = bodySideAt(text, index);
      if (
        !side ||
        ofDeeds.has(side) ||
        isSpared(text, index) ||
        isOfYear(text, sentenceAt(text, { first: index, next: index + 1 })) ||
        isOfOtherTime(text, { first: index, next: index + 1 })
      )
        continue;
      sides.add(side);
      if (isOfDeed(text, index)) ofDeeds.add(side);
    }
  }
  if (kind === 'title' && (ofDeeds.has('bilateral') || (ofDeeds.has('left') && ofDeeds.has('right'))))
    return 'bilateral';
  if (kind === 'title' && ofDeeds.size === 1) return onlyOf(ofDeeds);
  // What a telling says in passing is the side of the procedure only where nothing else has another.
  if (kind === 'procedure') return ofDeeds.size > 0 ? onlyOf(ofDeeds) : isSideOfAll(text, onlyOf(sides));
  return onlyOf(sides);
}

/** "3. Right side: continue injections", the third of a plan. */
function isItemOfPlan({ sections, words }: Statements, at: number): boolean {
  const section = sections[at];
  const before = sections[at - 1];
  return (
    before?.kind === 'plan' &&
    section !== undefined &&
    [words[section.first - 1], words[section.first]].some((word) => /^\d$/.test(word?.text ?? ''))
  );
}

function onlyOf(sides: ReadonlySet<Side>): Side | undefined {
  return sides.size === 1 ? [...sides][0] : undefined;
}

function isSideOfAll(text: Statements, side: Side | undefined): Side | undefined {
  if (!side) return undefined;
  return sideWords(text).every((index) => (bodySideAt(text, index) ?? side) === side) ? side : undefined;
}

const MOST_WORDS_FOR_SIDE = 400;
