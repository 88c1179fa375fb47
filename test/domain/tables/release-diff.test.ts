import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { DatedTable } from '../../../domain/tables/dated-table.ts';
import { type ReleaseDiff, releaseDiff } from '../../../domain/tables/release-diff.ts';
import type { RuleRelease } from '../../../domain/tables/rule-tables.ts';
import { dataRelease, type RowSpec, tableOf, tablesWith } from '../../support/release.ts';

const TODAY = isoDate('2026-06-15');
type Units = { units: number };

function release(table: DatedTable<Units> | undefined, sources = dataRelease().sources): RuleRelease {
  return { id: 'x', hash: 'x', sources, tables: { 'ncci-mue-practitioner': table } as RuleRelease['tables'] };
}

/** Each change as `effect key from through: before → after`. */
function told(diff: ReleaseDiff): string[] {
  return (['futureDates', 'pastDates', 'sourcesOnly'] as const).flatMap((effect) =>
    diff[effect].flatMap(({ table, changes }) =>
      changes.map(({ key, from, through, before, after }) => {
        const side = (value: typeof before) =>
          value === null ? 'none' : String(value.units ?? value.source ?? `${value.from}..${value.through}`);
        return `${effect} ${table === 'sources' ? 'sources ' : ''}${key} ${from} ${through}: ${side(before)} → ${side(after)}`;
      }),
    ),
  );
}

const mue = (...rows: RowSpec<Units>[]) => tableOf<Units>({ '64640': rows });
const five = { from: '2024-01-01', value: { units: 5 } };
const of = (units: number, from: string, through: string | null = null) => ({ from, through, value: { units } });

describe('the difference of two releases', () => {
  it.each<[string, DatedTable<Units> | undefined, DatedTable<Units> | undefined, string[]]>([
    ['nothing', mue(five), mue(five), []],
    [
      'a value that was wrong all the time, told for both times',
      mue(five),
      mue(of(4, '2024-01-01')),
      ['futureDates 64640 2026-06-15 2026-12-31: 5 → 4', 'pastDates 64640 2024-01-01 2026-06-14: 5 → 4'],
    ],
    [
      'a value that begins today',
      mue(five),
      mue(of(5, '2024-01-01', '2026-06-14'), of(4, '2026-06-15')),
      ['futureDates 64640 2026-06-15 2026-12-31: 5 → 4'],
    ],
    [
      'a value that ended yesterday',
      mue(of(5, '2024-01-01', '2026-06-13'), of(4, '2026-06-14', '2026-06-14'), of(3, '2026-06-15')),
      mue(of(5, '2024-01-01', '2026-06-14'), of(3, '2026-06-15')),
      ['pastDates 64640 2026-06-14 2026-06-14: 4 → 5'],
    ],
    [
      'a row that is gone from a day on',
      mue(five),
      mue(of(5, '2024-01-01', '2026-09-30')),
      ['futureDates 64640 2026-10-01 2026-12-31: 5 → none'],
    ],
    [
      'a row that is new',
      mue(of(5, '2025-01-01', '2025-12-31')),
      mue(of(5, '2025-01-01', '2026-03-31')),
      ['pastDates 64640 2026-01-01 2026-03-31: none → 5'],
    ],
    [
      'one row cut into two that say the same',
      mue(five),
      mue(of(5, '2024-01-01', '2025-12-31'), of(5, '2026-01-01')),
      [],
    ],
    [
      'a source',
      mue({ ...five, source: 'one' }),
      mue({ ...five, source: 'two' }),
      ['sourcesOnly 64640 2024-01-01 2026-12-31: one → two'],
    ],
    [
      'days that are vouched for at last, once and not by key',
      tableOf({ a: [five], b: [five] }, { from: '2024-01-01', through: '2026-12-31' }),
      tableOf({ a: [five], b: [five] }, { from: '2023-01-01', through: '2027-12-31' }),
      [
        'futureDates null 2027-01-01 2027-12-31: 2024-01-01..2026-12-31 → 2023-01-01..2027-12-31',
        'pastDates null 2023-01-01 2023-12-31: 2024-01-01..2026-12-31 → 2023-01-01..2027-12-31',
      ],
    ],
    [
      'a table that is new',
      undefined,
      tableOf({ a: [of(1, '2026-07-01')] }, { from: '2026-07-01', through: '2026-12-31' }),
      [
        'futureDates null 2026-07-01 2026-12-31: none → 2026-07-01..2026-12-31',
        'futureDates a 2026-07-01 2026-12-31: none → 1',
      ],
    ],
    ['rows of days that nobody vouches for', mue(five), mue(five, of(9, '2029-01-01')), []],
  ])('is %s', (_name, before, after, expected) => {
    expect(told(releaseDiff(release(before), release(after), TODAY))).toEqual(expected);
  });

  it('names publications that are described otherwise', () => {
    const [[id, source] = ['', undefined]] = [...dataRelease().sources];
    if (!source) throw new Error('no source');
    const sources = new Map([[id, { ...source, url: 'https://example.com/moved' }]]);
    const diff = releaseDiff(release(mue(five)), release(mue(five), sources), TODAY);
    expect(diff.sourcesOnly).toEqual([
      { table: 'sources', changes: [expect.objectContaining({ key: id, after: sources.get(id) })] },
    ]);
  });

  it('names the rules that came and went', () => {
    const { tables } = dataRelease();
    const weights = new Map(tables['prior-weights']?.records);
    weights.delete('ncci/mue-day-units');
    const fewer = tablesWith({
      'prior-weights': { ...(tables['prior-weights'] ?? tableOf<never>({})), records: weights },
    });
    const full = { ...dataRelease() };
    expect(releaseDiff({ ...full, tables: fewer }, full, TODAY)).toMatchObject({
      rulesAdded: ['ncci/mue-day-units'],
      rulesRemoved: [],
      tablesAdded: [],
      tablesRemoved: [],
    });
    expect(releaseDiff(full, { ...full, tables: fewer }, TODAY).rulesRemoved).toEqual(['ncci/mue-day-units']);
  });

  it('is empty between a release and itself', () => {
    expect(releaseDiff(dataRelease(), dataRelease(), TODAY)).toEqual({
      rulesAdded: [],
      rulesRemoved: [],
      tablesAdded: [],
      tablesRemoved: [],
      futureDates: [],
      pastDates: [],
      sourcesOnly: [],
    });
  });
});
