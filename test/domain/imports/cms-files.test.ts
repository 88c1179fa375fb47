/**
 * Files as CMS published them, beside a naive reading of their lines. They are not ours to hand on, so they stay
 * outside the project: in `../shared/cms` beside its folder, or where CMS_FILES says.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { zipLocality } from '../../../domain/claim/mac.ts';
import { importKinds } from '../../../domain/imports/import-kinds.ts';
import { mergeTable } from '../../../domain/imports/merge-table.ts';
import { createDefects } from '../../../domain/imports/reading.ts';
import { unitPrice } from '../../../domain/payment/unit-price.ts';
import { inForce } from '../../../domain/tables/dated-table.ts';
import type { RuleTables } from '../../../domain/tables/rule-tables.ts';
import { readPublishedFile } from '../../../functions/cli/rules/published-file.ts';
import { dataFolder, importInto } from '../../support/import-files.ts';
import { dataRelease } from '../../support/release.ts';

const FOLDER = process.env.CMS_FILES ?? fileURLToPath(new URL('../../../../shared/cms', import.meta.url));
const ZIP5 = 'ZIP5_OCT2025.txt';
const files = [
  ['zip5', ZIP5, '--effective', '2025-10-01', '--source-id', 'cms-zip5-2025q4'],
  ['gpci', 'GPCI2025.csv', '--effective', '2025-01-01'],
  ['pprrvu', 'PPRRVU2025_Oct.excerpt.csv', '--effective', '2025-10-01', '--excerpt'],
  ['addendum-aa', 'ASC_AddendumAA_20260101.excerpt.csv', '--effective', '2026-01-01', '--excerpt'],
  ['addendum-aa', 'ASC_AddendumAA_20260401.excerpt.csv', '--effective', '2026-04-01', '--excerpt'],
].filter(([, name = '']) => existsSync(join(FOLDER, name)));
const has = (name: string) => existsSync(join(FOLDER, name));
const lines = (name: string) => readFileSync(join(FOLDER, name), 'latin1').split('\r\n');

/** The file alone, in no table that was there before. */
async function importedAlone(name: string): Promise<RuleTables> {
  const { zip5 } = importKinds;
  if (!zip5) throw new Error('there is no such kind');
  const vouched = { from: isoDate('2025-10-01'), through: isoDate('2025-12-31') };
  const defects = createDefects();
  const reader = zip5.read({
    effective: vouched.from,
    through: vouched.through,
    isExcerpt: false,
    keptCodes: new Set(),
    scoredCode: '64640',
    tables: {},
    defects,
  });
  await readPublishedFile(join(FOLDER, name), zip5, reader);
  expect(defects.listed).toEqual([]);
  const [stated] = reader.end();
  const merged = stated && mergeTable(undefined, stated, { vouched, source: 'the file' });
  if (merged?.kind !== 'merged') throw new Error('the file states nothing');
  const { coverage, records } = merged.table;
  const table = { coverage, records: new Map(records.map((record) => [record.key, record])) };
  return { 'zip-localities': table } as RuleTables;
}

