import { mueDayUnits } from '../../../../domain/rules/ncci/mue-day-units.ts';
import type { MueValue } from '../../../../domain/tables/rule-tables.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { ruleCases } from '../../../support/rule-cases.ts';

const value = (units: number, mai: 1 | 2 | 3): MueValue => ({ units, mai, rationale: 'test' });
const tables = tablesWith({
  'ncci-mue-practitioner': tableOf<MueValue>(
    {
      '64640': [
        { from: '2026-01-01', through: '2026-03-31', value: value(5, 3) },
        { from: '2026-04-01', through: '2026-06-30', value: value(2, 2) },
        { from: '2026-07-01', value: value(1, 1) },
      ],
    },
    { from: '2026-01-01', through: '2026-12-31' },
  ),
  'ncci-mue-hospital': tableOf<MueValue>({ '64640': [{ from: '2024-01-01', value: value(3, 3) }] }),
});

const institutional = (units: string, billType = '13') => ({
  tradingPartnerServiceId: '04411',
  billing: { organizationName: 'SAMPLE HOSPITAL', npi: '1234567893', address: { postalCode: '770020000' } },
  claimInformation: {
    claimFilingCode: 'MA',
    patientControlNumber: 'SAMPLE1',
    claimChargeAmount: '600',
    placeOfServiceCode: billType,
    claimFrequencyCode: '1',
    serviceLines: [
      {
        serviceDate: '20260302',
        institutionalService: {
          procedureCode: '64640',
          measurementUnit: 'UN',
          serviceUnitCount: units,
          lineItemChargeAmount: '600',
        },
      },
    ],
  },
});

