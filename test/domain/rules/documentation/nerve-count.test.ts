import { describe, expect, it } from 'vitest';
import { nerveCount } from '../../../../domain/rules/documentation/nerve-count.ts';
import type { ClaimSpec, LineSpec } from '../../../support/claims.ts';
import { procedureNote } from '../../../support/procedure-note.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { outcomeOf, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const tables = tablesWith({
  'documentation-requirements': tableOf({
    'nerve-count': [{ from: '2026-01-01', through: '2026-06-30', value: { requirement: 'test' } }],
  }),
});
const fires = { atRisk: 'fewerNerves', suggest: ['countNerves'] };
const billed = (...lines: LineSpec[]): ClaimSpec => ({ lines });
const listed = (nerves: string[], ...lines: LineSpec[]): ClaimSpec => ({ documentation: { nerves }, lines });

const covered: RuleCase[] = [
  { name: 'one unit, one nerve', claim: listed(['sural nerve'], {}), expect: 'pass' },
  { name: 'two units, two nerves', claim: listed(['sural nerve', 'tibial nerve'], { units: 2 }), expect: 'pass' },
  {
    name: 'more nerves than units',
    claim: listed(['sural nerve', 'tibial nerve', 'femoral nerve'], {}),
    expect: 'pass',
  },
  {
    name: 'levels of one nerve',
    claim: listed(['T5 intercostal nerve', 'T6 intercostal nerve'], { units: 2 }),
    expect: 'pass',
  },
  {
    name: 'branches that one row of the table holds',
    claim: listed(['left intermediate femoral cutaneous nerve', 'left medial femoral cutaneous nerve'], { units: 2 }),
    expect: 'pass',
  },
  {
    name: 'two nerves in one entry',
    claim: listed(['left ilioinguinal and iliohypogastric nerves'], { units: 2 }),
    expect: 'pass',
  },
  ...[
    'greater and lesser occipital nerves',
    'left greater and lesser occipital nerves',
    'left greater, left lesser occipital nerve',
    'superficial and deep peroneal nerves',
    'medial & lateral plantar nerves',
    'superior and middle cluneal nerves',
    'median and ulnar nerves',
    'occipital nerves (greater, lesser)',
    'genicular nerves: superomedial, superolateral',
  ].map(
    (entry): RuleCase => ({
      name: `two nerves that share a noun: ${entry}`,
      claim: listed([entry], { units: 2 }),
      expect: 'pass',
    }),
  ),
  ...[
    'lateral femoral cutaneous nerve',
    'no greater, lesser occipital nerve',
    'greater. Lesser occipital nerve',
    'deep peroneal nerve superficial lesion',
  ].map(
    (entry): RuleCase => ({
      name: `one nerve: ${entry}`,
      claim: listed([entry], { units: 2 }),
      expect: fires,
    }),
  ),
  {
    name: 'two units for two sides of one nerve',
    claim: listed(['left sural nerve', 'right sural nerve'], { units: 2 }),
    expect: 'pass',
  },
  { name: 'both sides in one entry', claim: listed(['bilateral sural nerve'], { units: 2 }), expect: 'pass' },
  { name: 'left and right in one entry', claim: listed(['left and right sural nerves'], { units: 2 }), expect: 'pass' },
  {
    name: 'a line a side',
    claim: listed(['bilateral sural nerves'], { modifiers: ['RT'] }, { modifiers: ['LT'] }),
    expect: 'pass',
  },
  {
    name: 'a line a side, the sides not stated',
    claim: listed(['sural nerve'], { modifiers: ['RT'] }, { modifiers: ['LT'] }),
    expect: 'pass',
  },
  { name: 'one bilateral unit, one nerve', claim: listed(['sural nerve'], { modifiers: ['50'] }), expect: 'pass' },
  {
    name: 'a bilateral unit beside another nerve',
    claim: listed(['bilateral sural nerve', 'right tibial nerve'], { modifiers: ['50'] }, { modifiers: ['RT'] }),
    expect: 'pass',
  },
  {
    name: 'each line has a list of its own',
    claim: billed({ documentation: { nerves: ['sural nerve'] } }, { documentation: { nerves: ['tibial nerve'] } }),
    expect: 'pass',
  },
  {
    name: 'another day is another record',
    claim: listed(['sural nerve'], {}, { on: '20260303' }),
    expect: 'pass',
  },
  {
    name: 'another provider of that day',
    claim: listed(['sural nerve'], {}, { renderingNpi: '1999999984' }),
    expect: 'pass',
  },
  { name: 'a short note that covers the units', claim: billed({ note: 'RFA SURAL NERVE' }), expect: 'pass' },
];

