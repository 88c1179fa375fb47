/** `npm run -s rules -- publish [ID]`: makes the working data, or an archived release, a release of the place, and active. */

import { parseArgs } from 'node:util';
import { type ReleaseRecord, releaseRecords } from '../../../domain/tables/release-records.ts';
import { bundleToPublish } from '../../adapters/release-at-hand.ts';
import { verifiedRecords } from '../../adapters/stored-release.ts';
import {
  type NotSwitched,
  type Publication,
  publishRecords,
  storeRelease,
} from '../../publish-release/publish-release.ts';
import { UsageError } from '../judged-on.ts';
import type { CommandOutput } from './command-output.ts';
import { PLACE_OPTIONS, PLACE_USAGE, type ReleasePlace, releasePlace } from './release-place.ts';

const USAGE = `Usage: npm run -s rules -- publish [ID] [--inactive] [--json] [--table NAME]
  ID             an archived release, to put it into a table; the working data when absent
  --inactive     make it a release that claims can be judged under, and leave the active one active
${PLACE_USAGE}
Run again after an interruption; what is done is not done twice. A release that was active before, or is older than the
active one, is not made active by publishing it: that takes a rollback.`;

const EXIT = { active: 0, notActive: 1 } as const;

const NOT_ACTIVE: Readonly<Record<NotSwitched, (id: string) => string>> = {
  isActive: (id) => `${id} is active already.`,
  wasActiveBefore: (id) => `${id} was active before and is not made active again; \`rollback ${id}\` does that.`,
  isOlderThanActive: (id) =>
    `${id} is older than the active release and is not made active; \`rollback ${id}\` does that.`,
};

export async function publishCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...PLACE_OPTIONS, inactive: { type: 'boolean', default: false } },
  });
  if (values.help) {
    output.out(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError(USAGE);
  const place = await releasePlace(values);
  const { id, records } = await recordsToPublish(place, positionals[0]);
  const publication = values.inactive
    ? await storedOnly(id, records, place)
    : await publishRecords(id, records, place.store);
  output.out(values.json ? `${JSON.stringify(publication)}\n` : `${textOf(publication, place.name)}\n`);
  const isActive = publication.isSwitched || publication.notSwitched === 'isActive';
  return isActive || values.inactive ? EXIT.active : EXIT.notActive;
}

async function recordsToPublish(
  { data, archive }: ReleasePlace,
  named: string | undefined,
): Promise<{ id: string; records: readonly ReleaseRecord[] }> {
  if (named !== undefined) {
    const header = await archive.header(named);
    if (!header) throw new UsageError(`No release ${named} is archived; without an id the working data are published.`);
    return { id: named, records: await verifiedRecords(archive, named, header) };
  }
  const bundle = await bundleToPublish(data);
  return { id: bundle.id, records: releaseRecords(bundle) };
}

async function storedOnly(
  id: string,
  records: readonly ReleaseRecord[],
  { store }: ReleasePlace,
): Promise<Publication> {
  const { hash, count } = await storeRelease(id, records, store);
  return { id, hash, records: count, isSwitched: false };
}

function textOf({ id, hash, records, isSwitched, notSwitched }: Publication, place: string): string {
  const stored = `${id} is published in ${place}: ${records} records, read back and verified, ${hash}.`;
  if (isSwitched) return `${stored}\n${id} is active.`;
  return notSwitched ? `${stored}\n${NOT_ACTIVE[notSwitched](id)}` : stored;
}
