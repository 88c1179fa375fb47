import type { IsoDate } from '../calendar.ts';
import { inForce, isInForce } from '../tables/dated-table.ts';
import type { AdjustmentKindValue, RuleTables } from '../tables/rule-tables.ts';
import type { AdjustmentKinds } from './line-outcome.ts';

/** The reason codes that refuse nothing, as the release has them on `day`. */
export function adjustmentKinds(tables: RuleTables, day: IsoDate): AdjustmentKinds {
  const table = tables['adjustment-kinds'];
  const ofKind = (kind: AdjustmentKindValue['kind']): ReadonlySet<string> =>
    new Set(
      [...(table?.records.keys() ?? [])].filter((carc) => {
        const row = inForce(table, carc, day);
        return isInForce(row) && row.value.kind === kind;
      }),
    );
  return {
    patientShare: ofKind('patientShare'),
    reduction: ofKind('reduction'),
    otherPayer: ofKind('otherPayer'),
    noDecision: ofKind('noDecision'),
  };
}
