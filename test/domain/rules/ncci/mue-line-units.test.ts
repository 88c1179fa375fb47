import { mueLineUnits } from '../../../../domain/rules/ncci/mue-line-units.ts';
import type { MueValue } from '../../../../domain/tables/rule-tables.ts';
import { institutionalClaim } from '../../../support/institutional-claim.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { ruleCases } from '../../../support/rule-cases.ts';

const value = (units: number, mai: 1 | 2 | 3): MueValue => ({ units, mai, rationale: 'test' });
const tables = tablesWith({
  'ncci-mue-practitioner': tableOf<MueValue>(
    {
      '64640': [
        { from: '2026-01-01', through: '2026-03-31', value: value(5, 1) },
        { from: '2026-04-01', through: '2026-06-30', value: value(2, 1) },
        { from: '2026-07-01', value: value(1, 3) },
      ],
    },
    { from: '2026-01-01', through: '2026-12-31' },
  ),
  'ncci-mue-hospital': tableOf<MueValue>({ '64640': [{ from: '2024-01-01', value: value(3, 1) }] }),
});

ruleCases(mueLineUnits, tables, [
  { name: 'at the limit', claim: { lines: [{ units: 5 }] }, expect: 'pass' },
  {
    name: 'one over',
    claim: { lines: [{ units: 6 }] },
    expect: { atRisk: 'overLineLimit', suggest: ['confirmUnits'] },
  },
  { name: 'over only together with another line', claim: { lines: [{ units: 3 }, { units: 3 }] }, expect: 'pass' },
  {
    name: 'a line within the limit beside one that is over',
    claim: { lines: [{ units: 2 }, { units: 6 }] },
    expect: 'pass',
  },
  {
    name: 'a line over the limit beside one that is within',
    claim: { lines: [{ units: 2 }, { units: 6 }] },
    line: 2,
    expect: { atRisk: 'overLineLimit' },
  },
  { name: 'last day of the first value', claim: { lines: [{ units: 5, on: '20260331' }] }, expect: 'pass' },
  {
    name: 'first day of the second value',
    claim: { lines: [{ units: 5, on: '20260401' }] },
    expect: { atRisk: 'overLineLimit' },
  },
  { name: 'MAI 3 is another rule', claim: { lines: [{ units: 9, on: '20260701' }] }, expect: 'notApplicable' },
  { name: 'a code without a value', claim: { lines: [{ code: '64450', units: 9 }] }, expect: 'notApplicable' },
  { name: 'a day before the table', claim: { lines: [{ units: 9, on: '20251231' }] }, expect: 'notEvaluated' },
  {
    name: 'over the limit over several days says nothing of one day',
    claim: { lines: [{ units: 6, through: '20260303' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'within the limit over several days',
    claim: { lines: [{ units: 5, through: '20260303' }] },
    expect: 'pass',
  },
  { name: 'units that are no number', claim: { lines: [{ units: 'MANY' }] }, expect: 'notEvaluated' },
  { name: 'minutes are no units', claim: { lines: [{ units: 60, basis: 'MJ' }] }, expect: 'notEvaluated' },
  { name: 'a hospital has its own limit, met', json: institutionalClaim({ units: '3' }), expect: 'pass' },
  {
    name: 'a hospital has its own limit, passed',
    json: institutionalClaim({ units: '4' }),
    expect: { atRisk: 'overLineLimit' },
  },
  { name: 'an inpatient bill', json: institutionalClaim({ units: '9', billType: '11' }), expect: 'notApplicable' },
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
]);
