import { execFile } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listCommand } from '../../../../functions/cli/rules/list.ts';
import { publishCommand } from '../../../../functions/cli/rules/publish.ts';
import { rollbackCommand } from '../../../../functions/cli/rules/rollback.ts';
import { type LocalAws, RULES_TABLE, startLocalAws } from '../../../../infra/local/local-aws.ts';
import { copiedData, editData, editMue, nameRelease, run } from '../../../support/data-folder.ts';

let data: string;
let place: string[];

beforeEach(() => {
  data = copiedData('withoutReleases');
  place = ['--data', data];
});

const listing = async () => JSON.parse((await run(listCommand, ...place, '--json')).out);

describe('in the archive', () => {
  it('publishes, lists and rolls back', async () => {
    nameRelease(data, '2027q1.1');
    expect((await run(listCommand, ...place)).out).toContain(
      `no release in ${data}/releases\n\nThe working data are 2027q1.1, which is not published yet.`,
    );
    const published = await run(publishCommand, ...place);
    expect(published.code).toBe(0);
    expect(published.out).toMatch(
      /^2027q1\.1 is published in .*: \d+ records, read back and verified, sha256:\w{64}\.\n2027q1\.1 is active\.\n$/,
    );
    editMue(data, '2027q1.2', 4);
    expect(JSON.parse((await run(publishCommand, ...place, '--json')).out)).toMatchObject({
      id: '2027q1.2',
      isSwitched: true,
    });
    expect(await listing()).toMatchObject({
      active: { id: '2027q1.2', previousId: '2027q1.1', sequence: 2 },
      releases: [
        { id: '2027q1.1', isActive: false, isPrevious: true },
        { id: '2027q1.2', isActive: true, isPrevious: false },
      ],
      workingData: { id: '2027q1.2', state: 'published' },
    });
    expect((await run(rollbackCommand, ...place)).out).toContain('2027q1.1 is active in');
    expect((await run(rollbackCommand, '2027q1.1', ...place)).out).toContain('already');
    expect(JSON.parse((await run(rollbackCommand, ...place, '--json')).out)).toMatchObject({
      id: '2027q1.2',
      from: '2027q1.1',
    });
    const { out } = await run(listCommand, ...place);
    expect(out).toMatch(/2027q1\.1 .* active before\n.*2027q1\.2 .* active since \d{4}-/);
  });

  it('may publish twice, and says when that does not make the release active', async () => {
    nameRelease(data, '2027q1.1');
    await run(publishCommand, ...place);
    expect(await run(publishCommand, ...place)).toMatchObject({
      code: 0,
      out: expect.stringContaining('active already'),
    });
    editMue(data, '2027q1.2', 4);
    await run(publishCommand, ...place);
    await run(rollbackCommand, ...place);
    expect(await run(publishCommand, ...place)).toMatchObject({
      code: 1,
      out: expect.stringContaining('`rollback 2027q1.2` does that'),
    });
    editMue(data, '2026q4.8', 3);
    expect(await run(publishCommand, ...place)).toMatchObject({
      code: 1,
      out: expect.stringContaining('older than the active release'),
    });
    expect((await listing()).active.id).toBe('2027q1.1');
  });

  it('publishes beside the active release', async () => {
    nameRelease(data, '2027q1.1');
    await run(publishCommand, ...place);
    editMue(data, '2027q1.2', 4);
    expect((await run(publishCommand, '--inactive', ...place)).code).toBe(0);
    expect(await listing()).toMatchObject({ active: { id: '2027q1.1' }, releases: [{}, { id: '2027q1.2' }] });
  });

  it('refuses data that changed under a published id, and says so in the list', async () => {
    nameRelease(data, '2027q1.1');
    await run(publishCommand, ...place);
    editMue(data, '2027q1.1', 4);
    await expect(run(publishCommand, ...place)).rejects.toMatchObject({ code: 'release-conflict' });
    expect((await run(listCommand, ...place)).out).toContain('give release.json a new id');
  });

  it('refuses data with defects and names each', async () => {
    editData(data, '2027q1.1', 'base-rates', (table) => table.records.reverse());
    await expect(run(publishCommand, ...place)).rejects.toThrow(/base-rates.*: keys are not sorted/);
    expect((await run(listCommand, ...place)).out).toContain('have defects');
    expect(readdirSync(data)).not.toContain('releases');
  });

  it('lists the others beside a release that is damaged', async () => {
    nameRelease(data, '2027q1.1');
    await run(publishCommand, ...place);
    editMue(data, '2027q1.2', 4);
    await run(publishCommand, ...place);
    writeFileSync(join(data, 'releases', '2027q1.1.json.gz'), 'garbage');
    expect((await run(listCommand, ...place)).out).toMatch(/2027q1\.1 +cannot be read .*\n +2027q1\.2 /);
    await expect(run(rollbackCommand, ...place)).rejects.toMatchObject({ code: 'release-corrupt' });
    expect((await listing()).active.id).toBe('2027q1.2');
  });

  it('does not call the working data unpublished when their release is damaged, nor hides an active one that is gone', async () => {
    nameRelease(data, '2027q1.1');
    await run(publishCommand, ...place);
    const file = join(data, 'releases', '2027q1.1.json.gz');
    writeFileSync(file, 'garbage');
    expect((await run(listCommand, ...place)).out).toContain('are 2027q1.1, and that release cannot be read here.');
    rmSync(file);
    const { out } = await run(listCommand, ...place);
    expect(out).toContain('2027q1.1   is active and not here');
    expect(out).toContain('are 2027q1.1, which is not published yet.');
  });

  it.each([listCommand, publishCommand, rollbackCommand])(
    '%o explains itself, and refuses what it does not take',
    async (command) => {
      expect((await run(command, '--help')).out).toMatch(/^Usage: npm run -s rules -- \w+ .*--table/s);
      await expect(run(command, 'a', 'b')).rejects.toThrow('Usage');
      await expect(run(command, '--nonsense')).rejects.toMatchObject({ code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' });
    },
  );

  it('publishes no release that is not archived', async () => {
    await expect(run(publishCommand, '2026q4.1', ...place)).rejects.toThrow('No release 2026q4.1 is archived');
  });
});

describe('in a table', () => {
  let aws: LocalAws;
  const table = ['--table', RULES_TABLE];

  beforeAll(async () => {
    aws = await startLocalAws('{}');
  });

  afterAll(() => aws.stop());

  it('the same commands publish an archived release, list it and roll back to it', async () => {
    const archived = ['--data', copiedData('withReleases')];
    expect(await run(publishCommand, '2026q4.1', ...archived, ...table)).toMatchObject({
      code: 0,
      out: expect.stringContaining('2026q4.1 is published in table rules'),
    });
    editMue(data, '2027q1.1', 4);
    expect((await run(publishCommand, ...place, ...table)).code).toBe(0);
    expect(JSON.parse((await run(listCommand, ...table, '--json')).out)).toMatchObject({
      place: 'table rules',
      active: { id: '2027q1.1', previousId: '2026q4.1' },
      releases: [{ id: '2026q4.1' }, { id: '2027q1.1' }],
    });
    expect(JSON.parse((await run(rollbackCommand, ...table, '--json')).out)).toMatchObject({ id: '2026q4.1' });
  });
});

describe('npm run rules', () => {
  const CLI = new URL('../../../../functions/cli/rules.ts', import.meta.url).pathname;
  const rules = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [CLI, ...args], (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  it.each<[string, string[], number, RegExp, RegExp]>([
    ['nothing', [], 2, /^$/, /^Usage: npm run -s rules -- COMMAND/],
    ['no such command', ['delete'], 2, /^$/, /^Usage: /],
    ['the name of no command', ['constructor'], 2, /^$/, /^Usage: /],
    ['a wrong option', ['list', '--nonsense'], 2, /^$/, /'--nonsense'.*\nUsage: npm run -s rules -- list/],
    ['a release that is not there', ['rollback', '2020q1.1'], 1, /^$/, /^no complete release 2020q1.1 is here\n$/],
    ['a call for help', ['--help'], 0, /^Usage: .*rollback/s, /^$/],
    ['a list', ['list'], 0, /2026q4\.1 +1931 records/, /^$/],
  ])('answers %s', async (_name, args, code, out, err) => {
    const answer = await rules(...args);
    expect(answer.code).toBe(code);
    expect(answer.out).toMatch(out);
    expect(answer.err).toMatch(err);
  });
});
