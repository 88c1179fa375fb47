import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../../../../domain/calendar.ts';
import { releaseDiff } from '../../../../domain/tables/release-diff.ts';
import { localRelease } from '../../../../functions/adapters/local-release.ts';
import { diffCommand } from '../../../../functions/cli/rules/diff.ts';
import { diffText } from '../../../../functions/cli/rules/diff-text.ts';
import { publishCommand } from '../../../../functions/cli/rules/publish.ts';
import { jsonClaim } from '../../../support/claims.ts';
import { copiedData, editData, editMue, run } from '../../../support/data-folder.ts';
import { write837 } from '../../../support/write-837.ts';

let data: string;
const diff = (...args: string[]) => run(diffCommand, ...args, '--data', data, '--as-of', '2026-11-23');
const SAMPLE = new URL('../../../../infra/local/samples/seed-denials.837', import.meta.url).pathname;

/** Published: 2027q1.1 with the MUE value of data/, 2027q1.2 with one more. In work: other weights, too. */
beforeAll(async () => {
  data = copiedData('withoutReleases');
  editMue(data, '2027q1.1', 5);
  await run(publishCommand, '--data', data);
  editMue(data, '2027q1.2', 6);
  await run(publishCommand, '--data', data);
  editData(data, '2027q1.3', 'prior-weights', ({ records }) => {
    for (const { key, rows } of records) if (key === 'documentation/imaging-guidance') rows[0].value.probability = 0.3;
  });
});

describe('diff A B', () => {
  it('tells changes by effect', async () => {
    const { code, out } = await diff('2027q1.1', '2027q1.2');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'Future dates',
        '  ncci-mue-practitioner (1)',
        '    64640, 2026-11-23 to 2026-12-31: units 5 → 6',
        '',
        'Past dates',
        '  ncci-mue-practitioner (1)',
        '    64640, 2024-04-01 to 2026-11-22: units 5 → 6',
        '',
      ].join('\n'),
    );
    const json = JSON.parse((await diff('2027q1.1', '2027q1.2', '--json')).out);
    expect(json).toMatchObject({
      before: { id: '2027q1.1' },
      after: { id: '2027q1.2' },
      asOf: '2026-11-23',
      futureDates: [{ table: 'ncci-mue-practitioner', changes: [{ key: '64640', after: { units: 6 } }] }],
      sourcesOnly: [],
    });
  });

  it('sums a new table up in a line, and one that is gone', () => {
    const full = localRelease();
    const { 'global-period-modifiers': modifiers, ...fewer } = full.tables;
    const without = { ...full, tables: fewer };
    const day = isoDate('2026-11-23');
    const line = `  global-period-modifiers, ${modifiers?.coverage.from} to ${modifiers?.coverage.through}: ${modifiers?.records.size} keys`;
    expect(diffText(releaseDiff(without, full, day))).toBe(`New tables
${line}`);
    expect(diffText(releaseDiff(full, without, day))).toBe(`Tables no longer there
${line}`);
  });

  it('compares the working data, and says when nothing differs', async () => {
    expect((await diff('2027q1.2', 'data')).out).toMatch(
      /prior-weights \(1\)\n {4}documentation\/imaging-guidance, .* probability .* → 0\.3/,
    );
    expect(await diff('data', 'data')).toMatchObject({ code: 0, out: 'No difference.\n' });
  });

  it.each([[], ['2027q1.1'], ['2027q1.1', '2027q1.2', '2027q1.3'], ['2027q1.1', '2027q1.9'], ['..', 'data']])(
    'refuses %j',
    async (...args) => {
      await expect(diff(...args)).rejects.toThrow(/Usage|No release/);
    },
  );

  it('refuses a day that is none, or that no claim can be judged on', async () => {
    const named = ['2027q1.1', '2027q1.2', '--data', data];
    await expect(run(diffCommand, ...named, '--as-of', '2026-02-30')).rejects.toThrow('--as-of');
    await expect(run(diffCommand, ...named, '--as-of', '2099-01-01', '--claims', SAMPLE)).rejects.toThrow('not cover');
  });
});

