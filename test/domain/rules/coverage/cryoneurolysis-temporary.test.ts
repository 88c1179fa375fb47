import { cryoneurolysisTemporary } from '../../../../domain/rules/coverage/cryoneurolysis-temporary.ts';
import type { CryoneurolysisPolicyValue } from '../../../../domain/tables/rule-tables.ts';
import { ZIP } from '../../../support/claims.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { ruleCases } from '../../../support/rule-cases.ts';

const policy: CryoneurolysisPolicyValue = { policy: 'TEST', title: 'test', directsTo: 'other codes' };
const tables = tablesWith({
  'cryoneurolysis-policies': tableOf<CryoneurolysisPolicyValue>({
    JE: [{ from: '2026-01-01', through: '2026-06-30', value: policy }],
    JF: [{ from: '2024-01-01', value: policy }],
    J15: [{ from: '2024-01-01', value: policy }],
  }),
});
const iovera = (billingZip: string, on = '20260302') => ({
  billingZip,
  lines: [{ on, note: 'IOVERA LT SAPHENOUS NERVE' }],
});

ruleCases(cryoneurolysisTemporary, tables, [
  { name: 'Noridian JE', claim: iovera(ZIP.sanFrancisco), expect: { atRisk: 'temporaryHere', suggest: [] } },
  { name: 'Noridian JF', claim: iovera(ZIP.seattle), expect: { atRisk: 'temporaryHere' } },
  { name: 'CGS J15', claim: iovera(ZIP.columbus), expect: { atRisk: 'temporaryHere' } },
  { name: 'Novitas JH', claim: iovera(ZIP.houston), expect: 'pass' },
  { name: 'NGS JK', claim: iovera(ZIP.albany), expect: 'pass' },
  { name: 'Palmetto JJ', claim: iovera(ZIP.atlanta), expect: 'pass' },
  { name: 'Novitas JL, Arlington', claim: iovera(ZIP.arlington), expect: 'pass' },
  { name: 'first day of the policy', claim: iovera(ZIP.sanFrancisco, '20260101'), expect: { atRisk: 'temporaryHere' } },
  { name: 'day before the policy', claim: iovera(ZIP.sanFrancisco, '20251231'), expect: 'pass' },
  { name: 'last day of the policy', claim: iovera(ZIP.sanFrancisco, '20260630'), expect: { atRisk: 'temporaryHere' } },
  { name: 'day after the policy', claim: iovera(ZIP.sanFrancisco, '20260701'), expect: 'pass' },
  { name: 'a day the table does not cover', claim: iovera(ZIP.sanFrancisco, '20231231'), expect: 'notEvaluated' },
  {
    name: 'image-guided cryoablation, no nerve named',
    claim: { billingZip: ZIP.sanFrancisco, lines: [{ note: 'CT GUIDED CRYOABLATION' }] },
    expect: { atRisk: 'temporaryHere', suggest: ['nameTheNerve'] },
  },
  {
    name: 'the device in the structured documentation',
    claim: { billingZip: ZIP.sanFrancisco, documentation: { device: 'iovera°' } },
    expect: { atRisk: 'temporaryHere' },
  },
  {
    name: 'the supply code of the device',
    claim: { billingZip: ZIP.sanFrancisco, lines: [{}, { code: 'C9809' }] },
    expect: { atRisk: 'temporaryHere' },
  },
  {
    name: 'the supply code beside a cryoablation code that explains it',
    claim: { billingZip: ZIP.sanFrancisco, lines: [{}, { code: 'C9809' }, { code: '0441T' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'the description of the line',
    claim: { billingZip: ZIP.sanFrancisco, lines: [{ description: 'CRYONEUROLYSIS' }] },
    expect: { atRisk: 'temporaryHere' },
  },
  ...[
    'IOVERA AFTER FAILED PT, LT SAPHENOUS NERVE',
    'AFTER LIDOCAINE IOVERA LT SAPHENOUS',
    'CRYO TX PLANNED AND DONE',
  ].map((text) => ({
    name: `done: ${text}`,
    claim: { billingZip: ZIP.sanFrancisco, lines: [{ note: text }] },
    expect: { atRisk: 'temporaryHere' },
  })),
  ...['RFA 80C LT GON, CRYO CUFF APPLIED', 'THERMAL RFA, CRYO SURGERY HX'].map((text) => ({
    name: `no cryoneurolysis: ${text}`,
    claim: { billingZip: ZIP.sanFrancisco, lines: [{ note: text }] },
    expect: 'pass' as const,
  })),
  {
    name: 'a facility ZIP code in no area is no reason to take the billing address',
    claim: { ...iovera(ZIP.sanFrancisco), facilityZip: '99999', payerId: '04412' },
    expect: 'pass',
  },
  {
    name: 'thermal radiofrequency',
    claim: { billingZip: ZIP.sanFrancisco, lines: [{ note: 'THERMAL RFA 80C SAPHENOUS' }] },
    expect: 'pass',
  },
  {
    name: 'cryoneurolysis last year',
    claim: { billingZip: ZIP.sanFrancisco, lines: [{ note: 'PRIOR IOVERA LAST YEAR. THERMAL RFA SAPHENOUS' }] },
    expect: 'pass',
  },
  {
    name: 'cryoneurolysis planned',
    claim: { billingZip: ZIP.sanFrancisco, lines: [{ note: 'PLAN IOVERA NEXT VISIT' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'two techniques at once',
    claim: { billingZip: ZIP.sanFrancisco, lines: [{ note: 'IOVERA AND PHENOL' }] },
    expect: 'notEvaluated',
  },
  { name: 'no technique stated under a policy', claim: { billingZip: ZIP.sanFrancisco }, expect: 'notEvaluated' },
  { name: 'no technique stated elsewhere', claim: { billingZip: ZIP.houston }, expect: 'notApplicable' },
  {
    name: 'cryoneurolysis, no MAC known',
    claim: { ...iovera('000000000'), payerId: 'SAMPLE' },
    expect: 'notEvaluated',
  },
  { name: 'no MAC and no technique', claim: { billingZip: '00000', payerId: 'SAMPLE' }, expect: 'notApplicable' },
  {
    name: 'Medicare Advantage',
    claim: { ...iovera(ZIP.sanFrancisco), filing: '16', payerId: 'SAMPLE' },
    expect: 'notApplicable',
  },
  {
    name: 'Railroad Medicare, whose contractor’s policies are not loaded',
    claim: { ...iovera(ZIP.sanFrancisco), payerId: '00882' },
    expect: 'notEvaluated',
  },
  { name: 'Railroad Medicare and no technique', claim: { payerId: '00882' }, expect: 'notApplicable' },
  {
    name: 'the facility decides, not the billing address',
    claim: { ...iovera(ZIP.sanFrancisco), facilityZip: ZIP.houston },
    expect: 'pass',
  },
]);
