/** `npm run -s rules -- list`: the releases there are, and which one is active. */

import { parseArgs } from 'node:util';
import { Fault } from '../../../domain/faults.ts';
import { compareReleaseIds } from '../../../domain/tables/release-id.ts';
import { localRelease } from '../../adapters/local-release.ts';
import { readReleaseBundle } from '../../adapters/release-bundle.ts';
import type { ActiveRelease, ReleaseHeader, ReleaseStore } from '../../adapters/release-store.ts';
import { UsageError } from '../judged-on.ts';
import type { CommandOutput } from './command-output.ts';
import { PLACE_OPTIONS, PLACE_USAGE, releasePlace } from './release-place.ts';

const USAGE = `Usage: npm run -s rules -- list [--json] [--table NAME]
${PLACE_USAGE}`;

interface ListedRelease {
  readonly id: string;
  /** Absent where the release cannot be read. */
  readonly hash?: string;
  readonly records?: number;
  readonly isActive: boolean;
  readonly isPrevious: boolean;
}

type WorkingData =
  | {
      readonly id: string;
      readonly hash: string;
      readonly state: 'notPublished' | 'published' | 'changed' | 'publishedUnreadable';
    }
  | { readonly state: 'invalid' };

export async function listCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: PLACE_OPTIONS });
  if (values.help) {
    output.out(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(USAGE);
  const { name, store, data, archive } = await releasePlace(values);
  const active = await store.active();
  const releases = await listed(store, active);
  const workingData = await stateOf(data, archive);
  if (values.json) {
    const pointer = active && {
      id: active.id,
      hash: active.hash,
      sequence: active.sequence,
      previousId: active.previousId ?? null,
      activatedAt: active.activatedAt ?? null,
    };
    const listing = { place: name, active: pointer ?? null, releases, workingData };
    output.out(`${JSON.stringify(listing, null, 2)}\n`);
    return 0;
  }
  output.out(`${releases.length === 0 ? 'no release' : 'releases'} in ${name}\n`);
  for (const release of releases) output.out(`${lineOf(release, active)}\n`);
  if (active && !releases.some(({ isActive }) => isActive))
    output.out(`  ${active.id.padEnd(10)} is active and not here\n`);
  output.out(`\n${workingText(workingData)}\n`);
  return 0;
}

async function listed(store: ReleaseStore, active: ActiveRelease | undefined): Promise<ListedRelease[]> {
  const ids = (await store.ids()).sort(compareReleaseIds);
  return Promise.all(
    ids.map(async (id) => {
      const header = await readable(store, id);
      return {
        id,
        ...(header ? { hash: header.hash, records: header.count } : {}),
        isActive: active?.id === id,
        isPrevious: active?.previousId === id,
      };
    }),
  );
}

/** One release that is damaged must not hide the others. */
async function readable(store: ReleaseStore, id: string): Promise<ReleaseHeader | undefined> {
  return store.header(id).catch((error: unknown) => {
    if (error instanceof Fault) return undefined;
    throw error;
  });
}

async function stateOf(data: string, archive: ReleaseStore): Promise<WorkingData> {
  try {
    const { id, hash } = localRelease(readReleaseBundle(data));
    const published = await readable(archive, id);
    if (!published)
      return { id, hash, state: (await archive.ids()).includes(id) ? 'publishedUnreadable' : 'notPublished' };
    return { id, hash, state: published.hash === hash ? 'published' : 'changed' };
  } catch (error) {
    if (error instanceof Fault) return { state: 'invalid' };
    throw error;
  }
}

function lineOf({ id, hash, records, isActive, isPrevious }: ListedRelease, active: ActiveRelease | undefined): string {
  const what = hash === undefined ? 'cannot be read' : `${String(records).padStart(6)} records  ${hash}`;
  const since = active?.activatedAt === undefined ? '' : ` since ${active.activatedAt}`;
  const state = isActive ? `  active${since}` : isPrevious ? '  active before' : '';
  return `  ${id.padEnd(10)} ${what}${state}`;
}

function workingText(working: WorkingData): string {
  switch (working.state) {
    case 'invalid':
      return 'The working data have defects; `publish` names them.';
    case 'notPublished':
      return `The working data are ${working.id}, which is not published yet.`;
    case 'publishedUnreadable':
      return `The working data are ${working.id}, and that release cannot be read here.`;
    case 'published':
      return `The working data are ${working.id} as it was published.`;
    case 'changed':
      return `The working data differ from ${working.id} as it was published: give release.json a new id.`;
  }
}
