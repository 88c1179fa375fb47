/** Gives a run of the tests a temporary folder of its own. What they leave in it is removed, and fails the run. */

import { readdirSync } from 'node:fs';
import { scratchFolder } from '../../infra/local/scratch-folder.ts';

/** Where programs that a test runs let Node keep what it compiled. */
const CACHE = 'node-compile-cache';

export default async function ownTemporaryFolder(): Promise<() => Promise<void>> {
  const { path, remove } = await scratchFolder('tests-');
  const own = new Set([...readdirSync(path), CACHE]);
  process.env.TMPDIR = path;
  return async () => {
    const left = readdirSync(path).filter((name) => !own.has(name));
    await remove();
    if (left.length > 0) throw new Error(`the tests left in the temporary folder: ${left.join(' ')}`);
  };
}
