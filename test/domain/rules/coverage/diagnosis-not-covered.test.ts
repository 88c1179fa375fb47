import { diagnosisNotCovered } from '../../../../domain/rules/coverage/diagnosis-not-covered.ts';
import type { DiagnosisExclusionValue, DiagnosisFamilyValue } from '../../../../domain/tables/rule-tables.ts';
import { ZIP } from '../../../support/claims.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { ruleCases } from '../../../support/rule-cases.ts';

const exclusion: DiagnosisExclusionValue = { policy: 'TEST', title: 'test', family: 'systemic' };
const tables = tablesWith({
  'diagnosis-exclusions': tableOf<DiagnosisExclusionValue>({
    J15: [{ from: '2026-01-01', through: '2026-06-30', value: exclusion }],
  }),
  'diagnosis-families': tableOf<DiagnosisFamilyValue>({
    systemic: [
      {
        from: '2024-01-01',
        value: {
          name: 'systemic neuropathy',
          prefixes: ['E1142', 'G62'],
          companionPrefixes: ['E', 'Z'],
          focalPrefixes: ['E1141'],
        },
      },
    ],
  }),
});
const inOhio = (diagnoses: string[], pointers = ['1'], on = '20260302') => ({
  billingZip: ZIP.columbus,
  diagnoses,
  lines: [{ pointers, on }],
});
const fires = { atRisk: 'onlyExcludedDiagnoses', suggest: ['pointToTheIndication'] };

ruleCases(diagnosisNotCovered, tables, [
  { name: 'only an excluded diagnosis', claim: inOhio(['E1142']), expect: fires },
  { name: 'written with a dot and in lower case', claim: inOhio(['e11.42']), expect: fires },
  { name: 'two excluded diagnoses', claim: inOhio(['E1142', 'G629'], ['1', '2']), expect: fires },
  { name: 'a focal diagnosis beside it', claim: inOhio(['E1142', 'M1711'], ['1', '2']), expect: 'pass' },
  {
    name: 'a focal diagnosis that the line does not point to',
    claim: inOhio(['E1142', 'M1711'], ['1']),
    expect: fires,
  },
  { name: 'mononeuropathy of diabetes', claim: inOhio(['E1141']), expect: 'pass' },
  {
    name: 'the disease and its treatment beside it',
    claim: inOhio(['E1142', 'E1165', 'Z794'], ['1', '2', '3']),
    expect: fires,
  },
  { name: 'mononeuropathy beside it', claim: inOhio(['E1142', 'E1141'], ['1', '2']), expect: 'pass' },
  { name: 'companions alone', claim: inOhio(['E1165', 'Z794'], ['1', '2']), expect: 'pass' },
  { name: 'first day of the policy', claim: inOhio(['E1142'], ['1'], '20260101'), expect: fires },
  { name: 'last day of the policy', claim: inOhio(['E1142'], ['1'], '20260630'), expect: fires },
  { name: 'day after the policy', claim: inOhio(['E1142'], ['1'], '20260701'), expect: 'notEvaluated' },
  {
    name: 'a MAC without a loaded list',
    claim: { ...inOhio(['E1142']), billingZip: ZIP.houston },
    expect: 'notEvaluated',
  },
  { name: 'a day the table does not cover', claim: inOhio(['E1142'], ['1'], '20231231'), expect: 'notEvaluated' },
  { name: 'no diagnosis to judge', claim: inOhio(['E1142'], ['7']), expect: 'notApplicable' },
  {
    name: 'no MAC known',
    claim: { ...inOhio(['E1142']), billingZip: '00000', payerId: 'SAMPLE' },
    expect: 'notEvaluated',
  },
  { name: 'Medicaid', claim: { ...inOhio(['E1142']), filing: 'MC', payerId: 'SAMPLE' }, expect: 'notApplicable' },
]);
