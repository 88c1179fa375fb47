/** The rule release of the `data/` folder, for commands that score without a server. */

import { type ReleaseBundle, releaseRecords, ruleRelease } from '../../domain/tables/release-records.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { DATA } from './data-folder.ts';
import { readReleaseBundle } from './release-bundle.ts';
import { releaseHash } from './release-hash.ts';

/** The same id and hash that publishing the folder gives. */
export function localRelease(bundle: ReleaseBundle = readReleaseBundle(DATA)): RuleRelease {
  const records = releaseRecords(bundle);
  return ruleRelease(bundle.id, releaseHash(records), records);
}
