import { modalityStated } from '../../../../domain/rules/documentation/modality-stated.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { procedureNote } from '../../../support/procedure-note.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const tables = tablesWith({
  'documentation-requirements': tableOf({
    'modality-stated': [{ from: '2026-01-01', through: '2026-06-30', value: { requirement: 'test' } }],
  }),
});
const line = (note: string): ClaimSpec => ({ lines: [{ note }] });
const silent = { atRisk: 'noModality', suggest: ['nameTheTechnique'] };
const other = { atRisk: 'onlyModulation', suggest: ['nameTheTechnique'] };
const silentNote = procedureNote({ nerves: ['sural nerve'] });

ruleCases(modalityStated, tables, [
  ...[
    'THERMAL RFA SURAL NERVE',
    'RFA LT GON',
    'PULSED RF GON',
    'PHENOL OBTURATOR',
    'IOVERA SAPHENOUS',
    'IOVERA AND PHENOL',
  ].map((text): RuleCase => ({ name: `stated: ${text}`, claim: line(text), expect: 'pass' })),
  { name: 'a field states it', claim: { documentation: { modality: 'cooled RF' } }, expect: 'pass' },
  {
    name: 'a procedure note states it',
    documented: procedureNote({ technique: 'chem_phenol' }),
    expect: 'pass',
  },
  { name: 'a procedure note states several', documented: procedureNote({ conflicting: true }), expect: 'pass' },
  { name: 'a procedure note is silent', documented: silentNote, expect: silent },
  { name: 'last day of the row', claim: { lines: [{ on: '20260630' }] }, documented: silentNote, expect: silent },
  { name: 'day after the row', claim: { lines: [{ on: '20260701' }] }, documented: silentNote, expect: 'notEvaluated' },
  { name: 'a block only', documented: procedureNote({ modulation: 'block' }), expect: other },
  { name: 'pulsed radiofrequency only', documented: procedureNote({ technique: 'rf_pulsed' }), expect: other },
  ...['peripheral nerve block', 'lidocaine injection', 'Botox', 'peripheral nerve stimulation', 'Pulsed RF'].map(
    (modality): RuleCase => ({
      name: `a field states ${modality}`,
      claim: { documentation: { modality } },
      expect: other,
    }),
  ),
  {
    name: 'a block before the ablation',
    claim: { documentation: { modality: 'nerve block with lidocaine, then thermal RFA' } },
    expect: 'pass',
  },
  {
    name: 'an anesthetic as the agent of an ablation',
    claim: { documentation: { modality: 'RFA', agent: 'lidocaine' } },
    expect: 'pass',
  },
  ...['neurolytic nerve block', 'nerve block and ablation'].map(
    (modality): RuleCase => ({
      name: `a field states more than a block: ${modality}`,
      claim: { documentation: { modality } },
      expect: 'notEvaluated',
    }),
  ),
  {
    name: 'an anesthetic beside a modality that no row knows',
    claim: { documentation: { modality: 'neurolysis', agent: 'lidocaine' } },
    expect: 'notEvaluated',
  },
  {
    name: 'an anesthetic beside a word of destruction',
    claim: { documentation: { destructive: true, agent: 'lidocaine' } },
    expect: 'notEvaluated',
  },
  { name: 'a field that no row knows', claim: { documentation: { modality: 'neurolysis' } }, expect: 'notEvaluated' },
  { name: 'another field only', claim: { documentation: { nerves: ['sural nerve'] } }, expect: 'notEvaluated' },
  { name: 'a short note is silent', claim: line('SURAL NERVE LT'), expect: 'notEvaluated' },
  { name: 'a short note tells of a block', claim: line('NERVE BLOCK X2 80 PCT RELIEF'), expect: 'notEvaluated' },
  { name: 'no note', claim: {}, expect: 'notEvaluated' },
  { name: 'another procedure', line: 2, claim: { lines: [{}, { code: '64450' }] }, expect: 'notApplicable' },
]);
