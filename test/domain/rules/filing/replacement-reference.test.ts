import { replacementReference } from '../../../../domain/rules/filing/replacement-reference.ts';
import type { ClaimFrequencyValue } from '../../../../domain/tables/rule-tables.ts';
import { institutionalClaim } from '../../../support/institutional-claim.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { ruleCases } from '../../../support/rule-cases.ts';

const tables = tablesWith({
  'claim-frequencies': tableOf<ClaimFrequencyValue>({
    '7': [{ from: '2024-01-01', value: { action: 'replaces' } }],
    '8': [{ from: '2024-01-01', value: { action: 'voids' } }],
  }),
});

ruleCases(replacementReference, tables, [
  { name: 'an original', expect: 'notApplicable' },
  {
    name: 'an original that quotes a claim all the same',
    claim: { payerClaimControlNumber: '1234567890' },
    expect: 'notApplicable',
  },
  {
    name: 'a replacement without the number',
    claim: { frequency: '7' },
    expect: { atRisk: 'referenceMissing', suggest: ['findTheNumber'] },
  },
  { name: 'a void without the number', claim: { frequency: '8' }, expect: { atRisk: 'referenceMissing' } },
  {
    name: 'a replacement with the number',
    claim: { frequency: '7', payerClaimControlNumber: '1234567890' },
    expect: 'pass',
  },
  { name: 'a void with the number', claim: { frequency: '8', payerClaimControlNumber: '1234567890' }, expect: 'pass' },
  {
    name: 'a number of blanks',
    claim: { frequency: '7', payerClaimControlNumber: '   ' },
    expect: { atRisk: 'referenceMissing' },
  },
  { name: 'an interim bill of a hospital', json: institutionalClaim({ frequency: '3' }), expect: 'notApplicable' },
  {
    name: 'a hospital’s replacement',
    json: institutionalClaim({ frequency: '7' }),
    expect: { atRisk: 'referenceMissing' },
  },
  {
    name: 'a hospital’s replacement with the number',
    json: institutionalClaim({ frequency: '7', payerClaimControlNumber: '22606100012345TXA' }),
    expect: 'pass',
  },
  {
    name: 'a commercial payer',
    claim: { filing: 'CI', payerId: 'SAMPLE', frequency: '7' },
    expect: { atRisk: 'referenceMissing' },
  },
  { name: 'a day before the table', claim: { frequency: '7', lines: [{ on: '20231231' }] }, expect: 'notEvaluated' },
]);
