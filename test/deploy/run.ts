/**
 * `npm run test:deploy`: deploys the synthesised app to an AWS emulator on this machine with the CDK command line, and
 * drives it as a partner would. It needs Python 3.10 or newer, from which the emulator is installed beside the
 * project's packages, and for callbacks a Linux that lets it make a network of its own (`unshare`, `ip`, `mount`). Exit
 * code 77 says that it could not run here; 1 that something failed.
 */

import { spawnSync } from 'node:child_process';
import { installMinistack, type MinistackProgram } from './ministack.ts';
import { runInOwnNetwork } from './own-network.ts';

/** What test runners since Automake take for "skipped". */
const CANNOT_RUN = 77;

const installed: MinistackProgram = installMinistack();
if (installed.kind === 'missing') {
  process.stderr.write(`The deploy test did not run: ${installed.reason}\n`);
  process.exit(CANNOT_RUN);
}
const vitest = ['vitest', 'run', '--config', 'test/deploy/vitest.config.ts'];
const environment = { MINISTACK_PROGRAM: installed.path };
const status = runInOwnNetwork(vitest, environment);
if (status !== undefined) process.exit(status);

const NO_NETWORK = 'Callbacks were NOT tried: this machine does not let the test make a network of its own.\n';
process.stderr.write(NO_NETWORK);
const [program = '', ...parameters] = vitest;
const rest = spawnSync(program, parameters, { stdio: 'inherit', env: { ...process.env, ...environment } });
process.stderr.write(NO_NETWORK);
process.exit(rest.status ?? 1);
