import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../domain/calendar.ts';
import { denervationNotCovered } from '../../../../domain/rules/coverage/denervation-not-covered.ts';
import type { PolicyDocumentValue } from '../../../../domain/tables/rule-tables.ts';
import { ZIP } from '../../../support/claims.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { dataTables, outcomeOf, ruleCases } from '../../../support/rule-cases.ts';

const document: PolicyDocumentValue = {
  status: 'inForce',
  kind: 'lcd',
  subject: 'denervation',
  publisher: 'TEST MAC',
  jurisdictions: ['J15'],
  title: 'Denervation',
  dates: 'effective 2026-01-01',
  says: 'Denervation is not covered.',
  stance: 'notCovered',
};
const proposal: PolicyDocumentValue = {
  ...document,
  status: 'proposed',
  kind: 'proposedLcd',
  undecidedFrom: isoDate('2026-02-01'),
};
const national: PolicyDocumentValue = {
  ...document,
  kind: 'ncd',
  publisher: 'CMS',
  jurisdictions: ['national'],
  stance: 'supports',
};
const tables = tablesWith({
  policies: tableOf<PolicyDocumentValue>({
    FINAL: [{ from: '2026-01-01', through: '2026-06-30', value: document }],
    // Bay Area: JE. Only cryoneurolysis and thermal radiofrequency at the knee.
    NARROW: [
      {
        from: '2026-01-01',
        value: {
          ...document,
          jurisdictions: ['JE'],
          reaches: [{ techniques: ['cryo_iovera'] }, { techniques: ['rf_thermal'], regions: ['knee'] }],
        },
      },
    ],
    // Seattle: JF.
    PROPOSED: [
      {
        from: '2026-01-01',
        value: { ...proposal, jurisdictions: ['JF'], exceptDiagnoses: ['cancer-pain'] },
      },
    ],
    // Upstate New York: JK, by one of several contractors.
    'PROPOSED ELSEWHERE': [{ from: '2026-01-01', value: { ...proposal, jurisdictions: [], mayReach: ['JK', 'J15'] } }],
    // Atlanta: JJ. Documents that decide nothing about denervation.
    BLOCKS: [{ from: '2026-01-01', value: { ...document, jurisdictions: ['JJ'], subject: 'nerveBlocks' } }],
    CRYO: [
      { from: '2026-01-01', value: { ...document, jurisdictions: ['JJ'], kind: 'article', subject: 'cryoneurolysis' } },
    ],
    RETIRED: [{ from: '2026-01-01', value: { ...document, jurisdictions: ['JJ'], status: 'retired' } }],
    // Arlington: JL and Houston: JH.
    UNFAVOURABLE: [
      {
        from: '2026-01-01',
        value: { ...document, jurisdictions: ['JL'], subject: 'nerveBlocks', stance: 'unfavourable' },
      },
    ],
    FAVOURABLE: [
      { from: '2026-01-01', value: { ...document, jurisdictions: ['JH'], subject: 'nerveBlocks', stance: 'supports' } },
    ],
    NCD: [{ from: '2026-01-01', value: national }],
    // South Carolina: JM, where a proposal became final and came from an import that judges nothing.
    'PROPOSED AGAIN': [{ from: '2026-01-01', value: { ...proposal, jurisdictions: ['JM'] } }],
    IMPORTED: [
      {
        from: '2026-03-01',
        value: { status: 'inForce', kind: 'lcd', title: 'Denervation', jurisdictions: ['JM'] },
      },
    ],
    'IMPORTED OF ANOTHER TITLE': [
      { from: '2026-01-01', value: { status: 'inForce', kind: 'lcd', title: 'Wheelchairs', jurisdictions: ['JH'] } },
    ],
  }),
});
const at = (billingZip: string, on = '20260302', more: object = {}) => ({ billingZip, lines: [{ on }], ...more });
const fires = { atRisk: 'notCoveredHere', suggest: ['readThePolicy'] };

