import { nerveIdentified } from '../../../../domain/rules/documentation/nerve-identified.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { procedureNote } from '../../../support/procedure-note.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const fires = { atRisk: 'noNerveNamed', suggest: ['nameEachNerve'] };
const note = (text: string): ClaimSpec => ({ lines: [{ note: text }] });
const listed = (...nerves: string[]): ClaimSpec => ({ documentation: { nerves } });

const named = [
  'RFA RT SUPRASCAPULAR NERVE',
  'LT GON THERMAL RFA',
  'ILIOINGUINAL AND ILIOHYPOGASTRIC NERVES',
  'MEDIAN NERVE PHENOL',
  'SUPEROMEDIAL GENICULAR NERVE',
  'ARTICULAR BRANCHES OF OBTURATOR NERVE',
  'ZYGOMATICOTEMPORAL NERVE RFA',
  'INFRAPATELLAR BRANCH SAPHENOUS N',
  'SUPERIOR CLUNEAL NERVES X3',
];
const namedToo = ['PERIPHERAL NERVE DESTRUCTION RT SSN', 'RFA PERIPHERAL NERVE LFCN', 'NERVES: SM, SL, IM GENICULAR'];
const vague = [
  'RFA PERIPHERAL NERVE RT KNEE',
  'DESTRUCTION OF NERVE',
  'ABLATION OF NERVE BRANCHES X3',
  'RFA KNEE NERVES',
  'GENICULAR NERVES RFA',
  'NEUROLYSIS OF MULTIPLE SENSORY NERVES',
];
const silent = [
  'RFA FOR NERVE PAIN',
  'NERVE BLOCK X2 80 PCT RELIEF',
  'SENSORY NERVE STIM 50HZ NEG, RFA',
  'NERVE TO GLUTEUS MEDIUS',
  'NERVE ROOT PAIN',
  '3 NERVES TREATED, SEE OP NOTE',
  'ALL NERVES NAMED IN OP NOTE',
  'PATIENT SEEN IN OFFICE',
  'RFA 80C 90 SEC',
  'NO PERIPHERAL NERVE INJURY',
];

ruleCases(nerveIdentified, dataTables(), [
  ...named.map((text): RuleCase => ({ name: `named: ${text}`, claim: note(text), expect: 'pass' })),
  ...namedToo.map((text): RuleCase => ({ name: `named after all: ${text}`, claim: note(text), expect: 'pass' })),
  ...vague.map((text): RuleCase => ({ name: `vague: ${text}`, claim: note(text), expect: fires })),
  ...silent.map((text): RuleCase => ({ name: `silent: ${text}`, claim: note(text), expect: 'notEvaluated' })),
  {
    name: 'a procedure note is silent',
    documented: procedureNote({ technique: 'rf_thermal' }),
    expect: { atRisk: 'noteSilent', suggest: ['nameEachNerve'] },
  },
  { name: 'a procedure note is vague', documented: procedureNote({ vague: 'the affected nerve' }), expect: fires },
  { name: 'a procedure note names one', documented: procedureNote({ nerves: ['sural nerve'] }), expect: 'pass' },
  { name: 'no note at all', claim: {}, expect: 'notEvaluated' },
  {
    name: 'a few words of a note speak of a nerve without a name',
    claim: { documentation: { note: 'RFA of a nerve' } },
    expect: fires,
  },
  {
    name: 'the description repeats the code',
    claim: { lines: [{ description: 'DESTRUCTION PERIPHERAL NERVE' }] },
    expect: 'notEvaluated',
  },
  { name: 'the description names the nerve', claim: { lines: [{ description: 'RFA SURAL NERVE' }] }, expect: 'pass' },
  { name: 'the list names one', claim: listed('left sural nerve'), expect: 'pass' },
  { name: 'the list uses a short form', claim: listed('SSN'), expect: 'pass' },
  { name: 'the list names one that we do not know', claim: listed('zygomaticotemporal nerve'), expect: 'pass' },
  ...[
    'an unspecified peripheral nerve',
    'pin site',
    'see note',
    'not documented',
    'trigger point',
    'joint denervation',
    'nerve of left lower limb',
  ].map((entry): RuleCase => ({ name: `the list names nothing: ${entry}`, claim: listed(entry), expect: fires })),
  { name: 'the list is empty', claim: listed(), expect: fires },
  { name: 'the list is vague', claim: listed('peripheral nerve', 'nerve branches (left)'), expect: fires },
  { name: 'the claim names it, the line says nothing', claim: { note: 'RFA OF SURAL NERVE' }, expect: 'pass' },
  {
    name: 'the line is vague, the claim names it',
    claim: { note: 'SURAL NERVE RFA', lines: [{ note: 'RFA OF PERIPHERAL NERVE' }] },
    expect: fires,
  },
  { name: 'a commercial payer', claim: { ...listed(), filing: 'CI', payerId: 'SAMPLE' }, expect: fires },
  {
    name: 'a day the table does not cover',
    claim: { lines: [{ on: '20191231', documentation: { nerves: [] } }] },
    expect: 'notEvaluated',
  },
]);
