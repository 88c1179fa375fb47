import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ruleDescriptionSchema } from '../../../../domain/catalog-page/rules-answer-schema.ts';
import { UsageError } from '../../../../functions/cli/judged-on.ts';
import { showCommand } from '../../../../functions/cli/rules/show.ts';
import { copiedData, editMue } from '../../../support/data-folder.ts';

async function show(...args: string[]): Promise<string> {
  let text = '';
  expect(await showCommand(args, { write: (part) => (text += part) })).toBe(0);
  return text;
}

describe('npm run rules -- show', () => {
  it('tells what a rule says, reads and rests on', async () => {
    const text = await show('ncci/mue-day-units');
    expect(text).toContain('overDayLimit (finding; weight 0.85; CARC 151, ');
    expect(text).toContain('sendNote (advice)\n    If the note supports every unit');
    expect(text).toContain('Corrections: set-units.');
    expect(text).toContain('ncci-mue-hospital: 64 records, vouched for from 2024-04-01 to');
    expect(text).toContain('Not known: What CMS changed after the file of 2024-04-01.');
    expect(text).toMatch(/^cms-ncci-mue-hospital-2024q2 +2024-04-01 +CMS /m);
    expect(text).not.toContain('0440T');
  });

  it('shows the rows of a rule when a key or a day is named', async () => {
    const text = await show('ncci/mue-day-units', '--key', '64640', '--on', '2026-03-02');
    expect(text.match(/^64640 .*units 5; mai 3.*probable/gm)).toHaveLength(2);
    expect(await show('ncci/mue-day-units', '--on', '2020-01-01')).toContain('what holds on that day is not known');
  });

  it('shows the rows of another folder, such as one that an import was tried in', async () => {
    const data = copiedData('withoutReleases');
    editMue(data, '2027q1.1', 9);
    const row = ['ncci-mue-practitioner', '--key', '64640', '--on', '2026-03-02'];
    expect(await show(...row, '--data', data)).toContain('units 9');
    expect(await show(...row)).toContain('units 5');
  });

  it('says when there are more rows than it shows', async () => {
    expect(await show('ncci/mue-day-units', '--on', '2026-03-02')).toContain(' records in force on 2026-03-02.');
  });

  it('shows every row of a table, and cuts long values', async () => {
    const text = await show('zip-localities');
    expect(text).toContain('921 records with 42,956 ZIP codes');
    expect(text.match(/^\d{3} {2}20/gm)).toHaveLength(921);
    expect(await show('known-modifiers')).toMatch(/^all .*… /m);
  });

  it.each([
    [['ncci-mue-practitioner', '--key', '99999'], 'There is no record of 99999.'],
    [
      ['ncci-mue-practitioner', '--key', '99999', '--on', '2026-03-02'],
      'There is no record of 99999 in force on 2026-03-02.',
    ],
    [['ncci-mue-practitioner', '--on', '2024-03-31'], 'The table is not vouched for on 2024-03-31'],
  ])('%j answers "%s"', async (args, answer) => {
    expect(await show(...args)).toContain(answer);
  });

  it('prints as JSON what the API answers, and a whole table with its sources', async () => {
    const rule = ruleDescriptionSchema.parse(JSON.parse(await show('ncci/ptp-pair', '--json')));
    expect(rule.tables).toHaveLength(4);
    const table = JSON.parse(await show('ncci-ptp-hospital', '--json'));
    expect(table).toMatchObject({
      ruleRelease: { hash: expect.stringMatching(/^sha256:/) },
      nextAfter: null,
      sources: [{ id: 'cms-ncci-ptp-hospital-2024q3' }],
    });
    expect(table.rows).toHaveLength(197);
  });

  it.each([
    [[], 'Usage'],
    [['a', 'b'], 'Usage'],
    [['mue'], 'There is no rule or table mue. Alike: ncci/mue-day-units, '],
    [['toString'], 'There are: coverage/'],
    [['nerves', '--on', 'yesterday'], '--on takes a date'],
  ])('%j is refused', async (args, message) => {
    const refused = await showCommand(args, { write: () => true }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(UsageError);
    expect((refused as Error).message).toContain(message);
  });

  it('tells how it is called', async () => {
    expect(await show('--help')).toContain('Usage: npm run -s rules -- show RULE|TABLE');
  });
});

describe('npm run rules', () => {
  const CLI = new URL('../../../../functions/cli/rules.ts', import.meta.url).pathname;
  const run = (args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [CLI, ...args], (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  it.each([
    [['show', 'nerve-words', '--key', 'vague'], 0, 'nerve-words: 4 records', ''],
    [['--help'], 0, 'Usage: npm run -s rules', ''],
    [[], 2, '', 'Usage: npm run -s rules'],
    [['toString'], 2, '', 'Usage: npm run -s rules'],
    [['show', 'nothing'], 2, '', 'There is no rule or table nothing'],
    [['show', '--wrong'], 2, '', "Unknown option '--wrong'"],
  ])('%j ends with %i', async (args, code, out, err) => {
    const ended = await run(args);
    expect(ended.code).toBe(code);
    expect(ended.out).toContain(out);
    expect(ended.err).toContain(err);
  });
});
