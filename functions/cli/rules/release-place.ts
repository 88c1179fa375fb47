/** Where a command finds releases: the archive of the data folder, or a DynamoDB table. */

import { fileURLToPath } from 'node:url';
import type { RuleRelease } from '../../../domain/tables/rule-tables.ts';
import { DATA } from '../../adapters/data-folder.ts';
import { archiveOf, releaseAtHand, WORKING_DATA } from '../../adapters/release-at-hand.ts';
import type { ReleaseStore } from '../../adapters/release-store.ts';
import { storedRelease } from '../../adapters/stored-release.ts';
import { UsageError } from '../judged-on.ts';

/** Options of each command about releases. */
export const PLACE_OPTIONS = {
  table: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const PLACE_USAGE = `  --table NAME   releases of this DynamoDB table; region, credentials and endpoint come from the environment of AWS
  --data FOLDER  another data folder than data/; its releases are in FOLDER/releases
  --json         for programs`;

export interface ReleasePlace {
  /** As a person would call it. */
  readonly name: string;
  readonly store: ReleaseStore;
  /** The data folder. */
  readonly data: string;
  readonly archive: ReleaseStore;
  /** A release by its id, or the working data by the name `data`; a usage error when there is none. */
  release(named: string): Promise<RuleRelease>;
}

/** The SDK is loaded only for a table. */
export async function releasePlace(values: { table?: string; data?: string }): Promise<ReleasePlace> {
  const data = values.data ?? fileURLToPath(DATA);
  const archive = archiveOf(data);
  const store = values.table === undefined ? archive : await tableStore(values.table);
  const name = values.table === undefined ? `${values.data ?? 'data'}/releases` : `table ${values.table}`;
  return {
    name,
    store,
    data,
    archive,
    async release(named) {
      const isOfFolder = values.table === undefined || named === WORKING_DATA;
      const found = await (isOfFolder ? releaseAtHand(named, data) : storedRelease(store, named));
      if (!found) throw new UsageError(`No release ${named} is in ${name}.`);
      return found;
    },
  };
}

async function tableStore(table: string): Promise<ReleaseStore> {
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { createReleaseTable } = await import('../../adapters/release-table.ts');
  return createReleaseTable(new DynamoDBClient({}), table);
}
