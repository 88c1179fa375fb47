import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReleaseArchive } from '../../../functions/adapters/release-archive.ts';
import type { ReleaseStore } from '../../../functions/adapters/release-store.ts';
import { storedRelease } from '../../../functions/adapters/stored-release.ts';
import { publishRelease } from '../../../functions/publish-release/publish-release.ts';
import { seenIn, smallRelease } from '../../support/release-stores.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: string;
let archive: ReleaseStore;

beforeEach(async () => {
  folder = temporaryFolder('archive-');
  archive = createReleaseArchive(folder, () => new Date('2026-11-25T12:00:00Z'));
  await publishRelease(smallRelease('2026q4.1', 5), archive);
});

const file = () => join(folder, '2026q4.1.json.gz');

describe('a folder of releases', () => {
  it('has one file a release and one an activation, and nothing beside them', () => {
    expect(readdirSync(folder).sort()).toEqual(['2026q4.1.json.gz', 'activations']);
    expect(readdirSync(join(folder, 'activations'))).toEqual(['1.json']);
    expect(JSON.parse(readFileSync(join(folder, 'activations', '1.json'), 'utf8'))).toEqual({
      sequence: 1,
      release: '2026q4.1',
      hash: expect.stringMatching(/^sha256:/),
      previous: null,
      activatedAt: '2026-11-25T12:00:00.000Z',
    });
  });

  it('writes the same text for the same release, with hash and count in front and a record a line', async () => {
    const text = gunzipSync(readFileSync(file())).toString('utf8');
    const other = temporaryFolder('archive-');
    await publishRelease(smallRelease('2026q4.1', 5), createReleaseArchive(other));
    expect(gunzipSync(readFileSync(join(other, '2026q4.1.json.gz'))).toString('utf8')).toBe(text);
    expect(JSON.parse(text)).toMatchObject({ id: '2026q4.1', hash: expect.stringMatching(/^sha256:/), count: 32 });
    expect(text.split('\n').filter((line) => line.startsWith('{"key":'))).toHaveLength(30);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'junk\n'],
    ['no release', '{"sequence":2}\n'],
    ['JSON of another shape', 'null'],
  ])('names an activation that holds %s', async (_what, text) => {
    writeFileSync(join(folder, 'activations', '2.json'), text);
    await expect(archive.active()).rejects.toMatchObject({
      code: 'release-corrupt',
      message: 'activations/2.json is damaged: it names no release',
    });
  });

  it.each<[string, (text: string) => string | Buffer]>([
    ['a changed value', (text) => gzipSync(text.replace('"units":5', '"units":9'))],
    ['a record less', (text) => gzipSync(text.replace(/\n\{"key":.*,(?=\n)/, ''))],
    ['another count', (text) => gzipSync(text.replace('"count":32', '"count":31'))],
    ['another hash', (text) => gzipSync(text.replace('"hash":"sha256:', '"hash":"sha256:0'))],
    ['the id of another release', (text) => gzipSync(text.replace('2026q4.1', '2026q4.2'))],
    ['half of its bytes', (text) => gzipSync(text).subarray(0, 300)],
    ['no JSON', () => gzipSync('garbage')],
    ['JSON of another shape', () => gzipSync('[]')],
    ['nothing', () => ''],
  ])('is not read from a file with %s', async (_name, change) => {
    writeFileSync(file(), change(gunzipSync(readFileSync(file())).toString('utf8')));
    await expect(storedRelease(archive, '2026q4.1')).rejects.toMatchObject({ code: 'release-corrupt' });
    await expect(seenIn(archive)).rejects.toMatchObject({ code: 'release-corrupt' });
  });

  it('passes over what a publisher that was killed has left behind', async () => {
    writeFileSync(join(folder, '.leftover.partial'), 'half a fi');
    writeFileSync(join(folder, '.2026q4.2-0123456789abcdef.partial'), 'half a fi');
    expect(await archive.ids()).toEqual(['2026q4.1']);
    await publishRelease(smallRelease('2026q4.2', 7), archive);
    expect(await seenIn(archive)).toBe('2026q4.2 7');
  });

  it('writes over a half-written file of its own release', async () => {
    const next = smallRelease('2026q4.2', 7);
    let waiting: string | undefined;
    const watched: ReleaseStore = {
      ...archive,
      async write(id, hash, records) {
        await archive.write(id, hash, records);
        waiting = readdirSync(folder).find((name) => name.startsWith('.2026q4.2'));
        throw new Error('died');
      },
    };
    await expect(publishRelease(next, watched)).rejects.toThrow('died');
    writeFileSync(join(folder, waiting ?? ''), 'half a fi');
    await publishRelease(next, archive);
    expect(await seenIn(archive)).toBe('2026q4.2 7');
  });

  it('names no file by what is no id', async () => {
    mkdirSync(join(folder, 'x'));
    expect(await archive.header('../../etc/passwd')).toBeUndefined();
    expect(await archive.header('x')).toBeUndefined();
  });
});

describe('a publisher that is killed for good', () => {
  const PUBLISHER = new URL('../../support/publish-and-die.ts', import.meta.url).pathname;

  it.each(['write', 'records', 'complete', 'activate'])('after its %s leaves one whole release', async (step) => {
    const signal = await new Promise((resolve) => {
      execFile(process.execPath, [PUBLISHER, folder, step], (error) => resolve(error?.signal));
    });
    expect(signal).toBe('SIGKILL');
    expect(await seenIn(archive)).toBe(step === 'activate' ? '2026q4.2 7' : '2026q4.1 5');
    await publishRelease(smallRelease('2026q4.2', 7), archive);
    expect(await seenIn(archive)).toBe('2026q4.2 7');
    expect(await archive.active()).toMatchObject({ sequence: 2 });
  });

  it('is not waited for by five that publish at once, of which one activates', async () => {
    const results = await Promise.allSettled(
      [2, 3, 4, 5, 6].map((number) =>
        publishRelease(smallRelease(`2026q4.${number}`, number), createReleaseArchive(folder)),
      ),
    );
    const switched = results.filter((result) => result.status === 'fulfilled' && result.value.isSwitched);
    expect(switched).toHaveLength(1);
    expect(await archive.active()).toMatchObject({ sequence: 2, previousId: '2026q4.1' });
    expect((await archive.ids()).length).toBe(6);
  });
});
