import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { mergeTable, type Statement, type TableStatements } from '../../../domain/imports/merge-table.ts';
import { tableChanges } from '../../../domain/imports/table-changes.ts';
import type { DatedRow } from '../../../domain/tables/dated-table.ts';
import type { BundledTable } from '../../../domain/tables/release-records.ts';

type Row = Partial<DatedRow<unknown>>;

/** `2024-04-01..2024-06-30` or `2024-04-01..`. */
function span(text: string) {
  const [from = '', through = ''] = text.split('..');
  return { from: isoDate(from), through: through === '' ? null : isoDate(through) };
}

function row(dates: string, units: number, more: Row = {}): DatedRow<unknown> {
  const { from, through } = span(dates);
  return {
    effectiveFrom: from,
    effectiveThrough: through,
    value: { units },
    source: 'old',
    confidence: 'confirmed',
    ...more,
  };
}

const readThrough = (day: string): Row => ({ confirmedThrough: isoDate(day) });

interface Case {
  readonly name: string;
  readonly rows: readonly DatedRow<unknown>[];
  /** Days that the file vouches for. */
  readonly file: string;
  /** Units that it states; none when the key is not in it; several with own dates. */
  readonly states: number | undefined | readonly (readonly [dates: string, units: number])[];
  readonly closed?: true;
  readonly excerpt?: true;
  /** Dates, units, source, confidence with the days that were read where these are not all. */
  readonly becomes: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'a new key begins on the first day of the file and has no end',
    rows: [],
    file: '2026-10-01..2026-12-31',
    states: 4,
    becomes: ['2026-10-01.. 4 new confirmed ..2026-12-31'],
  },
  {
    name: 'a price ends with its period',
    rows: [],
    file: '2026-10-01..2026-12-31',
    states: 4,
    closed: true,
    becomes: ['2026-10-01..2026-12-31 4 new confirmed'],
  },
  {
    name: 'another value ends the older row on the day before',
    rows: [row('2026-07-01..', 5, readThrough('2026-09-30'))],
    file: '2026-10-01..2026-12-31',
    states: 4,
    becomes: ['2026-07-01..2026-09-30 5 old confirmed', '2026-10-01.. 4 new confirmed ..2026-12-31'],
  },
  {
    name: 'the same value in the next quarter extends what is confirmed',
    rows: [row('2026-07-01..', 5, readThrough('2026-09-30'))],
    file: '2026-10-01..2026-12-31',
    states: 5,
    becomes: ['2026-07-01.. 5 old+new confirmed ..2026-12-31'],
  },
  {
    name: 'the same value after quarters that nobody read is confirmed for its own days only',
    rows: [row('2024-04-01..', 5, readThrough('2024-06-30'))],
    file: '2026-10-01..2026-12-31',
    states: 5,
    becomes: ['2024-04-01..2026-09-30 5 old confirmed ..2024-06-30', '2026-10-01.. 5 new confirmed ..2026-12-31'],
  },
  {
    name: 'a file that was read already changes nothing',
    rows: [row('2026-07-01..', 5, readThrough('2026-12-31'))],
    file: '2026-10-01..2026-12-31',
    states: 5,
    becomes: ['2026-07-01.. 5 old confirmed ..2026-12-31'],
  },
  {
    name: 'an older file becomes history in front of the present row',
    rows: [row('2026-07-01..', 5, readThrough('2026-09-30'))],
    file: '2026-04-01..2026-06-30',
    states: 4,
    becomes: ['2026-04-01..2026-06-30 4 new confirmed', '2026-07-01.. 5 old confirmed ..2026-09-30'],
  },
  {
    name: 'an older file does not overwrite days that a later one was read for',
    rows: [row('2026-07-01..', 5, readThrough('2026-09-30'))],
    file: '2026-04-01..2026-08-31',
    states: 4,
    becomes: ['2026-04-01..2026-06-30 4 new confirmed', '2026-07-01.. 5 old confirmed ..2026-09-30'],
  },
  {
    name: 'an older file with the same value lets the row begin earlier',
    rows: [row('2026-07-01..', 5, readThrough('2026-09-30'))],
    file: '2026-04-01..2026-06-30',
    states: 5,
    becomes: ['2026-04-01.. 5 old+new confirmed ..2026-09-30'],
  },
  {
    name: 'a file within days that were only assumed confirms them backwards',
    rows: [row('2024-01-01..', 5, { confirmedFrom: isoDate('2025-10-01'), confirmedThrough: isoDate('2025-12-31') })],
    file: '2025-07-01..2025-09-30',
    states: 5,
    becomes: ['2024-01-01.. 5 old+new confirmed 2025-07-01..2025-12-31'],
  },
  {
    name: 'a file in the middle replaces its own days, and the later reading stays',
    rows: [row('2026-01-01..', 5, readThrough('2026-09-30'))],
    file: '2026-04-01..2026-06-30',
    states: 4,
    becomes: [
      '2026-01-01..2026-03-31 5 old confirmed',
      '2026-04-01..2026-06-30 4 new confirmed',
      '2026-07-01.. 5 old confirmed ..2026-09-30',
    ],
  },
  {
    name: 'a row that was only assumed gives way for good',
    rows: [row('2026-01-01..', 5, { confidence: 'probable' })],
    file: '2026-04-01..2026-06-30',
    states: 4,
    becomes: ['2026-01-01..2026-03-31 5 old probable', '2026-04-01.. 4 new confirmed ..2026-06-30'],
  },
  {
    name: 'an assumption on the very first day is replaced',
    rows: [row('2026-04-01..', 5, { confidence: 'probable' })],
    file: '2026-04-01..2026-06-30',
    states: 5,
    becomes: ['2026-04-01.. 5 new confirmed ..2026-06-30'],
  },
  {
    name: 'a key that a whole file lacks ends',
    rows: [row('2026-07-01..', 5, readThrough('2026-09-30'))],
    file: '2026-10-01..2026-12-31',
    states: undefined,
    becomes: ['2026-07-01..2026-09-30 5 old confirmed'],
  },
  {
    name: 'a key that an older whole file lacks had not begun',
    rows: [row('2026-04-01..', 5, { confirmedFrom: isoDate('2026-07-01'), confirmedThrough: isoDate('2026-09-30') })],
    file: '2026-04-01..2026-06-30',
    states: undefined,
    becomes: ['2026-07-01.. 5 old confirmed ..2026-09-30'],
  },
  {
    name: 'a key that an excerpt lacks stays as it is',
    rows: [row('2026-07-01..', 5, readThrough('2026-09-30'))],
    file: '2026-10-01..2026-12-31',
    states: undefined,
    excerpt: true,
    becomes: ['2026-07-01.. 5 old confirmed ..2026-09-30'],
  },
  {
    name: 'a price of the same height goes on in its row',
    rows: [row('2026-07-01..2026-09-30', 5)],
    file: '2026-10-01..2026-12-31',
    states: 5,
    closed: true,
    becomes: ['2026-07-01..2026-12-31 5 old+new confirmed'],
  },
  {
    name: 'a price of another year stands behind what was announced for it',
    rows: [row('2026-01-01..2026-12-31', 5)],
    file: '2026-10-01..2026-12-31',
    states: 6,
    closed: true,
    becomes: ['2026-01-01..2026-09-30 5 old confirmed', '2026-10-01..2026-12-31 6 new confirmed'],
  },
  {
    name: 'own dates tell what held on days that nobody had read',
    rows: [row('2024-07-01..', 1, readThrough('2024-09-30'))],
    file: '2026-10-01..2026-12-31',
    states: [
      ['2010-01-01..2025-03-31', 1],
      ['2025-04-01..', 0],
    ],
    becomes: ['2010-01-01..2025-03-31 1 old+new confirmed', '2025-04-01.. 0 new confirmed ..2026-12-31'],
  },
  {
    name: 'own dates do not overwrite days that were read',
    rows: [row('2024-07-01..', 1, readThrough('2024-09-30'))],
    file: '2026-10-01..2026-12-31',
    states: [['2010-01-01..', 0]],
    becomes: [
      '2010-01-01..2024-06-30 0 new confirmed',
      '2024-07-01..2024-09-30 1 old confirmed',
      '2024-10-01.. 0 new confirmed ..2026-12-31',
    ],
  },
  {
    name: 'an own end before the file ends the row then',
    rows: [row('2024-07-01..', 1, readThrough('2024-09-30'))],
    file: '2026-10-01..2026-12-31',
    states: [['2010-01-01..2025-09-30', 1]],
    becomes: ['2010-01-01..2025-09-30 1 old+new confirmed'],
  },
  {
    name: 'what ended before the table begins is not added',
    rows: [],
    file: '2026-10-01..2026-12-31',
    states: [
      ['2010-01-01..2023-12-31', 1],
      ['2025-01-01..2025-12-31', 0],
    ],
    becomes: ['2025-01-01..2025-12-31 0 new confirmed'],
  },
  {
    name: 'an own beginning after the file is announced and no more',
    rows: [],
    file: '2026-10-01..2026-12-31',
    states: [['2027-04-01..', 1]],
    becomes: ['2027-04-01.. 1 new probable'],
  },
];

