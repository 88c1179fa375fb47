/** The summary of denied services, with rows made up in its published layout. */

import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../domain/calendar.ts';
import { baseRatePrior, type RatedLine } from '../../../../domain/score/priors.ts';
import {
  cms,
  cmsText,
  contents,
  dataFolder,
  importInto,
  rowsIn,
  tablesIn,
  written,
} from '../../../support/import-files.ts';
import { zipOf } from '../../../support/zip.ts';

const FILE = 'PSPS_2024.csv';
const CALL = ['--effective', '2026-01-01', '--write'];
const [HEADING = ''] = cmsText(FILE).split('\n');
/** One row of the scored code in an office of JE, changed. */
const row = ({
  code = '64640',
  carrier = '01112',
  place = '11',
  submitted = '980',
  denied = '98',
  paid = '0.00',
} = {}) =>
  [
    code,
    'RT',
    '72',
    carrier,
    '05',
    '2',
    place,
    '',
    submitted,
    '1.00',
    '1.00',
    denied,
    '1.00',
    '980',
    paid,
    '',
    '00',
    'P5B',
  ].join();
const file = (rows: readonly string[], name = FILE) => written(name, `${[HEADING, ...rows].join('\n')}\n`);
const imported = async (files: readonly string[], folder = dataFolder()) => {
  expect(await importInto(folder, ['psps', ...files, ...CALL])).toMatchObject({ code: 0, err: '' });
  return folder;
};
const rate = (folder: string, key: string) => rowsIn(folder, 'base-rates', `64640|medicare|${key}`).at(-1)?.value;

