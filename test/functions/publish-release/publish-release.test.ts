import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { releaseRecords } from '../../../domain/tables/release-records.ts';
import { createActiveRelease } from '../../../functions/adapters/active-release.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import type { ReleaseStore } from '../../../functions/adapters/release-store.ts';
import { publishRelease, storeRelease } from '../../../functions/publish-release/publish-release.ts';
import { rollbackRelease } from '../../../functions/publish-release/rollback-release.ts';
import { STORE_KINDS, type Stores, seenIn, smallRelease, startStores } from '../../support/release-stores.ts';

const data = readReleaseBundle(new URL('../../../data/', import.meta.url));

let stores: Stores;
let store: ReleaseStore;

beforeAll(async () => {
  stores = await startStores();
});

afterAll(() => stores.stop());

describe.each(STORE_KINDS)('publication in a %s', (kind) => {
  beforeEach(async () => {
    store = await stores[kind]();
  });

  it('of the real data gives a reader every record under the published hash', async () => {
    const publication = await publishRelease(data, store);
    expect(publication).toMatchObject({ id: data.id, isSwitched: true });
    const { release, reference } = await createActiveRelease(store)();
    expect(reference).toEqual({ id: data.id, hash: publication.hash });
    expect(release.tables['ncci-ptp-practitioner']?.records.size).toBe(254);
    expect(release.sources.size).toBe(data.sources.length);
  });

  it('switches from one release to the next and remembers the one before', async () => {
    await publishRelease(smallRelease('2026q4.1', 5), store);
    await publishRelease(smallRelease('2026q4.2', 2), store);
    expect(await seenIn(store)).toBe('2026q4.2 2');
    expect(await store.active()).toMatchObject({ previousId: '2026q4.1', sequence: 2 });
  });

  it('may be run twice', async () => {
    await publishRelease(smallRelease('2026q4.1', 5), store);
    expect(await publishRelease(smallRelease('2026q4.1', 5), store)).toMatchObject({ isSwitched: false });
    expect(await store.active()).toMatchObject({ sequence: 1 });
  });

  it('refuses other content under an id that is published', async () => {
    await publishRelease(smallRelease('2026q4.1', 5), store);
    await expect(publishRelease(smallRelease('2026q4.1', 9), store)).rejects.toMatchObject({
      code: 'release-conflict',
    });
    expect(await seenIn(store)).toBe('2026q4.1 5');
  });

  it('notices records that were not stored as written', async () => {
    const lossy: ReleaseStore = { ...store, records: async (id, hash) => (await store.records(id, hash)).slice(1) };
    await expect(publishRelease(smallRelease('2026q4.1', 5), lossy)).rejects.toMatchObject({ code: 'release-corrupt' });
    expect(await store.active()).toBeUndefined();
  });
});

