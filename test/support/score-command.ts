/** The score command as `npm run score` starts it: the options of its script decide how much memory it takes. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);
const SAY_PEAK = new URL('./say-peak.ts', import.meta.url);

/** Runs the command and answers with the most memory that it held, in KiB; NaN where it did not end well. */
export function peakOfScoreCommand(...args: readonly string[]): number {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { scripts: { score: string } };
  const { status, stderr } = spawnSync('sh', ['-c', `${scripts.score} "$@"`, 'score', ...args], {
    cwd: fileURLToPath(ROOT),
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${SAY_PEAK.href}`,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    },
  });
  return status === 0 ? Number(/peak (\d+)/.exec(stderr)?.[1]) : Number.NaN;
}
