/** The AWS emulator of the deploy test: its installation, its start on a loopback port of its own, and its end. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSION = '1.5.33';
/** `npm ci` removes it with the packages that it stands beside. */
const FOLDER = `node_modules/.cache/ministack-${VERSION}`;

export type MinistackProgram =
  | { readonly kind: 'installed'; readonly path: string }
  | { readonly kind: 'missing'; readonly reason: string };

/** Installs the emulator unless it is there. */
export function installMinistack(): MinistackProgram {
  const path = join(FOLDER, 'bin', 'ministack');
  if (existsSync(path)) return { kind: 'installed', path };
  const python = spawnSync('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))']);
  if (python.status !== 0) return { kind: 'missing', reason: 'Python 3.10 or newer with venv and pip is not here.' };
  const made = spawnSync('python3', ['-m', 'venv', FOLDER]);
  const pip = spawnSync(join(FOLDER, 'bin', 'pip'), ['install', '--quiet', `ministack==${VERSION}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (made.status === 0 && pip.status === 0 && existsSync(path)) return { kind: 'installed', path };
  // Half an installation would look like a whole one the next time.
  rmSync(FOLDER, { recursive: true, force: true });
  return { kind: 'missing', reason: 'pip could not install the emulator.' };
}

export interface Ministack {
  readonly port: number;
  /** What the AWS SDK and the CDK need to find it, and nothing of the caller's own account. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** `authorities`: a file of certificates that what runs in it trusts, beside those that Node does. */
export async function startMinistack(program: string, authorities: string): Promise<Ministack> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'ministack-'));
  const log = openSync(join(folder, 'log'), 'w');
  const process_ = spawn(program, [], {
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      TMPDIR: folder,
      NODE_EXTRA_CA_CERTS: authorities,
    },
  });
  const stop = async (): Promise<void> => {
    if (process_.exitCode === null) {
      const ended = once(process_, 'exit');
      process_.kill('SIGTERM');
      const kill = setTimeout(() => process_.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(kill);
    }
    closeSync(log);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(port, () => process_.exitCode);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    port,
    environment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
    stop,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilReady(port: number, exitCode: () => number | null): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (exitCode() !== null) throw new Error(`the emulator ended with ${exitCode()}`);
    const isUp = await fetch(`http://127.0.0.1:${port}/_ministack/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the emulator did not come up within 30 seconds');
}