const lacking: RuleCase[] = [
  { name: 'one nerve too few', claim: listed(['sural nerve'], { units: 2 }), expect: fires },
  {
    name: 'three lesions on one nerve',
    claim: listed(['sural nerve', 'sural nerve', 'sural nerve'], { units: 3 }),
    expect: fires,
  },
  {
    name: 'a nerve and its short form',
    claim: listed(['right suprascapular nerve', 'SSN (right)'], { units: 2 }),
    expect: fires,
  },
  {
    name: 'numbered lesions of one nerve',
    claim: listed(['left sural nerve, lesion 1', 'left sural nerve, lesion 2'], { units: 2 }),
    expect: fires,
  },
  {
    name: 'split over two lines',
    claim: listed(['sural nerve', 'tibial nerve'], { units: 2 }, { units: 1 }),
    expect: fires,
  },
  { name: 'the second of two lines', line: 2, claim: listed(['sural nerve'], {}, {}), expect: fires },
  {
    name: 'two bilateral units, one nerve',
    claim: listed(['bilateral sural nerve'], { modifiers: ['50'], units: 2 }),
    expect: fires,
  },
  {
    name: 'a bilateral unit and another, one nerve',
    claim: listed(['bilateral sural nerve'], { modifiers: ['50'] }, { modifiers: ['RT'] }),
    expect: fires,
  },
  { name: 'one side documented, a unit a side', claim: listed(['left sural nerve'], { units: 2 }), expect: fires },
  {
    name: 'the same list on each line',
    claim: billed({ documentation: { nerves: ['sural nerve'] } }, { documentation: { nerves: ['sural nerve'] } }),
    expect: fires,
  },
  {
    name: 'a commercial payer',
    claim: { ...listed(['sural nerve'], { units: 2 }), filing: 'CI', payerId: 'SAMPLE' },
    expect: fires,
  },
  {
    name: 'last day of the row',
    claim: listed(['sural nerve'], { units: 2, on: '20260630' }),
    expect: fires,
  },
];

const note: RuleCase[] = [
  {
    name: 'a procedure note with as many nerves',
    claim: billed({ units: 2 }),
    documented: procedureNote({ nerves: ['sural nerve|left', 'tibial nerve|left'] }),
    expect: 'pass',
  },
  {
    name: 'a procedure note with fewer nerves',
    claim: billed({ units: 3 }),
    documented: procedureNote({ nerves: ['sural nerve|left', 'tibial nerve|left'] }),
    expect: fires,
  },
  {
    name: 'a procedure note that repeats one nerve',
    claim: billed({ units: 2 }),
    documented: procedureNote({ nerves: ['sural nerve|left', 'sural nerve|left'] }),
    expect: fires,
  },
  {
    name: 'a procedure note that may name only some',
    claim: billed({ units: 2 }),
    documented: procedureNote({ nerves: ['sural nerve'], isPartial: true }),
    expect: 'notEvaluated',
  },
  {
    name: 'a procedure note that names none, several units',
    claim: billed({ units: 2 }),
    documented: procedureNote({ vague: 'the nerve' }),
    expect: 'notEvaluated',
  },
  {
    name: 'a silent procedure note, several units',
    claim: billed({}, {}),
    documented: procedureNote(),
    expect: 'notEvaluated',
  },
  {
    name: 'a procedure note that names none, one unit',
    documented: procedureNote({ vague: 'the nerve' }),
    expect: 'notEvaluated',
  },
  { name: 'an empty list, several units', claim: listed([], { units: 2 }), expect: 'notEvaluated' },
  { name: 'an empty list, one unit', claim: listed([], {}), expect: 'notEvaluated' },
  { name: 'a vague short note', claim: billed({ units: 2, note: 'RFA PERIPHERAL NERVES' }), expect: 'notEvaluated' },
];

ruleCases(nerveCount, tables, [
  ...covered,
  ...lacking,
  ...note,
  { name: 'no note', claim: billed({ units: 3 }), expect: 'notEvaluated' },
  {
    name: 'a short note that names fewer',
    claim: billed({ units: 2, note: 'RFA SURAL NERVE' }),
    expect: 'notEvaluated',
  },
  { name: 'day after the row', claim: listed(['sural nerve'], { units: 2, on: '20260701' }), expect: 'notEvaluated' },
  { name: 'no units', claim: listed(['sural nerve'], { units: 0 }), expect: 'notApplicable' },
  { name: 'units that are no number', claim: listed(['sural nerve'], { units: 'X' }), expect: 'notApplicable' },
  {
    name: 'another procedure',
    line: 2,
    claim: listed(['sural nerve'], {}, { code: '64450', units: 2 }),
    expect: 'notApplicable',
  },
]);

describe('the units that it denies', () => {
  const cases: [name: string, claim: ClaimSpec, line: number, denied: number][] = [
    ['those that no nerve covers', listed(['sural nerve', 'tibial nerve'], { units: 5 }), 1, 3],
    ['none of a line that the nerves cover first', listed(['sural nerve'], {}, { modifiers: ['59'] }), 1, 0],
    ['all of a line behind it', listed(['sural nerve'], {}, { modifiers: ['59'] }), 2, 1],
    [
      'fewer where a nerve is treated on both sides',
      listed(['left sural nerve', 'right sural nerve'], { units: 3 }),
      1,
      1,
    ],
    ['the bilateral unit behind the first', listed(['sural nerve'], { units: 2, modifiers: ['50'] }), 1, 1],
  ];
  it.each(cases)('are %s', (_name, claim, line, denied) => {
    expect(outcomeOf(nerveCount, { claim, line }, tables)).toMatchObject({ kind: 'atRisk', deniedUnits: denied });
  });
});