describe.each(STORE_KINDS)('after releases were published in a %s', (kind) => {
  beforeEach(async () => {
    store = await stores[kind]();
    await publishRelease(smallRelease('2026q4.9', 5), store);
    await publishRelease(smallRelease('2026q4.10', 7), store);
  });

  it('a rollback makes the one before active, and a second one goes back', async () => {
    expect(await rollbackRelease(store)).toMatchObject({ id: '2026q4.9', from: '2026q4.10' });
    expect(await seenIn(store)).toBe('2026q4.9 5');
    expect(await store.active()).toMatchObject({ previousId: '2026q4.10', sequence: 3 });
    expect(await rollbackRelease(store)).toMatchObject({ id: '2026q4.10', from: '2026q4.9' });
    expect(await seenIn(store)).toBe('2026q4.10 7');
  });

  it('a rollback to a named release may be repeated', async () => {
    await publishRelease(smallRelease('2026q4.11', 8), store);
    await rollbackRelease(store, '2026q4.9');
    expect(await rollbackRelease(store, '2026q4.9')).not.toHaveProperty('from');
    expect(await seenIn(store)).toBe('2026q4.9 5');
    expect(await store.active()).toMatchObject({ previousId: '2026q4.11', sequence: 4 });
  });

  it('a publication that is repeated does not undo the rollback, and a new release is still activated', async () => {
    await rollbackRelease(store);
    expect(await publishRelease(smallRelease('2026q4.10', 7), store)).toMatchObject({
      isSwitched: false,
      notSwitched: 'wasActiveBefore',
    });
    expect(await seenIn(store)).toBe('2026q4.9 5');
    await publishRelease(smallRelease('2027q1.1', 9), store);
    expect(await seenIn(store)).toBe('2027q1.1 9');
  });

  it('an older release that comes late is stored and not activated; a rollback can', async () => {
    const late = await publishRelease(smallRelease('2026q4.8', 3), store);
    expect(late).toMatchObject({ isSwitched: false, notSwitched: 'isOlderThanActive' });
    expect(await seenIn(store)).toBe('2026q4.10 7');
    await rollbackRelease(store, '2026q4.8');
    expect(await seenIn(store)).toBe('2026q4.8 3');
  });

  it('a release can be stored beside the active one', async () => {
    await storeRelease('2026q4.11', releaseRecords(smallRelease('2026q4.11', 8)), store);
    expect(await seenIn(store)).toBe('2026q4.10 7');
    expect((await store.ids()).sort()).toEqual(['2026q4.10', '2026q4.11', '2026q4.9']);
  });

  it('a rollback refuses a release that is not there, not complete, or not as it was published', async () => {
    await expect(rollbackRelease(store, '2026q3.1')).rejects.toMatchObject({ code: 'release-unknown' });

    const begun = { ...store, complete: () => Promise.reject(new Error('died')) };
    await expect(publishRelease(smallRelease('2026q4.11', 8), begun)).rejects.toThrow('died');
    await expect(rollbackRelease(store, '2026q4.11')).rejects.toMatchObject({ code: 'release-unknown' });

    const lossy: ReleaseStore = { ...store, records: async (id, hash) => (await store.records(id, hash)).slice(1) };
    await expect(rollbackRelease(lossy, '2026q4.9')).rejects.toMatchObject({ code: 'release-corrupt' });
    expect(await seenIn(store)).toBe('2026q4.10 7');
  });
});

it.each(STORE_KINDS)('nothing can be rolled back to in an empty %s, or after one release', async (kind) => {
  const empty = await stores[kind]();
  await expect(rollbackRelease(empty)).rejects.toMatchObject({ code: 'release-unknown' });
  await publishRelease(smallRelease('2026q4.1', 5), empty);
  await expect(rollbackRelease(empty)).rejects.toMatchObject({ code: 'release-unknown' });
});

describe('the active release', () => {
  beforeEach(async () => {
    store = await stores.table();
  });

  it('is asked for at most every 30 seconds, by any number of callers', async () => {
    await publishRelease(smallRelease('2026q4.1', 5), store);
    let time = 0;
    let pointerReads = 0;
    const counting = {
      ...store,
      active: () => {
        pointerReads++;
        return store.active();
      },
    };
    const active = createActiveRelease(counting, () => time);
    await Promise.all([active(), active(), active()]);
    time = 29_999;
    await active();
    expect(pointerReads).toBe(1);
    await publishRelease(smallRelease('2026q4.2', 2), store);
    time = 30_000;
    expect((await active()).release.id).toBe('2026q4.2');
    expect(pointerReads).toBe(2);
  });

  it('serves the last one as stale while the table throttles, and recovers', async () => {
    await publishRelease(smallRelease('2026q4.1', 5), store);
    let time = Date.parse('2026-11-23T00:00:00Z');
    let isThrottled = false;
    const active = createActiveRelease(
      {
        ...store,
        active: () =>
          isThrottled
            ? Promise.reject(new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} }))
            : store.active(),
      },
      () => time,
    );
    expect((await active()).reference.stale).toBeUndefined();
    isThrottled = true;
    time += 30_000;
    expect((await active()).reference.stale).toMatchObject({ lastConfirmedAt: '2026-11-23T00:00:00.000Z' });
    isThrottled = false;
    time += 30_000;
    expect((await active()).reference.stale).toBeUndefined();
  });

  it('keeps the last one when the next one is corrupt', async () => {
    await publishRelease(smallRelease('2026q4.1', 5), store);
    let time = 0;
    const active = createActiveRelease(store, () => time);
    await active();
    await store.activate('2026q4.9', 'sha256:wrong', await store.active());
    time = 30_000;
    expect((await active()).reference).toMatchObject({ id: '2026q4.1', stale: { reason: expect.any(String) } });
  });

  it('is a retryable fault while nothing is published', async () => {
    await expect(createActiveRelease(store)()).rejects.toMatchObject({
      code: 'release-not-published',
      retryable: true,
    });
  });
});
