import { destructionConfirmed } from '../../../../domain/rules/documentation/destruction-confirmed.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { type NoteSpec, procedureNote } from '../../../support/procedure-note.ts';
import { tablesWith } from '../../../support/release.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

type Expected = RuleCase['expect'];
const fires = (atRisk: string) => ({ atRisk, suggest: ['sendTheRecord'] });
const notes = (expected: Expected, ...specs: NoteSpec[]): RuleCase[] =>
  specs.map((spec) => ({
    name: `note ${JSON.stringify(spec)}`,
    documented: procedureNote(spec),
    expect: expected,
  }));
const stated = (expected: Expected, ...documentation: Record<string, unknown>[]): RuleCase[] =>
  documentation.map((fields) => ({
    name: `fields ${JSON.stringify(fields)}`,
    claim: { documentation: fields },
    expect: expected,
  }));
const line = (note: string): ClaimSpec => ({ lines: [{ note }] });

ruleCases(destructionConfirmed, dataTables(), [
  ...notes(
    'pass',
    { technique: 'rf_thermal', celsius: 80, seconds: 90 },
    { technique: 'rf_thermal', celsius: 60 },
    { technique: 'rf_cooled', celsius: 60 },
    { technique: 'rf_bipolar', celsius: 90 },
    { technique: 'rf_unspecified', celsius: 80 },
    { technique: 'rf_thermal', destructive: true },
    { technique: 'rf_unspecified', destructive: true },
    { technique: 'chem_phenol', percent: 6 },
    { technique: 'chem_phenol', percent: 3 },
    { technique: 'chem_alcohol', percent: 30 },
    { technique: 'chem_alcohol', techniqueWords: 'dehydrated alcohol' },
    { technique: 'chem_alcohol', techniqueWords: 'ethanol', agent: 'Absolute alcohol' },
    { technique: 'chem_glycerol' },
    { technique: 'laser' },
    { technique: 'cryo_iovera', cycles: 3 },
    { technique: 'cryo_iovera', seconds: 106 },
    { technique: 'cryo_image', celsius: -20 },
    { conflicting: true, celsius: 80 },
    { celsius: 80 },
  ),
  ...notes(
    fires('parametersMissing'),
    { technique: 'rf_thermal' },
    { technique: 'rf_thermal', seconds: 90 },
    { technique: 'rf_cooled' },
    { technique: 'rf_unspecified' },
    { technique: 'chem_phenol', agent: 'phenol' },
    { technique: 'chem_alcohol', techniqueWords: 'ethanol' },
    { technique: 'cryo_iovera' },
  ),
  ...notes(
    fires('temperatureTooLow'),
    { technique: 'rf_thermal', celsius: 59 },
    { technique: 'rf_thermal', celsius: 42 },
    { technique: 'rf_unspecified', celsius: 50 },
    { technique: 'rf_cooled', celsius: 45 },
    { technique: 'rf_thermal', celsius: 42, destructive: true },
    { conflicting: true, celsius: 42 },
    { celsius: 42 },
  ),
  ...notes(
    fires('strengthTooLow'),
    { technique: 'chem_phenol', percent: 2 },
    { technique: 'chem_alcohol', percent: 4 },
    { technique: 'chem_alcohol', percent: 3 },
  ),
  ...notes('notEvaluated', { technique: 'chem_alcohol', percent: 5 }, { technique: 'chem_alcohol', percent: 29 }),
  ...notes(
    fires('techniqueContradicts'),
    { technique: 'rf_pulsed', celsius: 42 },
    { technique: 'rf_pulsed', destructive: true },
    { modulation: 'block' },
  ),
  ...notes(
    fires('statedNotDestructive'),
    { technique: 'rf_thermal', celsius: 80, destructive: false },
    { technique: 'rf_pulsed', destructive: false },
  ),
  ...notes(fires('destructionMissing'), { nerves: ['sural nerve'] }),
  ...notes(
    'notEvaluated',
    { conflicting: true },
    { conflicting: true, celsius: 50 },
    { technique: 'rf_cooled', celsius: 50 },
  ),
  ...stated(
    'pass',
    { modality: 'RFA', temperatureCelsius: 80 },
    { modality: 'cooled RF', temperatureCelsius: 60 },
    { modality: 'thermal RFA', destructive: true },
    { destructive: true },
    { modality: 'absolute alcohol' },
  ),
  ...stated(fires('statedNotDestructive'), { destructive: false }, { modality: 'thermal RFA', destructive: false }),
  ...stated(
    fires('techniqueContradicts'),
    { modality: 'pulsed RF' },
    { modality: 'RFA', temperatureCelsius: 42 },
    { modality: 'nerve block' },
    { device: 'SPRINT PNS' },
  ),
  ...stated(
    fires('temperatureTooLow'),
    { modality: 'thermal RFA', temperatureCelsius: 42 },
    { modality: 'cooled RF', temperatureCelsius: 42 },
    { temperatureCelsius: 42 },
  ),
  ...stated(
    'notEvaluated',
    { modality: 'thermal RFA' },
    { modality: 'RFA', secondsPerLesion: 90 },
    { modality: 'phenol' },
    { modality: 'iovera' },
    { nerves: ['sural nerve'] },
  ),
  ...['THERMAL RFA LT GON', 'PHENOL 6% OBTURATOR', 'PULSED RF GON', 'SURAL NERVE', 'IOVERA AND PHENOL'].map(
    (text): RuleCase => ({ name: `short note: ${text}`, claim: line(text), expect: 'notEvaluated' }),
  ),
  { name: 'no note', claim: {}, expect: 'notEvaluated' },
  {
    name: 'a day that the requirement does not cover',
    claim: { lines: [{ on: '20191231' }] },
    documented: procedureNote({ technique: 'rf_thermal', destructive: false }),
    expect: 'notEvaluated',
  },
  {
    name: 'no row of parameters',
    tables: tablesWith({ 'destruction-parameters': undefined }),
    documented: procedureNote({ technique: 'rf_thermal', celsius: 80 }),
    expect: 'notEvaluated',
  },
  { name: 'another procedure', line: 2, claim: { lines: [{}, { code: '64450' }] }, expect: 'notApplicable' },
]);
