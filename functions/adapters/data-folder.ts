/** The `data/` folder of rule data as it is on the disk; nothing of it is checked here. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundledTable, ReleaseBundle } from '../../domain/tables/release-records.ts';

/** The folder of the rule data. */
export const DATA = new URL('../../data/', import.meta.url);

/** What the files hold, in the shape of a bundle where they are in order. */
export function readDataFolder(dataDirectory: string | URL): ReleaseBundle {
  const directory = dataDirectory instanceof URL ? fileURLToPath(dataDirectory) : dataDirectory;
  const read = (path: string): unknown => JSON.parse(readFileSync(join(directory, path), 'utf8'));
  return {
    id: (read('release.json') as { id: string }).id,
    sources: (read('sources.json') as Pick<ReleaseBundle, 'sources'>).sources,
    tables: readdirSync(join(directory, 'tables'))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => read(join('tables', file)) as BundledTable),
  };
}
