import { COUNT_OF_UNITS } from '../../claim/amounts.ts';
import { isInForce } from '../../tables/dated-table.ts';
import { atRisk, defineRule, pass, requiredRow } from '../rule.ts';

/** The code is paid by the nerve, so its quantity is a whole number of units above zero. */
export const unitsBasis = defineRule({
  id: 'claim-form/units-basis',
  summary: 'The quantity is not a whole number of units above zero.',
  linesOfBusiness: 'all',
  tables: ['claim-form-requirements'],
  messages: {
    notUnits: 'The quantity is measured in {basis}; {code} is counted in units (UN).',
    unitsMissing: 'The line states no number of units.',
    notPositive: 'The line bills {units} units; at least one is needed.',
    notWhole: 'The line bills {units} units; nerves are counted whole.',
  },

  evaluate(facts, tables) {
    const required = requiredRow(tables, 'claim-form-requirements', 'units', facts.serviceFrom);
    if (!isInForce(required)) return required;
    const { units, line } = facts;
    const citations = [required.citation];
    const at = [line.unitsAt];
    if (line.unitBasis !== COUNT_OF_UNITS) {
      const values = { basis: line.unitBasis || 'nothing stated', code: facts.procedureCode };
      return atRisk({ message: 'notUnits', values, at: [line.unitBasisAt], citations });
    }
    if (Number.isNaN(units)) return atRisk({ message: 'unitsMissing', values: {}, at, citations });
    if (units <= 0) return atRisk({ message: 'notPositive', values: { units }, at, citations });
    if (!Number.isInteger(units)) return atRisk({ message: 'notWhole', values: { units }, at, citations });
    return pass;
  },
});
