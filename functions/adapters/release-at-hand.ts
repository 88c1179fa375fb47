/** The rule releases of the `data/` folder: the working data, and those archived beside it. */

import { Fault } from '../../domain/faults.ts';
import {
  type ReleaseBundle,
  type ReleaseRecord,
  releaseRecords,
  ruleRelease,
} from '../../domain/tables/release-records.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { DATA, readDataFolder } from './data-folder.ts';
import { createReleaseArchive } from './release-archive.ts';
import { releaseHash } from './release-hash.ts';
import type { ReleaseHeader, ReleaseStore } from './release-store.ts';
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
  // Whoever asks for the data themselves asks nothing of the archive, which may be damaged.
  if (named === WORKING_DATA) return checked(readDataFolder(data));
  const archive = archiveOf(data);
  if (named === undefined) {
    const { release: working, published } = await workingRelease(data, archive);
    const active = await archive.active();
    if (!active || active.hash === working.hash || !published) return working;
    if (published.hash !== working.hash) throw changedSincePublished(working.id);
    return storedRelease(archive, active.id);
  }
  const archived = await storedRelease(archive, named);
  if (archived) return archived;
  const { release: working } = await workingRelease(data, archive);
  return working.id === named ? working : undefined;
}

interface WorkingRelease {
  readonly release: RuleRelease;
  /** What was published under its id. */
  readonly published: ReleaseHeader | undefined;
}

/**
 * The working data. Where they are what was published, they were checked then, and what checks them, a tenth of the
 * memory that scoring takes, is not loaded.
 */
async function workingRelease(data: string | URL, archive: ReleaseStore): Promise<WorkingRelease> {
  const bundle = readDataFolder(data);
  const { id } = bundle;
  const published = await archive.header(id);
  const asRead = published && recordsOf(bundle);
  if (asRead && releaseHash(asRead) === published.hash) {
    return { release: ruleRelease(id, published.hash, asRead), published };
  }
  return { release: await checked(bundle), published };
}

async function checked(bundle: ReleaseBundle): Promise<RuleRelease> {
  const { checkedBundle } = await import('./release-bundle.ts');
  const records = releaseRecords(checkedBundle(bundle));
  return ruleRelease(bundle.id, releaseHash(records), records);
}

/** Undefined where the data have not even the shape of a bundle. */
function recordsOf(bundle: ReleaseBundle): readonly ReleaseRecord[] | undefined {
  try {
    return releaseRecords(bundle);
  } catch {
    return undefined;
  }
}

/** The working data, to be published; refused when their release is published with other content. */
export async function bundleToPublish(data: string | URL = DATA): Promise<ReleaseBundle> {
  const { readReleaseBundle } = await import('./release-bundle.ts');
  const bundle = readReleaseBundle(data);
  const published = await archiveOf(data).header(bundle.id);
  if (published && published.hash !== releaseHash(releaseRecords(bundle))) throw changedSincePublished(bundle.id);
  return bundle;
}

function changedSincePublished(id: string): Fault {
  return new Fault(
    'release-conflict',
    `data/ is not what was published as ${id}, and a published release never changes; give data/release.json a new id`,
    { retryable: false },
  );
}
