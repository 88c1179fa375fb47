import { ptpPair } from '../../../../domain/rules/ncci/ptp-pair.ts';
import type { PtpValue } from '../../../../domain/tables/rule-tables.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { ruleCases } from '../../../support/rule-cases.ts';

const indicator = (modifierIndicator: 0 | 1 | 9): PtpValue => ({ modifierIndicator, rationale: 'test' });
const tables = tablesWith({
  'ncci-ptp-practitioner': tableOf<PtpValue>({
    '64640|64450': [{ from: '2024-07-01', value: indicator(1) }],
    '64640|99213': [{ from: '2024-07-01', value: indicator(1) }],
    '64640|69990': [{ from: '2024-07-01', value: indicator(0) }],
    '64640|96372': [{ from: '2024-07-01', value: indicator(9) }],
    '46505|64640': [{ from: '2024-07-01', through: '2026-03-31', value: indicator(1) }],
  }),
});
const beside = (code: string, modifiers: string[] = [], own: string[] = []) => ({
  lines: [{ modifiers: own }, { code, modifiers }],
});

ruleCases(ptpPair, tables, [
  {
    name: '57 on the visit',
    claim: beside('99213', ['57']),
    expect: { atRisk: 'pairedLineBundled', suggest: ['visitModifier'] },
  },
  { name: '59 on the visit', claim: beside('99213', ['59']), expect: { atRisk: 'pairedLineBundled' } },
  {
    name: 'of two edits the one that nothing sets aside',
    claim: { lines: [{}, { code: '64450' }, { code: '69990' }] },
    expect: { atRisk: 'pairedLineBundled', suggest: ['neverTogether'] },
  },
  { name: 'alone on its day', claim: {}, expect: 'pass' },
  { name: 'beside a code without an edit', claim: beside('77002'), expect: 'pass' },
  {
    name: 'column one beside its column two',
    claim: beside('64450'),
    expect: { atRisk: 'pairedLineBundled', suggest: ['modifierIfDistinct'] },
  },
  { name: 'column two beside its column one', claim: beside('46505'), expect: { atRisk: 'lineBundled' } },
  { name: '59 on the other line', claim: beside('64450', ['59']), expect: 'pass' },
  { name: 'XS on this line', claim: beside('64450', [], ['XS']), expect: 'pass' },
  { name: '25 on the visit', claim: beside('99213', ['25']), expect: 'pass' },
  {
    name: '25 on the procedure does not help the visit',
    claim: beside('99213', [], ['25']),
    expect: { atRisk: 'pairedLineBundled' },
  },
  { name: 'a side on one line only', claim: beside('64450', [], ['RT']), expect: { atRisk: 'pairedLineBundled' } },
  {
    name: 'the same side on both lines',
    claim: beside('64450', ['RT'], ['RT']),
    expect: { atRisk: 'pairedLineBundled' },
  },
  { name: 'different sides', claim: beside('64450', ['LT'], ['RT']), expect: 'pass' },
  {
    name: 'indicator 0 whatever the modifier',
    claim: beside('69990', ['59']),
    expect: { atRisk: 'pairedLineBundled', suggest: ['neverTogether'] },
  },
  { name: 'indicator 9 is no edit', claim: beside('96372'), expect: 'pass' },
  { name: 'another day', claim: { lines: [{}, { code: '64450', on: '20260303' }] }, expect: 'pass' },
  { name: 'another physician', claim: { lines: [{}, { code: '64450', renderingNpi: '1999999984' }] }, expect: 'pass' },
  {
    name: 'the billing provider, who is named on one line alone',
    claim: { renderingNpi: null, lines: [{}, { code: '64450', renderingNpi: '1234567893' }] },
    expect: { atRisk: 'pairedLineBundled' },
  },
  {
    name: 'a provider without an NPI, who may be the same one',
    claim: { lines: [{}, { code: '64450', renderingNpi: null }] },
    expect: 'notEvaluated',
  },
  {
    name: 'a range of days that holds the day of the line',
    claim: { lines: [{}, { code: '64450', on: '20260301', through: '20260303' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'a range of days beside a code without an edit',
    claim: { lines: [{ through: '20260303' }, { code: '77002' }] },
    expect: 'pass',
  },
  {
    name: 'last day of the edit',
    claim: { lines: [{ on: '20260331' }, { code: '46505', on: '20260331' }] },
    expect: { atRisk: 'lineBundled' },
  },
  {
    name: 'first day without the edit',
    claim: { lines: [{ on: '20260401' }, { code: '46505', on: '20260401' }] },
    expect: 'pass',
  },
  {
    name: 'a day the table does not cover',
    claim: { lines: [{ on: '20231231' }, { code: '64450', on: '20231231' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'a commercial payer',
    claim: { ...beside('64450'), filing: 'CI', payerId: 'SAMPLE' },
    expect: 'notApplicable',
  },
]);
