import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createActiveRelease } from '../../../functions/adapters/active-release.ts';
import { createReleases } from '../../../functions/adapters/named-release.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import type { ReleaseStore } from '../../../functions/adapters/release-store.ts';
import { createReleaseTable } from '../../../functions/adapters/release-table.ts';
import { publishRelease } from '../../../functions/publish-release/publish-release.ts';
import { createReleasesTable, type Stores, smallRelease, startStores } from '../../support/release-stores.ts';

let stores: Stores;
let store: ReleaseStore;
let calls: string[];
let releases: ReturnType<typeof createReleases>;

beforeAll(async () => {
  stores = await startStores();
});

afterAll(() => stores.stop());

/** The store with every call of a reader written down. */
function watched(of: ReleaseStore): ReleaseStore {
  return {
    ...of,
    active() {
      calls.push('active');
      return of.active();
    },
    header(id) {
      calls.push(`header ${id}`);
      return of.header(id);
    },
    records(id, hash) {
      calls.push(`records ${id}`);
      return of.records(id, hash);
    },
  };
}

beforeEach(async () => {
  store = await stores.folder();
  for (const number of [1, 2, 3, 4]) await publishRelease(smallRelease(`2026q4.${number}`, number), store);
  calls = [];
  releases = createReleases(watched(store), createActiveRelease(watched(store)));
});

const id = async (named?: string) => (await releases(named)).release.id;

describe('the release that a request names', () => {
  it('is the active one where it names none, or names that', async () => {
    expect([await id(), await id('2026q4.4')]).toEqual(['2026q4.4', '2026q4.4']);
    expect(calls).toEqual(['active', 'records 2026q4.4']);
  });

  it('is read once, with its own reference, by any number of requests at once', async () => {
    const loaded = await Promise.all([releases('2026q4.1'), releases('2026q4.1'), releases('2026q4.1')]);
    for (const { reference } of loaded) {
      expect(reference).toEqual({ id: '2026q4.1', hash: (await store.header('2026q4.1'))?.hash });
    }
    await releases('2026q4.1');
    expect(calls.filter((call) => call.endsWith('2026q4.1'))).toEqual(['header 2026q4.1', 'records 2026q4.1']);
  });

  it('is kept with one other; the one not asked for the longest gives way', async () => {
    for (const number of [1, 2, 1, 3, 1, 2]) {
      await id(`2026q4.${number}`);
      await expect(id('2020q1.1')).rejects.toMatchObject({ code: 'release-unknown' });
    }
    expect(calls.filter((call) => call.startsWith('records')).map((call) => call.slice(-1))).toEqual([
      '4',
      '1',
      '2',
      '3',
      '2',
    ]);
  });

  it.each(['2020q1.1', 'data', '', '../2026q4.1', 'constructor', '2026q4.1 '])(
    'is a problem that names the active one when %j is no release',
    async (named) => {
      await expect(releases(named)).rejects.toMatchObject({
        code: 'release-unknown',
        detail: expect.stringContaining('2026q4.4 is active'),
      });
    },
  );

  it('can be asked for again once it is published', async () => {
    await expect(releases('2026q4.5')).rejects.toMatchObject({ code: 'release-unknown' });
    await publishRelease(smallRelease('2026q4.5', 5), store);
    expect(await id('2026q4.5')).toBe('2026q4.5');
  });

  it('is our fault when it is not as it was published, and is read again by the next request', async () => {
    let isLossy = true;
    const lossy: ReleaseStore = {
      ...store,
      records: async (named, hash) => (await store.records(named, hash)).slice(isLossy && named === '2026q4.1' ? 1 : 0),
    };
    releases = createReleases(lossy, createActiveRelease(lossy));
    await expect(releases('2026q4.1')).rejects.toMatchObject({ code: 'release-corrupt', retryable: true });
    expect(await id('2026q4.2')).toBe('2026q4.2');
    isLossy = false;
    expect(await id('2026q4.1')).toBe('2026q4.1');
  });

  it('goes on serving from memory while the store cannot be read; one that is not kept is a retryable fault', async () => {
    let isDown = false;
    const failing = <Call extends (...args: never[]) => Promise<unknown>>(call: Call) =>
      ((...args: Parameters<Call>) => (isDown ? Promise.reject(new Error('down')) : call(...args))) as Call;
    const outage = { ...store, header: failing(store.header), records: failing(store.records) };
    releases = createReleases(outage, createActiveRelease(store));
    await id('2026q4.1');
    isDown = true;
    expect(await id('2026q4.1')).toBe('2026q4.1');
    await expect(releases('2026q4.2')).rejects.toMatchObject({ code: 'rules-unavailable', retryable: true });
  });
});

it('a cold read of the whole release takes a handful of requests, whether it is the active one or a named one', async () => {
  const client = new DynamoDBClient();
  await createReleasesTable(client, 'cold-reads');
  const table = createReleaseTable(client, 'cold-reads');
  const data = readReleaseBundle(new URL('../../../data/', import.meta.url));
  await publishRelease({ ...data, id: '2020q1.1' }, table);
  await publishRelease({ ...data, id: '2020q1.2' }, table);

  const requests: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      requests.push(String(context.commandName));
      return next(args);
    },
    { step: 'initialize' },
  );
  await createActiveRelease(table)();
  const cold = requests.splice(0);
  await createReleases(table, createActiveRelease(table))('2020q1.1');
  const named = requests.splice(0);
  // A page holds 1 MB; the release may grow to a few of them.
  expect(cold.filter((name) => name === 'GetItemCommand')).toHaveLength(1);
  expect(cold.length).toBeLessThanOrEqual(4);
  expect(named.filter((name) => name === 'GetItemCommand')).toHaveLength(2);
  expect(named.length).toBeLessThanOrEqual(8);
});
