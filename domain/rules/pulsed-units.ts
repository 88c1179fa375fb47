/** Units that are billed for nerves which got pulsed radiofrequency alone, beside others that were destroyed. */

import type { LineFacts } from '../claim/line-facts.ts';
import type { TechniqueStatement } from '../documentation/technique/technique-fact.ts';
import type { TechniqueValue } from '../tables/rule-tables.ts';
import {
  type BilledUnits,
  coversUnits,
  type DistinctNerve,
  distinctNerves,
  linesOfRecord,
  totalUnits,
} from './documented-nerves.ts';
import { BILATERAL, LEFT, RIGHT } from './modifiers.ts';

/** Follows the number of nerves that a record says were destroyed, where it names others that were not. */
export const NOT_PULSED = ' destroyed, not only pulsed';

/** What says pulsed of a nerve for which a unit is billed; undefined where the destroyed nerves account for all units. */
export function billedAsPulsed(facts: LineFacts): TechniqueStatement | undefined {
  const { technique } = facts.documented;
  if (technique.kind !== 'conflicting' || !destroyedBesidePulsed(facts)) return undefined;
  return technique.statements?.find(({ value }) => isPulsedRadiofrequency(value));
}

export function isPulsedRadiofrequency({ family, destructive }: TechniqueValue): boolean {
  return family === 'radiofrequency' && destructive === false;
}

/** The nerves that were destroyed, where a unit is left for one that was only pulsed once they have theirs. */
export function destroyedBesidePulsed(facts: LineFacts): readonly DistinctNerve[] | undefined {
  const { treated, onlyPulsed } = facts.documented;
  if (onlyPulsed.size === 0) return undefined;
  const burned = treated.flatMap((nerve) => {
    if (!onlyPulsed.has(nerve.name)) return [nerve];
    const side = onlyPulsed.get(nerve.name);
    if (side === undefined || nerve.side === side) return [];
    return [nerve.side === 'bilateral' ? ({ ...nerve, side: side === 'left' ? 'right' : 'left' } as const) : nerve];
  });
  const destroyed = distinctNerves(burned);
  return coversWithoutPulsed(destroyed, linesOfRecord(facts)) ? undefined : destroyed;
}

function coversWithoutPulsed(destroyed: readonly DistinctNerve[], lines: readonly BilledUnits[]): boolean {
  // A unit for both sides takes a nerve that was destroyed on both.
  const bilateral = totalUnits(lines.filter(({ modifiers }) => modifiers.includes(BILATERAL)));
  if (destroyed.filter(({ sides }) => sides.size !== 1).length < bilateral) return false;
  // Where one side is billed a nerve takes one unit, on whatever sides the note names it.
  return billsOneSide(lines) ? destroyed.length >= totalUnits(lines) : coversUnits(destroyed, lines);
}

function billsOneSide(lines: readonly BilledUnits[]): boolean {
  const bills = (side: string): boolean => lines.some(({ modifiers }) => modifiers.includes(side));
  return !bills(BILATERAL) && bills(LEFT) !== bills(RIGHT);
}
