import { execFile } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreResponseSchema } from '../../../domain/response/score-response-schema.ts';
import { generate837 } from '../../bench/generate-837.ts';
import { readAnswers, setsOf } from '../../support/acknowledge.ts';
import { jsonClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';
import { peakOfScoreCommand } from '../../support/score-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { write837 } from '../../support/write-837.ts';

const CLI = new URL('../../../functions/cli/score.ts', import.meta.url).pathname;
const SAMPLE = new URL('../../../infra/local/samples/seed-denials.837', import.meta.url).pathname;
const folder = temporaryFolder('score-cli-');

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function score(args: string[], input?: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, ...args], { maxBuffer: 1e8 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input ?? '');
  });
}

describe('npm run score', () => {
  it('prints a table for people', async () => {
    const { code, out, err } = await score([SAMPLE, '--as-of', '2026-11-23']);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('UNITS1  1     6      JL   86%   high    ncci/mue-day-units');
    expect(out).toContain('7 claims, 8 service lines, 7 scored: 4 high, 2 medium, 1 low.');
  });

  it('prints the answer of the API with --json', async () => {
    const { out } = await score([SAMPLE, '--json', '--as-of', '2026-11-23']);
    const { summary, claims } = scoreResponseSchema.parse(JSON.parse(out));
    expect(summary.scoredLines).toBe(7);
    // The order of work, as over HTTP; streamed lines keep that of the file.
    expect(claims.map(({ patientControlNumber }) => patientControlNumber)).toEqual([
      'UNITS1',
      'CRYO1',
      'PULSE1',
      'DIAG1',
      'NERVE1',
      'IMAGE1',
      'CLEAN1',
    ]);
    const streamed = (await score([SAMPLE, '--ndjson', '--as-of', '2026-11-23'])).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(streamed[0].patientControlNumber).toBe('CRYO1');
    expect(streamed.at(-1).pareto).toEqual(summary.pareto);
  });

  it('names the MAC of each line with --ndjson, as the answer of the API does', async () => {
    const { out } = await score([SAMPLE, '--ndjson', '--as-of', '2026-11-23']);
    const lines = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text))
      .filter(({ type }) => type === 'line');
    expect(lines.find(({ patientControlNumber }) => patientControlNumber === 'UNITS1').mac).toMatchObject({
      jurisdiction: 'JL',
    });
  });

  it('writes the files of a batch into a folder with --out, readable by their owner alone', async () => {
    const out = join(folder, 'results');
    const { code, out: said } = await score([SAMPLE, '--out', out, '--as-of', '2026-11-23']);
    expect(code).toBe(0);
    const files = ['acknowledgments.x12', 'lines.csv', 'report.html', 'results.ndjson', 'summary.json'];
    expect(said.trimEnd().split('\n').toSorted()).toEqual(files.map((name) => join(out, name)));
    for (const name of files) expect(statSync(join(out, name)).mode & 0o077, name).toBe(0);
    expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).toMatchObject({
      file: 'seed-denials.837',
      summary: { scoredLines: 7, high: 4 },
    });
    expect(readFileSync(join(out, 'acknowledgments.x12'), 'latin1')).toContain('AK9*A*1*1*1');
  });

  it('writes a folder of more than its files take at once', async () => {
    const many = file('many.837', write837(Array.from({ length: 4_000 }, () => jsonClaim())));
    const out = join(folder, 'many');
    expect(await score([many, '--out', out])).toMatchObject({ code: 0, err: '' });
    const { summary } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(summary.scoredLines).toBe(4_000);
    expect(readFileSync(join(out, 'results.ndjson'), 'utf8').match(/^\{"type":"line"/gm)).toHaveLength(4_000);
  });

  it('writes no X12 answer to JSON claims', async () => {
    const out = join(folder, 'json-results');
    const json = file('for-out.json', JSON.stringify(jsonClaim()));
    expect((await score([json, '--out', out])).code).toBe(0);
    expect(readdirSync(out)).toEqual(['lines.csv', 'report.html', 'results.ndjson', 'summary.json']);
  });

  it('leaves nothing of an earlier run in the folder', async () => {
    const out = join(folder, 'again');
    await score([SAMPLE, '--out', out]);
    await score([file('again.json', JSON.stringify(jsonClaim())), '--out', out]);
    expect(readdirSync(out)).not.toContain('acknowledgments.x12');
  });

  it('says why nothing is in the folder, or why it cannot be one', async () => {
    const missing = await score([join(folder, 'missing.837'), '--out', join(folder, 'of-nothing')]);
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('cannot be opened or read') });
    const taken = await score([SAMPLE, '--out', file('taken', '')]);
    expect(taken).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is no folder') });
  });

  it('does not say that a file has no 64640 line when none could be read', async () => {
    const x12 = write837([jsonClaim()]).replaceAll('*D8*2026', '*D8*20XX');
    expect((await score(['-'], x12)).out).toMatch(/^standard input, judged as of .*\n\nno 64640 line was scored\n/);
  });

  it('takes --out with one file and no other form', async () => {
    expect((await score([SAMPLE, SAMPLE, '--out', join(folder, 'x')])).err).toContain('--out takes one FILE');
    expect((await score([SAMPLE, '--json', '--out', join(folder, 'x')])).err).toContain('--out takes one FILE');
  });

  it('prints an array for several files', async () => {
    const json = file('claims.json', JSON.stringify([jsonClaim(), jsonClaim()]));
    const answers = JSON.parse((await score([SAMPLE, json, '--json'])).out) as { summary: { claims: number } }[];
    expect(answers.map((answer) => answer.summary.claims)).toEqual([7, 2]);
  });

  it('prints an object a line with --ndjson, and a summary after each file', async () => {
    const { out } = await score([SAMPLE, '--ndjson']);
    const objects = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(objects.map((object) => object.type)).toEqual([...Array(7).fill('line'), 'summary']);
    expect(objects[0]).toMatchObject({ patientControlNumber: 'CRYO1', lineNumber: 1, denialRisk: { band: 'high' } });
    expect(objects.at(-1)).toMatchObject({ file: SAMPLE, claims: 7, scoredLines: 7, issues: 0 });
  });

  it('prints the X12 answer of the API with --x12, and issues beside it', async () => {
    const twice = file('twice.837', write837([jsonClaim()]));
    const broken = file('broken.837', write837([jsonClaim()]).replace('GE*1', 'GE*2'));
    const { code, out, err } = await score([twice, twice, broken, '--x12']);
    expect(code).toBe(0);
    const answers = readAnswers(out);
    expect(answers.map(({ ta1 }) => ta1?.element(5))).toEqual(['000', '000', '000']);
    expect(answers.map((answer) => setsOf(answer, '277').length)).toEqual([1, 1, 1]);
    expect(new Set(answers.map(({ isa }) => isa.element(13))).size).toBe(3);
    expect(err).toContain('broken.837: issue group-count at segment');
  });

  it('has no X12 answer to JSON claims', async () => {
    const { code, out, err } = await score([file('claims.json', JSON.stringify(jsonClaim())), '--x12']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('issue no-interchange');
  });

  it('reads standard input', async () => {
    const { code, out } = await score(['-', '--json'], write837([jsonClaim()]));
    expect(code).toBe(0);
    expect(JSON.parse(out).summary.claims).toBe(1);
  });

  it.each<[string, string[], number]>([
    ['nothing readable', [file('garbage.837', 'no claim at all')], 2],
    ['an empty file', [file('empty.837', '')], 2],
    ['cut JSON', [file('cut.json', '{"claims":[')], 2],
    ['a file that is not there', [join(folder, 'missing.837')], 2],
    ['a folder', [folder], 2],
    [
      'a date in the body that no release covers',
      [file('old.json', JSON.stringify({ claims: [jsonClaim()], asOf: '1900-01-01' }))],
      2,
    ],
    ['a date that is none', [SAMPLE, '--as-of', 'tomorrow'], 1],
    ['a release that is not at hand', [SAMPLE, '--release', '1999q1.1'], 1],
    ['no file', [], 1],
    ['two forms at once', [SAMPLE, '--json', '--x12'], 1],
    ['an option that does not exist', [SAMPLE, '--fast'], 1],
  ])('ends with its code for %s, and without a stack trace', async (_name, args, expected) => {
    const { code, err } = await score(args);
    expect(code).toBe(expected);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('scores the readable file beside an unreadable one', async () => {
    const { code, out } = await score([file('bad.837', 'x'), SAMPLE, '--ndjson']);
    expect(code).toBe(0);
    expect(out).toContain('"no-interchange"');
  });

  it('scores the files behind one that is not there, and names it', async () => {
    const { code, out } = await score([join(folder, 'missing.837'), SAMPLE, '--json']);
    expect(code).toBe(0);
    const [missing, sample] = JSON.parse(out);
    expect(missing.issues).toEqual([expect.objectContaining({ code: 'file-unreadable' })]);
    expect(sample.summary.claims).toBe(7);
  });

  it('scores under the working data, or a release that is named', async () => {
    const working = JSON.parse((await score([SAMPLE, '--json', '--release', 'data'])).out).ruleRelease;
    expect(working).toEqual({ id: dataRelease().id, hash: dataRelease().hash });
    expect(JSON.parse((await score([SAMPLE, '--json', '--release', working.id])).out).ruleRelease).toEqual(working);
    const { code, err } = await score([SAMPLE, '--release', '2020q1.1']);
    expect([code, err]).toEqual([1, expect.stringContaining('no such release')]);
  });

  it('scores no JSON claims that name another release than the one in use', async () => {
    const json = file('named.json', JSON.stringify({ claims: [jsonClaim()], release: '2026q4.1' }));
    expect((await score([json, '--json', '--release', '2026q4.1'])).code).toBe(0);
    const { code, out } = await score([json, '--json', '--release', 'data']);
    expect(code).toBe(2);
    expect(JSON.parse(out).issues).toEqual([expect.objectContaining({ code: 'release-not-in-use', path: '/release' })]);
  });

  it('has the same release id and hash as the published one', async () => {
    const { out } = await score([SAMPLE, '--json', '--release', '2026q4.1']);
    expect(JSON.parse(out).ruleRelease).toMatchObject({ id: '2026q4.1', hash: expect.stringMatching(/^sha256:/) });
  });

  // Memory of a process is read where Linux tells it.
  it.runIf(process.platform === 'linux')('holds no more than 120 MiB however large the file is', () => {
    const path = join(folder, 'large.837');
    const large = openSync(path, 'w');
    generate837({ bytes: 20_000_000, scoredShare: 0.03 }, (text) => writeSync(large, text));
    closeSync(large);
    // Once before, as installing the product does: what it is compiled to is kept for later runs.
    peakOfScoreCommand(SAMPLE);
    expect(peakOfScoreCommand(path, '--ndjson')).toBeLessThan(120 * 1_024);
  });
});
