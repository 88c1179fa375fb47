import { genicularOverlap } from '../../../../domain/rules/coding/genicular-overlap.ts';
import type { BranchGroupValue } from '../../../../domain/tables/rule-tables.ts';
import type { ClaimSpec, LineSpec } from '../../../support/claims.ts';
import { procedureNote } from '../../../support/procedure-note.ts';
import { dataRelease, tableOf, tablesWith } from '../../../support/release.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const same = { atRisk: 'sameKnee', suggest: ['otherNerve'] };
const all = { atRisk: 'allBranches', suggest: [] };
const trio = ['superolateral genicular nerve', 'superomedial genicular nerve', 'inferomedial genicular nerve'];
const sided = (side: string, names = trio) => names.map((name) => `${side} ${name}`);
const listed = (nerves: string[], ...lines: LineSpec[]): ClaimSpec => ({
  documentation: { nerves },
  lines: lines.length > 0 ? lines : [{ units: 3 }],
});
const beside = (own: string[], other: string[], documentation?: Record<string, unknown>): ClaimSpec => ({
  ...(documentation ? { documentation } : {}),
  lines: [{ modifiers: own }, { code: '64624', modifiers: other }],
});
const row = dataRelease().tables['branch-groups']?.records.get('64624')?.rows[0]?.value as BranchGroupValue;
const dated = tablesWith({
  'branch-groups': tableOf<BranchGroupValue>({ '64624': [{ from: '2026-01-01', through: '2026-06-30', value: row }] }),
});
const some = ['someBranches'];
const knee = { nerves: ['nerve to vastus medialis'] };

ruleCases(genicularOverlap, dataTables(), [
  { name: 'RT beside RT', claim: beside(['RT'], ['RT']), expect: same },
  { name: 'LT beside 50', claim: beside(['LT'], ['50']), expect: same },
  { name: '50 beside LT', claim: beside(['50'], ['LT']), expect: same },
  { name: 'RT beside LT: the other knee', claim: beside(['RT'], ['LT']), expect: 'pass' },
  { name: 'no side, no nerve', claim: beside([], []), expect: 'notEvaluated' },
  { name: 'a side on one line only, no nerve', claim: beside(['RT'], []), expect: 'notEvaluated' },
  { name: 'no side, a nerve of the knee', claim: beside([], [], knee), expect: same },
  { name: 'RT beside RT, a nerve of the knee', claim: beside(['RT'], ['RT'], knee), expect: same },
  { name: 'RT beside LT, a nerve of the knee', claim: beside(['RT'], ['LT'], knee), expect: 'pass' },
  {
    name: 'the record says the other knee',
    claim: beside([], ['LT'], { nerves: ['right nerve to vastus medialis'] }),
    expect: 'pass',
  },
  {
    name: 'the record says the same knee',
    claim: beside([], ['RT'], { nerves: ['right nerve to vastus medialis'] }),
    expect: same,
  },
  {
    name: 'a nerve of another region',
    claim: beside(['RT'], ['RT'], { nerves: ['greater occipital nerve'] }),
    expect: 'pass',
  },
  {
    name: 'a nerve that no table knows',
    claim: beside(['RT'], ['RT'], { nerves: ['zygomaticotemporal nerve'] }),
    expect: same,
  },
  {
    name: 'the group on another day',
    claim: { lines: [{ modifiers: ['RT'] }, { code: '64624', modifiers: ['RT'], on: '20260303' }] },
    expect: 'notApplicable',
  },
  {
    name: 'the group by another provider',
    claim: { lines: [{ modifiers: ['RT'] }, { code: '64624', modifiers: ['RT'], renderingNpi: '1999999984' }] },
    expect: 'notApplicable',
  },
  { name: 'all three of one knee', claim: listed(sided('left')), expect: all },
  { name: 'all three, no side', claim: listed(trio), expect: all },
  { name: 'all three of both knees', claim: listed(sided('bilateral'), { units: 3, modifiers: ['50'] }), expect: all },
  { name: 'all three and another nerve', claim: listed([...trio, 'sural nerve'], { units: 4 }), expect: all },
  {
    name: 'a short note whose list shares its noun',
    claim: { lines: [{ note: 'NERVES: SM, SL, IM GENICULAR' }] },
    expect: all,
  },
  {
    name: 'a short note of which one branch is read',
    claim: { lines: [{ note: 'NERVES: IM GENICULAR AND OTHERS' }] },
    expect: 'notEvaluated',
  },
  ...[
    'NERVES: SM, SL, IM GENICULAR',
    'RFA SUPEROMEDIAL, SUPEROLATERAL AND INFEROMEDIAL GENICULAR NERVES',
    'RFA OF THE SUPERIOR LATERAL, SUPERIOR MEDIAL, AND INFERIOR MEDIAL GENICULAR NERVES',
    'RFA GENICULAR NERVES (SUPEROMEDIAL, SUPEROLATERAL, INFEROMEDIAL)',
  ].map((note): RuleCase => ({ name: `all three share a noun: ${note}`, claim: { lines: [{ note }] }, expect: all })),
  {
    name: 'two that share a noun, in a short note',
    claim: { lines: [{ note: 'RFA SUPEROMEDIAL AND SUPEROLATERAL GENICULAR NERVES' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'all three in a short note',
    claim: {
      lines: [{ note: 'RFA SUPEROLATERAL GENICULAR, SUPEROMEDIAL GENICULAR AND INFEROMEDIAL GENICULAR NERVES' }],
    },
    expect: all,
  },
  {
    name: 'all three in a procedure note',
    documented: procedureNote({ nerves: trio.map((name) => `${name}|right`) }),
    expect: all,
  },
  {
    name: 'two of one knee',
    claim: listed(sided('left', trio.slice(0, 2)), { units: 2 }),
    expect: 'pass',
    notices: some,
  },
  { name: 'one', claim: listed(trio.slice(1, 2), {}), expect: 'pass', notices: some },
  {
    name: 'three spread over both knees',
    claim: listed([...sided('left', trio.slice(0, 2)), ...sided('right', trio.slice(2))]),
    expect: 'pass',
    notices: some,
  },
  {
    name: 'two branches beside the group for the other knee',
    claim: beside(['RT'], ['LT'], { nerves: sided('right', trio.slice(0, 2)) }),
    expect: 'pass',
  },
  { name: 'vague genicular nerves', claim: listed(['genicular nerves']), expect: 'notApplicable' },
  { name: 'another nerve', claim: listed(['sural nerve']), expect: 'notApplicable' },
  { name: 'no note', claim: {}, expect: 'notApplicable' },
  { name: 'last day of the row', claim: listed(trio, { units: 3, on: '20260630' }), tables: dated, expect: all },
  {
    name: 'day after the row',
    claim: listed(trio, { units: 3, on: '20260701' }),
    tables: dated,
    expect: 'notApplicable',
  },
  {
    name: 'a day without coverage',
    claim: listed(trio, { units: 3, on: '20231231' }),
    tables: dated,
    expect: 'notEvaluated',
  },
  { name: 'no table', tables: tablesWith({ 'branch-groups': undefined }), expect: 'notEvaluated' },
  { name: 'another procedure', line: 2, claim: { lines: [{}, { code: '64450' }] }, expect: 'notApplicable' },
] satisfies RuleCase[]);
