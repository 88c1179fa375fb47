import { describe, expect, it } from 'vitest';
import { timely } from '../../../../domain/rules/filing/timely.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { dataTables, outcomeOf, ruleCases } from '../../../support/rule-cases.ts';

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

/** Service, day of filing, and the last day to file, where that is told because it has passed. */
const WORKDAYS: [string, string, string, string?][] = [
  ['a year that ends on a Sunday, filed on Monday', '20251122', '2026-11-23'],
  ['a year that ends on a Sunday, filed on Tuesday', '20251122', '2026-11-24', '2026-11-23'],
  ['a year that ends on a Saturday, filed on Monday', '20251121', '2026-11-23'],
  ['a year that ends on a Friday, filed on Monday', '20251120', '2026-11-23', '2026-11-20'],
  ['a year that ends on Independence Day, a Saturday', '20250704', '2026-07-06'],
  ['a year that ends on the Friday on which it is observed', '20250703', '2026-07-06'],
  ['a year that ends on the Thursday before that', '20250702', '2026-07-06', '2026-07-02'],
  ['a year that ends on Independence Day, filed on Tuesday', '20250704', '2026-07-07', '2026-07-06'],
  ['a year that ends on Thanksgiving, filed the day after', '20251126', '2026-11-27'],
  ['a year that ends on Thanksgiving, filed the Monday after', '20251126', '2026-11-30', '2026-11-27'],
  ['a year that ends on Christmas, a Friday', '20251225', '2026-12-28'],
  ['a year that ends on Christmas, filed on Tuesday', '20251225', '2026-12-29', '2026-12-28'],
];

describe('the last day to file', () => {
  it.each(WORKDAYS)('%s', (_name, on, asOf, lastDay) => {
    for (const claim of [served(on), { ...served(on), payerId: '00882' }]) {
      const outcome = outcomeOf(timely, { claim, asOf }, dataTables());
      if (lastDay === undefined) expect(outcome.kind).toBe('pass');
      else expect(outcome).toMatchObject({ kind: 'atRisk', message: 'tooLate', values: { lastDay } });
    }
  });

  it('of a plan that has a limit of its own is not put off', () => {
    const months = { from: '2020-01-01', value: { months: 12 } };
    const tables = tablesWith({ 'filing-limits': tableOf({ commercial: [months] }) });
    const claim = { ...served('20251122'), filing: 'CI', payerId: 'SAMPLE' };
    const outcome = outcomeOf(timely, { claim, asOf: '2026-11-23' }, tables);
    expect(outcome).toMatchObject({ message: 'tooLate', values: { lastDay: '2026-11-22' } });
  });
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
    name: 'a professional range whose last day is in time on the next workday',
    claim: served('20251119', '20251122'),
    asOf: '2026-11-23',
    expect: { atRisk: 'partlyTooLate' },
  },
  {
    name: 'an institutional statement whose year ends on a Sunday',
    json: hospitalStay('20251101', '20251122'),
    asOf: '2026-11-23',
    expect: 'pass',
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
