/**
 * Keyed hashes of what identifies a patient. Without the key nobody can try out control numbers and days of service
 * until one fits, which for a plain hash takes minutes.
 */

import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Fault } from '../../domain/faults.ts';
import type { Hash } from '../../domain/outcomes/kept-prediction.ts';
import type { Caller } from './caller.ts';
import { optionalEnvironment, requiredEnvironment } from './environment.ts';

/** 144 bits: no two descriptions meet by chance, and an item holds six of them for each line. */
const HASH_BYTES = 18;
/** A key as short as a password could be guessed. */
const SHORTEST_KEY = 32;

export type IdentityHashes = (partner: Caller) => Promise<Hash>;

/** Hashes of one partner equal nobody else's. `key` is asked until it answers, and then never again. */
export function createIdentityHashes(key: () => Promise<string>): IdentityHashes {
  let kept: string | undefined;
  return async (partner) => {
    kept ??= await key();
    const secret = kept;
    return (...parts) =>
      createHmac('sha256', secret)
        .update(JSON.stringify([partner ?? '', ...parts]))
        .digest()
        .subarray(0, HASH_BYTES)
        .toString('base64url');
  };
}

/**
 * `OUTCOMES_KEY` is the key on a machine of one's own; else `OUTCOMES_SECRET_ARN` says where Secrets Manager has it. A
 * function with neither does not start, since hashes under a key of its own would match nothing.
 */
export function configuredIdentityHashes(): IdentityHashes {
  const key = optionalEnvironment('OUTCOMES_KEY');
  if (key !== undefined) return createIdentityHashes(async () => longEnough(key));
  const client = new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
  });
  const arn = requiredEnvironment('OUTCOMES_SECRET_ARN');
  return createIdentityHashes(async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    return longEnough(SecretString ?? '');
  });
}

function longEnough(key: string): string {
  if (key.length >= SHORTEST_KEY) return key;
  throw new Fault('outcomes-unavailable', 'the key of the hashes is too short', { retryable: false });
}
