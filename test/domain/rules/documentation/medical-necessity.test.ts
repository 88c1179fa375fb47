import { medicalNecessity } from '../../../../domain/rules/documentation/medical-necessity.ts';
import type { NecessityRequirementValue } from '../../../../domain/tables/rule-tables.ts';
import { type ClaimSpec, ZIP } from '../../../support/claims.ts';
import { type NoteSpec, procedureNote } from '../../../support/procedure-note.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const asks = (policy: string, ...parts: NecessityRequirementValue['asks']): NecessityRequirementValue => ({
  policy,
  title: 'test',
  asks: parts,
});
const tables = tablesWith({
  'necessity-requirements': tableOf<NecessityRequirementValue>({
    medicare: [{ from: '2024-01-01', value: asks('NATIONAL', ['diagnosis', 'indication']) }],
    JE: [
      { from: '2026-01-01', through: '2026-06-30', value: asks('LOCAL', ['conservativeCare'], ['diagnosticBlock']) },
    ],
    'payer/SAMPLE': [{ from: '2024-01-01', value: asks('PLAN', ['conservativeCare']) }],
  }),
});
const missing = { atRisk: 'reasonMissing', suggest: ['sendTheReason'] };
const denied = { atRisk: 'reasonDenied', suggest: ['sendTheReason'] };
const JE: ClaimSpec = { billingZip: ZIP.sanFrancisco };
const on = (day: string): ClaimSpec => ({ ...JE, lines: [{ on: day }] });
const plan: ClaimSpec = { filing: 'CI', payerId: 'SAMPLE' };
const whole: NoteSpec = { diagnosis: 'meralgia', conservativeCare: ['therapy'], block: true };
const noted = (name: string, claim: ClaimSpec, spec: NoteSpec, expected: RuleCase['expect']): RuleCase => ({
  name,
  claim,
  documented: procedureNote(spec),
  expect: expected,
});
const fields = (name: string, claim: ClaimSpec, documentation: object, expected: RuleCase['expect']): RuleCase => ({
  name,
  claim: { ...claim, documentation: { ...documentation } },
  expect: expected,
});

ruleCases(medicalNecessity, tables, [
  noted('all that both policies ask', JE, whole, 'pass'),
  noted(
    'relief stands for the block',
    JE,
    { diagnosis: 'meralgia', conservativeCare: ['therapy'], reliefPercent: 80 },
    'pass',
  ),
  noted('the indication stands for the diagnosis', {}, { indication: 'knee pain' }, 'pass'),
  noted('only what this payer asks', {}, { diagnosis: 'meralgia' }, 'pass'),
  noted('neither diagnosis nor indication', {}, { conservativeCare: ['therapy'] }, missing),
  noted('no conservative care', JE, { ...whole, conservativeCare: [] }, missing),
  noted('no block', JE, { diagnosis: 'meralgia', conservativeCare: ['therapy'] }, missing),
  noted('nothing', JE, {}, missing),
  noted('last day of the local row', on('20260630'), { diagnosis: 'meralgia' }, missing),
  noted('day after the local row', on('20260701'), { diagnosis: 'meralgia' }, 'pass'),
  noted('day before the local row', on('20251231'), { diagnosis: 'meralgia' }, 'pass'),
  noted(
    'conservative care denied',
    JE,
    { ...whole, conservativeCare: [], conservativeCareDenied: 'no therapy' },
    denied,
  ),
  noted('one measure denied, another failed', JE, { ...whole, conservativeCareDenied: 'no injections' }, 'pass'),
  noted('the block denied', JE, { ...whole, block: false }, denied),
  noted(
    'denied where nobody asks',
    {},
    { diagnosis: 'meralgia', block: false, conservativeCareDenied: 'none' },
    'pass',
  ),
  noted('a plan that asks', plan, {}, missing),
  noted('a plan that asks and is shown', plan, { conservativeCare: ['therapy'] }, 'pass'),
  noted('a plan that asks nothing at hand', { filing: 'CI', payerId: 'OTHER' }, {}, 'notApplicable'),
  noted('a Medicare Advantage plan', { filing: '16', payerId: 'OTHER' }, {}, 'notApplicable'),
  noted('Medicare where no MAC is known', { billingZip: '00000', payerId: 'OTHER' }, {}, missing),
  noted('a day without coverage', on('20231231'), {}, 'notEvaluated'),
  fields('fields state it', {}, { diagnosis: 'meralgia' }, 'pass'),
  fields(
    'fields state all',
    JE,
    { indication: 'pain', failedConservativeMeasures: ['therapy'], diagnosticBlockReliefPercent: 80 },
    'pass',
  ),
  fields('fields state some', JE, { indication: 'pain' }, 'notEvaluated'),
  fields('fields of blanks state none', {}, { diagnosis: ' ', indication: '\t' }, 'notEvaluated'),
  fields('fields list no measure', JE, { indication: 'pain', failedConservativeMeasures: [] }, denied),
  { name: 'a short note', claim: { lines: [{ note: 'RFA SURAL NERVE' }] }, expect: 'notEvaluated' },
  { name: 'no note', claim: {}, expect: 'notEvaluated' },
  { name: 'another procedure', line: 2, claim: { lines: [{}, { code: '64450' }] }, expect: 'notApplicable' },
  {
    name: 'First Coast asks for a block before',
    claim: { billingZip: '331010000', payerId: '09102', payerName: 'FIRST COAST JN' },
    tables: dataTables(),
    documented: procedureNote({ diagnosis: 'meralgia', conservativeCare: ['therapy'] }),
    expect: missing,
  },
  {
    name: 'Novitas asks for none',
    tables: dataTables(),
    documented: procedureNote({ diagnosis: 'meralgia' }),
    expect: 'pass',
  },
]);