describe('files as CMS published them', () => {
  // In the name, so that the report of a run without them says why.
  it.skipIf(files.length === 0)(`are at ${process.env.CMS_FILES ? 'CMS_FILES' : '../shared/cms'}, or skipped`, () => {
    for (const [, name = ''] of files) expect(readFileSync(join(FOLDER, name)).length, name).toBeGreaterThan(0);
  });

  afterAll(() => {
    if (files.length === 0)
      console.warn(`CMS files: SKIPPED, no files at ${FOLDER}; CMS_FILES may name another folder`);
  });

  it.each(files)('%s %s: data/ says what the file says', async (kind, name = '', ...args) => {
    const run = await importInto(dataFolder(), [kind ?? '', join(FOLDER, name), ...args]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('Nothing to import: data/ says all of it already.');
  });

  it.skipIf(!has('GPCI2025.txt'))('the text form of the indices says the same as the CSV', async () => {
    const call = ['--effective', '2025-01-01', '--source-id', 'other'];
    const run = await importInto(dataFolder(), ['gpci', join(FOLDER, 'GPCI2025.txt'), ...call]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('Nothing to import');
  });

  it.skipIf(!has(ZIP5))('each ZIP code resolves to the file’s own carrier and locality', async () => {
    const alone = await importedAlone(ZIP5);
    const { tables } = dataRelease();
    const day = isoDate('2025-11-15');
    let rows = 0;
    for (const line of lines(ZIP5)) {
      if (line === '') continue;
      rows++;
      const zip = line.slice(2, 7);
      const own = { contractor: line.slice(7, 12), locality: line.slice(12, 14) };
      for (const found of [zipLocality(zip, alone, day), zipLocality(`${zip}0001`, tables, day)]) {
        if (found?.contractor !== own.contractor || found.locality !== own.locality) {
          expect({ zip, ...found }).toEqual({ zip, ...own });
        }
        if (found?.citation.confidence !== 'confirmed') expect({ zip, ...found?.citation }).toEqual('confirmed');
      }
    }
    expect(rows).toBe(42_956);
  });

  it.skipIf(!has('GPCI2025.csv'))('each locality has the indices of its line', () => {
    const { tables } = dataRelease();
    let rows = 0;
    for (const line of lines('GPCI2025.csv')) {
      const [, contractor, locality, work, practice, malpractice] =
        /^(\d{5}),[A-Z]{2},(\d{2}),.*,([\d.]+),([\d.]+),([\d.]+)$/.exec(line) ?? [];
      if (contractor === undefined) continue;
      rows++;
      const found = inForce(tables.gpci, `${contractor}|${locality}`, isoDate('2025-06-30'));
      const value = found.kind === 'inForce' ? found.value : undefined;
      const indices = [value?.work, value?.practiceExpense, value?.malpractice].map(Number);
      expect(indices, line).toEqual([Number(work), Number(practice), Number(malpractice)]);
    }
    expect(rows).toBe(109);
    expect(tables.gpci?.records.size).toBe(109);
  });

  it.skipIf(!has('PPRRVU2025_Oct.excerpt.csv'))('the relative values add up to the totals of their lines', () => {
    const { tables } = dataRelease();
    const hundredths = (text: string | undefined) => Math.round(Number(text) * 100);
    let rows = 0;
    for (const line of lines('PPRRVU2025_Oct.excerpt.csv')) {
      const cells = line.split(',');
      const [code = '', modifier = ''] = cells;
      const key = modifier === '' ? code : `${code}|${modifier}`;
      const found = inForce(tables['pfs-rvus'], key, isoDate('2025-10-01'));
      if (found.kind !== 'inForce') continue;
      rows++;
      const { workRvu, nonFacilityPeRvu, facilityPeRvu, mpRvu } = found.value;
      const total = (practice: string | undefined) => hundredths(workRvu) + hundredths(practice) + hundredths(mpRvu);
      expect([total(nonFacilityPeRvu), total(facilityPeRvu)], line).toEqual([
        hundredths(cells[11]),
        hundredths(cells[12]),
      ]);
    }
    expect(rows).toBe(78);
    expect(tables['pfs-rvus']?.records.size).toBe(78);
  });

  it.skipIf(!has('GPCI2025.csv') || !has('PPRRVU2025_Oct.excerpt.csv'))(
    'a unit of 64640 and of its neighbours is paid in each locality what the two files come to',
    () => {
      const { tables } = dataRelease();
      const values = lines('PPRRVU2025_Oct.excerpt.csv')
        .map((line) => line.split(','))
        .filter(([code = '', modifier]) => /^64(?:450|62\d|63\d|640)$/.test(code) && modifier === '');
      let prices = 0;
      for (const line of lines('GPCI2025.csv')) {
        const [, contractor = '', locality = '', ...indices] =
          /^(\d{5}),[A-Z]{2},(\d{2}),.*,([\d.]+),([\d.]+),([\d.]+)$/.exec(line) ?? [];
        if (contractor === '') continue;
        const [work = 0, practice = 0, malpractice = 0] = indices.map(Number);
        for (const [
          code = '',
          ,
          ,
          ,
          ,
          workRvu,
          nonFacility,
          ,
          facility,
          ,
          mpRvu,
          ,
          ,
          ,
          ,
          ,
          ,
          ,
          ,
          ,
          ,
          ,
          ,
          ,
          factor,
        ] of values) {
          for (const [basis, peRvu] of [
            ['pfs-nonfacility', nonFacility],
            ['pfs-facility', facility],
          ] as const) {
            const sum = Number(workRvu) * work + Number(peRvu) * practice + Number(mpRvu) * malpractice;
            const price = unitPrice(tables, basis, code, isoDate('2025-10-01'), {
              contractor,
              locality,
              citations: [],
            });
            expect(price, `${code}, ${basis}, ${line}`).toMatchObject({
              cents: Math.round(sum * Number(factor) * 100),
              locality,
            });
            prices++;
          }
        }
      }
      expect(prices).toBe(109 * values.length * 2);
      expect(values.length).toBeGreaterThan(10);
    },
  );

  it.skipIf(!has('ASC_AddendumAA_20260401.excerpt.csv'))(
    'each surgery center rate is that of its line, in cents',
    () => {
      const { tables } = dataRelease();
      let rows = 0;
      for (const line of lines('ASC_AddendumAA_20260401.excerpt.csv')) {
        const [, code = '', indicator, dollars = ''] =
          /^(\w{5}),[^,]*,,[YN],(\w\d),[\d.]*,(?:"?\$([\d.,]+) "?)?$/.exec(line) ?? [];
        if (code === '') continue;
        rows++;
        const found = inForce(tables['asc-rates'], code, isoDate('2026-04-01'));
        // Packaged procedures (N1) have no rate.
        const cents = dollars === '' ? undefined : Math.round(Number(dollars.replace(',', '')) * 100);
        const value = found.kind === 'inForce' ? found.value : undefined;
        expect([value?.paymentIndicator, value?.paymentCents], line).toEqual([indicator, cents]);
      }
      expect(rows).toBe(53);
    },
  );
});
