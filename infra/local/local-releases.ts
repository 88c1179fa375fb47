/** The archived releases of `data/releases` in the table of the local stack, beside the one that is published. */

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DATA } from '../../functions/adapters/data-folder.ts';
import { archiveOf } from '../../functions/adapters/release-at-hand.ts';
import { createReleaseTable } from '../../functions/adapters/release-table.ts';
import { verifiedRecords } from '../../functions/adapters/stored-release.ts';
import { storeRelease } from '../../functions/publish-release/publish-release.ts';
import { rollbackRelease } from '../../functions/publish-release/rollback-release.ts';

export interface LocalReleases {
  /** Puts every archived release into the table, once. Each takes half a second, so it is done when one is asked for. */
  loadArchived(): Promise<void>;
  /** Where the archive was rolled back from the published release, so is the table. */
  followRollback(publishedId: string): Promise<void>;
}

export function createLocalReleases(tableName: string, data: string | URL = DATA): LocalReleases {
  const archive = archiveOf(data);
  const table = createReleaseTable(new DynamoDBClient(), tableName);
  let loading: Promise<void> | undefined;

  async function load(id: string): Promise<void> {
    const header = await archive.header(id);
    if (header) await storeRelease(id, await verifiedRecords(archive, id, header), table);
  }

  async function loadAll(): Promise<void> {
    for (const id of await archive.ids()) await load(id);
  }

  return {
    loadArchived() {
      loading ??= loadAll().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    async followRollback(publishedId) {
      const active = await archive.active();
      if (!active?.everActive.has(publishedId) || active.id === publishedId) return;
      await load(active.id);
      await rollbackRelease(table, active.id);
    },
  };
}