const table = (rows: readonly DatedRow<unknown>[]): BundledTable => ({
  table: 'ncci-mue-practitioner',
  coverage: { from: isoDate('2024-01-01'), through: isoDate('2027-12-31') },
  records: rows.length === 0 ? [] : [{ key: '64640', rows }],
});

function statements({ states, file, closed, excerpt }: Case): TableStatements {
  const vouched = span(file);
  const stated = (value: number, from = vouched.from, through = closed ? vouched.through : null): Statement => {
    return { key: '64640', from, through, value: { units: value } };
  };
  return {
    table: 'ncci-mue-practitioner',
    statements:
      states === undefined
        ? []
        : typeof states === 'number'
          ? [stated(states)]
          : states.map(([dates, units]) => stated(units, span(dates).from, span(dates).through)),
    isOpenEnded: !closed,
    hasOwnDates: Array.isArray(states),
    isWhole: !excerpt,
  };
}

function told(of: DatedRow<unknown>): string {
  const { units } = of.value as { units: number };
  const source = of.confirmedBy ? `${of.source}+${of.confirmedBy}` : of.source;
  const read =
    of.confirmedFrom || of.confirmedThrough ? ` ${of.confirmedFrom ?? ''}..${of.confirmedThrough ?? ''}` : '';
  return `${of.effectiveFrom}..${of.effectiveThrough ?? ''} ${units} ${source} ${of.confidence}${read}`;
}

