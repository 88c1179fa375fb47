/** The side on which a nerve was treated, where no side stands beside its name. */

import type { NerveMention, Side } from './nerve-mentions.ts';
import type { Statements } from './statements.ts';
import { bodySideAt, correctedSide, isOfDeed, isPutRight, isSpared, onlySide, sideWords } from './told-sides.ts';

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
  const general =
    ownSides.size === 1
      ? [...ownSides][0]
      : (sideIn(text, 'title') ?? sideIn(text, 'procedure') ?? sideIn(text, 'diagnosis') ?? sideIn(text, 'indication'));
  if (ownSides.size > 1 && sideIn(text, 'title') === undefined) return known;
  return known.map((mention) => (mention.side ? mention : { ...mention, side: general }));
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
  for (const section of text.sections) {
    if (section.kind !== kind && !(kind === 'procedure' && section.kind === 'narrative')) continue;
    const end = Math.min(section.next, section.first + MOST_WORDS_FOR_SIDE);
    for (const index of sideWords(text, section.first, end)) {
      const side = bodySideAt(text, index);
      if (!side || isSpared(text, index)) continue;
      sides.add(side);
      if (isOfDeed(text, index)) ofDeeds.add(side);
    }
  }
  if (kind === 'title' && ofDeeds.size === 2 && ofDeeds.has('left') && ofDeeds.has('right')) return 'bilateral';
  if (kind === 'title' && ofDeeds.size === 1) return onlyOf(ofDeeds);
  // What a telling says in passing is the side of the procedure only where nothing else has another.
  if (kind === 'procedure') return ofDeeds.size > 0 ? onlyOf(ofDeeds) : isSideOfAll(text, onlyOf(sides));
  return onlyOf(sides);
}

function onlyOf(sides: ReadonlySet<Side>): Side | undefined {
  return sides.size === 1 ? [...sides][0] : undefined;
}

function isSideOfAll(text: Statements, side: Side | undefined): Side | undefined {
  if (!side) return undefined;
  return sideWords(text).every((index) => (bodySideAt(text, index) ?? side) === side) ? side : undefined;
}

const MOST_WORDS_FOR_SIDE = 400;