ruleCases(mueDayUnits, tables, [
  { name: 'at the limit', claim: { lines: [{ units: 5 }] }, expect: 'pass' },
  {
    name: 'one over on one line',
    claim: { lines: [{ units: 6 }] },
    expect: { atRisk: 'overDayLimit', suggest: ['confirmUnits', 'sendNote'] },
  },
  {
    name: 'over on two lines of one day',
    claim: { lines: [{ units: 3 }, { units: 3 }] },
    expect: { atRisk: 'overDayLimit' },
  },
  {
    name: 'over whatever the modifiers',
    claim: {
      lines: [
        { units: 3, modifiers: ['RT'] },
        { units: 3, modifiers: ['LT', '59'] },
      ],
    },
    expect: { atRisk: 'overDayLimit' },
  },
  {
    name: 'the same units on two days',
    claim: { lines: [{ units: 3 }, { units: 3, on: '20260303' }] },
    expect: 'pass',
  },
  {
    name: 'the same units by two physicians',
    claim: { lines: [{ units: 3 }, { units: 3, renderingNpi: '1999999984' }] },
    expect: 'pass',
  },
  {
    name: 'units of the billing provider, who is named on one line alone',
    claim: { renderingNpi: null, lines: [{ units: 3 }, { units: 3, renderingNpi: '1234567893' }] },
    expect: { atRisk: 'overDayLimit' },
  },
  {
    name: 'units of one provider without an NPI',
    claim: {
      lines: [
        { units: 3, renderingNpi: null },
        { units: 3, renderingNpi: null },
      ],
    },
    expect: { atRisk: 'overDayLimit' },
  },
  {
    name: 'another code, or another day, of a provider without an NPI',
    claim: {
      lines: [{ units: 3 }, { code: 'J2001', renderingNpi: null }, { units: 3, on: '20260401', renderingNpi: null }],
    },
    expect: 'pass',
  },
  {
    name: 'units of a provider without an NPI, who may be the same one',
    claim: { lines: [{ units: 3 }, { units: 3, renderingNpi: null }] },
    expect: 'notEvaluated',
  },
  {
    name: 'units of other codes do not count',
    claim: { lines: [{ units: 5 }, { units: 9, code: '64450' }] },
    expect: 'pass',
  },
  {
    name: 'MAI 2 offers no appeal with the note',
    claim: { lines: [{ units: 3, on: '20260401' }] },
    expect: { atRisk: 'overDayLimit', suggest: ['confirmUnits'] },
  },
  { name: 'last day of the first value', claim: { lines: [{ units: 5, on: '20260331' }] }, expect: 'pass' },
  {
    name: 'first day of the second value',
    claim: { lines: [{ units: 5, on: '20260401' }] },
    expect: { atRisk: 'overDayLimit' },
  },
  { name: 'MAI 1 is another rule', claim: { lines: [{ units: 9, on: '20260701' }] }, expect: 'notApplicable' },
  { name: 'a day before the table', claim: { lines: [{ units: 9, on: '20251231' }] }, expect: 'notEvaluated' },
  {
    name: 'a day after the table',
    claim: { lines: [{ units: 9, on: '20270101' }] },
    asOf: '2027-02-01',
    expect: 'notEvaluated',
  },
  {
    name: 'over the limit over several days says nothing of one day',
    claim: { lines: [{ units: 6, on: '20260301', through: '20260302' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'within the limit over several days',
    claim: { lines: [{ units: 5, on: '20260301', through: '20260302' }] },
    expect: 'pass',
  },
  {
    name: 'more than its days can have, however they are spread',
    claim: { lines: [{ units: 11, on: '20260301', through: '20260302' }] },
    expect: { atRisk: 'overSpanLimit', suggest: ['confirmUnits', 'sendNote'] },
  },
  {
    name: 'forty in four days',
    claim: { lines: [{ units: 40, on: '20260301', through: '20260304' }] },
    expect: { atRisk: 'overSpanLimit' },
  },
  {
    name: 'as many as its days can have',
    claim: { lines: [{ units: 20, on: '20260301', through: '20260304' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'two lines of the same days that have more than those can have',
    claim: {
      lines: [
        { units: 6, on: '20260301', through: '20260302' },
        { units: 5, on: '20260301', through: '20260302' },
      ],
    },
    expect: { atRisk: 'overSpanLimit' },
  },
  {
    name: 'two lines of the same days that have as many as those can have',
    claim: {
      lines: [
        { units: 6, on: '20260301', through: '20260302' },
        { units: 4, on: '20260301', through: '20260302' },
      ],
    },
    expect: 'notEvaluated',
  },
  {
    name: 'more than the days can have with the units of one of them',
    claim: { lines: [{ units: 7, on: '20260301', through: '20260302' }, { units: 4 }] },
    expect: { atRisk: 'overSpanLimit' },
  },
  {
    name: 'the line of that one day, which others may be over',
    claim: { lines: [{ units: 7, on: '20260301', through: '20260302' }, { units: 4 }] },
    line: 2,
    expect: 'notEvaluated',
  },
  {
    name: 'units of a line that reaches beyond the days may lie there',
    claim: {
      lines: [
        { units: 6, on: '20260301', through: '20260302' },
        { units: 5, on: '20260302', through: '20260303' },
      ],
    },
    expect: 'notEvaluated',
  },
  {
    name: 'one day over the limit within the days of the line',
    claim: { lines: [{ units: 20, on: '20260301', through: '20260303' }, { units: 6 }] },
    expect: { atRisk: 'overDayLimit' },
  },
  {
    name: 'days with a limit each of their own',
    claim: { lines: [{ units: 11, on: '20260331', through: '20260401' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'more than its days can have, beside a line without a number',
    claim: { lines: [{ units: 11, on: '20260301', through: '20260302' }, { units: '' }] },
    expect: { atRisk: 'overSpanLimit' },
  },
  { name: 'units that are no number', claim: { lines: [{ units: 'MANY' }] }, expect: 'notEvaluated' },
  {
    name: 'six on the day beside a range',
    claim: { lines: [{ units: 6 }, { units: 1, on: '20260301', through: '20260303' }] },
    expect: { atRisk: 'overDayLimit' },
  },
  {
    name: 'six beside a line without a number',
    claim: { lines: [{ units: 6 }, { units: '' }] },
    expect: { atRisk: 'overDayLimit' },
  },
  {
    name: 'six beside a negative line',
    claim: { lines: [{ units: 6 }, { units: -1 }] },
    expect: { atRisk: 'overDayLimit' },
  },
  { name: 'minutes are no units', claim: { lines: [{ units: 60, basis: 'MJ' }] }, expect: 'notEvaluated' },
  { name: 'an inpatient bill', json: institutional('9', '11'), expect: 'notApplicable' },
  {
    name: 'SBR09 that says nothing beside a contractor’s number',
    claim: { filing: 'ZZ', lines: [{ units: 6 }] },
    expect: { atRisk: 'overDayLimit' },
  },
  {
    name: 'a commercial payer',
    claim: { filing: 'CI', payerId: 'SAMPLE', lines: [{ units: 9 }] },
    expect: 'notApplicable',
  },
  {
    name: 'a payer nobody knows',
    claim: { filing: '', payerId: 'SAMPLE', lines: [{ units: 9 }] },
    expect: 'notEvaluated',
  },
  { name: 'railroad Medicare', claim: { payerId: '00882', lines: [{ units: 6 }] }, expect: { atRisk: 'overDayLimit' } },
  { name: 'a hospital has its own limit, met', json: institutional('3'), expect: 'pass' },
  { name: 'a hospital has its own limit, passed', json: institutional('4'), expect: { atRisk: 'overDayLimit' } },
]);
