/**
 * `npm run test:deploy`: deploys the synthesised app to an AWS emulator on this machine with the CDK command line, and
 * drives it as a partner would. It needs Python 3.10 or newer, from which the emulator is installed beside the
 * project's packages. Exit code 77 says that it could not run here; 1 that something failed.
 */

import { spawnSync } from 'node:child_process';
import { installMinistack, type MinistackProgram } from './ministack.ts';

/** What test runners since Automake take for "skipped". */
const CANNOT_RUN = 77;

const installed: MinistackProgram = installMinistack();
if (installed.kind === 'missing') {
  process.stderr.write(`The deploy test did not run: ${installed.reason}\n`);
  process.exit(CANNOT_RUN);
}
const { status } = spawnSync('vitest', ['run', '--config', 'test/deploy/vitest.config.ts'], {
  stdio: 'inherit',
  env: { ...process.env, MINISTACK_PROGRAM: installed.path },
});
process.exit(status ?? 1);
