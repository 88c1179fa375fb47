import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createActiveRelease } from '../../../functions/adapters/active-release.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import { createReleaseTable } from '../../../functions/adapters/release-table.ts';
import { publishRelease } from '../../../functions/publish-release/publish-release.ts';
import { type LocalAws, startLocalAws } from '../../../infra/local/local-aws.ts';
import { countedRequests } from '../../support/counted-requests.ts';
import { dataRelease } from '../../support/release.ts';

let aws: LocalAws;

beforeAll(async () => {
  const bundle = readReleaseBundle(new URL('../../../data/', import.meta.url));
  aws = await startLocalAws(JSON.stringify(bundle));
  await publishRelease(bundle, createReleaseTable(new DynamoDBClient(), process.env.RULES_TABLE_NAME ?? ''));
});

afterAll(() => aws.stop());

it('reads a whole release with a handful of requests, once, and one more to see that it is still active', async () => {
  const client = new DynamoDBClient();
  const requests = countedRequests(client);
  let now = 0;
  const activeRelease = createActiveRelease(createReleaseTable(client, process.env.RULES_TABLE_NAME ?? ''), () => now);

  const [first, second] = await Promise.all([activeRelease(), activeRelease()]);
  expect(first.release.hash).toBe(dataRelease().hash);
  expect(second.release).toBe(first.release);
  const cold = new Map(requests);
  expect(cold.get('GetItemCommand')).toBe(1);
  expect(cold.get('QueryCommand')).toBeLessThanOrEqual(4);
  expect([...cold.keys()].sort()).toEqual(['GetItemCommand', 'QueryCommand']);

  await activeRelease();
  expect(new Map(requests)).toEqual(cold);
  now += 30_000;
  expect((await activeRelease()).release).toBe(first.release);
  expect(requests.get('GetItemCommand')).toBe(2);
  expect(requests.get('QueryCommand')).toBe(cold.get('QueryCommand'));
  client.destroy();
});
