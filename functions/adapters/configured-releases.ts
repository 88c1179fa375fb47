/** The releases of the table that `RULES_TABLE_NAME` names; that the active one could not be looked at again is logged. */

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createActiveRelease, type LoadedRelease } from './active-release.ts';
import { requiredEnvironment } from './environment.ts';
import { createReleases } from './named-release.ts';
import { operationsLog } from './operations-log.ts';
import type { ReleaseStore } from './release-store.ts';
import { createReleaseTable } from './release-table.ts';

/** For functions that work under the active release and under no other. */
export function configuredActiveRelease(client: DynamoDBClient): () => Promise<LoadedRelease> {
  return activeReleaseOf(configuredTable(client));
}

/** For functions whose callers may name a release. */
export function configuredReleases(client: DynamoDBClient): (named: string | undefined) => Promise<LoadedRelease> {
  const table = configuredTable(client);
  return createReleases(table, activeReleaseOf(table));
}

function configuredTable(client: DynamoDBClient): ReleaseStore {
  return createReleaseTable(client, requiredEnvironment('RULES_TABLE_NAME'));
}

function activeReleaseOf(table: ReleaseStore): () => Promise<LoadedRelease> {
  return createActiveRelease(table, undefined, (code) => operationsLog.releaseNotRefreshed({ code }));
}
