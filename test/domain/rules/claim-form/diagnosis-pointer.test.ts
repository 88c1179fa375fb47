import { diagnosisPointer } from '../../../../domain/rules/claim-form/diagnosis-pointer.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const pointing = (pointers: string[], diagnoses = ['G5711', 'M1711']) => ({ diagnoses, lines: [{ pointers }] });
const billable = ['M170', 'M1711', 'G588', 'G589', 'G59', 'G5751', 'M792', 'G894', 'E1142', 'M25561', 'G5780'];
const categories = ['G571', 'M171', 'M25', 'M2556', 'G89', 'G892', 'E114', 'M7966', 'G58'];

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
  {
    name: 'institutional lines have no pointers',
    json: {
      claimInformation: {
        claimFilingCode: 'MA',
        patientControlNumber: 'SAMPLE1',
        serviceLines: [
          {
            serviceDate: '20260302',
            institutionalService: {
              procedureCode: '64640',
              measurementUnit: 'UN',
              serviceUnitCount: '1',
              lineItemChargeAmount: '1',
            },
          },
        ],
      },
    },
    expect: 'notApplicable',
  },
]);