function merged(of: Case, present: BundledTable): BundledTable {
  const { from, through } = span(of.file);
  const result = mergeTable(present, statements(of), { vouched: { from, through: through ?? from }, source: 'new' });
  if (result.kind === 'gap') throw new Error('there is a gap');
  return result.table;
}

describe('a published file in a table', () => {
  it.each(cases)('$name', (of) => {
    const once = merged(of, table(of.rows));
    expect((once.records[0]?.rows ?? []).map(told)).toEqual(of.becomes);
    // The same file again says nothing new.
    expect(merged(of, once)).toEqual(once);
  });

  it('leaves a row that does not change the same object', () => {
    const present = table([row('2026-07-01..', 5, readThrough('2026-12-31'))]);
    const after = merged({ name: '', rows: [], file: '2026-10-01..2026-12-31', states: 5, becomes: [] }, present);
    expect(after.records[0]?.rows).toBe(present.records[0]?.rows);
  });

  it.each([
    ['2023-10-01..2023-12-31', '2023-10-01..2027-12-31'],
    ['2028-01-01..2028-03-31', '2024-01-01..2028-03-31'],
    ['2025-01-01..2025-03-31', '2024-01-01..2027-12-31'],
    ['2023-07-01..2023-12-30', 'gap'],
    ['2028-01-02..2028-03-31', 'gap'],
  ])('with days %s is vouched for %s', (file, expected) => {
    const { from, through } = span(file);
    const of: Case = { name: '', rows: [], file, states: 5, becomes: [] };
    const vouched = { from, through: through ?? from };
    const result = mergeTable(table([]), statements(of), { vouched, source: 'new' });
    const { coverage } = result.kind === 'merged' ? result.table : { coverage: undefined };
    expect(coverage ? `${coverage.from}..${coverage.through}` : 'gap').toBe(expected);
  });

  it('keeps of the present value what it is told to', () => {
    const present = table([row('2026-07-01..', 5, { value: { units: 5, judged: 'by us' } })]);
    const file: TableStatements = {
      table: 'ncci-mue-practitioner',
      statements: [{ key: '64640', from: isoDate('2026-10-01'), through: null, value: { units: 4, more: 1 } }],
      isOpenEnded: true,
      hasOwnDates: false,
      isWhole: false,
      mergeValue: (was, is) => ({ ...was, units: (is as { units: number }).units }),
    };
    const vouched = { from: isoDate('2026-10-01'), through: isoDate('2026-12-31') };
    const result = mergeTable(present, file, { vouched, source: 'new' });
    expect(result).toMatchObject({ table: { records: [{ rows: [{}, { value: { units: 4, judged: 'by us' } }] }] } });
    expect(result).not.toHaveProperty('table.records.0.rows.1.value.more');
  });
});

describe('what a file changes', () => {
  const today = isoDate('2026-11-25');
  const effect = (before: readonly DatedRow<unknown>[], after: readonly DatedRow<unknown>[]) =>
    tableChanges(table(before), table(after), today).map(({ kind, effect: of, from }) => [kind, of, from]);
  const present = row('2024-01-01..', 5, readThrough('2026-09-30'));

  it.each<[string, DatedRow<unknown>[], DatedRow<unknown>[], unknown[]]>([
    ['nothing', [present], [present], []],
    [
      'a value of days to come',
      [present],
      [row('2024-01-01..2026-12-31', 5), row('2027-01-01..', 4)],
      [['changed', 'future', '2027-01-01']],
    ],
    [
      'a value from tomorrow',
      [present],
      [row('2024-01-01..2026-11-25', 5), row('2026-11-26..', 4)],
      [['changed', 'future', '2026-11-26']],
    ],
    [
      'a value from today',
      [present],
      [row('2024-01-01..2026-11-24', 5), row('2026-11-25..', 4)],
      [['changed', 'past', '2026-11-25']],
    ],
    ['a key', [], [row('2026-10-01..', 4)], [['added', 'past', '2026-10-01']]],
    ['the end of a key', [present], [row('2024-01-01..2026-12-31', 5)], [['removed', 'future', '2027-01-01']]],
    [
      'a price that goes on',
      [row('2026-01-01..2026-09-30', 5)],
      [row('2026-01-01..2026-12-31', 5)],
      [['continued', 'past', '2026-10-01']],
    ],
    [
      'who says it',
      [present],
      [row('2024-01-01..', 5, readThrough('2026-12-31'))],
      [['confirmed', 'sourceOnly', undefined]],
    ],
    [
      'days before those vouched for',
      [present],
      [row('2010-01-01..2023-12-31', 1), present],
      [['confirmed', 'sourceOnly', undefined]],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(effect(before, after)).toEqual(expected);
  });
});
