/** Writes a release, reads it back, and switches the pointer to it in one conditional update. */

import { Fault } from '../../domain/faults.ts';
import { type ReleaseBundle, releaseRecords } from '../../domain/tables/release-records.ts';
import { releaseHash } from '../adapters/release-hash.ts';
import type { ReleaseTable } from '../adapters/release-table.ts';

export interface Publication {
  readonly id: string;
  readonly hash: string;
  readonly records: number;
  /** False when the release was active already. */
  readonly isSwitched: boolean;
}

/**
 * Safe to interrupt and to run again: readers follow the pointer, which moves last. An id that is complete with
 * other content is refused, because a release is immutable; of two publishers at once the slower one fails.
 */
export async function publishRelease(bundle: ReleaseBundle, table: ReleaseTable): Promise<Publication> {
  const records = releaseRecords(bundle);
  const header = { hash: releaseHash(records), count: records.length };
  const publication = { id: bundle.id, hash: header.hash, records: records.length };

  const seen = await table.active();
  const existing = await table.header(bundle.id);
  if (existing && existing.hash !== header.hash) throw conflict(bundle.id, 'is published with other content');
  if (!existing) await table.write(bundle.id, records);

  const stored = await table.records(bundle.id);
  if (stored.length !== header.count || releaseHash(stored) !== header.hash) {
    throw new Fault('release-corrupt', `release ${bundle.id} was not stored as it was written`, { retryable: true });
  }
  if (!existing && !(await table.complete(bundle.id, header))) {
    throw conflict(bundle.id, 'was published with other content meanwhile');
  }
  if (seen?.id === bundle.id && seen.hash === header.hash) return { ...publication, isSwitched: false };
  if (await table.activate(bundle.id, header.hash, seen)) return { ...publication, isSwitched: true };

  const active = await table.active();
  if (active?.id === bundle.id && active.hash === header.hash) return { ...publication, isSwitched: false };
  throw conflict(bundle.id, 'cannot become active: another release was activated meanwhile');
}

function conflict(id: string, what: string): Fault {
  return new Fault('release-conflict', `release ${id} ${what}`, { retryable: false });
}