ruleCases(denervationNotCovered, tables, [
  { name: 'a policy in force', claim: at(ZIP.columbus), expect: fires },
  { name: 'its first day', claim: at(ZIP.columbus, '20260101'), expect: fires },
  { name: 'its last day', claim: at(ZIP.columbus, '20260630'), expect: fires },
  {
    name: 'the day after: what is only proposed is left',
    claim: at(ZIP.columbus, '20260701'),
    expect: 'notEvaluated',
    notices: ['proposedByOneOfSeveral', 'nationalPolicy'],
  },
  { name: 'the day before', claim: at(ZIP.columbus, '20251231'), expect: 'pass' },
  {
    name: 'within reach by technique, whatever the nerve',
    claim: at(ZIP.sanFrancisco, '20260302', { note: 'IOVERA SURAL NERVE' }),
    expect: fires,
  },
  {
    name: 'within reach by technique and region',
    claim: at(ZIP.sanFrancisco, '20260302', { note: 'THERMAL RFA SUPRAPATELLAR NERVE' }),
    expect: fires,
  },
  {
    name: 'the technique, at another region',
    claim: at(ZIP.sanFrancisco, '20260302', { note: 'THERMAL RFA SURAL NERVE' }),
    expect: 'pass',
  },
  {
    name: 'another technique',
    claim: at(ZIP.sanFrancisco, '20260302', { note: 'PHENOL SUPRAPATELLAR NERVE' }),
    expect: 'pass',
  },
  { name: 'reach depends on a technique that is not stated', claim: at(ZIP.sanFrancisco), expect: 'notEvaluated' },
  {
    name: 'reach depends on a nerve that is not stated',
    claim: at(ZIP.sanFrancisco, '20260302', { note: 'THERMAL RFA' }),
    expect: 'notEvaluated',
  },
  {
    name: 'reach depends on a nerve that nobody knows',
    claim: at(ZIP.sanFrancisco, '20260302', { documentation: { modality: 'thermal RF', nerves: ['unheard nerve'] } }),
    expect: 'notEvaluated',
  },
  {
    name: 'a proposal before its comments closed',
    claim: at(ZIP.seattle, '20260131'),
    expect: 'pass',
    notices: ['proposedHere', 'nationalPolicy'],
  },
  {
    name: 'a proposal from the day its comments closed',
    claim: at(ZIP.seattle, '20260201'),
    expect: 'notEvaluated',
    notices: ['proposedHere', 'nationalPolicy'],
  },
  { name: 'the day before the proposal', claim: at(ZIP.seattle, '20251231'), expect: 'pass' },
  {
    name: 'a use that the proposal leaves out',
    claim: at(ZIP.seattle, '20260302', { diagnoses: ['G893'] }),
    expect: 'pass',
  },
  {
    name: 'a proposal whose contractor is not verified',
    claim: at(ZIP.albany),
    expect: 'notEvaluated',
    notices: ['proposedByOneOfSeveral', 'nationalPolicy'],
  },
  { name: 'policies on blocks and cryoneurolysis, and a retired one', claim: at(ZIP.atlanta), expect: 'pass' },
  {
    name: 'unfavourable wording of a block policy',
    claim: at(ZIP.arlington),
    expect: 'pass',
    notices: ['unfavourableWording', 'nationalPolicy'],
  },
  {
    name: 'supporting wording of a block policy',
    claim: at(ZIP.houston),
    expect: 'pass',
    notices: ['supportingWording'],
  },
  {
    name: 'the day before an imported policy of the proposal’s title',
    claim: at('292010000', '20260228'),
    expect: 'notEvaluated',
    notices: ['proposedHere', 'nationalPolicy'],
  },
  {
    name: 'an imported policy of the proposal’s title, which nobody has read yet',
    claim: at('292010000', '20260301'),
    expect: 'notEvaluated',
  },
  { name: 'a day that the table does not cover', claim: at(ZIP.columbus, '20231231'), expect: 'notEvaluated' },
  { name: 'no table', claim: at(ZIP.columbus), tables: tablesWith({ policies: undefined }), expect: 'notEvaluated' },
  { name: 'no MAC known', claim: at('00000', '20260302', { payerId: 'SAMPLE' }), expect: 'notEvaluated' },
  {
    name: 'Railroad Medicare, whose contractor’s policies are not loaded',
    claim: at(ZIP.columbus, '20260302', { payerId: '00882' }),
    expect: 'notEvaluated',
  },
  {
    name: 'Medicare Advantage',
    claim: at(ZIP.columbus, '20260302', { filing: '16', payerId: 'SAMPLE' }),
    expect: 'notApplicable',
  },
  {
    name: 'Medicaid',
    claim: at(ZIP.columbus, '20260302', { filing: 'MC', payerId: 'SAMPLE' }),
    expect: 'notApplicable',
  },
  {
    name: 'an unknown payer',
    claim: at(ZIP.columbus, '20260302', { filing: '', payerId: 'SAMPLE' }),
    expect: 'notEvaluated',
  },
]);

describe('with the published rows', () => {
  const told = (billingZip: string, on = '20260302') => {
    const outcome = outcomeOf(denervationNotCovered, { claim: at(billingZip, on) }, dataTables());
    return [outcome.kind, ...(outcome.notices ?? []).map(({ message, values }) => `${message} ${values.policy}`)];
  };
  it.each<[string, string, string[]]>([
    ['JE', ZIP.sanFrancisco, ['notEvaluated', 'proposedHere DL40265', 'nationalPolicy NCD 160.1']],
    ['JF', ZIP.seattle, ['notEvaluated', 'proposedHere DL40265', 'nationalPolicy NCD 160.1']],
    ['J15', ZIP.columbus, ['notEvaluated', 'proposedByOneOfSeveral DL40300 + DA60321', 'nationalPolicy NCD 160.1']],
    [
      'JK',
      ZIP.albany,
      [
        'notEvaluated',
        'proposedByOneOfSeveral DL40300 + DA60321',
        'unfavourableWording L36850',
        'nationalPolicy NCD 160.1',
      ],
    ],
    ['JJ', ZIP.atlanta, ['notEvaluated', 'proposedByOneOfSeveral DL40300 + DA60321', 'nationalPolicy NCD 160.1']],
    ['JH', ZIP.houston, ['pass']],
    ['JL', ZIP.arlington, ['pass']],
    ['JN', '331010000', ['pass', 'supportingWording L33933']],
  ])('nothing in force says not covered in %s', (_jurisdiction, zip, expected) => {
    expect(told(zip)).toEqual(expected);
  });

  it('tells of no proposal for services before it, and waits for its outcome only from the close of comments', () => {
    expect(told(ZIP.sanFrancisco, '20250831')).toEqual(['pass']);
    expect(told(ZIP.sanFrancisco, '20251107')).toEqual(['pass', 'proposedHere DL40265', 'nationalPolicy NCD 160.1']);
    expect(told(ZIP.sanFrancisco, '20251108')[0]).toBe('notEvaluated');
  });

  it('says what would settle the proposal', () => {
    const outcome = outcomeOf(denervationNotCovered, { claim: at(ZIP.sanFrancisco) }, dataTables());
    expect(outcome).toMatchObject({
      needs: expect.stringContaining('DL40265 became final in JE'),
      how: expect.stringContaining('Medicare Coverage Database'),
    });
    expect(denervationNotCovered.messages.proposedHere).toMatch(/final status is unknown.*Medicare Coverage Database/);
  });
});
