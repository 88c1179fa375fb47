import { modifierConflict } from '../../../../domain/rules/claim-form/modifier-conflict.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const line = (modifiers: string[], units = 1) => ({ lines: [{ modifiers, units }] });
const inAsc = { placeOfService: '24', lines: [{ modifiers: ['50'] }] };

ruleCases(modifierConflict, dataTables(), [
  { name: 'no modifier', claim: {}, expect: 'pass' },
  { name: 'one side', claim: line(['RT'], 3), expect: 'pass' },
  { name: 'bilateral, one unit', claim: line(['50']), expect: 'pass' },
  { name: 'bilateral with RT', claim: line(['50', 'RT']), expect: { atRisk: 'bilateralWithSide' } },
  { name: 'bilateral with LT', claim: line(['LT', '50']), expect: { atRisk: 'bilateralWithSide' } },
  { name: 'bilateral with two units', claim: line(['50'], 2), expect: { atRisk: 'bilateralWithUnits' } },
  { name: 'RT and LT on one line', claim: line(['RT', 'LT'], 2), expect: { atRisk: 'bothSides' } },
  { name: 'RT and LT on two lines', claim: { lines: [{ modifiers: ['RT'] }, { modifiers: ['LT'] }] }, expect: 'pass' },
  { name: 'bilateral with a distinct-service modifier', claim: line(['50', '59']), expect: 'pass' },
  {
    name: 'bilateral on a line of an ASC by taxonomy',
    claim: { ...inAsc, billingTaxonomy: '261QA1903X' },
    expect: { atRisk: 'bilateralOnFacilityLine', suggest: ['twoLines'] },
  },
  {
    name: 'bilateral on a line marked SG',
    claim: { placeOfService: '24', lines: [{ modifiers: ['50', 'SG'] }] },
    expect: { atRisk: 'bilateralOnFacilityLine' },
  },
  {
    name: 'an organization in an ASC without a rendering provider is the facility',
    claim: { ...inAsc, renderingNpi: null },
    expect: { atRisk: 'bilateralOnFacilityLine' },
  },
  { name: 'a physician who works in an ASC', claim: inAsc, expect: 'pass' },
  {
    name: 'a physician billing alone for work in an ASC',
    claim: { ...inAsc, billingIsPerson: true, renderingNpi: null },
    expect: 'pass',
  },
  {
    name: 'a day the table does not cover',
    claim: { lines: [{ on: '20211231', modifiers: ['50', 'RT'] }] },
    expect: 'notEvaluated',
  },
]);
