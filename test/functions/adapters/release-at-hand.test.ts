import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveOf, bundleToPublish, releaseAtHand } from '../../../functions/adapters/release-at-hand.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import { publishRelease } from '../../../functions/publish-release/publish-release.ts';
import { rollbackRelease } from '../../../functions/publish-release/rollback-release.ts';
import { copiedData, editMue } from '../../support/data-folder.ts';

let data: string;
const publish = () => publishRelease(readReleaseBundle(data), archiveOf(data));
const idOf = async (named?: string) => (await releaseAtHand(named, data))?.id;

beforeEach(() => {
  data = copiedData('withoutReleases');
  editMue(data, '2027q1.1', 5);
});

describe('the release that the command line scores under', () => {
  it('is the working data as long as their release is not published', async () => {
    expect(await idOf()).toBe('2027q1.1');
    await publish();
    editMue(data, '2027q1.2', 6);
    expect(await idOf()).toBe('2027q1.2');
  });

  it('is the active one afterwards, also after a rollback', async () => {
    await publish();
    editMue(data, '2027q1.2', 6);
    await publish();
    expect(await idOf()).toBe('2027q1.2');
    await rollbackRelease(archiveOf(data));
    expect(await idOf()).toBe('2027q1.1');
    expect(await idOf('data')).toBe('2027q1.2');
  });

  it('is refused when the data changed under a published id', async () => {
    await publish();
    editMue(data, '2027q1.1', 6);
    await expect(idOf()).rejects.toMatchObject({ code: 'release-conflict' });
    await expect(bundleToPublish(data)).rejects.toMatchObject({ code: 'release-conflict' });
    expect(await idOf('2027q1.1')).toBe('2027q1.1');
    expect((await releaseAtHand('2027q1.1', data))?.hash).toBe((await archiveOf(data).header('2027q1.1'))?.hash);
  });

  it('is the one that is named, archived or in work', async () => {
    await publish();
    editMue(data, '2027q1.2', 6);
    expect(await Promise.all(['2027q1.1', '2027q1.2', '2027q1.3', '../x'].map(idOf))).toEqual([
      '2027q1.1',
      '2027q1.2',
      undefined,
      undefined,
    ]);
  });

  it('is refused with its defects where it was never published', async () => {
    const sources = join(data, 'sources.json');
    writeFileSync(sources, JSON.stringify({ sources: [] }));
    await expect(idOf()).rejects.toMatchObject({ code: 'release-data-invalid' });
    writeFileSync(join(data, 'tables', 'nerves.json'), 'null');
    await expect(idOf()).rejects.toMatchObject({ code: 'release-data-invalid' });
  });

  it('is refused where what was published under its id is other data, however they are shaped', async () => {
    await publish();
    writeFileSync(join(data, 'tables', 'nerves.json'), 'null');
    await expect(idOf()).rejects.toMatchObject({ code: 'release-data-invalid' });
  });

  it('is the working data by their name, whatever became of the archive', async () => {
    await publish();
    writeFileSync(join(data, 'releases', '2027q1.1.json.gz'), 'damaged');
    expect(await idOf('data')).toBe('2027q1.1');
  });

  it('is refused with the name of a file that is no JSON', async () => {
    writeFileSync(join(data, 'tables', 'nerves.json'), '{');
    await expect(idOf()).rejects.toMatchObject({ message: 'tables/nerves.json of the rule data is not JSON' });
  });
});
