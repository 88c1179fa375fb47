import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../domain/calendar.ts';
import { commercialPolicy } from '../../../../domain/rules/coverage/commercial-policy.ts';
import type { PayerValue, PolicyDocumentValue } from '../../../../domain/tables/rule-tables.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { dataTables, outcomeOf, ruleCases } from '../../../support/rule-cases.ts';

const document: PolicyDocumentValue = {
  status: 'inForce',
  kind: 'commercialPolicy',
  subject: 'denervation',
  publisher: 'TEST PLAN',
  jurisdictions: [],
  title: 'Nerve ablation',
  dates: 'effective 2026-01-01',
  says: 'Ablation is unproven.',
  stance: 'notCovered',
};
const payer = (name: string, policies: string[], more: Partial<PayerValue> = {}): PayerValue => ({
  name,
  nameWords: [name.toLowerCase()],
  payerIds: [],
  policies: policies.map((policy) => ({ policy, linesOfBusiness: ['commercial'] })),
  ...more,
});
const rows = (value: PayerValue) => [{ from: '2024-01-01', value }];
const tables = tablesWith({
  policies: tableOf<PolicyDocumentValue>({
    EVERYTHING: [
      { from: '2026-01-01', through: '2026-06-30', value: { ...document, exceptDiagnoses: ['spasticity'] } },
    ],
    COLD: [{ from: '2024-01-01', value: { ...document, reaches: [{ techniques: ['cryo_iovera'] }] } }],
    OCCIPITAL: [
      {
        from: '2024-01-01',
        value: { ...document, reaches: [{ nerves: ['greater occipital nerve'] }] },
      },
    ],
    COOLED: [
      {
        from: '2024-01-01',
        value: { ...document, reaches: [{ techniques: ['rf_cooled'] }], hasOtherCriteria: true },
      },
    ],
    SPINE: [{ from: '2026-03-02', value: { ...document, stance: 'related', subject: 'spinalAblation' } }],
    UNREAD: [{ from: '2024-01-01', value: { ...document, status: 'unknown', stance: 'none' } }],
    'NO FACETS': [{ from: '2024-01-01', value: { ...document, exceptNerves: ['sural nerve'] } }],
  }),
  payers: tableOf<PayerValue>({
    alpha: rows(payer('ALPHA', ['EVERYTHING'], { payerIds: ['A1234'] })),
    beta: rows(payer('BETA HEALTH', ['COLD', 'SPINE'])),
    gamma: rows(payer('GAMMA', ['OCCIPITAL', 'SPINE'])),
    delta: rows(payer('DELTA', ['COOLED'])),
    epsilon: rows(payer('EPSILON', ['UNREAD'])),
    zeta: rows(
      payer('ZETA', [], {
        policies: [{ policy: 'COLD', linesOfBusiness: ['medicareAdvantage'], from: isoDate('2026-03-01') }],
      }),
    ),
    eta: rows(payer('ETA', ['NO FACETS'])),
    iota: rows(payer('IOTA', ['COOLED', 'COLD'])),
    kappa: rows(
      payer('KAPPA', [], {
        policies: [{ policy: 'COLD', linesOfBusiness: ['commercial'], notFor: ['medicareAdvantage'] }],
      }),
    ),
    family: rows(payer('FAMILY', [], { isFamily: true })),
  }),
});
const sentTo = (payerName: string, note?: string, more: Partial<ClaimSpec> = {}): ClaimSpec => ({
  filing: 'CI',
  payerId: 'SAMPLE',
  payerName,
  ...(note === undefined ? {} : { note }),
  ...more,
});
const on = (day: string) => ({ lines: [{ on: day }] });
const fires = { atRisk: 'unproven', suggest: ['askBeforehand'] };

