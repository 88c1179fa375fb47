/** Writes a release, reads it back, and switches the pointer to it in one conditional step. */

import { Fault } from '../../domain/faults.ts';
import { compareReleaseIds } from '../../domain/tables/release-id.ts';
import { type ReleaseBundle, type ReleaseRecord, releaseRecords } from '../../domain/tables/release-records.ts';
import { releaseHash } from '../adapters/release-hash.ts';
import type { ActiveRelease, ReleaseHeader, ReleaseStore } from '../adapters/release-store.ts';
import { areRecordsOf } from '../adapters/stored-release.ts';

/** Why a release that is complete was not made active by publishing it. */
export type NotSwitched = 'isActive' | 'wasActiveBefore' | 'isOlderThanActive';

export interface Publication {
  readonly id: string;
  readonly hash: string;
  readonly records: number;
  readonly isSwitched: boolean;
  readonly notSwitched?: NotSwitched;
}

/**
 * Safe to interrupt and to run again: readers follow the pointer, which moves last. An id that is complete with other
 * content is refused, because a release is immutable; of two publishers at once the slower one fails.
 *
 * Only a release that has never been active and is newer than the active one is made active. So a deployment that is
 * repeated, or an object that is announced twice or late, does not undo a rollback; that takes a rollback.
 */
export function publishRelease(bundle: ReleaseBundle, store: ReleaseStore): Promise<Publication> {
  return publishRecords(bundle.id, releaseRecords(bundle), store);
}

/** The same for records that were a release before, elsewhere. */
export async function publishRecords(
  id: string,
  records: readonly ReleaseRecord[],
  store: ReleaseStore,
): Promise<Publication> {
  const seen = await store.active();
  const header = await storeRelease(id, records, store);
  const publication = { id, hash: header.hash, records: header.count };

  const notSwitched = seen && reasonToStay(id, seen);
  if (notSwitched) return { ...publication, isSwitched: false, notSwitched };
  if (await store.activate(id, header.hash, seen)) return { ...publication, isSwitched: true };

  const active = await store.active();
  if (active?.id === id) return { ...publication, isSwitched: false, notSwitched: 'isActive' };
  throw pointerMoved(id);
}

function reasonToStay(id: string, seen: ActiveRelease): NotSwitched | undefined {
  if (seen.id === id) return 'isActive';
  if (seen.everActive.has(id)) return 'wasActiveBefore';
  return compareReleaseIds(id, seen.id) < 0 ? 'isOlderThanActive' : undefined;
}

/** Writes a release whole and verified, without making it active. */
export async function storeRelease(
  id: string,
  records: readonly ReleaseRecord[],
  store: ReleaseStore,
): Promise<ReleaseHeader> {
  const header = { hash: releaseHash(records), count: records.length };
  const existing = await store.header(id);
  if (existing && existing.hash !== header.hash) throw contentConflict(id);
  const isStored = async () => areRecordsOf(await store.records(id, header.hash), header);
  // What has gone missing of a complete release is written again: the hash says that it is the same.
  if (!existing || !(await isStored())) await store.write(id, header.hash, records);
  if (!(await isStored())) {
    throw new Fault('release-corrupt', `release ${id} is not stored as it was written`, { retryable: true });
  }
  if (!existing && !(await store.complete(id, header))) throw contentConflict(id);
  return header;
}

function contentConflict(id: string): Fault {
  return new Fault(
    'release-conflict',
    `release ${id} is published with other content, and a published release never changes; give the data a new id`,
    { retryable: false },
  );
}

/** Another publisher was faster. Run again, this one sees what is active now. */
export function pointerMoved(id: string): Fault {
  return new Fault('release-conflict', `release ${id} was not activated: another one was, meanwhile`, {
    retryable: true,
  });
}
