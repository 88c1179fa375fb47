/** The `data/` folder, or a file made of one → one release bundle, checked. */

import { Fault } from '../../domain/faults.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import { checkRelease } from '../../domain/tables/check-release.ts';
import { type ReleaseBundle, releaseRecords } from '../../domain/tables/release-records.ts';
import { readDataFolder } from './data-folder.ts';
import { releaseHash } from './release-hash.ts';

/** Rule data that cannot be published. The message lists every defect, and may quote the data. */
export class InvalidRelease extends Fault {
  readonly defects: readonly string[];

  constructor(what: string, defects: readonly string[] = []) {
    super('release-data-invalid', [what, ...defects].join('\n'), { retryable: false });
    this.name = 'InvalidRelease';
    this.defects = defects;
  }
}

/** Reads and checks the folder. Throws a Fault that lists every defect. */
export function readReleaseBundle(dataDirectory: string | URL): ReleaseBundle {
  return checkedBundle(readDataFolder(dataDirectory));
}

/** A bundle that came from elsewhere, such as an S3 object. One that states its hash and count is held to them. */
export function parseReleaseBundle(text: string): ReleaseBundle {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's message quotes the text.
    throw new InvalidRelease('the release bundle is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null) throw new InvalidRelease('the release bundle is no object');
  const { hash, count, ...rest } = parsed as { hash?: unknown; count?: unknown };
  const bundle = checkedBundle(rest);
  const records = releaseRecords(bundle);
  if ((hash !== undefined && hash !== releaseHash(records)) || (count !== undefined && count !== records.length)) {
    throw new InvalidRelease('the release bundle does not have the hash and count that it states');
  }
  return bundle;
}

/** Throws a Fault that lists every defect. */
export function checkedBundle(bundle: unknown): ReleaseBundle {
  const defects = checkRelease(bundle, catalog);
  if (defects.length > 0) throw new InvalidRelease('the rule data has defects:', defects);
  return bundle as ReleaseBundle;
}