describe('diff A B --claims', () => {
  it('lists each line whose band changes, with the dollars', async () => {
    const { code, out, err } = await diff('2027q1.1', '2027q1.2', '--claims', SAMPLE);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(
      [
        'Claims, judged as of 2026-11-23 under 2027q1.1 and under 2027q1.2',
        '  UNITS1 line 1: high 86% → low 7%, expected loss $690.65 → $56.18 -ncci/mue-day-units',
        '1 of 7 lines change band; 0 more change probability within their band.',
        'Expected loss of those with another band $690.65 → $56.18, of all ',
      ].join('\n'),
    );
  });

  it('counts lines whose probability changes within the band', async () => {
    const { lines, totals } = JSON.parse((await diff('2027q1.1', 'data', '--claims', SAMPLE, '--json')).out);
    expect(lines).toMatchObject([
      {
        file: SAMPLE,
        patientControlNumber: 'UNITS1',
        lineNumber: 1,
        serviceFrom: '2026-03-02',
        before: { probability: 0.8605, band: 'high', expectedLossCents: 69_065 },
        after: { probability: 0.07, band: 'low', expectedLossCents: 5_618 },
        rulesAdded: [],
        rulesRemoved: ['ncci/mue-day-units'],
      },
    ]);
    expect(totals).toMatchObject({ lines: 7, linesWithOtherBand: 1, linesWithOtherProbability: 1, issues: 0 });
    expect(totals.otherBandLossCentsBefore - totals.otherBandLossCentsAfter).toBe(69_065 - 5_618);
  });

  it('names the rules that find something only under the second release', async () => {
    const { lines } = JSON.parse((await diff('2027q1.2', '2027q1.1', '--claims', SAMPLE, '--json')).out);
    expect(lines).toMatchObject([{ rulesAdded: ['ncci/mue-day-units'], rulesRemoved: [] }]);
  });

  it('reads several files, JSON ones too, and says what it could not read', async () => {
    const json = join(data, 'claims.json');
    const claim = jsonClaim({ controlNumber: 'SIX', lines: [{ units: 6 }] });
    writeFileSync(json, JSON.stringify({ claims: [claim, 7] }));
    const x12 = join(data, 'claims.837');
    writeFileSync(x12, write837([claim]));
    const missing = join(data, 'missing.837');
    const { code, out, err } = await diff('2027q1.1', '2027q1.2', '--claims', json, x12, missing, '--json');
    expect(code).toBe(0);
    const { lines, totals } = JSON.parse(out);
    expect(lines.map(({ file, patientControlNumber }: Record<string, string>) => [file, patientControlNumber])).toEqual(
      [
        [json, 'SIX'],
        [x12, 'SIX'],
      ],
    );
    expect(totals.issues).toBe(2);
    expect(err).toContain(`${json}: issue json-not-a-claim at /claims/1`);
    expect(err).toContain(`${missing}: issue file-unreadable`);
  });

  it('exits 2 when nothing could be read, and 0 when nothing changes', async () => {
    expect((await diff('2027q1.1', '2027q1.2', '--claims', join(data, 'missing.837'))).code).toBe(2);
    const same = await diff('2027q1.1', '2027q1.1', '--claims', SAMPLE);
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining('0 of 7 lines change band') });
  });

  it('judges a JSON body on the day that it states, where both releases cover it', async () => {
    const file = join(data, 'dated.json');
    writeFileSync(file, JSON.stringify({ claims: [jsonClaim()], asOf: '2099-01-01' }));
    const { err } = await diff('2027q1.1', '2027q1.2', '--claims', file);
    expect(err).toContain('issue as-of-not-covered');
    writeFileSync(file, '{"claims":');
    expect((await diff('2027q1.1', '2027q1.2', '--claims', file)).err).toContain('issue not-json');
  });

  it('ends when its reader took what was too much for a pipe before the claims were read', async () => {
    const command = new URL('../../../../functions/cli/rules.ts', import.meta.url).pathname;
    const args = [command, 'diff', '2026q4.1', 'data', '--as-of', '2026-11-23', '--claims', SAMPLE];
    const out = await new Promise<string>((resolve) => {
      execFile('sh', ['-c', '"$0" "$@" | cat', process.execPath, ...args], (_error, stdout) => resolve(stdout));
    });
    expect(out).toMatch(/lines change band; .*\nExpected loss .*\n$/);
  });
});
