/** Makes a release active again by the same conditional step as a publication. */

import { Fault } from '../../domain/faults.ts';
import type { ReleaseStore } from '../adapters/release-store.ts';
import { verifiedRecords } from '../adapters/stored-release.ts';
import { pointerMoved } from './publish-release.ts';

export interface Rollback {
  readonly id: string;
  readonly hash: string;
  /** The release that was active before; absent where the named one is active already. */
  readonly from?: string;
}

/**
 * Without an id the release that was active before this one; so a second call goes back to where the first came from.
 * Whoever may have to repeat a call names the id. A release that is not complete, or not as it was published, is refused.
 */
export async function rollbackRelease(store: ReleaseStore, named?: string): Promise<Rollback> {
  const seen = await store.active();
  const id = named ?? seen?.previousId;
  if (id === undefined) throw unknownRelease('no release was active before this one');
  const header = await store.header(id);
  if (!header) throw unknownRelease(`no complete release ${id} is here`);
  await verifiedRecords(store, id, header);

  const rollback = { id, hash: header.hash };
  if (seen?.id === id) return rollback;
  if (!(await store.activate(id, header.hash, seen))) {
    if ((await store.active())?.id === id) return rollback;
    throw pointerMoved(id);
  }
  return seen ? { ...rollback, from: seen.id } : rollback;
}

function unknownRelease(message: string): Fault {
  return new Fault('release-unknown', message, { retryable: false });
}
