import { describe, expect, it } from 'vitest';
import {
  cmsText,
  contents,
  dataFolder,
  importInto,
  mcdExport,
  rowsIn,
  written,
} from '../../../support/import-files.ts';

const DAYS = ['--effective', '2026-11-23', '--through', '2026-12-31', '--write'];

type Change = Readonly<Record<string, string | null>>;

async function imported(kind: 'article' | 'lcd', change: Change, folder = dataFolder(), days = DAYS) {
  const file = written(`current_${kind}.zip`, mcdExport(kind, change));
  return { folder, run: await importInto(folder, [`mcd-${kind}`, file, ...days]) };
}

/** Tables of the fixture with rows behind them. */
function withRows(kind: 'article' | 'lcd', rows: Readonly<Record<string, string>>): Change {
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [name, `${cmsText(`mcd-${kind}/${name}`)}${row}\r\n`]),
  );
}

const NEXT_VERSION = {
  'article.csv': '57452,43,A version to come,,2019-11-21,2026-12-15,,,A57452,2026-11-20,F',
  'article_x_contractor.csv': '57452,43,10,9,2,y,',
};

const lists = (folder: string) =>
  rowsIn(folder, 'covered-diagnoses', 'A57452').map(({ effectiveFrom, effectiveThrough, value }) => {
    return [effectiveFrom, effectiveThrough, value.covered.join(' ')];
  });
const states = (folder: string, policy: string) =>
  rowsIn(folder, 'policies', policy).map(({ effectiveFrom, effectiveThrough, value }) => {
    return [effectiveFrom, effectiveThrough, value.status, value.title];
  });

describe('an article of which a later version is announced', () => {
  it('keeps its list and state through the day before that begins', async () => {
    const change = withRows('article', {
      ...NEXT_VERSION,
      'article_x_hcpc_code.csv': '57452,43,64640,1,1,o,o,2026,',
      'article_x_icd10_covered.csv': '57452,43,G57.91,1,1,,,y,1,o',
    });
    const { folder, run } = await imported('article', change);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(lists(folder)).toEqual([
      ['2026-11-23', '2026-12-14', 'G5761 G5762 M170'],
      ['2026-12-15', null, 'G5791'],
    ]);
    expect(states(folder, 'A57452')).toEqual([
      ['2024-10-01', '2026-12-14', 'inForce', 'Billing and Coding: Peripheral Nerve Blocks'],
      ['2026-12-15', null, 'inForce', 'A version to come'],
    ]);
  });

  it('ends its list where that version no longer lists the code', async () => {
    const { folder, run } = await imported('article', withRows('article', NEXT_VERSION));
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(lists(folder)).toEqual([['2026-11-23', '2026-12-14', 'G5761 G5762 M170']]);
  });

  it('does not go back to an older version that listed the code', async () => {
    const { folder } = await imported('article', {});
    const codes = cmsText('mcd-article/article_x_hcpc_code.csv').replace(/57452,42,64640.*\r\n/, '');
    const later = ['--effective', '2027-01-01', '--through', '2027-01-31', '--write'];
    const { run } = await imported('article', { 'article_x_hcpc_code.csv': codes }, folder, later);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(lists(folder)).toEqual([['2026-11-23', '2026-12-31', 'G5761 G5762 M170']]);
  });
});

it('an article without lists brings none: an empty one would say that any diagnosis will do', async () => {
  const headings = (name: string) => `${cmsText(`mcd-article/${name}`).split('\r\n')[0]}\r\n`;
  const change = Object.fromEntries(
    ['article_x_icd10_covered.csv', 'article_x_icd10_noncovered.csv'].map((name) => [name, headings(name)]),
  );
  const { folder, run } = await imported('article', change);
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(lists(folder)).toEqual([]);
  expect(states(folder, 'A57452')).toHaveLength(1);
});

