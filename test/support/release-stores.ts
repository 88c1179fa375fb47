/** The two places where releases live, new and empty for each test, and what a reader sees in them. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isoDate } from '../../domain/calendar.ts';
import { Fault } from '../../domain/faults.ts';
import { inForce } from '../../domain/tables/dated-table.ts';
import type { ReleaseBundle } from '../../domain/tables/release-records.ts';
import { createActiveRelease } from '../../functions/adapters/active-release.ts';
import { createReleaseArchive } from '../../functions/adapters/release-archive.ts';
import { readReleaseBundle } from '../../functions/adapters/release-bundle.ts';
import type { ReleaseStore } from '../../functions/adapters/release-store.ts';
import { createReleaseTable } from '../../functions/adapters/release-table.ts';
import { startLocalAws } from '../../infra/local/local-aws.ts';

export interface Stores {
  readonly folder: () => Promise<ReleaseStore>;
  readonly table: () => Promise<ReleaseStore>;
  stop(): Promise<void>;
}

export const STORE_KINDS = ['folder', 'table'] as const;

export async function startStores(): Promise<Stores> {
  const aws = await startLocalAws('{}');
  const client = new DynamoDBClient();
  const root = mkdtempSync(join(tmpdir(), 'releases-'));
  let made = 0;
  return {
    folder: async () => createReleaseArchive(join(root, String(made++))),
    async table() {
      const name = `rules-${made++}`;
      await createReleasesTable(client, name);
      return createReleaseTable(client, name);
    },
    async stop() {
      await aws.stop();
      rmSync(root, { recursive: true });
    },
  };
}

export async function createReleasesTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === 'ACTIVE') return;
  }
}

const data = readReleaseBundle(new URL('../../data/', import.meta.url));

/** More records than a batch of DynamoDB takes. */
const RECORDS = 30;
const ALWAYS = { effectiveFrom: isoDate('2024-04-01'), effectiveThrough: null };

/** A release of one table, in which every MUE value is the same. */
export function smallRelease(id: string, units: number): ReleaseBundle {
  return {
    id,
    sources: data.sources.slice(0, 3),
    tables: data.tables
      .filter(({ table }) => table === 'ncci-mue-practitioner')
      .map((table) => ({
        ...table,
        records: table.records.slice(0, RECORDS).map((record) => ({
          ...record,
          rows: record.rows.slice(0, 1).map((row) => ({ ...row, ...ALWAYS, value: { units, mai: 3 } })),
        })),
      })),
  };
}

/**
 * What a reader that starts now sees, as `id units`, or `none` before the first publication. A release that is not whole
 * makes it fail: the hash is that of every record, and each record must state the one value.
 */
export async function seenIn(store: ReleaseStore): Promise<string> {
  try {
    const { release } = await createActiveRelease(store)();
    const table = release.tables['ncci-mue-practitioner'];
    const values = [...(table?.records.keys() ?? [])].map((key) => {
      const row = inForce(table, key, isoDate('2026-03-02'));
      return row.kind === 'inForce' ? row.value.units : row.kind;
    });
    return `${release.id} ${[...new Set(values)].join(' and ')}`;
  } catch (error) {
    if (error instanceof Fault && error.code === 'release-not-published') return 'none';
    throw error;
  }
}
