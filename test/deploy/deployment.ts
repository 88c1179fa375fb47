/** Deploys the app to the emulator before the tests and takes it down after them. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { selfSigned } from '../support/self-signed.ts';
import { startMinistack } from './ministack.ts';
import { PARTNER_HOST } from './own-network.ts';

const STACK = 'DenialPrediction-dev';

/** Saved searches: nothing in the stack refers to them, and the emulator refuses templates with a type it does not know. */
const UNKNOWN_TO_EMULATOR = ['AWS::Logs::QueryDefinition'];

declare module 'vitest' {
  interface ProvidedContext {
    deployed: {
      readonly port: number;
      readonly environment: Readonly<Record<string, string>>;
      /** Outputs of the stack. */
      readonly outputs: Readonly<Record<string, string>>;
      /** Of a partner's server, signed by an authority that the deployed functions trust. */
      readonly partnerServer: { readonly key: string; readonly cert: string };
    };
  }
}

export default async function deploy(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
  const partnerServer = selfSigned(PARTNER_HOST);
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, partnerServer.cert);
  const emulator = await startMinistack(process.env.MINISTACK_PROGRAM ?? '', authorities);
  const assembly = join(folder, 'cdk.out');
  const outputsFile = join(folder, 'outputs.json');
  const cdk = (...parameters: string[]): void => {
    const { status, stdout, stderr } = spawnSync('cdk', parameters, {
      env: { ...process.env, ...emulator.environment },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`cdk ${parameters[0]} failed:\n${stdout}\n${stderr}`);
  };
  const takeDown = async (): Promise<void> => {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    cdk('synth', STACK, '--quiet', '--output', assembly);
    leaveOut(UNKNOWN_TO_EMULATOR, join(assembly, `${STACK}.template.json`));
    cdk('bootstrap', 'aws://000000000000/us-east-1', '--app', assembly);
    cdk('deploy', STACK, '--app', assembly, '--require-approval', 'never', '--outputs-file', outputsFile);
    const outputs = JSON.parse(readFileSync(outputsFile, 'utf8'))[STACK];
    const { port, environment } = emulator;
    project.provide('deployed', { port, environment: { ...environment }, outputs, partnerServer });
  } catch (error) {
    await takeDown();
    throw error;
  }
  return takeDown;
}

function leaveOut(types: readonly string[], file: string): void {
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, { Type: string }> };
  const kept = Object.entries(template.Resources).filter(([, { Type }]) => !types.includes(Type));
  writeFileSync(file, JSON.stringify({ ...template, Resources: Object.fromEntries(kept) }));
}
