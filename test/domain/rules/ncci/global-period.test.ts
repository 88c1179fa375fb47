import { globalPeriod } from '../../../../domain/rules/ncci/global-period.ts';
import type { GlobalPeriodValue } from '../../../../domain/tables/rule-tables.ts';
import { institutionalClaim } from '../../../support/institutional-claim.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { ruleCases } from '../../../support/rule-cases.ts';

const days = (indicator: string): GlobalPeriodValue => ({
  indicator,
  days: /^\d+$/.test(indicator) ? Number(indicator) : null,
});
const tables = tablesWith({
  'global-periods': tableOf<GlobalPeriodValue>(
    {
      '64640': [
        { from: '2026-01-01', through: '2026-09-30', value: days('010') },
        { from: '2026-10-01', value: days('000') },
      ],
      '64624': [{ from: '2026-01-01', value: days('010') }],
      '64450': [{ from: '2026-01-01', value: days('000') }],
      '64999': [{ from: '2026-01-01', value: days('YYY') }],
      '27447': [{ from: '2026-01-01', value: days('090') }],
    },
    { from: '2026-01-01', through: '2026-12-31' },
  ),
});
const oneListOfVisits = tableOf({ visit: [{ from: '2026-01-01', value: { modifiers: ['24', '25'] } }] });
const on = (day: string) => `202603${day}`;

