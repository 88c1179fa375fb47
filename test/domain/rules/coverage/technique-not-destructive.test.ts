import { techniqueNotDestructive } from '../../../../domain/rules/coverage/technique-not-destructive.ts';
import type { TechniqueValue } from '../../../../domain/tables/rule-tables.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { type NoteSpec, procedureNote } from '../../../support/procedure-note.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const other = { atRisk: 'notDestruction', suggest: ['reportWhatWasDone'] };
const cold = { atRisk: 'heatDoesNotDestroy', suggest: ['reportWhatWasDone'] };
const notes = (expected: RuleCase['expect'], ...specs: NoteSpec[]): RuleCase[] =>
  specs.map((spec) => ({ name: `note ${JSON.stringify(spec)}`, documented: procedureNote(spec), expect: expected }));
const stated = (expected: RuleCase['expect'], ...documentation: Record<string, unknown>[]): RuleCase[] =>
  documentation.map((fields) => ({
    name: `fields ${JSON.stringify(fields)}`,
    claim: { documentation: fields },
    expect: expected,
  }));
const line = (note: string): ClaimSpec => ({ lines: [{ note }] });
const withOther = tablesWith({
  techniques: tableOf<TechniqueValue>({
    sound: [{ from: '2024-01-01', value: { family: 'other', destructive: false, name: 'sound', terms: ['sound'] } }],
  }),
});

ruleCases(techniqueNotDestructive, dataTables(), [
  ...notes(other, { modulation: 'block' }, { modulation: 'nerve_stimulation' }, { modulation: 'botulinum' }),
  ...notes(
    cold,
    { technique: 'rf_unspecified', celsius: 50 },
    { technique: 'rf_unspecified', celsius: 42 },
    { technique: 'rf_thermal', celsius: 59 },
    { technique: 'rf_bipolar', celsius: 42 },
    { technique: 'rf_cooled', celsius: 45 },
  ),
  ...notes(
    'pass',
    { technique: 'rf_thermal', celsius: 60 },
    { technique: 'rf_cooled', celsius: 60 },
    { technique: 'rf_cooled', celsius: 50 },
    { technique: 'rf_unspecified' },
    { technique: 'chem_phenol', percent: 6 },
    { technique: 'cryo_iovera', celsius: -55 },
    { technique: 'laser' },
  ),
  ...notes('notApplicable', { technique: 'rf_pulsed' }, { technique: 'rf_pulsed', celsius: 42 }),
  ...notes('notEvaluated', { conflicting: true }, { nerves: ['sural nerve'] }),
  ...stated(
    other,
    { modality: 'nerve block' },
    { modality: 'Botulinum toxin' },
    { device: 'SPRINT PNS' },
    { agent: 'bupivacaine 0.5%' },
  ),
  ...stated('pass', { modality: 'nerve block then thermal RFA' }, { modality: 'RFA', agent: 'lidocaine' }),
  ...stated('notApplicable', { modality: 'RFA', temperatureCelsius: 42 }),
  ...stated('notEvaluated', { modality: 'no nerve block' }, { modality: 'neurolysis' }),
  ...stated(cold, { modality: 'RFA', temperatureCelsius: 50 }),
  { name: 'a short note tells of a block', claim: line('NERVE BLOCK X2, 80 PCT RELIEF'), expect: 'notEvaluated' },
  { name: 'a short note tells of stimulation', claim: line('SENSORY STIM 50HZ, RFA'), expect: 'pass' },
  { name: 'pulsed in a short note', claim: line('PULSED RF GON'), expect: 'notApplicable' },
  {
    name: 'a technique that a row says does not destroy',
    claim: line('SOUND LT GON'),
    tables: withOther,
    expect: other,
  },
  { name: 'no note', claim: {}, expect: 'notEvaluated' },
  { name: 'another procedure', line: 2, claim: { lines: [{}, { code: '64450' }] }, expect: 'notApplicable' },
]);
