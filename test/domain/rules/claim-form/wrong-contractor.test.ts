import { wrongContractor } from '../../../../domain/rules/claim-form/wrong-contractor.ts';
import { ZIP } from '../../../support/claims.ts';
import { institutionalClaim } from '../../../support/institutional-claim.ts';
import { tablesWith } from '../../../support/release.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const LOS_ANGELES = '900120000';
const HONOLULU = '968130000';
const SPARTA = '970010000';

ruleCases(wrongContractor, dataTables(), [
  { name: 'the contractor of the place', expect: 'pass' },
  {
    name: 'another MAC',
    claim: { payerId: '12202' },
    expect: { atRisk: 'otherMac', suggest: ['sendToContractor'] },
  },
  {
    name: 'the place of the line’s facility decides, not the billing address',
    claim: { payerId: '01112', lines: [{ facilityZip: ZIP.sanFrancisco }] },
    expect: 'pass',
  },
  {
    name: 'the billing address’s contractor for a facility elsewhere',
    claim: { payerId: '04412', facilityZip: ZIP.sanFrancisco },
    expect: { atRisk: 'otherMac' },
  },
  {
    name: 'Virginia near Washington is Novitas',
    claim: { payerId: '12202', billingZip: ZIP.arlington },
    expect: 'pass',
  },
  {
    name: 'Virginia near Washington is not Palmetto',
    claim: { payerId: '11302', billingZip: ZIP.arlington },
    expect: { atRisk: 'otherMac' },
  },
  {
    name: 'two contractors of one MAC: the northern number for the south of California',
    claim: { payerId: '01112', billingZip: LOS_ANGELES },
    expect: { atRisk: 'otherContractorOfMac' },
  },
  { name: 'the southern number for the south', claim: { payerId: '01182', billingZip: LOS_ANGELES }, expect: 'pass' },
  {
    name: 'the number of California for Hawaii',
    claim: { payerId: '01112', billingZip: HONOLULU },
    expect: { atRisk: 'otherContractorOfMac' },
  },
  { name: 'the number of a hospital contractor', claim: { payerId: '04411' }, expect: { atRisk: 'otherPart' } },
  {
    name: 'the number of a hospital contractor of another MAC',
    claim: { payerId: '12201' },
    expect: { atRisk: 'otherMac' },
  },

  { name: 'a hospital and its contractor', json: institutionalClaim(), expect: 'pass' },
  {
    name: 'a hospital and the Part A contractor of another MAC, as chains have',
    json: institutionalClaim({ payerId: '12201' }),
    expect: { atRisk: 'otherHospitalContractor' },
  },
  {
    name: 'a hospital in the south of California, which shares its Part A number with the north',
    json: institutionalClaim({ payerId: '01111', billingZip: LOS_ANGELES }),
    expect: 'pass',
  },
  {
    name: 'a hospital and the physicians’ contractor',
    json: institutionalClaim({ payerId: '04412' }),
    expect: { atRisk: 'otherPart' },
  },
  {
    name: 'a hospital and the physicians’ contractor of another MAC',
    json: institutionalClaim({ payerId: '12202' }),
    expect: { atRisk: 'otherMac' },
  },

  { name: 'railroad Medicare has one contractor', claim: { payerId: '00882' }, expect: 'notApplicable' },
  { name: 'an alias of a clearing house', claim: { payerId: 'SMTX0' }, expect: 'notEvaluated' },
  { name: 'five digits that are no contractor', claim: { payerId: '60054' }, expect: 'notEvaluated' },
  { name: 'no payer id', claim: { payerId: '' }, expect: 'notEvaluated' },
  { name: 'a ZIP code in no area', claim: { billingZip: '000000000' }, expect: 'notEvaluated' },
  {
    name: 'a facility’s ZIP code in no area, whatever the billing address',
    claim: { payerId: '12202', facilityZip: '000000000' },
    expect: 'notEvaluated',
  },
  {
    name: 'a home visit by a clinic of another area',
    claim: { payerId: '12202', placeOfService: '12' },
    expect: 'notEvaluated',
  },
  {
    name: 'a home visit addressed by the clinic’s own address',
    claim: { placeOfService: '12' },
    expect: 'notEvaluated',
  },
  {
    name: 'a home visit with the address of the home',
    claim: { payerId: '12202', placeOfService: '12', facilityZip: ZIP.arlington },
    expect: 'pass',
  },
  {
    name: 'a Medicare Advantage plan',
    claim: { filing: '16', payerId: 'SAMPLE' },
    expect: 'pass',
  },
  {
    name: 'Medicare Advantage addressed to a contractor',
    claim: { filing: '16' },
    expect: { atRisk: 'advantageToContractor', suggest: ['sendToPlan'] },
  },
  {
    name: 'a commercial claim at a contractor’s number',
    claim: { filing: 'CI', payerId: '12202' },
    expect: 'notEvaluated',
  },
  { name: 'a payer nobody knows', claim: { filing: '', payerId: 'SAMPLE' }, expect: 'notEvaluated' },
  {
    name: 'a filing indicator that says nothing beside a contractor’s number',
    claim: { filing: 'ZZ', payerId: '12202' },
    expect: { atRisk: 'otherMac' },
  },
  {
    name: 'the first day of the table',
    claim: { payerId: '12202', lines: [{ on: '20240101' }] },
    expect: { atRisk: 'otherMac' },
  },
  { name: 'a day before the table', claim: { payerId: '12202', lines: [{ on: '20231231' }] }, expect: 'notEvaluated' },
  {
    name: 'no table of ZIP codes',
    claim: { payerId: '12202', billingZip: SPARTA },
    tables: tablesWith({ 'zip-localities': undefined }),
    expect: 'notEvaluated',
  },
]);
