import { EarlierLines } from '../../../../domain/claim/earlier-lines.ts';
import { duplicateLine } from '../../../../domain/rules/claim-form/duplicate-line.ts';
import { type ClaimSpec, jsonClaim } from '../../../support/claims.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const right: ClaimSpec = { lines: [{ modifiers: ['RT'] }] };
const RILEY = { firstName: 'RILEY', lastName: 'TESTPATIENT', dateOfBirth: '20100101' };
const ROWAN = { ...RILEY, firstName: 'ROWAN' };

/** More lines than this index keeps. */
const full = new EarlierLines(1_024);
for (let key = 1; key <= 1_000; key++) full.add(key);

const withUnreadLine = JSON.parse(JSON.stringify(jsonClaim({ lines: [{}, { modifiers: ['RT'] }] })));
withUnreadLine.claimInformation.serviceLines[1].serviceDate = '20261399';

ruleCases(duplicateLine, dataTables(), [
  { name: 'one line', expect: 'pass' },
  {
    name: 'the later of two lines',
    claim: { lines: [{ modifiers: ['RT'] }, { modifiers: ['RT'] }] },
    line: 2,
    expect: { atRisk: 'lineRepeated', suggest: ['billOnce'] },
  },
  {
    name: 'the first of two lines',
    claim: { lines: [{ modifiers: ['RT'] }, { modifiers: ['RT'] }] },
    expect: 'pass',
  },
  {
    name: 'the third of three',
    claim: { lines: [{}, { modifiers: ['RT'] }, {}] },
    line: 3,
    expect: { atRisk: 'lineRepeated' },
  },
  {
    name: 'the same modifiers in another order',
    claim: { lines: [{ modifiers: ['RT', 'KX'] }, { modifiers: ['KX', 'RT'] }] },
    line: 2,
    expect: { atRisk: 'lineRepeated' },
  },
  {
    name: 'another number of units is no other service',
    claim: { lines: [{ units: 1 }, { units: 2 }] },
    line: 2,
    expect: { atRisk: 'lineRepeated' },
  },
  {
    name: 'the other side',
    claim: { lines: [{ modifiers: ['RT'] }, { modifiers: ['LT'] }] },
    line: 2,
    expect: 'pass',
  },
  {
    name: 'one modifier more',
    claim: { lines: [{ modifiers: ['RT'] }, { modifiers: ['RT', 'KX'] }] },
    line: 2,
    expect: 'pass',
  },
  ...['59', 'XE', 'XP', 'XS', 'XU', '76', '77'].map((modifier) => ({
    name: `${modifier} on the later line`,
    claim: { lines: [{ modifiers: ['RT'] }, { modifiers: ['RT', modifier] }] },
    line: 2,
    expect: 'pass' as const,
  })),
  {
    name: '59 on both lines',
    claim: { lines: [{ modifiers: ['RT', '59'] }, { modifiers: ['RT', '59'] }] },
    line: 2,
    expect: 'pass',
  },
  { name: 'another day', claim: { lines: [{}, { on: '20260303' }] }, line: 2, expect: 'pass' },
  { name: 'a range that holds the day', claim: { lines: [{}, { through: '20260303' }] }, line: 2, expect: 'pass' },
  { name: 'another physician', claim: { lines: [{}, { renderingNpi: '1999999984' }] }, line: 2, expect: 'pass' },
  {
    name: 'twice by a provider without an NPI',
    claim: { lines: [{ renderingNpi: null }, { renderingNpi: null }] },
    line: 2,
    expect: { atRisk: 'lineRepeated' },
  },
  {
    name: 'once more by a provider without an NPI, who may be the same',
    claim: { lines: [{}, { renderingNpi: null }] },
    expect: 'notEvaluated',
  },
  { name: 'another code', claim: { lines: [{ code: '64450' }, {}] }, line: 2, expect: 'pass' },
  { name: 'another place', claim: { lines: [{}, { placeOfService: '22' }] }, line: 2, expect: 'pass' },
  {
    name: 'two lines of a replacement',
    claim: { frequency: '7', lines: [{}, {}] },
    line: 2,
    expect: { atRisk: 'lineRepeated' },
  },

  {
    name: 'a claim before',
    claim: { ...right, controlNumber: 'AGAIN' },
    before: [right],
    expect: { atRisk: 'claimRepeated', suggest: ['billOnce'] },
  },
  {
    name: 'a claim before for the other side',
    claim: right,
    before: [{ lines: [{ modifiers: ['LT'] }] }],
    expect: 'pass',
  },
  {
    name: 'a claim before of another patient',
    claim: right,
    before: [{ ...right, memberId: '1TE0TE0TE01' }],
    expect: 'pass',
  },
  {
    name: 'a claim before of another of the family',
    claim: { ...right, dependent: RILEY },
    before: [right, { ...right, dependent: ROWAN }],
    expect: 'pass',
  },
  {
    name: 'a claim before of the same dependent',
    claim: { ...right, dependent: RILEY },
    before: [{ ...right, dependent: RILEY }],
    expect: { atRisk: 'claimRepeated' },
  },
  {
    name: 'a claim before to another payer',
    claim: right,
    before: [{ ...right, payerId: '01112' }],
    expect: 'pass',
  },
  {
    name: 'a claim before of the surgical center, for its own service',
    claim: { ...right, placeOfService: '24' },
    before: [{ ...right, placeOfService: '24', renderingNpi: null }],
    expect: 'pass',
  },
  {
    name: 'a claim before, and 76',
    claim: { lines: [{ modifiers: ['RT', '76'] }] },
    before: [{ lines: [{ modifiers: ['RT', '76'] }] }],
    expect: 'pass',
  },
  { name: 'a replacement of the claim before', claim: { ...right, frequency: '7' }, before: [right], expect: 'pass' },
  { name: 'an original behind a void', claim: right, before: [{ ...right, frequency: '8' }], expect: 'pass' },
  {
    name: 'an original behind one that a void took back',
    claim: right,
    before: [right, { ...right, frequency: '8' }],
    expect: 'pass',
  },
  {
    name: 'an original behind one that stands beside another that a void took back',
    claim: right,
    before: [right, { lines: [{ modifiers: ['LT'] }] }, { lines: [{ modifiers: ['LT'] }], frequency: '8' }],
    expect: { atRisk: 'claimRepeated' },
  },
  {
    name: 'a patient without a member id, behind others',
    claim: { ...right, memberId: '' },
    before: [right],
    expect: 'notEvaluated',
  },
  { name: 'a patient without a member id, before all others', claim: { ...right, memberId: '' }, expect: 'pass' },
  {
    name: 'the later of two lines of a patient without a member id',
    claim: { memberId: '', lines: [{}, {}] },
    line: 2,
    before: [right],
    expect: { atRisk: 'lineRepeated' },
  },
  { name: 'more lines before than are kept', claim: right, before: full, expect: 'notEvaluated' },
  { name: 'a line that could not be read', json: withUnreadLine, expect: 'notEvaluated' },
  {
    name: 'a day that no table covers',
    claim: { lines: [{ on: '20211231' }, { on: '20211231' }] },
    line: 2,
    expect: 'notEvaluated',
  },
  {
    name: 'a day that no requirement covers',
    claim: { lines: [{ on: '20111231' }, { on: '20111231' }] },
    line: 2,
    expect: 'notEvaluated',
  },
  {
    name: 'a commercial payer',
    claim: { filing: 'CI', payerId: 'SAMPLE', lines: [{}, {}] },
    line: 2,
    expect: { atRisk: 'lineRepeated' },
  },
]);
