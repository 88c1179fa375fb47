import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../domain/calendar.ts';
import { zipLocality } from '../../../../domain/claim/mac.ts';
import { inForce } from '../../../../domain/tables/dated-table.ts';
import { UsageError } from '../../../../functions/cli/judged-on.ts';
import {
  cms,
  cmsText,
  contents,
  dataFolder,
  importInto,
  mcdExport,
  rowsIn,
  tablesIn,
  written,
} from '../../../support/import-files.ts';
import { type SheetCell, xlsxOf } from '../../../support/xlsx.ts';
import { zipOf } from '../../../support/zip.ts';

const PARTS = ['f1', 'f2', 'f3', 'f4'];
const ptp = (prefix: string) => PARTS.map((part) => cms(`${prefix}-v323r0-${part}.txt`));
const Q4 = ['--effective', '2026-10-01'];

describe('rules import', () => {
  it('shows what it would change and writes nothing without --write', async () => {
    const folder = dataFolder();
    const before = contents(folder);
    const file = cms('MCR_MUE_PractitionerServices_Eff_10-01-2026.csv');
    const { code, out, err } = await importInto(folder, ['mue-practitioner', file, ...Q4]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      [
        'ncci-mue-practitioner: vouched for 2024-04-01 to 2026-12-31',
        '  past dates: 1 changed, 1 removed',
        '    64640 from 2026-10-01: units 5 → 4',
        '    64999 from 2026-10-01: {"units":1,"mai":3,"rationale":"Clinical: CMS Workgroup"} → none',
        '  source only: 57 confirmed',
        'Nothing was written; --write writes it.\n',
      ].join('\n'),
    );
    expect(contents(folder)).toEqual(before);
  });

  it('writes the table and the source, ends the older row, and reminds of the release id', async () => {
    const folder = dataFolder();
    const file = cms('MCR_MUE_PractitionerServices_Eff_10-01-2026.csv');
    const { out } = await importInto(folder, ['mue-practitioner', file, ...Q4, '--write']);
    expect(out).toContain('Wrote tables/ncci-mue-practitioner.json, sources.json.');
    expect(out).toMatch(
      /Give the release a new id in data\/release\.json before it is published \(it is \d{4}q\d\.\d+\)\./,
    );
    expect(rowsIn(folder, 'ncci-mue-practitioner', '64640')).toMatchObject([
      {
        effectiveFrom: '2024-04-01',
        effectiveThrough: '2026-09-30',
        value: { units: 5 },
        confirmedThrough: '2024-06-30',
      },
      {
        effectiveFrom: '2026-10-01',
        effectiveThrough: null,
        value: { units: 4, mai: 3, rationale: 'Clinical: Data' },
        source: 'cms-ncci-mue-practitioner-2026q4',
        locator: 'row 64640',
        confidence: 'confirmed',
        confirmedThrough: '2026-12-31',
      },
    ]);
    expect(rowsIn(folder, 'ncci-mue-practitioner', '64999').at(-1)).toMatchObject({ effectiveThrough: '2026-09-30' });
    expect(rowsIn(folder, 'ncci-mue-practitioner', '10021')).toEqual([]);
    const { sources } = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8'));
    expect(sources.find(({ id }: { id: string }) => id === 'cms-ncci-mue-practitioner-2026q4')).toMatchObject({
      publisher: 'CMS',
      title: 'NCCI medically unlikely edits, practitioner services, effective 2026-10-01',
      published: '2026-10-01',
      fileHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    const tables = tablesIn(folder);
    const units = (day: string) => {
      const row = inForce(tables['ncci-mue-practitioner'], '64640', isoDate(day));
      return row.kind === 'inForce' ? [row.value.units, row.citation.confidence] : row.kind;
    };
    expect([units('2024-06-30'), units('2026-09-30'), units('2026-10-01'), units('2027-01-01')]).toEqual([
      [5, 'confirmed'],
      [5, 'probable'],
      [4, 'confirmed'],
      'uncovered',
    ]);
  });

  it.each<[string, string[]]>([
    ['mue-practitioner', [cms('MCR_MUE_PractitionerServices_Eff_10-01-2026.csv'), ...Q4]],
    ['mue-hospital', [cms('MCR_MUE_OutpatientHospitalServices_Eff_10-01-2026.csv'), ...Q4]],
    ['ptp-practitioner', [...ptp('ccipra'), ...Q4]],
    ['ptp-hospital', [...ptp('ccioph'), ...Q4]],
    ['pprrvu', [cms('PPRRVU2026_Jan_nonQPP.csv'), '--effective', '2026-01-01', '--excerpt']],
    ['gpci', [cms('GPCI2026.csv'), '--effective', '2026-01-01', '--excerpt']],
    ['addendum-b', [cms('2026_October_Web_Addendum_B.csv'), ...Q4]],
    ['addendum-aa', [cms('July_2026_ASC_AA.csv'), '--effective', '2026-07-01', '--excerpt']],
    ['mcd-article', [written('current_article.zip', mcdExport('article')), '--effective', '2026-11-23']],
    ['zip9', [cms('ZIP9_OCT2026.txt'), ...Q4]],
  ])('changes nothing the second time: %s', async (kind, args) => {
    const folder = dataFolder();
    expect(await importInto(folder, [kind, ...args, '--write'])).toMatchObject({ code: 0, err: '' });
    const once = contents(folder);
    const again = await importInto(folder, [kind, ...args, '--write']);
    expect(again.out).toContain('Nothing to import: data/ says all of it already.');
    expect(contents(folder)).toEqual(once);
  });

  it('keeps PTP pairs with the code, in their direction and with their own dates', async () => {
    const folder = dataFolder();
    const { code, err } = await importInto(folder, ['ptp-practitioner', ...ptp('ccipra').reverse(), ...Q4, '--write']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const rows = (key: string) => rowsIn(folder, 'ncci-ptp-practitioner', key);
    expect(rows('64640|64466')).toMatchObject([{ effectiveFrom: '2026-01-01', value: { modifierIndicator: 1 } }]);
    expect(rows('46505|64640')).toMatchObject([
      {
        effectiveThrough: null,
        confidence: 'confirmed',
        confirmedThrough: '2026-12-31',
        confirmedBy: 'cms-ncci-ptp-practitioner-2026q4',
      },
    ]);
    expect(rows('64640|0596T').at(-1)).toMatchObject({ effectiveThrough: '2025-09-30', confidence: 'confirmed' });
    expect(rows('64640|0597T')).toMatchObject([
      { effectiveThrough: '2025-03-31', value: { modifierIndicator: 1 } },
      { effectiveFrom: '2025-04-01', effectiveThrough: null, value: { modifierIndicator: 0 } },
    ]);
    expect([rows('64640|64467'), rows('10021|10022')]).toEqual([[], []]);
    expect(inForce(tablesIn(folder)['ncci-ptp-practitioner'], '64640|0213T', isoDate('2025-06-01'))).toMatchObject({
      citation: { confidence: 'confirmed' },
    });
  });

  it('reads PTP text and ZIPs that went through a spreadsheet or a Mac', async () => {
    const folder = dataFolder();
    const [plain, tabs] = [
      dataFolder(),
      written('ccipra-v323r0-f4.txt', cmsText('ccipra-v323r0-f4.txt').replaceAll('\r\n', '\t\r\n')),
    ];
    const call = [...Q4, '--excerpt', '--write'];
    const data = readFileSync(tabs);
    const member = 'ccipra-v323r0-f4.txt';
    const zip = written(
      `${member.slice(0, -4)}.zip`,
      zipOf([
        { name: `__MACOSX/._${member}`, data: 'x' },
        { name: member, data },
      ]),
    );
    expect(await importInto(plain, ['ptp-practitioner', cms(member), ...call])).toMatchObject({ code: 0, err: '' });
    expect(await importInto(folder, ['ptp-practitioner', zip, ...call])).toMatchObject({ code: 0, err: '' });
    expect(tablesIn(folder)['ncci-ptp-practitioner']).toEqual(tablesIn(plain)['ncci-ptp-practitioner']);
  });

  it.each<[string, (row: string[], line: number) => SheetCell[]]>([
    ['empty cells behind the last column', (row) => [...row, '']],
    ['shared texts', (row) => row],
    ['texts in place', (row) => row.map((inline) => (inline === '' ? undefined : { inline }))],
    [
      'numbers as doubles',
      (row, line) =>
        row.map((text) => (line > 3 && /^[1-9]\d*$/.test(text) ? { double: doubleOf(text) } : text || undefined)),
    ],
    [
      'numbers',
      (row, line) => row.map((text) => (line > 3 && /^[1-9]\d*$/.test(text) ? Number(text) : text || undefined)),
    ],
  ])('reads PTP spreadsheets with %s as their text', async (_form, cells) => {
    const [asText, asSheet] = [dataFolder(), dataFolder()];
    await importInto(asText, ['ptp-practitioner', ...ptp('ccipra'), ...Q4, '--write']);
    const sheets = PARTS.map((part) => {
      const rows = cmsText(`ccipra-v323r0-${part}.txt`)
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split('\t'));
      // In a spreadsheet each heading is one cell that has line breaks.
      const headings = [
        'Column 1',
        'Column 2',
        '*=in existence\nprior to 1996',
        'Effective Date',
        'Deletion Date\n*=no data',
      ];
      const all = [
        ...rows.slice(0, 2),
        [...headings, 'Modifier\n0=not allowed', 'PTP Edit Rationale'],
        ...rows.slice(8),
      ];
      return written(`ccipra-v323r0-${part}.xlsx`, xlsxOf(all.map(cells)));
    });
    const run = await importInto(asSheet, ['ptp-practitioner', ...sheets, ...Q4, '--write']);
    expect(run).toMatchObject({ code: 0, err: '' });
    const table = 'tables/ncci-ptp-practitioner.json';
    expect(contents(asSheet)[table]).toBe(contents(asText)[table]);
  });

  it('tells row and column of a defect in a spreadsheet', async () => {
    const headings = [
      'Column 1',
      'Column 2',
      'prior to 1996',
      'Effective Date',
      'Deletion Date',
      'Modifier',
      'PTP Edit Rationale',
    ];
    const row = ['64640', '99213', undefined, '20261301', '*', 1, 'Own words'];
    const file = written('ccipra-v323r0-f1.xlsx', xlsxOf([headings, row]));
    const run = await importInto(dataFolder(), ['ptp-practitioner', file, ...Q4, '--excerpt']);
    expect(run.err).toContain('ccipra-v323r0-f1.xlsx, line 2, column 4: “20261301” is no date');
  });

  it('leaves our judgement in a policy that is known, and takes status, title, jurisdictions and dates', async () => {
    const folder = dataFolder();
    const before = rowsIn(folder, 'policies', 'L36850').at(-1)?.value;
    const table = cmsText('mcd-lcd/lcd.csv').replace(
      'Peripheral Nerve Blocks',
      'Peripheral Nerve Blocks of another title',
    );
    const lcd = written('current_lcd.zip', mcdExport('lcd', { 'lcd.csv': table }));
    expect(await importInto(folder, ['mcd-lcd', lcd, '--effective', '2026-11-23', '--write'])).toMatchObject({
      code: 0,
    });
    const after = rowsIn(folder, 'policies', 'L36850').at(-1);
    expect(after).toMatchObject({ effectiveThrough: null, source: expect.stringContaining('cms-mcd-lcds-2026-11-23') });
    expect(after?.value).toEqual({
      ...before,
      title: 'Peripheral Nerve Blocks of another title',
      jurisdictions: ['J6', 'JK'],
      status: 'inForce',
    });
    expect(before?.says).toBeDefined();
    expect(rowsIn(folder, 'policies', 'L36851')).toEqual([]);
  });

  it.each(['csv', 'txt'])('reads relative values as exact decimals: %s', async (form) => {
    const folder = dataFolder();
    const file = cms(`PPRRVU2026_Jan_nonQPP.${form}`);
    const run = await importInto(folder, ['pprrvu', file, '--effective', '2026-01-01', '--excerpt', '--write']);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(inForce(tablesIn(folder)['pfs-rvus'], '64640', isoDate('2026-02-01'))).toMatchObject({
      value: {
        status: 'A',
        workRvu: '1.93',
        nonFacilityPeRvu: '5.86',
        facilityPeRvu: '1.17',
        mpRvu: '0.22',
        pcTcIndicator: '0',
        globalDays: '010',
        multipleProcedure: '2',
        bilateralSurgery: '1',
        assistantAtSurgery: '1',
        coSurgeons: '0',
        teamSurgery: '0',
        conversionFactor: '33.4009',
      },
    });
    expect(rowsIn(folder, 'pfs-rvus', '76942|26').at(-1)?.value).toMatchObject({ workRvu: '0.65', globalDays: 'XXX' });
    expect(rowsIn(folder, 'pfs-rvus', '64416').at(-1)?.value).toMatchObject({ nonFacilityNotApplicable: true });
    expect(rowsIn(folder, 'pfs-rvus', '10021')).toEqual([]);
    const text = readFileSync(join(folder, 'tables/pfs-rvus.json'), 'utf8');
    expect(text).not.toContain('Own words');
  });

  it.each(['csv', 'txt'])('reads the indices of each locality alike: %s', async (form) => {
    const folder = dataFolder();
    const file = cms(`GPCI2026.${form}`);
    const run = await importInto(folder, ['gpci', file, '--effective', '2026-01-01', '--excerpt', '--write']);
    expect(run).toMatchObject({ code: 0, err: '' });
    const at = (key: string, day: string) => inForce(tablesIn(folder).gpci, key, isoDate(day));
    expect(at('10112|00', '2025-12-31')).toMatchObject({ value: { practiceExpense: '0.869' } });
    expect(at('10112|00', '2026-01-01')).toMatchObject({
      value: { state: 'AL', name: 'ALABAMA', work: '1.000', practiceExpense: '0.870', malpractice: '0.575' },
    });
    expect(at('02102|01', '2026-12-31')).toMatchObject({ value: { name: 'ALASKA', work: '1.500' } });
    expect(at('02102|01', '2027-01-01').kind).toBe('uncovered');
  });

  it('reads the five-digit ZIP file into areas, and the nine-digit one beside it', async () => {
    const folder = dataFolder();
    const day = isoDate('2026-11-01');
    const zip5 = ['zip5', cms('ZIP5_OCT2026.txt'), ...Q4, '--ends-rows', '--write'];
    expect(await importInto(folder, zip5)).toMatchObject({ code: 0 });
    expect(zipLocality('22201', tablesIn(folder), day)?.citation).toMatchObject({ source: 'cms-zip5-2026q4' });
    expect(zipLocality('10001', tablesIn(folder), isoDate('2026-09-30'))).toMatchObject({ contractor: '13202' });
    expect(zipLocality('10001', tablesIn(folder), day)).toBeUndefined();
    expect(rowsIn(folder, 'zip-localities', '222').at(-1)?.value.areas).toEqual([
      { contractor: '11302', locality: '00', lastTwo: '03' },
      { contractor: '12202', locality: '01', lastTwo: '01-02 10' },
    ]);
    expect(zipLocality('660120004', tablesIn(folder), day)).toMatchObject({ contractor: '05202', locality: '00' });
    expect(await importInto(folder, ['zip9', cms('ZIP9_OCT2026.txt'), ...Q4, '--write'])).toMatchObject({ code: 0 });
    expect(rowsIn(folder, 'zip-plus-four', '66012')[0]?.value.areas).toEqual([
      { contractor: '05202', locality: '00', plusFour: '0001-0003 0777' },
      { contractor: '05302', locality: '02', plusFour: '0004-0005 9999' },
    ]);
    expect(zipLocality('660120004', tablesIn(folder), day)).toMatchObject({ contractor: '05302', locality: '02' });
  });

  it('reads what outpatient hospitals and surgery centers are paid in cents', async () => {
    const folder = dataFolder();
    await importInto(folder, ['addendum-b', cms('2026_October_Web_Addendum_B.csv'), ...Q4, '--write']);
    expect(rowsIn(folder, 'opps-rates', '64640').at(-1)).toMatchObject({
      effectiveFrom: '2026-10-01',
      effectiveThrough: '2026-12-31',
      value: {
        statusIndicator: 'T',
        apc: '5443',
        relativeWeight: '9.8765',
        paymentCents: 123456,
        minimumCopaymentCents: 24692,
      },
    });
    expect(rowsIn(folder, 'opps-rates', '77002')[0]?.value).toEqual({ statusIndicator: 'N' });
    const aa = ['addendum-aa', cms('July_2026_ASC_AA.csv'), '--effective', '2026-07-01', '--excerpt', '--write'];
    expect(await importInto(folder, aa)).toMatchObject({ code: 0, err: '' });
    expect(rowsIn(folder, 'asc-rates', '64640').at(-2)).toMatchObject({
      effectiveFrom: '2026-07-01',
      effectiveThrough: '2026-09-30',
      value: { paymentIndicator: 'P3', isMultipleProcedureDiscounted: true, paymentCents: 19800 },
    });
    // The same rate as before goes on in the row that had it.
    expect(rowsIn(folder, 'asc-rates', '0440T')).toMatchObject([
      {
        effectiveFrom: '2026-01-01',
        effectiveThrough: '2026-09-30',
        value: { paymentCents: 147561, paymentWeight: '26.1995' },
      },
    ]);
  });

  it('takes from the coverage database the articles that list the code, with their lists', async () => {
    const folder = dataFolder();
    const file = written('current_article.zip', mcdExport('article'));
    const run = await importInto(folder, ['mcd-article', file, '--effective', '2026-11-23', '--write']);
    expect(run).toMatchObject({ code: 0, err: '' });
    const title = 'Billing and Coding: Peripheral Nerve Blocks';
    expect([...(tablesIn(folder)['covered-diagnoses']?.records.keys() ?? [])]).toEqual(['A57452']);
    expect(rowsIn(folder, 'covered-diagnoses', 'A57452')).toMatchObject([
      {
        effectiveFrom: '2026-11-23',
        value: {
          policy: 'A57452',
          title,
          jurisdictions: ['J6', 'JK'],
          procedureCodes: ['64450', '64640'],
          covered: ['G5761', 'G5762', 'M170'],
          nonCovered: ['E1142'],
        },
        locator: 'version 42',
      },
    ]);
    expect(rowsIn(folder, 'policies', 'A57452').at(-1)?.value).toMatchObject({
      kind: 'article',
      title,
      publisher: 'National Government Services',
      jurisdictions: ['J6', 'JK'],
      status: 'inForce',
    });
    expect(rowsIn(folder, 'policies', 'A90001')).toMatchObject([
      {
        effectiveFrom: '2020-01-01',
        effectiveThrough: '2026-11-01',
        value: { status: 'inForce', publisher: 'Sample Contractor M' },
      },
      { effectiveFrom: '2026-11-02', effectiveThrough: null, value: { status: 'retired', jurisdictions: ['JM'] } },
    ]);
    expect(rowsIn(folder, 'policies', 'DA90002')).toMatchObject([{ value: { status: 'proposed' } }]);
    expect(rowsIn(folder, 'policies', 'A90003')).toEqual([]);

    const lcd = written('current_lcd.zip', mcdExport('lcd'));
    expect(await importInto(folder, ['mcd-lcd', lcd, '--effective', '2026-11-23', '--write'])).toMatchObject({
      code: 0,
    });
    expect(rowsIn(folder, 'policies', 'L36851')).toEqual([]);
  });

  it('keeps the lists of an article that is retired within its days until that day', async () => {
    const folder = dataFolder();
    const file = written(
      'current_article.zip',
      mcdExport('article', {
        'article_x_icd10_covered.csv': `${cmsText('mcd-article/article_x_icd10_covered.csv')}90001,3,G57.61,1,1,,,y,1,own words\r\n`,
      }),
    );
    const call = ['--effective', '2026-10-01', '--through', '2026-12-31', '--write'];
    expect(await importInto(folder, ['mcd-article', file, ...call])).toMatchObject({ code: 0, err: '' });
    expect(rowsIn(folder, 'covered-diagnoses', 'A90001')).toMatchObject([
      { effectiveFrom: '2026-10-01', effectiveThrough: '2026-11-01', confidence: 'confirmed' },
    ]);
    const status = (day: string) => {
      const row = inForce(tablesIn(folder).policies, 'A90001', isoDate(day));
      return row.kind === 'inForce' ? row.value.status : row.kind;
    };
    expect([status('2026-11-01'), status('2026-11-02'), status('2026-09-30')]).toEqual([
      'inForce',
      'retired',
      'inForce',
    ]);
    expect(inForce(tablesIn(folder)['covered-diagnoses'], 'A90001', isoDate('2026-11-02')).kind).toBe('absent');
  });

  it('takes a plain ZIP of the tables as well', async () => {
    const members = ['state_lookup', 'contractor', 'contractor_jurisdiction', 'lcd', 'lcd_x_contractor'].map((name) => {
      return { name: `tables/${name}.csv`, data: cmsText(`mcd-lcd/${name}.csv`) };
    });
    const file = written('lcd.zip', zipOf(members));
    const run = await importInto(dataFolder(), ['mcd-lcd', file, '--effective', '2026-11-23']);
    expect(run).toMatchObject({ code: 0, err: '' });
  });

  describe.each<[string, string, string[]]>([
    ['mue-practitioner', 'MCR_MUE_PractitionerServices_Eff_10-01-2026.csv', Q4],
    ['pprrvu', 'PPRRVU2026_Jan_nonQPP.csv', ['--effective', '2026-01-01', '--excerpt']],
    ['pprrvu', 'PPRRVU2026_Jan_nonQPP.txt', ['--effective', '2026-01-01', '--excerpt']],
    ['gpci', 'GPCI2026.csv', ['--effective', '2026-01-01', '--excerpt']],
    ['addendum-b', '2026_October_Web_Addendum_B.csv', Q4],
    ['addendum-aa', 'July_2026_ASC_AA.csv', ['--effective', '2026-07-01', '--excerpt']],
    ['zip9', 'ZIP9_OCT2026.txt', Q4],
  ])('%s, %s', (kind, name, args) => {
    const text = cmsText(name);
    it.each<[string, string, string | Buffer]>([
      ['with Unix line ends', name, text.replaceAll('\r\n', '\n')],
      ['with a byte order mark', name, `\xef\xbb\xbf${text}`],
      [
        'in a ZIP',
        `${name}.zip`,
        zipOf([
          { name: 'readme.pdf', data: '%PDF' },
          { name, data: Buffer.from(text, 'latin1') },
        ]),
      ],
      [
        'in a ZIP in a ZIP',
        'outer.zip',
        zipOf([{ name: 'inner.zip', data: zipOf([{ name, data: Buffer.from(text, 'latin1') }]) }]),
      ],
    ])('says the same %s', async (_how, as, content) => {
      const usual = dataFolder();
      const other = dataFolder();
      await importInto(usual, [kind, cms(name), ...args, '--write']);
      const run = await importInto(other, [kind, written(as, content), ...args, '--write']);
      expect(run).toMatchObject({ code: 0, err: '' });
      const { 'sources.json': _a, ...expected } = contents(usual);
      const { 'sources.json': _b, ...found } = contents(other);
      expect(found).toEqual(expected);
    });
  });

  it.each<[string, string[]]>([
    ['no kind', []],
    ['an unknown kind', ['mue', 'x.csv', ...Q4]],
    ['a name of every object', ['constructor', 'x.csv', ...Q4]],
    ['no date', ['gpci', cms('GPCI2026.csv')]],
    ['a day that is none', ['gpci', cms('GPCI2026.csv'), '--effective', '2026-02-30']],
    [
      'an end before the beginning',
      ['gpci', cms('GPCI2026.csv'), '--effective', '2026-01-01', '--through', '2025-12-31'],
    ],
    ['a file that is not there', ['gpci', '/nowhere/GPCI2026.csv', '--effective', '2026-01-01']],
    ['two files where one is meant', ['gpci', cms('GPCI2026.csv'), cms('GPCI2026.txt'), '--effective', '2026-01-01']],
    ['an excerpt of what is taken whole', ['zip5', cms('ZIP5_OCT2026.txt'), ...Q4, '--excerpt']],
  ])('is a usage error with %s', async (_name, args) => {
    await expect(importInto(dataFolder(), args)).rejects.toThrow(UsageError);
  });
});

/** As a writer in Java stores a number: 64640 as `64640.0`, 20261001 as `2.0261001E7`. */
function doubleOf(text: string): string {
  return text.length < 8 ? `${text}.0` : Number(text).toExponential().replace('e+', 'E');
}
