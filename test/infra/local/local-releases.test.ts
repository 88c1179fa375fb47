import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveOf } from '../../../functions/adapters/release-at-hand.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import { createReleaseTable } from '../../../functions/adapters/release-table.ts';
import { publishRelease } from '../../../functions/publish-release/publish-release.ts';
import { rollbackRelease } from '../../../functions/publish-release/rollback-release.ts';
import { type LocalAws, startLocalAws } from '../../../infra/local/local-aws.ts';
import { createLocalReleases } from '../../../infra/local/local-releases.ts';
import { copiedData, editMue } from '../../support/data-folder.ts';
import { createReleasesTable } from '../../support/release-stores.ts';

let aws: LocalAws;
let data: string;

/** 2027q1.1 and 2027q1.2 are archived, the second is in data/. */
beforeAll(async () => {
  aws = await startLocalAws('{}');
  data = copiedData('withoutReleases');
  for (const [id, units] of [
    ['2027q1.1', 5],
    ['2027q1.2', 6],
  ] as const) {
    editMue(data, id, units);
    await publishRelease(readReleaseBundle(data), archiveOf(data));
  }
});

afterAll(() => aws.stop());

async function startedTable(name: string) {
  const client = new DynamoDBClient();
  await createReleasesTable(client, name);
  const table = createReleaseTable(client, name);
  await publishRelease(readReleaseBundle(data), table);
  return table;
}

it('archived releases come into the table when one is asked for, and leave the published one active', async () => {
  const table = await startedTable('archived');
  const releases = createLocalReleases('archived', data);
  await releases.followRollback('2027q1.2');
  expect(await table.ids()).toEqual(['2027q1.2']);
  await Promise.all([releases.loadArchived(), releases.loadArchived()]);
  expect((await table.ids()).sort()).toEqual(['2027q1.1', '2027q1.2']);
  expect((await table.active())?.id).toBe('2027q1.2');
});

it('the table is rolled back where the archive is', async () => {
  const table = await startedTable('rolled-back');
  await rollbackRelease(archiveOf(data));
  await createLocalReleases('rolled-back', data).followRollback('2027q1.2');
  expect(await table.active()).toMatchObject({ id: '2027q1.1', previousId: '2027q1.2' });
});

it('data that are not published yet are active, whatever the archive says', async () => {
  const table = await startedTable('unpublished');
  await createLocalReleases('unpublished', data).followRollback('2027q1.3');
  expect((await table.active())?.id).toBe('2027q1.2');
});
