/** The `data/` folder of rule data as it is on the disk; nothing of it is checked here. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../domain/faults.ts';
import type { BundledTable, ReleaseBundle } from '../../domain/tables/release-records.ts';

/** The folder of the rule data. */
export const DATA = new URL('../../data/', import.meta.url);

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text.
    throw new Fault('release-data-invalid', `${path} of the rule data is not JSON`, { retryable: false });
  }
}

/** What the files hold, in the shape of a bundle where they are in order. A Fault that names the file where one is not JSON. */
export function readDataFolder(dataDirectory: string | URL): ReleaseBundle {
  const directory = dataDirectory instanceof URL ? fileURLToPath(dataDirectory) : dataDirectory;
  const read = (path: string): unknown => parsed(path, readFileSync(join(directory, path), 'utf8'));
  return {
    id: (read('release.json') as { id: string }).id,
    sources: (read('sources.json') as Pick<ReleaseBundle, 'sources'>).sources,
    tables: readdirSync(join(directory, 'tables'))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => read(join('tables', file)) as BundledTable),
  };
}
