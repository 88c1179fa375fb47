/** Releases that a request names, read from the store and kept: a complete release never changes. */

import { Fault } from '../../domain/faults.ts';
import { isReleaseId } from '../../domain/tables/release-id.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import type { LoadedRelease } from './active-release.ts';
import { Problem } from './problem.ts';
import type { ReleaseStore } from './release-store.ts';
import { storedRelease } from './stored-release.ts';

/** Besides the active one. A release takes some 10 MB, and replays ask for one at a time. */
const MOST_KEPT = 2;

/**
 * The release that is named, else the active one. One that was never published is the caller's mistake; one that cannot
 * be read, or is not as it was published, is ours.
 */
export function createReleases(
  store: Pick<ReleaseStore, 'header' | 'records'>,
  activeRelease: () => Promise<LoadedRelease>,
) {
  /** In the order of their last use. Loads in progress are among them, so that calls wait for the same one. */
  const kept = new Map<string, Promise<RuleRelease | undefined>>();

  function load(id: string): Promise<RuleRelease | undefined> {
    const loading = kept.get(id) ?? storedRelease(store, id);
    kept.delete(id);
    kept.set(id, loading);
    return loading;
  }

  async function loaded(id: string): Promise<RuleRelease | undefined> {
    try {
      const release = await load(id);
      // Only a release that is there takes the place of another.
      if (!release) kept.delete(id);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return release;
    } catch (cause) {
      kept.delete(id);
      if (cause instanceof Fault) throw cause;
      throw new Fault('rules-unavailable', 'the rule table cannot be read', { retryable: true, cause });
    }
  }

  return async function release(named: string | undefined): Promise<LoadedRelease> {
    if (named === undefined) return activeRelease();
    const isKept = kept.has(named);
    const active = isKept ? undefined : await activeRelease();
    if (active?.release.id === named) return { release: active.release, reference: referenceOf(active.release) };
    const found = isReleaseId(named) ? await loaded(named) : undefined;
    if (found) return { release: found, reference: referenceOf(found) };
    const { reference } = active ?? (await activeRelease());
    throw new Problem('release-unknown', `No such rule release is published here; ${reference.id} is active.`);
  };
}

/** Whether a newer release exists does not matter to who asks for this one. */
function referenceOf({ id, hash }: RuleRelease) {
  return { id, hash };
}
