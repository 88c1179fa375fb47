import { DynamoDBClient, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { inForce } from '../../../domain/tables/dated-table.ts';
import type { ReleaseBundle } from '../../../domain/tables/release-records.ts';
import { createActiveRelease } from '../../../functions/adapters/active-release.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import { createReleaseTable, type ReleaseTable } from '../../../functions/adapters/release-table.ts';
import { publishRelease } from '../../../functions/publish-release/publish-release.ts';
import { type LocalAws, startLocalAws } from '../../../infra/local/local-aws.ts';

const data = readReleaseBundle(new URL('../../../data/', import.meta.url));
/** A release small enough to interrupt at every step. */
const small = (id: string, units = 5): ReleaseBundle => ({
  id,
  sources: data.sources,
  tables: data.tables
    .filter(({ table }) => table === 'ncci-mue-practitioner')
    .map((table) => ({
      ...table,
      records: table.records.map((record) => ({
        ...record,
        rows: record.rows.map((row) => ({ ...row, value: { units, mai: 3 } })),
      })),
    })),
});

let aws: LocalAws | undefined;
let table: ReleaseTable;

beforeEach(async () => {
  await aws?.stop();
  aws = await startLocalAws('{}');
  table = createReleaseTable(new DynamoDBClient(), 'rules');
});

afterAll(async () => {
  await aws?.stop();
});

/** What a reader sees: id and MUE value, or nothing. */
async function seen(): Promise<[string, number] | undefined> {
  if (!(await table.active())) return undefined;
  const { release } = await createActiveRelease(table)();
  const row = inForce(release.tables['ncci-mue-practitioner'], '64640', isoDate('2026-03-02'));
  return [release.id, row.kind === 'inForce' ? row.value.units : Number.NaN];
}

describe('publication', () => {
  it('of the real data gives a reader every record under the published hash', async () => {
    const publication = await publishRelease(data, table);
    expect(publication).toMatchObject({ id: data.id, isSwitched: true });
    const { release, reference } = await createActiveRelease(table)();
    expect(reference).toEqual({ id: data.id, hash: publication.hash });
    expect(release.tables['ncci-ptp-practitioner']?.records.size).toBe(254);
    expect(release.sources.size).toBe(data.sources.length);
  });

  it('switches from one release to the next and remembers the one before', async () => {
    await publishRelease(small('2026q4.1'), table);
    await publishRelease(small('2026q4.2', 2), table);
    expect(await seen()).toEqual(['2026q4.2', 2]);
    expect(await table.active()).toMatchObject({ previousId: '2026q4.1', sequence: 2 });
  });

  it('may be run twice', async () => {
    await publishRelease(small('2026q4.1'), table);
    expect(await publishRelease(small('2026q4.1'), table)).toMatchObject({ isSwitched: false });
    expect(await table.active()).toMatchObject({ sequence: 1 });
  });

  it('refuses other content under an id that is published', async () => {
    await publishRelease(small('2026q4.1'), table);
    await expect(publishRelease(small('2026q4.1', 9), table)).rejects.toMatchObject({ code: 'release-conflict' });
    expect(await seen()).toEqual(['2026q4.1', 5]);
  });

  it('leaves readers with one whole release wherever it is interrupted, and completes when run again', async () => {
    await publishRelease(small('2026q4.1'), table);
    const steps = ['active', 'header', 'write', 'records', 'complete', 'activate'] as const;
    for (const [index, step] of steps.entries()) {
      const next = small(`2026q4.${index + 2}`, index + 10);
      const before = await seen();
      const broken: ReleaseTable = { ...table, [step]: () => Promise.reject(new Error(`stopped at ${step}`)) };
      await expect(publishRelease(next, broken)).rejects.toThrow('stopped');
      expect(await seen(), `after a stop at ${step}`).toEqual(before);
      await publishRelease(next, table);
      expect(await seen()).toEqual([next.id, index + 10]);
    }
  });

  it('completes after a stop between two batches of records', async () => {
    const next = small('2026q4.1', 7);
    const halfway: ReleaseTable = {
      ...table,
      async write(id, records) {
        await table.write(id, records.slice(0, 30));
        throw new Error('stopped');
      },
    };
    await expect(publishRelease(next, halfway)).rejects.toThrow('stopped');
    expect(await seen()).toBeUndefined();
    await publishRelease(next, table);
    expect(await seen()).toEqual(['2026q4.1', 7]);
  });

  it('lets only one of two publishers switch', async () => {
    await publishRelease(small('2026q4.1'), table);
    const results = await Promise.allSettled([
      publishRelease(small('2026q4.2', 2), table),
      publishRelease(small('2026q4.3', 3), table),
    ]);
    const winners = results.filter((result) => result.status === 'fulfilled');
    expect(winners.length).toBeGreaterThanOrEqual(1);
    const active = await table.active();
    expect(await seen()).toEqual([active?.id, active?.id === '2026q4.2' ? 2 : 3]);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'release-conflict' });
    }
  });

  it('notices records that were not stored as written', async () => {
    const lossy: ReleaseTable = { ...table, records: async (id) => (await table.records(id)).slice(1) };
    await expect(publishRelease(small('2026q4.1'), lossy)).rejects.toMatchObject({ code: 'release-corrupt' });
    expect(await table.active()).toBeUndefined();
  });
});

describe('the active release', () => {
  it('is asked for at most every 30 seconds, by any number of callers', async () => {
    await publishRelease(small('2026q4.1'), table);
    let time = 0;
    let pointerReads = 0;
    const counting = {
      ...table,
      active: () => {
        pointerReads++;
        return table.active();
      },
    };
    const active = createActiveRelease(counting, () => time);
    await Promise.all([active(), active(), active()]);
    time = 29_999;
    await active();
    expect(pointerReads).toBe(1);
    await publishRelease(small('2026q4.2', 2), table);
    time = 30_000;
    expect((await active()).release.id).toBe('2026q4.2');
    expect(pointerReads).toBe(2);
  });

  it('serves the last one as stale while the table throttles, and recovers', async () => {
    await publishRelease(small('2026q4.1'), table);
    let time = Date.parse('2026-11-23T00:00:00Z');
    let isThrottled = false;
    const active = createActiveRelease(
      {
        ...table,
        active: () =>
          isThrottled
            ? Promise.reject(new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} }))
            : table.active(),
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
    await publishRelease(small('2026q4.1'), table);
    let time = 0;
    const active = createActiveRelease(table, () => time);
    await active();
    await table.activate('2026q4.9', 'sha256:wrong', await table.active());
    time = 30_000;
    expect((await active()).reference).toMatchObject({ id: '2026q4.1', stale: { reason: expect.any(String) } });
  });

  it('is a retryable fault while nothing is published', async () => {
    await expect(createActiveRelease(table)()).rejects.toMatchObject({
      code: 'release-not-published',
      retryable: true,
    });
  });
});
