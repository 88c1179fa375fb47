import { moreSpecificCode } from '../../../../domain/rules/coding/more-specific-code.ts';
import type { ClaimSpec, LineSpec } from '../../../support/claims.ts';
import { procedureNote } from '../../../support/procedure-note.ts';
import { tablesWith } from '../../../support/release.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const fires = { atRisk: 'belongsElsewhere', suggest: ['reportEach'] };
const listed = (nerves: string[], ...lines: LineSpec[]): ClaimSpec => ({
  documentation: { nerves },
  lines: lines.length > 0 ? lines : [{}],
});
const trio = ['superolateral genicular nerve', 'superomedial genicular nerve', 'inferomedial genicular nerve'];

const elsewhere = [
  'intercostal nerve',
  'pudendal nerve',
  'plantar common digital nerve',
  "Morton's neuroma",
  'S1 lateral branch',
  'L5 dorsal ramus',
  'medial branch of L4',
  'third occipital nerve',
  'infraorbital nerve',
  'supraorbital nerve',
  'mental nerve',
  'inferior alveolar nerve',
  'trigeminal nerve',
  'basivertebral nerve',
  'celiac plexus',
  'superior hypogastric plexus',
  'stellate ganglion',
  'ganglion impar',
  'lumbar sympathetic chain',
  'dorsal root ganglion L4',
  'biceps brachii muscle',
];
const own = [
  'sural nerve',
  'greater occipital nerve',
  'lateral femoral cutaneous nerve',
  'intercostobrachial nerve',
  'perineal nerve',
  'auriculotemporal nerve',
  'genitofemoral nerve',
  'nerve to vastus medialis',
  'motor branch to the gastrocnemius muscle',
  'zygomaticotemporal nerve',
  'coccygeal nerve',
];

ruleCases(moreSpecificCode, dataTables(), [
  ...elsewhere.map(
    (nerve): RuleCase => ({ name: `belongs elsewhere: ${nerve}`, claim: listed([nerve]), expect: fires }),
  ),
  ...own.map((nerve): RuleCase => ({ name: `belongs here: ${nerve}`, claim: listed([nerve]), expect: 'pass' })),
  { name: 'the three genicular branches, which another rule tells', claim: listed(trio, { units: 3 }), expect: 'pass' },
  { name: 'two of the three', claim: listed(trio.slice(0, 2), { units: 2 }), expect: 'pass' },
  { name: 'one of the three', claim: listed(trio.slice(0, 1)), expect: 'pass' },
  {
    name: 'mixed, and a unit needs the one that belongs elsewhere',
    claim: listed(['sural nerve', 'T5 intercostal nerve'], { units: 2 }),
    expect: fires,
  },
  {
    name: 'mixed, and no unit needs it',
    claim: listed(['sural nerve', 'T5 intercostal nerve'], {}),
    expect: 'pass',
  },
  {
    name: 'mixed, and its own code bills it',
    claim: listed(['sural nerve', 'T5 intercostal nerve'], { units: 2 }, { code: '64620' }),
    expect: 'pass',
  },
  {
    name: 'only such a nerve, and its own code bills it',
    claim: listed(['T5 intercostal nerve'], {}, { code: '64620' }),
    expect: 'pass',
  },
  {
    name: 'its own code on another day',
    claim: listed(['T5 intercostal nerve'], {}, { code: '64620', on: '20260303' }),
    expect: fires,
  },
  {
    name: 'its own code among several',
    claim: listed(['medial branch of L4'], {}, { code: '64635' }),
    expect: fires,
  },
  { name: 'a short note', claim: { lines: [{ note: 'PHENOL INTERCOSTAL NERVE LT' }] }, expect: fires },
  { name: 'a short note denies it', claim: { lines: [{ note: 'RFA SURAL NERVE, NOT INTERCOSTAL' }] }, expect: 'pass' },
  {
    name: 'a procedure note',
    documented: procedureNote({ nerves: ['pudendal nerve|right'], technique: 'rf_thermal' }),
    expect: fires,
  },
  { name: 'a procedure note names none', documented: procedureNote(), expect: 'notEvaluated' },
  { name: 'a vague list', claim: listed(['genicular nerves']), expect: 'notEvaluated' },
  { name: 'no note', claim: {}, expect: 'notEvaluated' },
  {
    name: 'a muscle that no row knows',
    claim: listed(['biceps brachii muscle']),
    tables: tablesWith({ 'other-targets': undefined }),
    expect: 'pass',
  },
  {
    name: 'another procedure',
    line: 2,
    claim: listed(['pudendal nerve'], {}, { code: '64450' }),
    expect: 'notApplicable',
  },
]);