describe('LCDs', () => {
  const FINAL = '40265,3,Peripheral Nerve Blocks and Procedures for Chronic Pain,,2026-11-30,,,,,L40265,A';
  const lcds = (row: string, without?: RegExp) => ({
    'lcd.csv': `${cmsText('mcd-lcd/lcd.csv').replace(without ?? /^$/, '')}${row}\r\n`,
    'lcd_x_contractor.csv': `${cmsText('mcd-lcd/lcd_x_contractor.csv').replace(/40265,1.*\r\n/, '')}${row.slice(0, row.indexOf(',', 6))},10,9,2,y\r\n`,
  });

  it('keep their state through the day before a later version begins', async () => {
    const row = '36850,99,A version to come,,2015-10-01,,2026-12-15,,,L36850,F';
    const table = {
      ...lcds(row),
      'lcd_x_contractor.csv': `${cmsText('mcd-lcd/lcd_x_contractor.csv')}36850,99,10,9,2,y\r\n`,
    };
    const { folder, run } = await imported('lcd', table);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(states(folder, 'L36850')).toEqual([
      ['2019-11-21', '2026-12-14', 'inForce', 'Peripheral Nerve Blocks'],
      ['2026-12-15', null, 'inForce', 'A version to come'],
    ]);
  });

  it('that became final end their proposal on the day before', async () => {
    const { folder, run } = await imported('lcd', lcds(FINAL, /40265,1,.*\r\n/));
    expect(run).toMatchObject({ code: 0, err: '' });
    const title = 'Peripheral Nerve Blocks and Procedures for Chronic Pain';
    expect(states(folder, 'L40265')).toEqual([['2026-11-30', null, 'inForce', title]]);
    expect(states(folder, 'DL40265')).toEqual([
      ['2025-09-01', '2026-11-22', 'proposed', title],
      ['2026-11-23', '2026-11-29', 'proposed', title],
      ['2026-11-30', null, 'retired', title],
    ]);
  });

  it('settle a proposal that is known together with its article', async () => {
    const [key, id] = ['DL40300 + DA60321', '40300'];
    const { folder, run } = await imported('lcd', lcds(FINAL.replaceAll('40265', id), /40265,1,.*\r\n/));
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(states(folder, `L${id}`)).toHaveLength(1);
    expect(rowsIn(folder, 'policies', key).at(-1)).toMatchObject({
      effectiveFrom: '2026-11-30',
      value: { status: 'retired', stance: 'notCovered' },
    });
    expect(states(folder, 'DL40265')).toHaveLength(1);
  });
});

describe('an export is refused', () => {
  const article = (name: string, from: string | RegExp, to: string) => {
    return { [name]: cmsText(`mcd-article/${name}`).replace(from, to) };
  };
  it.each<[string, 'article' | 'lcd', Change, string]>([
    [
      'for a retired document without a day',
      'article',
      article('article.csv', '11/1/2026 12:00:00 AM', ''),
      'article.csv, line 5, column 11: the document is retired, and states no day',
    ],
    [
      'for a contractor that it does not have',
      'article',
      article('article_x_contractor.csv', '57452,42,10,9,2', '57452,42,10,9,3'),
      'article_x_contractor.csv, line 2, column 3: contractor.csv has no such contractor',
    ],
    [
      'for an article of no contractor',
      'article',
      article('article_x_contractor.csv', /57452.*\r\n/g, ''),
      'article_x_contractor.csv: no row names a contractor of A57452, version 42',
    ],
    [
      'for an LCD of a contractor that it does not have',
      'lcd',
      { 'lcd_x_contractor.csv': cmsText('mcd-lcd/lcd_x_contractor.csv').replace('36850,24,10,', '36850,24,99,') },
      'lcd_x_contractor.csv, line 2, column 3: contractor.csv has no such contractor',
    ],
  ])('%s', async (_why, kind, change, told) => {
    const folder = dataFolder();
    const before = contents(folder);
    const { run } = await imported(kind, change, folder);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(told);
    expect(contents(folder)).toEqual(before);
  });
});
