import { inForce } from '../../tables/dated-table.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

/**
 * Medically unlikely edits with MAI 2 or 3 compare the limit with all units of the code that one provider bills for
 * one patient on one day, whatever the lines and modifiers. Over the limit, every unit of that day is denied.
 */
export const mueDayUnits = defineRule({
  id: 'ncci/mue-day-units',
  summary: 'Units of one code on one day exceed an MUE that is adjudicated per day (MAI 2 or 3).',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
  tables: ['ncci-mue-practitioner', 'ncci-mue-hospital'],
  messages: {
    overDayLimit:
      '{units} units of {code} on {day}, over {lines} line(s) of this claim; the MUE value in force is {limit}. All units of that day are denied, not only the excess.',
    confirmUnits:
      'Compare the units with the procedure note: one unit is one named nerve or branch. Correct a miscount.',
    sendNote:
      'If the note supports every unit, expect the first denial and appeal with the note: an MAI 3 edit can be reversed on review.',
  },

  evaluate(facts, tables) {
    const table = facts.setting === 'hospital' ? 'ncci-mue-hospital' : 'ncci-mue-practitioner';
    const mue = inForce(tables[table], facts.procedureCode, facts.serviceFrom);
    if (mue.kind === 'uncovered') return notCovered(table);
    if (mue.kind === 'absent' || mue.value.mai === 1) return notApplicable;

    const { units: limit, mai } = mue.value;
    const units = facts.sameDayLines.reduce((sum, line) => sum + line.units, 0);
    if (Number.isNaN(units)) return notEvaluated('the number of units on every line of that day', 'SV104 or SV205');
    if (units <= limit) return pass;
    if (facts.sameDayLines.some((line) => line.serviceFrom !== line.serviceThrough)) {
      return notEvaluated('the units of each day', 'one service line a day instead of a date range');
    }
    return atRisk({
      message: 'overDayLimit',
      values: { units, limit, code: facts.procedureCode, day: facts.serviceFrom, lines: facts.sameDayLines.length },
      at: facts.sameDayLines.map((line) => line.unitsAt),
      citations: [mue.citation],
      suggest: mai === 3 ? ['confirmUnits', 'sendNote'] : ['confirmUnits'],
    });
  },
});
