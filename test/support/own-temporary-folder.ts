/** Gives a run of the tests a temporary folder of its own. What they leave in it is removed, and fails the run. */

import { readdirSync } from 'node:fs';
import { scratchFolder } from '../../infra/local/scratch-folder.ts';

export default async function ownTemporaryFolder(): Promise<() => Promise<void>> {
  const { path, remove } = await scratchFolder('tests-');
  const own = readdirSync(path);
  process.env.TMPDIR = path;
  return async () => {
    const left = readdirSync(path).filter((name) => !own.includes(name));
    await remove();
    if (left.length > 0) throw new Error(`the tests left in the temporary folder: ${left.join(' ')}`);
  };
}
