import { diagnosisNotCovered } from '../../../../domain/rules/coverage/diagnosis-not-covered.ts';
import type {
  CoveredDiagnosesValue,
  DiagnosisExclusionValue,
  DiagnosisFamilyValue,
} from '../../../../domain/tables/rule-tables.ts';
import { jsonClaim, ZIP } from '../../../support/claims.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { ruleCases } from '../../../support/rule-cases.ts';

const exclusion: DiagnosisExclusionValue = { policy: 'TEST', title: 'test', family: 'systemic' };
const list = (more: Partial<CoveredDiagnosesValue>): CoveredDiagnosesValue => ({
  policy: 'TEST LIST',
  title: 'test',
  jurisdictions: ['JL'],
  procedureCodes: ['64640'],
  covered: ['G5761', 'M1711'],
  nonCovered: ['R52'],
  ...more,
});
const tables = tablesWith({
  // Arlington: JL, with two articles. Albany: JK, where only exclusions are listed. Atlanta: JJ, another code.
  'covered-diagnoses': tableOf<CoveredDiagnosesValue>({
    A1: [
      { from: '2026-01-01', through: '2026-03-31', value: list({}) },
      { from: '2026-04-01', value: list({ covered: ['M1712'] }) },
    ],
    A2: [
      {
        from: '2026-02-01',
        through: '2026-06-30',
        value: list({ policy: 'OTHER LIST', covered: ['G5762'], nonCovered: ['M1711'] }),
      },
    ],
    A3: [{ from: '2026-01-01', value: list({ jurisdictions: ['JK'], covered: [] }) }],
    A4: [{ from: '2026-01-01', value: list({ jurisdictions: ['JJ'], procedureCodes: ['64450'] }) }],
    A5: [
      {
        from: '2026-05-01',
        through: '2026-05-31',
        value: list({ jurisdictions: ['J15'], covered: ['E1142'], nonCovered: [] }),
      },
    ],
  }),
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
const inDc = (diagnoses: string[], pointers = ['1'], on = '20260302') => ({
  ...inOhio(diagnoses, pointers, on),
  billingZip: ZIP.arlington,
});
/** An outpatient hospital claim of the same place, whose lines have no pointers. */
const hospital = (diagnoses: string[]) => {
  const json = jsonClaim(inDc(diagnoses)) as {
    claimInformation: { placeOfServiceCode: string; serviceLines: Record<string, unknown>[] };
  };
  json.claimInformation.placeOfServiceCode = '13';
  json.claimInformation.serviceLines = [
    {
      serviceDate: '20260302',
      institutionalService: {
        procedureIdentifier: 'HC',
        procedureCode: '64640',
        serviceLineRevenueCode: '0360',
        measurementUnit: 'UN',
        serviceUnitCount: '1',
        lineItemChargeAmount: '600',
      },
    },
  ];
  return json;
};
const notOnTheList = { atRisk: 'notOnTheList', suggest: ['pointToWhatIsListed'] };
const listedAsNotCovered = { atRisk: 'listedAsNotCovered', suggest: ['pointToWhatIsListed'] };
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
  {
    name: 'Medicare Advantage',
    claim: { ...inOhio(['E1142']), filing: '16', payerId: 'SAMPLE' },
    expect: 'notApplicable',
  },
  {
    name: 'Railroad Medicare, whose contractor’s policies are not loaded',
    claim: { ...inOhio(['E1142']), payerId: '00882' },
    expect: 'notEvaluated',
  },

  { name: 'a listed diagnosis', claim: inDc(['G5761']), expect: 'pass' },
  { name: 'a listed diagnosis, with a dot and in lower case', claim: inDc(['g57.61']), expect: 'pass' },
  { name: 'a listed diagnosis beside another', claim: inDc(['M545', 'G5761'], ['1', '2']), expect: 'pass' },
  { name: 'a listed diagnosis of the second article', claim: inDc(['G5762']), expect: 'pass' },
  { name: 'a diagnosis in no list', claim: inDc(['M545']), expect: notOnTheList },
  { name: 'a shorter form of a listed diagnosis', claim: inDc(['G576']), expect: notOnTheList },
  { name: 'a listed diagnosis that the line does not point to', claim: inDc(['M545', 'G5761']), expect: notOnTheList },
  { name: 'a diagnosis listed as not covered', claim: inDc(['R52']), expect: listedAsNotCovered },
  {
    name: 'a diagnosis listed as not covered, beside one in no list',
    claim: inDc(['M545', 'R52'], ['1', '2']),
    expect: listedAsNotCovered,
  },
  {
    name: 'a diagnosis listed as not covered, beside a listed one',
    claim: inDc(['R52', 'G5761'], ['1', '2']),
    expect: 'pass',
  },
  { name: 'articles that disagree on the diagnosis', claim: inDc(['M1711']), expect: 'notEvaluated' },
  { name: 'the day before the second article', claim: inDc(['M1711'], ['1'], '20260131'), expect: 'pass' },
  { name: 'the first day of the second article', claim: inDc(['M1711'], ['1'], '20260201'), expect: 'notEvaluated' },
  { name: 'the last day of a version', claim: inDc(['G5761'], ['1'], '20260331'), expect: 'pass' },
  { name: 'the first day of the next version', claim: inDc(['G5761'], ['1'], '20260401'), expect: notOnTheList },
  { name: 'the last day of the second article', claim: inDc(['G5762'], ['1'], '20260630'), expect: 'pass' },
  { name: 'the day after the second article', claim: inDc(['G5762'], ['1'], '20260701'), expect: notOnTheList },
  { name: 'the day before any list', claim: inDc(['M545'], ['1'], '20251231'), expect: 'notEvaluated' },
  {
    name: 'only exclusions are listed, and not this one',
    claim: { ...inDc(['M545']), billingZip: ZIP.albany },
    expect: 'pass',
  },
  {
    name: 'only exclusions are listed, this one too',
    claim: { ...inDc(['R52']), billingZip: ZIP.albany },
    expect: listedAsNotCovered,
  },
  { name: 'the list of another code', claim: { ...inDc(['M545']), billingZip: ZIP.atlanta }, expect: 'notEvaluated' },
  { name: 'no diagnosis behind the pointer, with a list', claim: inDc(['M545'], ['7']), expect: 'notApplicable' },
  {
    name: 'an excluded diagnosis, the day before a list covers it',
    claim: inOhio(['E1142'], ['1'], '20260430'),
    expect: fires,
  },
  {
    name: 'an excluded diagnosis that the MAC’s own list covers',
    claim: inOhio(['E1142'], ['1'], '20260501'),
    expect: 'pass',
  },
  {
    name: 'a hospital claim with a listed diagnosis in second place',
    json: hospital(['M545', 'G5761']),
    expect: 'pass',
  },
  { name: 'a hospital claim without a listed diagnosis', json: hospital(['M545']), expect: notOnTheList },
  {
    name: 'no table of lists',
    claim: inDc(['M545']),
    tables: tablesWith({
      'covered-diagnoses': undefined,
      'diagnosis-exclusions': tableOf<DiagnosisExclusionValue>({}),
    }),
    expect: 'notEvaluated',
  },
  {
    name: 'a table without a list: none is loaded, which is not the same as none exists',
    claim: inDc(['M545']),
    tables: tablesWith({ 'covered-diagnoses': tableOf<CoveredDiagnosesValue>({}) }),
    expect: 'notEvaluated',
  },
  {
    name: 'a list on a day that its table does not cover',
    claim: inDc(['M545']),
    tables: tablesWith({
      'covered-diagnoses': tableOf<CoveredDiagnosesValue>(
        { A1: [{ from: '2024-01-01', value: list({}) }] },
        { from: '2024-01-01', through: '2026-03-01' },
      ),
    }),
    expect: 'notEvaluated',
  },
]);
