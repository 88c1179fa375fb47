/**
 * The internet of the deploy test: a network of its own, with no way out and its own host names, in which a partner's
 * server has a public address. So the deployed service calls it as it calls any other, and keeps its guard as it is.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Set in that network alone. */
const INSIDE = 'DEPLOY_TEST_OWN_NETWORK';

/** A partner's server, as the internet knows it. */
export const PARTNER_HOST = 'partner.example';
/** A name that anyone may register, for an address that only this machine can reach. */
export const LOOPBACK_HOST = 'loopback.example';

/** Any public one will do: where there is no way out, nobody else has it. */
const PARTNER_ADDRESS = '8.0.0.1';

const HOSTS = `127.0.0.1 localhost ${LOOPBACK_HOST}\n::1 localhost\n${PARTNER_ADDRESS} ${PARTNER_HOST}\n`;
const ENTER = `ip link set lo up && ip address add ${PARTNER_ADDRESS}/32 dev lo && mount --bind "$0" /etc/hosts && exec "$@"`;

export function isInOwnNetwork(): boolean {
  return process.env[INSIDE] === '1';
}

/** Runs a command there; undefined where this machine makes no network for us. The exit code, else. */
export function runInOwnNetwork(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-network-'));
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, HOSTS);
  const inside = (...run: readonly string[]) =>
    spawnSync('unshare', ['--map-root-user', '--net', '--mount', 'sh', '-c', ENTER, hosts, ...run], {
      stdio: run[0] === 'true' ? 'ignore' : 'inherit',
      env: { ...process.env, ...environment, [INSIDE]: '1' },
    });
  try {
    return inside('true').status === 0 ? (inside(...command).status ?? 1) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