ruleCases(globalPeriod, tables, [
  { name: 'one line', expect: 'pass' },

  {
    name: 'the second side, ten days later, without a modifier',
    claim: { lines: [{ modifiers: ['RT'] }, { modifiers: ['LT'], on: on('12') }] },
    line: 2,
    expect: { atRisk: 'lineInGlobalPeriod', suggest: ['modifierIfTrue'] },
  },
  {
    name: 'the first of two sides is not the one denied',
    claim: { lines: [{ modifiers: ['RT'] }, { modifiers: ['LT'], on: on('12') }] },
    expect: 'pass',
  },
  {
    name: 'the second side, eleven days later',
    claim: { lines: [{}, { on: on('13') }] },
    line: 2,
    expect: 'pass',
  },
  ...['58', '78', '79'].map((modifier) => ({
    name: `the second side with ${modifier}`,
    claim: { lines: [{}, { modifiers: ['LT', modifier], on: on('05') }] },
    line: 2,
    expect: 'pass' as const,
  })),
  {
    name: '25 on the procedure says nothing of its period',
    claim: { lines: [{}, { modifiers: ['25'], on: on('05') }] },
    line: 2,
    expect: { atRisk: 'lineInGlobalPeriod' },
  },
  {
    name: 'lines in any order',
    claim: { lines: [{ on: on('05') }, { code: '64624' }] },
    expect: { atRisk: 'lineInGlobalPeriod' },
  },
  {
    name: 'the period runs from the last day of the first procedure',
    claim: { lines: [{ through: on('04') }, { on: on('14') }] },
    line: 2,
    expect: { atRisk: 'lineInGlobalPeriod' },
  },
  {
    name: 'ninety days of a major procedure',
    claim: { lines: [{ code: '27447', on: '20260101' }, { on: '20260401' }] },
    line: 2,
    expect: { atRisk: 'lineInGlobalPeriod' },
  },
  {
    name: 'the ninety-first day',
    claim: { lines: [{ code: '27447', on: '20260101' }, { on: '20260402' }] },
    line: 2,
    expect: 'pass',
  },
  {
    name: 'the physician assisted at the procedure before',
    claim: { lines: [{ code: '27447', modifiers: ['80'] }, { on: on('05') }] },
    line: 2,
    expect: 'pass',
  },
  {
    name: 'a return for a complication starts no period of its own',
    claim: { lines: [{ modifiers: ['78'] }, { on: on('05') }] },
    line: 2,
    expect: 'pass',
  },
  {
    name: 'another physician did the procedure before',
    claim: { lines: [{ renderingNpi: '1999999984' }, { on: on('05') }] },
    line: 2,
    expect: 'pass',
  },
  {
    name: 'a procedure without days before',
    claim: { lines: [{ code: '64450' }, { on: on('03') }] },
    line: 2,
    expect: 'pass',
  },
  {
    name: 'a procedure to which days do not apply before',
    claim: { lines: [{ code: '64999' }, { on: on('03') }] },
    line: 2,
    expect: 'pass',
  },
  {
    name: 'a code that the table does not know before',
    claim: { lines: [{ code: '20610' }, { on: on('03') }] },
    line: 2,
    expect: 'pass',
  },
  { name: 'two procedures of one day', claim: { lines: [{}, { code: '64624' }] }, expect: 'pass' },

  {
    name: 'a visit ten days later',
    claim: { lines: [{}, { code: '99213', on: on('12') }] },
    expect: { atRisk: 'visitInGlobalPeriod', suggest: ['visitModifierIfTrue'] },
  },
  { name: 'a visit eleven days later', claim: { lines: [{}, { code: '99213', on: on('13') }] }, expect: 'pass' },
  { name: 'a visit the day before', claim: { lines: [{}, { code: '99213', on: on('01') }] }, expect: 'pass' },
  {
    name: 'a later visit for another problem',
    claim: { lines: [{}, { code: '99213', modifiers: ['24'], on: on('05') }] },
    expect: 'pass',
  },
  {
    name: 'a later visit with 25, which sets aside the day of the procedure only',
    claim: { lines: [{}, { code: '99213', modifiers: ['25'], on: on('05') }] },
    expect: { atRisk: 'visitInGlobalPeriod', suggest: ['visitModifierIfTrue'] },
  },
  {
    name: 'a later visit with both',
    claim: { lines: [{}, { code: '99213', modifiers: ['24', '25'], on: on('05') }] },
    expect: 'pass',
  },
  {
    name: 'a later visit with 25, in a release that tells no day of the visit apart',
    tables: { ...tables, 'global-period-modifiers': oneListOfVisits },
    claim: { lines: [{}, { code: '99213', modifiers: ['25'], on: on('05') }] },
    expect: 'pass',
  },
  {
    name: 'a later visit by another physician',
    claim: { lines: [{}, { code: '99213', renderingNpi: '1999999984', on: on('05') }] },
    expect: 'pass',
  },
  {
    name: 'a visit of the day under a procedure-to-procedure edit is told by that rule',
    claim: { lines: [{}, { code: '99213' }] },
    expect: 'pass',
  },
  {
    name: 'a visit of the day under no such edit',
    claim: { lines: [{}, { code: '99203' }] },
    expect: { atRisk: 'visitOfSameDay', suggest: ['visitModifierIfTrue'] },
  },
  {
    name: 'a separate visit of the day',
    claim: { lines: [{}, { code: '99203', modifiers: ['25'] }] },
    expect: 'pass',
  },
  {
    name: 'a visit within the days of a line that lasts several, before or after what was done',
    claim: { lines: [{ through: on('04') }, { code: '99203', on: on('03') }] },
    expect: 'notEvaluated',
  },
  {
    name: 'a visit that lasts several days, of which one is the day of the line',
    claim: { lines: [{ on: on('04') }, { code: '99203', on: on('03'), through: on('05') }] },
    expect: 'notEvaluated',
  },
  {
    name: 'a visit after all the days of a line',
    claim: { lines: [{ through: on('04') }, { code: '99213', on: on('06') }] },
    expect: { atRisk: 'visitInGlobalPeriod' },
  },
  {
    name: 'the billing provider, who is named on one line alone',
    claim: { renderingNpi: null, lines: [{}, { on: on('05'), renderingNpi: '1234567893' }] },
    line: 2,
    expect: { atRisk: 'lineInGlobalPeriod' },
  },
  {
    name: 'another provider without an NPI',
    claim: { lines: [{}, { on: on('05'), renderingNpi: null }] },
    line: 2,
    expect: 'notEvaluated',
  },
  {
    name: 'a visit after a return for a complication, which starts no period',
    claim: { lines: [{ modifiers: ['78'] }, { code: '99213', on: on('05') }] },
    expect: 'pass',
  },
  {
    name: 'the last day of the first row',
    claim: { lines: [{ on: '20260930' }, { code: '99213', on: '20261005' }] },
    expect: { atRisk: 'visitInGlobalPeriod' },
  },
  {
    name: 'the first day of the next row, without days',
    claim: { lines: [{ on: '20261001' }, { code: '99213', on: '20261005' }] },
    expect: 'pass',
  },
  {
    name: 'a visit on the day of a procedure without days',
    claim: { lines: [{ on: '20261001' }, { code: '99203', on: '20261001' }] },
    expect: { atRisk: 'visitOfSameDay' },
  },

  {
    name: 'another procedure in the days after',
    claim: { lines: [{}, { code: '64450', on: on('05') }] },
    expect: { atRisk: 'procedureInGlobalPeriod', suggest: ['modifierIfTrue'] },
  },
  {
    name: 'another procedure in the days after, marked as unrelated',
    claim: { lines: [{}, { code: '64450', modifiers: ['79'], on: on('05') }] },
    expect: 'pass',
  },
  {
    name: 'a service in the days after of which no days are known',
    claim: { lines: [{}, { code: '97110', on: on('05') }] },
    expect: 'pass',
  },
  {
    name: 'its own denial weighs more than a neighbour’s',
    claim: { lines: [{ code: '99213', on: on('06') }, { on: on('05') }, { code: '64624' }] },
    line: 2,
    expect: { atRisk: 'lineInGlobalPeriod' },
  },

  { name: 'a day before the table', claim: { lines: [{ on: '20251231' }] }, expect: 'notEvaluated' },
  {
    name: 'an ambulatory surgical center, which has no package',
    claim: { placeOfService: '24', renderingNpi: null, lines: [{}, { on: on('05') }] },
    line: 2,
    expect: 'notApplicable',
  },
  { name: 'a hospital', json: institutionalClaim(), expect: 'notApplicable' },
  {
    name: 'a commercial payer',
    claim: { filing: 'CI', payerId: 'SAMPLE', lines: [{}, { on: on('05') }] },
    line: 2,
    expect: 'notApplicable',
  },
]);
