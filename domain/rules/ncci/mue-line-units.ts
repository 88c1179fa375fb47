import { COUNT_OF_UNITS } from '../../claim/amounts.ts';
import { isOneDay } from '../../claim/line-days.ts';
import { isInForce } from '../../tables/dated-table.ts';
import { CONFIRM_UNITS, COUNT_THE_UNITS, DAYS_UNKNOWN } from '../how-to-document.ts';
import { mueInForce } from '../mue-in-force.ts';
import { atRisk, defineRule, notApplicable, notEvaluated, pass } from '../rule.ts';

/**
 * Medically unlikely edits with MAI 1 compare the limit with each line alone, and deny the line that exceeds it. Lines
 * of the same code and day are not added up.
 */
export const mueLineUnits = defineRule({
  id: 'ncci/mue-line-units',
  summary: 'Units of one line exceed an MUE that is adjudicated per claim line (MAI 1).',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
  tables: ['ncci-mue-practitioner', 'ncci-mue-hospital'],
  messages: {
    overLineLimit:
      '{units} units of {code} on this line; the MUE value in force for a line is {limit}. All units of the line are denied, not only the excess.',
    confirmUnits: CONFIRM_UNITS,
  },
  advice: ['confirmUnits'],

  evaluate(facts, tables) {
    const mue = mueInForce(facts, tables);
    if (!isInForce(mue)) return mue;
    if (mue.value.mai !== 1) return notApplicable;

    const { units: limit } = mue.value;
    if (Number.isNaN(facts.units) || facts.line.unitBasis !== COUNT_OF_UNITS) {
      return notEvaluated('the number of units on the line', COUNT_THE_UNITS);
    }
    if (facts.units <= limit) return pass;
    // How many of the units belong to one day is the payer's reckoning.
    if (!isOneDay(facts)) return DAYS_UNKNOWN;
    return atRisk({
      message: 'overLineLimit',
      values: { units: facts.units, limit, code: facts.procedureCode },
      at: [facts.line.unitsAt],
      citations: [mue.citation],
      suggest: ['confirmUnits'],
    });
  },
});
