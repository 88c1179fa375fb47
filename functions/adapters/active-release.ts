/** The active rule release, cached for the life of the function and checked at most every 30 seconds. */

import { Fault, type FaultCode } from '../../domain/faults.ts';
import type { ReleaseReference } from '../../domain/response/score-response.ts';
import { ruleRelease } from '../../domain/tables/release-records.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { releaseHash } from './release-hash.ts';
import type { ReleaseStore } from './release-store.ts';
import { corruptRelease } from './stored-release.ts';

export interface LoadedRelease {
  readonly release: RuleRelease;
  /** What the answer says of the release. */
  readonly reference: ReleaseReference;
}

const CHECK_EVERY_MS = 30_000;

/**
 * While the table cannot be read the last release goes on serving, and every answer says so. Without any release
 * the caller gets a retryable Fault. Calls that come while one is loading wait for the same load.
 */
export function createActiveRelease(
  store: Pick<ReleaseStore, 'active' | 'records'>,
  now: () => number = () => Date.now(),
  onFailure: (code: FaultCode) => void = () => undefined,
) {
  let current: RuleRelease | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let confirmedAt = 0;
  let staleReason: string | undefined;
  let loading: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    const active = await store.active();
    if (!active) {
      throw new Fault('release-not-published', 'no rule release has been published', { retryable: true });
    }
    if (current?.id === active.id && current.hash === active.hash) return;
    const records = await store.records(active.id, active.hash);
    if (releaseHash(records) !== active.hash) throw corruptRelease(active.id);
    current = ruleRelease(active.id, active.hash, records);
  }

  async function check(): Promise<void> {
    const startedAt = now();
    try {
      await refresh();
      confirmedAt = startedAt;
      staleReason = undefined;
    } catch (cause) {
      const fault = cause instanceof Fault ? cause : undefined;
      onFailure(fault?.code ?? 'rules-unavailable');
      staleReason =
        fault?.code === 'release-corrupt'
          ? 'the active release is not as it was published; the last good one was used'
          : 'the rule table cannot be read; the last release read from it was used';
      if (current) return;
      throw cause instanceof Fault
        ? cause
        : new Fault('rules-unavailable', 'the rule table cannot be read', { retryable: true, cause });
    } finally {
      checkedAt = startedAt;
      loading = undefined;
    }
  }

  return async function activeRelease(): Promise<LoadedRelease> {
    if (!current || now() - checkedAt >= CHECK_EVERY_MS) {
      loading ??= check();
      await loading;
    }
    const release = current;
    if (!release) throw new Fault('rules-unavailable', 'the rule table cannot be read', { retryable: true });
    return {
      release,
      reference: {
        id: release.id,
        hash: release.hash,
        ...(staleReason !== undefined
          ? {
              stale: {
                lastConfirmedAt: new Date(confirmedAt).toISOString(),
                reason: staleReason,
              },
            }
          : {}),
      },
    };
  };
}
