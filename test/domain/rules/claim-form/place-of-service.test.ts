import { placeOfService } from '../../../../domain/rules/claim-form/place-of-service.ts';
import { institutionalClaim } from '../../../support/institutional-claim.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const SURGERY_CENTER = '261QA1903X';

const mixed = institutionalClaim() as { claimInformation: { serviceLines: object[] } };
mixed.claimInformation.serviceLines.unshift({
  serviceDate: '20260302',
  professionalService: { procedureCode: '64640', measurementUnit: 'UN', serviceUnitCount: '1' },
});

ruleCases(placeOfService, dataTables(), [
  { name: 'an office', expect: 'pass' },
  { name: 'the claim’s place for a line without one', claim: { placeOfService: '22' }, expect: 'pass' },
  { name: 'no place anywhere', claim: { placeOfService: '' }, expect: { atRisk: 'placeMissing' } },
  { name: 'blanks', claim: { placeOfService: '  ' }, expect: { atRisk: 'placeMissing' } },
  {
    name: 'the line’s place for a claim without one',
    claim: { placeOfService: '', lines: [{ placeOfService: '11' }] },
    expect: 'pass',
  },
  { name: 'a code nobody assigned', claim: { placeOfService: '88' }, expect: { atRisk: 'placeUnknown' } },
  { name: 'a code of one digit', claim: { placeOfService: '1' }, expect: { atRisk: 'placeUnknown' } },
  {
    name: 'a line’s unassigned code under a good one of the claim',
    claim: { lines: [{ placeOfService: '30' }] },
    expect: { atRisk: 'placeUnknown' },
  },
  {
    name: 'the day before 66 was assigned',
    claim: { placeOfService: '66', lines: [{ on: '20240731' }] },
    expect: { atRisk: 'placeUnknown' },
  },
  {
    name: 'the day on which 66 was assigned',
    claim: { placeOfService: '66', lines: [{ on: '20240801' }] },
    expect: 'pass',
  },
  { name: 'telehealth', claim: { placeOfService: '02' }, expect: { atRisk: 'placeRemote' } },
  { name: 'telehealth at home', claim: { placeOfService: '10' }, expect: { atRisk: 'placeRemote' } },
  { name: 'another code by telehealth', claim: { placeOfService: '10', lines: [{ code: '99213' }] }, expect: 'pass' },
  { name: 'a home', claim: { placeOfService: '12' }, expect: 'pass' },
  {
    name: 'an office on a claim that names another facility',
    claim: { placeOfService: '11', facilityZip: '770300000' },
    expect: 'pass',
  },
  {
    name: 'an ambulatory surgical center by its taxonomy, in its place',
    claim: { placeOfService: '24', billingTaxonomy: SURGERY_CENTER, renderingNpi: null },
    expect: 'pass',
  },
  {
    name: 'an ambulatory surgical center by its taxonomy, in an office',
    claim: { placeOfService: '11', billingTaxonomy: SURGERY_CENTER, renderingNpi: null },
    expect: { atRisk: 'centerElsewhere' },
  },
  {
    name: 'SG in an office',
    claim: { placeOfService: '11', lines: [{ modifiers: ['SG'] }] },
    expect: { atRisk: 'centerElsewhere' },
  },
  {
    name: 'SG in an outpatient department',
    claim: { placeOfService: '22', lines: [{ modifiers: ['SG'] }] },
    expect: { atRisk: 'centerElsewhere' },
  },
  { name: 'SG in a surgical center', claim: { placeOfService: '24', lines: [{ modifiers: ['SG'] }] }, expect: 'pass' },
  { name: 'a physician in a surgical center', claim: { placeOfService: '24' }, expect: 'pass' },
  {
    name: 'a clinic that names nobody, in an office',
    claim: { placeOfService: '11', renderingNpi: null },
    expect: 'pass',
  },
  {
    name: 'a commercial payer',
    claim: { filing: 'CI', payerId: 'SAMPLE', placeOfService: '88' },
    expect: { atRisk: 'placeUnknown' },
  },
  {
    name: 'a day before the table',
    claim: { placeOfService: '88', lines: [{ on: '20231231' }] },
    expect: 'notEvaluated',
  },

  { name: 'a line of the other kind on a hospital’s bill', json: mixed, expect: 'notApplicable' },
  { name: 'a hospital’s outpatient bill', json: institutionalClaim(), expect: 'pass' },
  { name: 'a critical access hospital', json: institutionalClaim({ billType: '85' }), expect: 'pass' },
  { name: 'no type of bill', json: institutionalClaim({ billType: '' }), expect: { atRisk: 'billTypeMissing' } },
  {
    name: 'a type of bill that does not exist',
    json: institutionalClaim({ billType: '99' }),
    expect: { atRisk: 'billTypeUnknown' },
  },
  {
    name: 'the frequency in the place of the type',
    json: institutionalClaim({ billType: '131' }),
    expect: { atRisk: 'billTypeUnknown' },
  },
  {
    name: 'an inpatient stay is told and not held against the line',
    json: institutionalClaim({ billType: '11' }),
    expect: 'pass',
    notices: ['inpatientStay'],
  },
  {
    name: 'an inpatient under Part B, who is paid by the line',
    json: institutionalClaim({ billType: '12' }),
    expect: 'pass',
  },
]);
