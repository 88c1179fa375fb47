import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { describeRule } from '../../../domain/catalog-page/describe-rule.ts';
import { describeTable } from '../../../domain/catalog-page/describe-table.ts';
import { shownTable } from '../../../domain/catalog-page/shown-rows.ts';
import {
  confidenceInWords,
  counted,
  denialCodesInWords,
  grouped,
  linesOfBusinessInWords,
  sizeInWords,
  valueInWords,
  weightRange,
  weightsInWords,
} from '../../../domain/catalog-page/words.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import { mueDayUnits } from '../../../domain/rules/ncci/mue-day-units.ts';
import { defineRule, notApplicable } from '../../../domain/rules/rule.ts';
import type { RuleTables } from '../../../domain/tables/rule-tables.ts';
import type { DenialCodesValue, ProbabilityValue } from '../../../domain/tables/values/risk-values.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';

const release = dataRelease();
const withTables = (replaced: Parameters<typeof tablesWith>[0]) => ({ ...release, tables: tablesWith(replaced) });
const codes = (carc: string): DenialCodesValue => ({ carc, rarc: ['N1'], groupCode: 'CO' });

const rule = defineRule({
  id: 'ncci/made-up',
  summary: 'Made up for this test.',
  linesOfBusiness: ['medicare', 'medicareAdvantage'],
  tables: ['ncci-mue-practitioner'],
  messages: { first: 'One.', second: 'Two.', hint: 'Do this.', heard: 'By the way.' },
  advice: ['hint'],
  notices: ['heard'],
  evaluate: () => notApplicable,
});

describe('a rule', () => {
  const described = describeRule(
    rule,
    withTables({
      'prior-weights': tableOf<ProbabilityValue>({
        'ncci/made-up': [
          { from: '2024-01-01', through: '2025-12-31', value: { probability: 0.5 } },
          { from: '2026-01-01', value: { probability: 0.6 } },
        ],
        'ncci/made-up#second': [{ from: '2024-01-01', value: { probability: 0.2 } }],
        'ncci/made-up-too': [{ from: '2024-01-01', value: { probability: 0.9 } }],
      }),
      'denial-codes': tableOf<DenialCodesValue>({
        'ncci/made-up': [{ from: '2024-01-01', value: codes('16') }],
        'ncci/made-up#first@JE': [{ from: '2024-01-01', value: codes('50') }],
        'ncci/made-up@JE': [{ from: '2024-01-01', value: codes('151') }],
        'ncci/made-up@payer/0#1': [{ from: '2024-01-01', value: { ...codes('96'), rarc: [] } }],
      }),
    }),
    catalog,
  );
  const message = (name: string) => described.messages.find((known) => known.message === name) ?? expect.fail(name);

  it('tells findings, advice and notices apart', () => {
    expect(described.messages.map(({ message: name, role }) => [name, role])).toEqual([
      ['first', 'finding'],
      ['second', 'finding'],
      ['hint', 'advice'],
      ['heard', 'notice'],
    ]);
  });

  it('gives a finding the weight of its message, else that of the rule, and nothing else a weight', () => {
    expect(weightsInWords(message('first'))).toEqual(['0.5 from 2024-01-01 through 2025-12-31', '0.6 from 2026-01-01']);
    expect(weightsInWords(message('second'))).toEqual(['0.2']);
    expect(weightsInWords(message('hint'))).toEqual([]);
    expect(denialCodesInWords(message('heard'))).toEqual([]);
    expect(weightRange(described.messages)).toBe('0.2 to 0.6');
    expect(weightRange([message('hint')])).toBe('');
  });

  it('gives codes of a payer to that payer, whatever its name, and those of the message before those of the rule', () => {
    expect(denialCodesInWords(message('first'))).toEqual([
      'CARC 16, RARC N1, group CO (confirmed)',
      'JE: CARC 50, RARC N1, group CO (confirmed)',
      'payer/0#1: CARC 96, group CO (confirmed)',
    ]);
    expect(denialCodesInWords(message('second'))[1]).toBe('JE: CARC 151, RARC N1, group CO (confirmed)');
  });

  it('says which of its tables an older release does not hold', () => {
    const older = describeRule(mueDayUnits, withTables({ 'ncci-mue-hospital': undefined }), catalog);
    expect(older.missingTables).toEqual(['ncci-mue-hospital']);
    expect(older.tables.map(({ table }) => table)).toEqual(['ncci-mue-practitioner']);
  });

  it('names the sources of its tables, weights and codes', () => {
    const sources = describeRule(mueDayUnits, release, catalog).sources.map(({ id }) => id);
    expect(sources).toEqual(sources.toSorted());
    for (const id of [
      'cms-ncci-mue-hospital-2024q2',
      'cms-ncci-mue-practitioner-2024q2',
      'mac-denials-novitas-2024',
      'maintainers',
    ]) {
      expect(sources).toContain(id);
    }
    expect(sources).not.toContain('cms-zip5-2025q4');
  });
});