ruleCases(commercialPolicy, tables, [
  { name: 'a policy on every use', claim: sentTo('ALPHA'), expect: fires },
  { name: 'the first day of the policy', claim: sentTo('ALPHA', undefined, on('20260101')), expect: fires },
  { name: 'the last day of the policy', claim: sentTo('ALPHA', undefined, on('20260630')), expect: fires },
  { name: 'before the policy', claim: sentTo('ALPHA', undefined, on('20251231')), expect: 'notEvaluated' },
  { name: 'after the policy', claim: sentTo('ALPHA', undefined, on('20260701')), expect: 'notEvaluated' },
  {
    name: 'a reason that the policy leaves out',
    claim: sentTo('ALPHA', undefined, { diagnoses: ['G8111'] }),
    expect: 'pass',
  },
  { name: 'the payer by its id alone', claim: sentTo('SOME NAME', undefined, { payerId: 'A1234' }), expect: fires },
  {
    name: 'id and name of different payers',
    claim: sentTo('BETA HEALTH', undefined, { payerId: 'A1234' }),
    expect: 'notEvaluated',
  },
  { name: 'a name of two payers', claim: sentTo('ALPHA GAMMA'), expect: 'notEvaluated' },
  { name: 'a name in other words around it', claim: sentTo('The Alpha of Texas, Inc.'), expect: fires },
  { name: 'a word that only contains the name', claim: sentTo('ALPHABET HEALTH'), expect: 'notEvaluated' },
  { name: 'half of a name', claim: sentTo('BETA DENTAL', 'IOVERA'), expect: 'notEvaluated' },
  { name: 'a payer that no row knows', claim: sentTo('SOMEBODY ELSE'), expect: 'notEvaluated' },
  {
    name: 'a family whose plans decide by themselves',
    claim: sentTo('FAMILY OF TEXAS', 'IOVERA'),
    expect: 'notEvaluated',
  },
  { name: 'a plan that is known, of that family', claim: sentTo('ALPHA FAMILY'), expect: fires },
  { name: 'the technique of the policy', claim: sentTo('BETA HEALTH', 'IOVERA SURAL NERVE'), expect: fires },
  {
    name: 'another technique, before a policy that is about something else',
    claim: sentTo('BETA HEALTH', undefined, { lines: [{ on: '20260301', note: 'THERMAL RFA SURAL NERVE' }] }),
    expect: 'pass',
  },
  { name: 'another technique', claim: sentTo('BETA HEALTH', 'THERMAL RFA SURAL NERVE'), expect: 'pass' },
  {
    name: 'an unspecified technique of another family',
    claim: sentTo('BETA HEALTH', 'RFA SURAL NERVE'),
    expect: 'pass',
  },
  { name: 'no technique stated', claim: sentTo('BETA HEALTH'), expect: 'notEvaluated' },
  {
    name: 'techniques that contradict each other',
    claim: sentTo('BETA HEALTH', 'IOVERA. PHENOL'),
    expect: 'notEvaluated',
  },
  { name: 'the nerve of the policy', claim: sentTo('GAMMA', 'RFA GREATER OCCIPITAL NERVE'), expect: fires },
  { name: 'another nerve', claim: sentTo('GAMMA', 'RFA SURAL NERVE'), expect: 'pass' },
  { name: 'no nerve named', claim: sentTo('GAMMA', 'RFA'), expect: 'notEvaluated' },
  {
    name: 'the nerve of the policy among others',
    claim: sentTo('GAMMA', 'RFA SURAL NERVE, GREATER OCCIPITAL NERVE'),
    expect: fires,
  },
  { name: 'a nerve that the policy leaves out', claim: sentTo('ETA', 'RFA SURAL NERVE'), expect: 'pass' },
  { name: 'a nerve that it does not leave out', claim: sentTo('ETA', 'RFA TIBIAL NERVE'), expect: fires },
  {
    name: 'radiofrequency that may be the cooled one',
    claim: sentTo('DELTA', 'RFA TIBIAL NERVE'),
    expect: 'notEvaluated',
  },
  { name: 'cooled radiofrequency', claim: sentTo('DELTA', 'COOLED RFA TIBIAL NERVE'), expect: fires },
  {
    name: 'a use for which the policy has criteria that are not loaded',
    claim: sentTo('DELTA', 'THERMAL RFA TIBIAL NERVE'),
    expect: 'notEvaluated',
  },
  { name: 'one of two policies', claim: sentTo('IOTA', 'IOVERA'), expect: fires },
  { name: 'a policy whose text was not found', claim: sentTo('EPSILON', 'IOVERA'), expect: 'notEvaluated' },
  {
    name: 'Medicare Advantage, where the policy is known for other plans',
    claim: sentTo('ALPHA', undefined, { filing: '16' }),
    expect: 'notEvaluated',
    notices: ['otherPlansOnly'],
  },
  {
    name: 'Medicare Advantage, for a use outside the policy',
    claim: sentTo('BETA HEALTH', 'THERMAL RFA', { filing: '16' }),
    expect: 'notEvaluated',
  },
  {
    name: 'Medicare Advantage, where the policy is known not to hold for it',
    claim: sentTo('KAPPA', 'IOVERA', { filing: '16' }),
    expect: 'notEvaluated',
  },
  { name: 'another plan of that payer', claim: sentTo('KAPPA', 'IOVERA'), expect: fires },
  {
    name: 'Medicare Advantage, where the policy is known for it, on its first day',
    claim: sentTo('ZETA', undefined, { filing: '16', lines: [{ on: '20260301', note: 'IOVERA' }] }),
    expect: fires,
  },
  {
    name: 'the day before the plan took the policy over',
    claim: sentTo('ZETA', undefined, { filing: '16', lines: [{ on: '20260228', note: 'IOVERA' }] }),
    expect: 'notEvaluated',
  },
  {
    name: 'other plans of a payer whose policy is for Medicare Advantage',
    claim: sentTo('ZETA', 'IOVERA'),
    expect: 'notEvaluated',
  },
  { name: 'original Medicare', claim: { payerName: 'ALPHA' }, expect: 'notApplicable' },
  { name: 'Medicaid', claim: sentTo('ALPHA', undefined, { filing: 'MC' }), expect: 'notApplicable' },
  { name: 'an unknown line of business', claim: sentTo('ALPHA', undefined, { filing: '' }), expect: 'notEvaluated' },
  {
    name: 'a day that the payers do not cover',
    claim: sentTo('ALPHA', undefined, on('20231231')),
    expect: 'notEvaluated',
  },
  {
    name: 'a day that the policies do not cover',
    claim: sentTo('ALPHA'),
    tables: tablesWith({
      payers: tableOf<PayerValue>({ alpha: rows(payer('ALPHA', ['EVERYTHING'])) }),
      policies: undefined,
    }),
    expect: 'notEvaluated',
  },
]);

