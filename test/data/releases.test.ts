/** Published releases never change, and stay readable by every later version of the code. */

import { describe, expect, it } from 'vitest';
import { catalog } from '../../domain/rules/catalog.ts';
import { releaseRules } from '../../domain/rules/release-rules.ts';
import { releaseRecords } from '../../domain/tables/release-records.ts';
import { DATA } from '../../functions/adapters/data-folder.ts';
import { archiveOf } from '../../functions/adapters/release-at-hand.ts';
import { readReleaseBundle } from '../../functions/adapters/release-bundle.ts';
import { releaseHash } from '../../functions/adapters/release-hash.ts';
import { storedRelease } from '../../functions/adapters/stored-release.ts';

const archive = archiveOf(DATA);
const ids = await archive.ids();

/** What was published, for good. A new release adds a line here; no line ever changes. */
const PUBLISHED: Readonly<Record<string, string>> = {
  '2026q4.1': 'sha256:39f197809277656c57099d842afcfeeff51c9d74591a0aa507e35657dcac7686',
  '2026q4.2': 'sha256:989b3ec8d5233b17d13874340d68221a98e96bfc2c6b1f6eaafa2197f82d82e3',
  '2026q4.3': 'sha256:bde85159efad92bc5f6978834708819f052d33d13a8d0b191d30b086f686a395',
  '2026q4.4': 'sha256:2dc84d51ba37f9a3dfea3e2eae1dc0180743f013a4cfb820cb4129ba1f3ec8e4',
  '2026q4.5': 'sha256:ba1bf3a4d90d3247ae5110b01622f664de2062ff1efa3405ae233f091e8f916c',
  '2026q4.6': 'sha256:8583922263c3b857a22fffa0ab0ff3a4ab06fa291905ae839e4a03cb948b0bac',
  '2026q4.7': 'sha256:fa54b3a576cec1bfa1d015b62eb42f7c4be0f1ad86cb22e1f3471bab5dfd2ed9',
  '2026q4.8': 'sha256:aaef4bf9b5aac4821ae5312551881af27533decc9b58dbadba462f7026f7e9e4',
};

it('the archive holds what was published, and nothing else', async () => {
  const hashes = await Promise.all(ids.map(async (id) => [id, (await archive.header(id))?.hash]));
  expect(Object.fromEntries(hashes)).toEqual(PUBLISHED);
});

it('the working data are as they were published, once their id is: a change of the data is a new release', async () => {
  const bundle = readReleaseBundle(DATA);
  const published = await archive.header(bundle.id);
  if (published) expect(releaseHash(releaseRecords(bundle)), `data/ under ${bundle.id}`).toBe(published.hash);
  else expect(ids).not.toContain(bundle.id);
});

it('an archived release is active', async () => {
  expect(ids).toContain((await archive.active())?.id);
});

describe.each(ids)('release %s', (id) => {
  it('can be read and verified, and has rules that this code still knows', async () => {
    const release = await storedRelease(archive, id);
    if (!release) throw new Error('not archived');
    expect(release.sources.size).toBeGreaterThan(0);
    const weighed = [...(release.tables['prior-weights']?.records.keys() ?? [])].map((key) => key.split('#')[0]);
    expect(
      releaseRules(release.tables)
        .map((rule) => rule.id)
        .sort(),
    ).toEqual([...new Set(weighed)].sort());
  });
});

it('2026q4.1 was published for twelve rules, and asks no other', async () => {
  const release = await storedRelease(archive, '2026q4.1');
  const rules = releaseRules(release?.tables ?? {});
  expect(rules).toHaveLength(12);
  expect(catalog).toEqual(expect.arrayContaining([...rules]));
});
