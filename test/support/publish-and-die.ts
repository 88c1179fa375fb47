/** A process of its own that publishes 2026q4.2 into a folder and is killed right after one call of the store. */

import { createReleaseArchive } from '../../functions/adapters/release-archive.ts';
import type { ReleaseStore } from '../../functions/adapters/release-store.ts';
import { publishRelease } from '../../functions/publish-release/publish-release.ts';
import { smallRelease } from './release-stores.ts';

const [folder = '', step = ''] = process.argv.slice(2);
const archive = createReleaseArchive(folder);
const call = archive[step as keyof ReleaseStore] as (...args: unknown[]) => Promise<unknown>;
await publishRelease(smallRelease('2026q4.2', 7), {
  ...archive,
  async [step](...args: unknown[]) {
    await call(...args);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  },
});
