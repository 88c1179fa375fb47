/** Percentages by which units are paid: rows of `payment-adjustments`. */

import type { IsoDate } from '../calendar.ts';
import { type DatedTable, inForce, isInForce, type Lookup } from '../tables/dated-table.ts';
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

const NOTHING: Adjustment = { kind: 'absent' };

/** What a modifier does to the payment of a code; a row of the code alone comes first. */
export function ofModifier(
  tables: RuleTables,
  system: PaymentSystem,
  modifier: string,
  code: string,
  day: IsoDate,
): Adjustment {
  const table = tables['payment-adjustments'];
  if (!table || !modifiersOf(table)[system].has(modifier)) return NOTHING;
  const key = `${system}|modifier|${modifier}`;
  const ofCode = inForce(table, `${key}|${code}`, day);
  return isInForce(ofCode) ? ofCode : inForce(table, key, day);
}

type ModifiersOf = Readonly<Record<PaymentSystem, ReadonlySet<string>>>;

const modifiers = new WeakMap<DatedTable<unknown>, ModifiersOf>();

/** The modifiers that have a row, gathered once for the life of the release: most modifiers have none. */
function modifiersOf(table: DatedTable<unknown>): ModifiersOf {
  let found = modifiers.get(table);
  if (!found) {
    const keys = [...table.records.keys()].map((key) => key.split('|'));
    const of = (wanted: PaymentSystem) =>
      new Set(keys.flatMap(([system, what, code]) => (system === wanted && what === 'modifier' && code ? [code] : [])));
    found = { pfs: of('pfs'), opps: of('opps'), asc: of('asc') };
    modifiers.set(table, found);
  }
  return found;
}

/** Whether a procedure takes part in the ranking: some rank pays less than the whole. */
export function isRanked({ percents, furtherPercent }: PaymentAdjustmentValue): boolean {
  return furtherPercent !== 100 || percents.some((percent) => percent !== 100);
}