describe('with the published rows', () => {
  const told = (spec: ClaimSpec) => {
    const outcome = outcomeOf(commercialPolicy, { claim: spec }, dataTables());
    if (outcome.kind === 'atRisk') return `atRisk ${outcome.values.policy}${outcome.values.others}`;
    return outcome.kind === 'notEvaluated' ? `notEvaluated ${outcome.needs}` : outcome.kind;
  };
  it.each<[string, ClaimSpec, string | RegExp]>([
    ['Cigna', sentTo('CIGNA'), 'atRisk 0525'],
    [
      'Cigna by its id, a use that both policies speak of',
      sentTo('', 'PHENOL', { payerId: '62308' }),
      /^atRisk CMM-208 .* So does 0525\.$/,
    ],
    [
      'Cigna, thermal at the face: only the policy on every use',
      sentTo('CIGNA', 'THERMAL RFA AURICULOTEMPORAL NERVE'),
      /^atRisk 0525 [^.]*$/,
    ],

    [
      'Cigna, spasticity',
      sentTo('CIGNA', 'THERMAL RFA OBTURATOR NERVE', { diagnoses: ['G8111'] }),
      /criteria of CMM-208/,
    ],
    ['Humana, phenol', sentTo('HUMANA', 'PHENOL'), 'atRisk Neuroablative Techniques for Chronic Pain'],
    [
      'Humana, cooled radiofrequency',
      sentTo('HUMANA INC', 'COOLIEF'),
      'atRisk Neuroablative Techniques for Chronic Pain',
    ],
    ['Humana, thermal radiofrequency', sentTo('HUMANA', 'THERMAL RFA'), /criteria of Neuroablative/],
    ['Humana, nothing stated', sentTo('HUMANA'), /neurolytic technique used/],
    [
      'UnitedHealthcare, occipital',
      sentTo('UNITED HEALTHCARE', 'THERMAL RFA GREATER OCCIPITAL NERVE'),
      'atRisk 2021T0080FF and later',
    ],
    [
      'UnitedHealthcare, occipital for cancer of the tongue',
      sentTo('UHC', 'RFA GREATER OCCIPITAL NERVE', { diagnoses: ['C029'] }),
      'pass',
    ],
    [
      'UnitedHealthcare, cooled at the knee: the spinal policy does not reach it',
      sentTo('UNITEDHEALTHCARE', 'COOLED RFA SUPRAPATELLAR NERVE', { lines: [{ on: '20260302' }] }),
      'pass',
    ],
    [
      'UnitedHealthcare, no nerve named',
      sentTo('UHC', undefined, { lines: [{ on: '20260302' }] }),
      /the nerve treated/,
    ],
    ['Anthem, cryoneurolysis', sentTo('ANTHEM BLUE CROSS', 'IOVERA'), 'atRisk SURG.00155'],
    ['Anthem, thermal radiofrequency', sentTo('ANTHEM BCBS', 'THERMAL RFA'), 'pass'],
    ['Florida Blue', sentTo('FLORIDA BLUE', 'RFA SURAL NERVE'), 'atRisk 7.01.154 / MP-626 / MP 2.376'],
    ['Florida Blue, phenol', sentTo('BLUE CROSS AND BLUE SHIELD OF FLORIDA', 'PHENOL'), 'pass'],
    ['Florida Blue, pulsed: another rule’s matter', sentTo('FLORIDA BLUE', 'PULSED RF'), 'pass'],
    [
      'Capital Blue Cross before it took the policy over',
      sentTo('CAPITAL BLUECROSS', 'RFA', { lines: [{ on: '20260228' }] }),
      /held before/,
    ],
    ['Capital Blue Cross after', sentTo('CAPITAL BLUECROSS', 'RFA', { lines: [{ on: '20260301' }] }), /^atRisk 7\.01/],
    [
      'another Blue plan',
      sentTo('BCBS OF TEXAS', 'RFA', { filing: 'BL' }),
      /policy of this Blue Cross Blue Shield plan/,
    ],
    [
      'North Carolina, Medicare Advantage, knee',
      sentTo('BCBS OF NORTH CAROLINA', 'RFA SUPRAPATELLAR NERVE', { filing: '16' }),
      /^atRisk Genicular/,
    ],
    [
      'North Carolina, Medicare Advantage, heel',
      sentTo('BCBSNC', 'RFA MEDIAL CALCANEAL NERVE', { filing: '16' }),
      'pass',
    ],
    ['Centene, genicular', sentTo('AMBETTER', 'RFA SUPEROMEDIAL GENICULAR NERVE'), 'atRisk CP.MP.170'],
    ['Centene, another nerve', sentTo('AMBETTER', 'RFA SURAL NERVE'), /criteria of CP\.MP\.170/],
    ['Aetna', sentTo('AETNA', 'IOVERA'), /the text of CPB 0735/],
    ['a payer that is not loaded', sentTo('SAMPLE MUTUAL', 'IOVERA'), /no row knows/],
  ])('%s', (_name, spec, expected) => {
    if (typeof expected === 'string') expect(told(spec)).toContain(expected);
    else expect(told(spec)).toMatch(expected);
  });
});
