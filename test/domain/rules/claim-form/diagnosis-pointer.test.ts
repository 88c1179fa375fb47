import { diagnosisPointer } from '../../../../domain/rules/claim-form/diagnosis-pointer.ts';
import { institutionalClaim } from '../../../support/institutional-claim.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const pointing = (pointers: string[], diagnoses = ['G5711', 'M1711']) => ({ diagnoses, lines: [{ pointers }] });
const billable = ['M170', 'M1711', 'G588', 'G589', 'G59', 'G5751', 'M792', 'G894', 'E1142', 'M25561', 'G5780'];
const categories = ['G571', 'M171', 'M25', 'M2556', 'G89', 'G892', 'E114', 'M7966', 'G58'];

/** Institutional lines have no pointers. */
function hospital(principal?: string, other?: string) {
  return institutionalClaim({
    principalDiagnosis: principal,
    otherDiagnoses: other === undefined ? [] : [other],
  });
}

ruleCases(diagnosisPointer, dataTables(), [
  { name: 'points to the first', claim: pointing(['1']), expect: 'pass' },
  { name: 'points to both', claim: pointing(['1', '2']), expect: 'pass' },
  {
    name: 'twelfth of twelve',
    claim: pointing(
      ['12'],
      Array.from({ length: 12 }, () => 'G5711'),
    ),
    expect: 'pass',
  },
  { name: 'no pointer', claim: pointing([]), expect: { atRisk: 'pointerMissing' } },
  { name: 'third of two', claim: pointing(['3']), expect: { atRisk: 'pointsNowhere' } },
  { name: 'one right, one wrong', claim: pointing(['1', '4']), expect: { atRisk: 'pointsNowhere' } },
  { name: 'zero', claim: pointing(['0']), expect: { atRisk: 'pointsNowhere' } },
  { name: 'a letter, as on paper', claim: pointing(['A']), expect: { atRisk: 'pointsNowhere' } },
  { name: 'no diagnosis on the claim', claim: pointing(['1'], []), expect: { atRisk: 'pointsNowhere' } },
  ...billable.map(
    (code): RuleCase => ({ name: `${code} is complete`, claim: pointing(['1'], [code]), expect: 'pass' }),
  ),
  ...categories.map(
    (code): RuleCase => ({
      name: `${code} needs more characters`,
      claim: pointing(['1'], [code]),
      expect: { atRisk: 'codeIncomplete' },
    }),
  ),
  ...['U071', 'U099', 'C7A00', 'M1A0110'].map(
    (code): RuleCase => ({
      name: `${code} has the form of one`,
      claim: pointing(['1'], [code]),
      expect: 'pass',
    }),
  ),
  ...['ABCDE', '1171', 'M1711XXXX', 'U'].map(
    (code): RuleCase => ({
      name: `${code} has no form of a code`,
      claim: pointing(['1'], [code]),
      expect: { atRisk: 'codeMalformed' },
    }),
  ),
  { name: 'an incomplete code that no pointer names', claim: pointing(['1'], ['G5711', 'M171']), expect: 'pass' },
  {
    name: 'a day the code list does not cover',
    claim: { lines: [{ on: '20240930' }] },
    expect: 'notEvaluated',
  },
  { name: 'an institutional claim without a diagnosis', json: hospital(), expect: { atRisk: 'claimWithout' } },
  {
    name: 'an institutional claim with a second one alone',
    json: hospital(undefined, 'G5711'),
    expect: { atRisk: 'claimWithout' },
  },
  { name: 'an institutional claim with one', json: hospital('G5711'), expect: 'pass' },
  { name: 'an institutional claim with a second one', json: hospital('G5711', 'M1711'), expect: 'pass' },
  { name: 'an institutional claim with a category', json: hospital('G571'), expect: { atRisk: 'codeIncomplete' } },
  { name: 'the same as its second', json: hospital('G5711', 'M171'), expect: { atRisk: 'codeIncomplete' } },
  { name: 'an institutional claim with a code of ICD-9', json: hospital('3559'), expect: { atRisk: 'codeMalformed' } },
]);
