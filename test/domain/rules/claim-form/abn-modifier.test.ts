import { abnModifier } from '../../../../domain/rules/claim-form/abn-modifier.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const bearing = (...modifiers: string[]) => ({ lines: [{ modifiers }] });

ruleCases(abnModifier, dataTables(), [
  { name: 'no modifier', expect: 'pass' },
  { name: 'modifiers about other things', claim: bearing('RT', 'KX', '59'), expect: 'pass' },
  {
    name: 'GZ alone',
    claim: bearing('RT', 'GZ'),
    expect: { atRisk: 'automaticDenial', suggest: ['keepIfTrue'] },
  },
  {
    name: 'GA alone',
    claim: bearing('GA', 'RT'),
    expect: { atRisk: 'deniedToPatient', suggest: ['keepIfTrue'] },
  },
  { name: 'GA and GZ', claim: bearing('GA', 'GZ'), expect: { atRisk: 'noticeAndNone' } },
  { name: 'GX and GA', claim: bearing('GX', 'GA'), expect: { atRisk: 'voluntaryWithRequired' } },
  { name: 'GX and GZ', claim: bearing('GZ', 'GX'), expect: { atRisk: 'voluntaryWithNone' } },
  { name: 'GY alone', claim: bearing('GY'), expect: { atRisk: 'excluded', suggest: ['canBeCovered'] } },
  {
    name: 'GY and GX',
    claim: bearing('GX', 'GY'),
    expect: { atRisk: 'excludedWithNotice', suggest: ['canBeCovered'] },
  },
  { name: 'GX alone', claim: bearing('GX'), expect: { atRisk: 'voluntaryAlone', suggest: ['canBeCovered'] } },
  { name: 'railroad Medicare', claim: { payerId: '00882', ...bearing('GZ') }, expect: { atRisk: 'automaticDenial' } },
  { name: 'Medicare Advantage', claim: { filing: '16', payerId: 'SAMPLE', ...bearing('GZ') }, expect: 'notApplicable' },
  { name: 'a commercial payer', claim: { filing: 'CI', payerId: 'SAMPLE', ...bearing('GY') }, expect: 'notApplicable' },
  { name: 'a payer nobody knows', claim: { filing: '', payerId: 'SAMPLE', ...bearing('GZ') }, expect: 'notEvaluated' },
  {
    name: 'the last day of the table',
    claim: { lines: [{ modifiers: ['GZ'], on: '20261231' }] },
    asOf: '2027-01-31',
    expect: { atRisk: 'automaticDenial' },
  },
  {
    name: 'a day after the table',
    claim: { lines: [{ modifiers: ['GZ'], on: '20270101' }] },
    asOf: '2027-01-31',
    expect: 'notEvaluated',
  },
]);
