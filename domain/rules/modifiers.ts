/** Modifiers whose meaning, not whose validity, rules and corrections depend on. */

import type { LineFacts } from '../claim/line-facts.ts';
import { inForce, type Lookup } from '../tables/dated-table.ts';
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
  const ofCode = inForce(tables['modifier-uses'], `${facts.procedureCode}|${modifier}`, facts.serviceFrom);
  // A release from before the table judged by the code alone, and still does.
  if (ofCode.kind !== 'absent' || !tables['modifier-billers']) return ofCode;
  const isFacility = facts.isFacilityService || facts.saysAmbulatorySurgery;
  return inForce(tables['modifier-billers'], `${isFacility ? 'facility' : 'physician'}|${modifier}`, facts.serviceFrom);
}