describe('a table', () => {
  it('counts what a record holds many of', () => {
    const zips = describeTable('zip-localities', (release.tables as Required<RuleTables>)['zip-localities'], catalog);
    expect(sizeInWords(zips)).toBe('921 records with 42,956 ZIP codes');
    expect(zips.readBy).toEqual({
      rules: expect.arrayContaining(['coverage/cryoneurolysis-temporary']),
      modules: ['domain/claim/mac.ts'],
    });
  });

  it('says how far its rows are confirmed', () => {
    const row = { from: '2024-01-01', value: { units: 1, mai: 3, rationale: 'x' } as const };
    const words = (change: (index: number) => object) => {
      const changed = tableOf({ '64640': [row], '64641': [row], '64642': [row] });
      for (const [index, { rows }] of [...changed.records.values()].entries())
        Object.assign(rows[0] ?? {}, change(index));
      return confidenceInWords(describeTable('ncci-mue-practitioner', changed, catalog));
    };
    expect(words(() => ({}))).toBe('confirmed');
    expect(words(() => ({ confirmedThrough: '2024-06-30' }))).toBe('confirmed for days through 2024-06-30');
    expect(words(() => ({ confidence: 'probable' }))).toBe('probable');
    expect(
      words((index) =>
        index === 0
          ? { confidence: 'probable' }
          : { confirmedFrom: '2025-10-01', confirmedThrough: `2025-12-3${index % 2}` },
      ),
    ).toBe(
      '1 row confirmed for days from 2025-10-01 through 2025-12-30; 1 row confirmed for days from 2025-10-01 through 2025-12-31; 1 row probable',
    );
  });
});

describe('rows', () => {
  const value = { units: 1, mai: 3, rationale: 'x' } as const;
  const table = tableOf({
    a: [
      { from: '2024-01-01', through: '2024-12-31', value },
      { from: '2026-01-01', value },
    ],
    b: [{ from: '2025-01-01', value }],
    c: [{ from: '2024-01-01', value }],
  });
  const rows = (selection: Partial<Parameters<typeof shownTable>[3]>) =>
    shownTable('ncci-mue-practitioner', table, catalog, { mostRecords: 10, ...selection });
  const keys = (selection: Parameters<typeof rows>[0]) => rows(selection).rows.map(({ key }) => key);

  it('are shown a page at a time, and the next begins where the last stopped', () => {
    expect(rows({ mostRecords: 2 })).toMatchObject({ matchingRecords: 3, nextAfter: 'b' });
    expect(keys({ mostRecords: 2 })).toEqual(['a', 'a', 'b']);
    expect(rows({ mostRecords: 2, after: 'b' })).toMatchObject({ matchingRecords: 3, nextAfter: null });
    expect(keys({ mostRecords: 2, after: 'b' })).toEqual(['c']);
    expect(rows({ mostRecords: 3 }).nextAfter).toBeNull();
    expect(keys({ after: 'z' })).toEqual([]);
  });

  it.each([
    ['the last day of a row', '2024-12-31', 'inForce', ['a', 'c']],
    ['the day after', '2025-01-01', 'inForce', ['b', 'c']],
    ['the first day of the next', '2026-01-01', 'inForce', ['a', 'b', 'c']],
    ['the last day that is vouched for', '2026-12-31', 'inForce', ['a', 'b', 'c']],
    ['the day after that', '2027-01-01', 'uncovered', []],
    ['the day before the first', '2023-12-31', 'uncovered', []],
  ])('in force on %s are those', (_name, on, answer, expected) => {
    expect(rows({ on: isoDate(on) }).answer).toBe(answer);
    expect(keys({ on: isoDate(on) })).toEqual(expected);
  });

  it('of a key that is not there are absent, which is not the same as unknown', () => {
    expect(rows({ key: 'b', on: isoDate('2024-06-01') })).toMatchObject({ answer: 'absent', matchingRecords: 0 });
    expect(rows({ key: 'zz', on: isoDate('2024-06-01') })).toMatchObject({ answer: 'absent', rows: [] });
    expect(rows({ key: 'zz', on: isoDate('2030-06-01') })).toMatchObject({ answer: 'uncovered', rows: [] });
    expect(rows({ key: 'zz' })).not.toHaveProperty('answer');
  });

  it('have the confidence of the day that is asked about', () => {
    const mue = (release.tables as Required<RuleTables>)['ncci-mue-practitioner'];
    const confidence = (on: string) =>
      shownTable('ncci-mue-practitioner', mue, catalog, { key: '64640', on: isoDate(on), mostRecords: 1 }).rows[0]
        ?.confidence;
    expect([confidence('2024-06-30'), confidence('2024-07-01')]).toEqual(['confirmed', 'probable']);
  });
});

describe('words', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [42_956, '42,956'],
    [1_234_567, '1,234,567'],
  ])('%i is %s', (count, text) => {
    expect(grouped(count)).toBe(text);
  });

  it('count one and many', () => {
    expect([counted(1, 'row'), counted(2, 'row'), counted(0, 'row')]).toEqual(['1 row', '2 rows', '0 rows']);
  });

  it('name lines of business', () => {
    expect(linesOfBusinessInWords('all')).toBe('every payer');
    expect(linesOfBusinessInWords(['medicare', 'medicareAdvantage'])).toBe('original Medicare, Medicare Advantage');
  });

  it.each<[unknown, string]>([
    [{ units: 5, mai: 3 }, 'units 5; mai 3'],
    [{ rarc: ['N1', 'N2'], carc: null }, 'rarc N1, N2; carc null'],
    [
      { areas: [{ contractor: '1', locality: '2' }, { contractor: '3' }] },
      'areas (contractor 1; locality 2), (contractor 3)',
    ],
    [{}, ''],
  ])('value %j', (value, text) => {
    expect(valueInWords(value)).toBe(text);
  });
});
