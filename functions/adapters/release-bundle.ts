/** The `data/` folder → one release bundle. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../domain/faults.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import { checkRelease } from '../../domain/tables/check-release.ts';
import type { BundledTable, ReleaseBundle } from '../../domain/tables/release-records.ts';

/** Reads and checks the folder. Throws a Fault that lists every defect. */
export function readReleaseBundle(dataDirectory: string | URL): ReleaseBundle {
  const directory = dataDirectory instanceof URL ? fileURLToPath(dataDirectory) : dataDirectory;
  const read = (path: string): unknown => JSON.parse(readFileSync(join(directory, path), 'utf8'));
  const bundle = {
    id: (read('release.json') as { id: string }).id,
    sources: (read('sources.json') as Pick<ReleaseBundle, 'sources'>).sources,
    tables: readdirSync(join(directory, 'tables'))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => read(join('tables', file)) as BundledTable),
  };
  return checkedBundle(bundle);
}

/** A bundle that came from elsewhere, such as an S3 object. */
export function parseReleaseBundle(text: string): ReleaseBundle {
  let bundle: unknown;
  try {
    bundle = JSON.parse(text);
  } catch (cause) {
    throw new Fault('release-data-invalid', 'the release bundle is not JSON', { retryable: false, cause });
  }
  return checkedBundle(bundle);
}

function checkedBundle(bundle: unknown): ReleaseBundle {
  const defects = checkRelease(bundle, catalog);
  if (defects.length > 0) {
    throw new Fault('release-data-invalid', `the rule data has defects:\n${defects.join('\n')}`, { retryable: false });
  }
  return bundle as ReleaseBundle;
}

/** The text that is uploaded for `publish-release`; the same data always gives the same text. */
export function serializeReleaseBundle(dataDirectory: string | URL): string {
  return JSON.stringify(readReleaseBundle(dataDirectory));
}
