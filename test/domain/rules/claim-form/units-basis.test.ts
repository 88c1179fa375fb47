import { unitsBasis } from '../../../../domain/rules/claim-form/units-basis.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const line = (units: number | string, basis = 'UN') => ({ lines: [{ units, basis }] });

ruleCases(unitsBasis, dataTables(), [
  { name: 'one unit', claim: line(1), expect: 'pass' },
  { name: 'whole, written with decimals', claim: line('2.0'), expect: 'pass' },
  { name: 'lower case basis', claim: line(1, 'un'), expect: 'pass' },
  { name: 'minutes', claim: line(15, 'MJ'), expect: { atRisk: 'notUnits' } },
  { name: 'days', claim: line(1, 'DA'), expect: { atRisk: 'notUnits' } },
  { name: 'no basis', claim: line(1, ' '), expect: { atRisk: 'notUnits' } },
  { name: 'zero', claim: line(0), expect: { atRisk: 'notPositive' } },
  { name: 'negative', claim: line(-1), expect: { atRisk: 'notPositive' } },
  { name: 'half a nerve', claim: line(1.5), expect: { atRisk: 'notWhole' } },
  { name: 'no number', claim: line('ONE'), expect: { atRisk: 'unitsMissing' } },
  { name: 'no value', claim: line(''), expect: { atRisk: 'unitsMissing' } },
  { name: 'a day before the guide was in use', claim: { lines: [{ on: '20111231' }] }, expect: 'notEvaluated' },
]);
