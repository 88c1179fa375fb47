/** Modifiers whose meaning, not whose validity, rules and corrections depend on. */

import type { IsoDate } from '../calendar.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import type { OneSide } from '../documentation/stated.ts';
import { inForce, isInForce, type Lookup } from '../tables/dated-table.ts';
import { joinedKey } from '../tables/joined-key.ts';
import type { ModifierUseValue, RuleTables } from '../tables/rule-tables.ts';

export const BILATERAL = '50';
export const LEFT = 'LT';
export const RIGHT = 'RT';

/** An advance beneficiary notice that Medicare requires is on file. */
export const NOTICE_REQUIRED = 'GA';
/** A notice was given that Medicare does not require. */
export const NOTICE_VOLUNTARY = 'GX';
/** Denial is expected, and no notice is on file. */
export const EXPECTED_DENIAL = 'GZ';
/** The law excludes the service. */
export const EXCLUDED = 'GY';

/** Why the modifier does not belong on the line: never on its code, or never by who bills it. */
export function modifierUse(facts: LineFacts, modifier: string, tables: RuleTables): Lookup<ModifierUseValue> {
  const ofCode = inForce(tables['modifier-uses'], joinedKey(facts.procedureCode, modifier), facts.serviceFrom);
  // A release from before the table judged by the code alone, and still does.
  if (ofCode.kind !== 'absent' || !tables['modifier-billers']) return ofCode;
  const isFacility = facts.isFacilityService || facts.saysAmbulatorySurgery;
  return inForce(
    tables['modifier-billers'],
    joinedKey(isFacility ? 'facility' : 'physician', modifier),
    facts.serviceFrom,
  );
}

export const BOTH_SIDES: readonly OneSide[] = ['right', 'left'];
const NO_SIDES: readonly OneSide[] = [];

/** The sides that the modifiers say, each once: sides, bilateral, and the digits of a hand or foot. */
export function sidesOfModifiers(modifiers: readonly string[], tables: RuleTables, day: IsoDate): readonly OneSide[] {
  if (modifiers.length === 0) return NO_SIDES;
  const sides = new Set<OneSide>();
  for (const modifier of modifiers) {
    const row = inForce(tables['side-modifiers'], modifier, day);
    if (!isInForce(row)) continue;
    for (const side of row.value.side === 'both' ? BOTH_SIDES : [row.value.side]) sides.add(side);
  }
  return [...sides];
}
