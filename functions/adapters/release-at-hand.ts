/** The rule releases of the `data/` folder: the working data, and those archived beside it. */

import { Fault } from '../../domain/faults.ts';
import type { ReleaseBundle } from '../../domain/tables/release-records.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { DATA, localRelease } from './local-release.ts';
import { createReleaseArchive } from './release-archive.ts';
import { readReleaseBundle } from './release-bundle.ts';
import { storedRelease } from './stored-release.ts';

/** What names the working data where a release is asked for. */
export const WORKING_DATA = 'data';

export function archiveOf(data: string | URL) {
  return createReleaseArchive(data instanceof URL ? new URL('releases/', data) : `${data}/releases`);
}

/**
 * The release to score under. Without an id it is the active one; before their release is published, the working data,
 * so that whoever edits them sees what they do. Undefined when no release has the id.
 */
export async function releaseAtHand(named?: string, data: string | URL = DATA): Promise<RuleRelease | undefined> {
  const archive = archiveOf(data);
  if (named === undefined || named === WORKING_DATA) {
    const working = localRelease(readReleaseBundle(data));
    if (named === WORKING_DATA) return working;
    const active = await archive.active();
    if (!active || active.hash === working.hash) return working;
    const published = await archive.header(working.id);
    if (!published) return working;
    if (published.hash !== working.hash) throw changedSincePublished(working.id);
    return storedRelease(archive, active.id);
  }
  const archived = await storedRelease(archive, named);
  if (archived) return archived;
  const working = localRelease(readReleaseBundle(data));
  return working.id === named ? working : undefined;
}

/** The working data, to be published; refused when their release is published with other content. */
export async function bundleToPublish(data: string | URL = DATA): Promise<ReleaseBundle> {
  const bundle = readReleaseBundle(data);
  const published = await archiveOf(data).header(bundle.id);
  if (published && published.hash !== localRelease(bundle).hash) throw changedSincePublished(bundle.id);
  return bundle;
}

function changedSincePublished(id: string): Fault {
  return new Fault(
    'release-conflict',
    `data/ is not what was published as ${id}, and a published release never changes; give data/release.json a new id`,
    { retryable: false },
  );
}