describe('import of denied services', () => {
  it('writes a rate for each place, and for each place of a MAC', async () => {
    const folder = await imported([file([row()])]);
    // (98 + 20 × 0.07) / 1000 = 0.0994 of all; (98 + 20 × 0.0994) / 1000 = 0.099988 of the place; and so on.
    expect(rowsIn(folder, 'base-rates', '64640|medicare|JE|11')).toEqual([
      {
        effectiveFrom: '2026-01-01',
        effectiveThrough: null,
        value: { probability: 0.1, strength: 200 },
        source: 'cms-psps-2026',
        locator: 'rows 64640 of 2024: 98 of 980 services denied',
        confidence: 'probable',
      },
    ]);
    expect(rate(folder, '*|11')).toEqual({ probability: 0.1, strength: 200 });
    expect(rowsIn(folder, 'base-rates', '64640').at(-1)?.value).toEqual({ probability: 0.07 });
    const line: RatedLine = {
      procedureCode: '64640',
      lineOfBusiness: 'medicare',
      mac: { jurisdiction: 'JE' },
      placeOfService: '11',
    };
    const at = (day: string, other: Partial<RatedLine> = {}) =>
      baseRatePrior({ ...line, ...other }, tablesIn(folder), isoDate(day));
    expect(at('2026-11-23')).toMatchObject({ mean: 0.1, strength: 200 });
    expect(at('2025-12-31')?.mean).toBe(0.07);
    expect(at('2026-11-23', { placeOfService: '22' })?.mean).toBe(0.07);
    expect(at('2026-11-23', { mac: { jurisdiction: 'JF' }, placeOfService: '11' })?.mean).toBe(0.1);
    expect(at('2026-11-23', { lineOfBusiness: 'commercial', mac: undefined })?.mean).toBe(0.07);
  });

  it('draws a small cell towards the place, and gives it the strength of its services', async () => {
    const folder = await imported([file([row(), row({ carrier: '02102', submitted: '30', denied: '0' })])]);
    // All: (98 + 1.4) / 1030; place: (98 + 20 × that) / 1030; JF: 20 × that / 50.
    expect(rate(folder, 'JF|11')).toEqual({ probability: 0.0388, strength: 50 });
  });

  it('takes contractors together by jurisdiction, leaves out those of no MAC, and never reads withheld as none', async () => {
    const folder = await imported([cms(FILE)]);
    const locators = (key: string) => rowsIn(folder, 'base-rates', `64640|medicare|${key}`);
    expect(locators('JE|11')).toMatchObject([{ locator: 'rows 64640 of 2024: 98 of 980 services denied' }]);
    expect(locators('JF|11')).toMatchObject([
      { locator: 'rows 64640 of 2024: 0 of 15 services denied; 1 rows withhold how many' },
    ]);
    const [unknown] = locators('JL|24');
    expect(unknown).toMatchObject({
      value: { strength: 20 },
      locator: 'rows 64640 of 2024: 0 of 0 services denied; 1 rows withhold how many',
    });
    // Forty services of which at most ten were denied: hardly lower than the rate of all.
    expect(unknown?.value.probability).toBeGreaterThan(0.09);
    const keys = [...(tablesIn(folder)['base-rates']?.records.keys() ?? [])];
    expect(keys).toEqual([
      '*',
      '64640',
      ...['*|11', '*|24', 'JE|11', 'JF|11', 'JL|24'].map((key) => `64640|medicare|${key}`),
    ]);
  });

  it('adds years that are given together, whatever their order, and reads ZIPs and lost zeros', async () => {
    const half = [row({ submitted: '490', denied: '49', carrier: '1112' })];
    const one = file(half, 'PSPS_2023.csv');
    const two = written(
      'psps_2024.zip',
      zipOf([{ name: 'Physician_Supplier_Procedure_Summary_2024.csv', data: `${HEADING}\n${half}\n` }]),
    );
    const [folder, turned] = [await imported([one, two]), await imported([two, one])];
    expect(rowsIn(folder, 'base-rates', '64640|medicare|JE|11')).toMatchObject([
      { value: { probability: 0.1 }, locator: 'rows 64640 of 2023, 2024: 98 of 980 services denied' },
    ]);
    expect(contents(turned)).toEqual(contents(folder));
  });

  it('changes nothing the second time, and ends the rates of last year with those of this', async () => {
    const folder = await imported([cms(FILE)]);
    const once = contents(folder);
    const again = await importInto(folder, ['psps', cms(FILE), ...CALL]);
    expect(again.out).toContain('Nothing to import: data/ says all of it already.');
    expect(contents(folder)).toEqual(once);
    const next = file([row({ denied: '196' })], 'PSPS_2025.csv');
    await importInto(folder, ['psps', next, '--effective', '2026-07-01', '--source-id', 'later', '--write']);
    expect(rowsIn(folder, 'base-rates', '64640|medicare|JE|11')).toMatchObject([
      { effectiveFrom: '2026-01-01', effectiveThrough: '2026-06-30' },
      { effectiveFrom: '2026-07-01', effectiveThrough: null, value: { probability: 0.2 }, source: 'later' },
    ]);
  });

  it('refuses days for which nobody says whose contractors are whose', async () => {
    const run = await importInto(dataFolder(), ['psps', cms(FILE), '--effective', '2027-01-01']);
    expect(run.code).toBe(2);
    expect(run.err).toContain(
      `${FILE}, line 3, column 4: “01112” is a contractor, and whose is not known for 2027-01-01`,
    );
  });

  it('writes no rate where every row withholds how many services there were', async () => {
    const run = await importInto(dataFolder(), ['psps', file([row({ submitted: '*', denied: '*' })]), ...CALL]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('Nothing to import');
  });

  it.each<[string, string, string]>([
    ['a code of another shape', row({ code: '6464' }), 'column 1: “6464” is no procedure code'],
    ['a contractor of another shape', row({ carrier: 'JE' }), 'column 4: “JE” is no contractor number'],
    ['a place of another shape', row({ place: 'OF' }), 'column 7: “OF” is no place of service'],
    ['services that are no number', row({ submitted: 'many' }), 'column 9: “many” is no number and not withheld'],
    ['services below zero', row({ submitted: '-5' }), 'column 9: “-5” is no number and not withheld'],
    ['denials that are no number', row({ denied: '<11' }), 'column 12: “<11” is no number and not withheld'],
    ['more denied than submitted', row({ denied: '981' }), 'column 12: “981” is more than the 980 submitted'],
    ['an amount that is none', row({ paid: '$5' }), 'column 15: “$5” is no number and not withheld'],
    ['a row too short', '64640,RT,72', 'column 3: the row has 3 columns, the heading 18'],
    ['a row too long', `${row()},x`, 'column 19: the row has more columns than the 18 of the heading'],
    [
      'also in a row that is not kept',
      row({ code: '64632', denied: '981' }),
      'column 12: “981” is more than the 980 submitted',
    ],
  ])('refuses %s, and writes nothing', async (_what, spoiled, told) => {
    const folder = dataFolder();
    const before = contents(folder);
    const run = await importInto(folder, ['psps', file([row({ place: '22' }), spoiled]), ...CALL]);
    expect(run.code).toBe(2);
    expect(run.err).toContain(`${FILE}, line 3, ${told}`);
    expect(contents(folder)).toEqual(before);
  });

  it.each<[string, () => string[], string]>([
    ['a row twice', () => [file([row(), row({ submitted: '11', denied: '0' })])], 'came before, on line 2'],
    [
      'another heading',
      () => [written(FILE, `${HEADING.replace('DENIED_SERVICES', 'DENIED_LINES')}\n${row()}\n`)],
      'line 1, column 12',
    ],
    ['no heading', () => [written(FILE, `${row()}\n`)], 'rows begin without the heading row'],
    ['no row', () => [file([])], 'there is no row behind the heading'],
    ['a file that is cut off', () => [written(FILE, `${HEADING}\n${row()}`)], 'the file is cut off'],
    ['a name without its year', () => [file([row()], 'psps.csv')], 'does not tell the one year'],
    ['a name of two years', () => [file([row()], 'psps_2023_2024.csv')], 'does not tell the one year'],
    ['a year twice', () => [file([row()]), file([row()], 'PSPS2024.csv')], 'another file is of 2024, too'],
    ['a year to come', () => [file([row()], 'PSPS2027.csv')], 'the file is of 2027 and tells nothing of 2026-01-01'],
    ['a web page', () => [written(FILE, '<!DOCTYPE html>\n<html></html>\n')], FILE],
  ])('refuses %s', async (_what, files, told) => {
    const folder = dataFolder();
    const before = contents(folder);
    const run = await importInto(folder, ['psps', ...files(), ...CALL]);
    expect(run.code).toBe(2);
    expect(run.err).toContain(told);
    expect(contents(folder)).toEqual(before);
  });
});
