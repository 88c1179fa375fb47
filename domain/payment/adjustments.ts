/** Percentages by which units are paid: rows of `payment-adjustments`. */

import type { IsoDate } from '../calendar.ts';
import { inForce, type Lookup } from '../tables/dated-table.ts';
import type { PaymentAdjustmentValue, RuleTables } from '../tables/rule-tables.ts';
import type { PaymentSystem } from './payment-basis.ts';

export type Adjustment = Lookup<PaymentAdjustmentValue>;

/** How procedures of one day are paid by rank. */
export function multipleProcedures(tables: RuleTables, system: PaymentSystem, indicator: string, day: IsoDate) {
  return inForce(tables['payment-adjustments'], `${system}|multiple|${indicator}`, day);
}

/** How both sides are paid under the physician fee schedule. */
export function bothSides(tables: RuleTables, indicator: string, day: IsoDate): Adjustment {
  return inForce(tables['payment-adjustments'], `pfs|bilateral|${indicator}`, day);
}

/** What a modifier does to the payment of a code; a row of the code alone comes first. */
export function ofModifier(
  tables: RuleTables,
  system: PaymentSystem,
  modifier: string,
  code: string,
  day: IsoDate,
): Adjustment {
  const key = `${system}|modifier|${modifier}`;
  const ofCode = inForce(tables['payment-adjustments'], `${key}|${code}`, day);
  return ofCode.kind === 'inForce' ? ofCode : inForce(tables['payment-adjustments'], key, day);
}

/** Whether a procedure takes part in the ranking: some rank pays less than the whole. */
export function isRanked({ percents, furtherPercent }: PaymentAdjustmentValue): boolean {
  return furtherPercent !== 100 || percents.some((percent) => percent !== 100);
}
