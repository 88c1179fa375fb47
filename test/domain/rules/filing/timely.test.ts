import { timely } from '../../../../domain/rules/filing/timely.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const served = (on: string, through?: string) => ({ lines: [{ on, ...(through ? { through } : {}) }] });
const hospitalStay = (from: string, through: string, on?: string) => ({
  claimInformation: {
    claimFilingCode: 'MA',
    patientControlNumber: 'SAMPLE1',
    claimDateInformation: { statementBeginDate: from, statementEndDate: through },
    serviceLines: [
      {
        ...(on ? { serviceDate: on } : {}),
        institutionalService: {
          procedureCode: '64640',
          measurementUnit: 'UN',
          serviceUnitCount: '1',
          lineItemChargeAmount: '1',
        },
      },
    ],
  },
});

ruleCases(timely, dataTables(), [
  { name: 'on the day', claim: served('20260302'), asOf: '2026-03-02', expect: 'pass' },
  { name: 'on the last day', claim: served('20260302'), asOf: '2027-03-02', expect: 'pass' },
  { name: 'the day after', claim: served('20260302'), asOf: '2027-03-03', expect: { atRisk: 'tooLate' } },
  { name: 'from a leap day, last day', claim: served('20240229'), asOf: '2025-02-28', expect: 'pass' },
  { name: 'from a leap day, day after', claim: served('20240229'), asOf: '2025-03-01', expect: { atRisk: 'tooLate' } },
  { name: 'tomorrow', claim: served('20260303'), asOf: '2026-03-02', expect: { atRisk: 'inFuture' } },
  {
    name: 'a range that ends tomorrow',
    claim: served('20260301', '20260303'),
    asOf: '2026-03-02',
    expect: { atRisk: 'inFuture' },
  },
  {
    name: 'a professional range counts from its first day',
    claim: served('20260301', '20260303'),
    asOf: '2027-03-02',
    expect: { atRisk: 'partlyTooLate' },
  },
  {
    name: 'a professional range of which no day is in time',
    claim: served('20260301', '20260303'),
    asOf: '2027-03-04',
    expect: { atRisk: 'tooLate' },
  },
  {
    name: 'an institutional line counts from the last day of its statement',
    json: hospitalStay('20260301', '20260330', '20260302'),
    asOf: '2027-03-30',
    expect: 'pass',
  },
  {
    name: 'an institutional range counts from its last day',
    json: hospitalStay('20260301', '20260303'),
    asOf: '2027-03-03',
    expect: 'pass',
  },
  {
    name: 'an institutional range, day after',
    json: hospitalStay('20260301', '20260303'),
    asOf: '2027-03-04',
    expect: { atRisk: 'tooLate' },
  },
  {
    name: 'a commercial payer has its own limit',
    claim: { ...served('20240302'), filing: 'CI', payerId: 'SAMPLE' },
    expect: 'notApplicable',
  },
  {
    name: 'nobody pays for tomorrow',
    claim: { ...served('20261124'), filing: 'CI', payerId: 'SAMPLE' },
    expect: { atRisk: 'inFuture' },
  },
  {
    name: 'a payer nobody knows',
    claim: { ...served('20260302'), filing: '', payerId: 'SAMPLE' },
    expect: 'notEvaluated',
  },
  { name: 'before the limit was law', claim: served('20091231'), asOf: '2026-11-23', expect: 'notEvaluated' },
]);
