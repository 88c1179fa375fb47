/** A complete release of a store, verified before anyone reads it. */

import { Fault } from '../../domain/faults.ts';
import { type ReleaseRecord, ruleRelease } from '../../domain/tables/release-records.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { releaseHash } from './release-hash.ts';
import type { ReleaseHeader, ReleaseStore } from './release-store.ts';

/** The records of a complete release; a Fault when they are not those that were published. */
export async function verifiedRecords(
  store: Pick<ReleaseStore, 'records'>,
  id: string,
  { hash, count }: ReleaseHeader,
): Promise<ReleaseRecord[]> {
  const records = await store.records(id, hash);
  if (!areRecordsOf(records, { hash, count })) throw corruptRelease(id);
  return records;
}

export function areRecordsOf(records: readonly ReleaseRecord[], { hash, count }: ReleaseHeader): boolean {
  return records.length === count && releaseHash(records) === hash;
}

export function corruptRelease(id: string): Fault {
  return new Fault('release-corrupt', `release ${id} does not have the hash it was published with`, {
    retryable: true,
  });
}

/** The snapshot that claims are scored under, or undefined when no complete release has the id. */
export async function storedRelease(
  store: Pick<ReleaseStore, 'header' | 'records'>,
  id: string,
): Promise<RuleRelease | undefined> {
  const header = await store.header(id);
  if (!header) return undefined;
  return ruleRelease(id, header.hash, await verifiedRecords(store, id, header));
}
