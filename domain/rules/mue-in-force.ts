import type { IsoDate } from '../calendar.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import { type InForce, inForce } from '../tables/dated-table.ts';
import type { MueValue, RuleTables } from '../tables/rule-tables.ts';
import { type NotApplicable, type NotEvaluated, notApplicable, notCovered } from './rule.ts';

/** The MUE of the line's code on the day, or why neither rule of MUE has one to hold the line against. */
export function mueInForce(
  facts: LineFacts,
  tables: RuleTables,
  day: IsoDate = facts.serviceFrom,
): InForce<MueValue> | NotApplicable | NotEvaluated {
  if (!facts.isUnderNcci) return notApplicable;
  const table = facts.setting === 'hospital' ? 'ncci-mue-hospital' : 'ncci-mue-practitioner';
  const mue = inForce(tables[table], facts.procedureCode, day);
  if (mue.kind === 'uncovered') return notCovered(table);
  return mue.kind === 'absent' ? notApplicable : mue;
}
