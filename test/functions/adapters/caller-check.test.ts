import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { callerCheck } from '../../../functions/adapters/caller-check.ts';

const VARIABLES = ['PARTNER_SECRETS', 'PARTNER_SECRET_PREFIX', 'UNSIGNED_CALLS', 'CALLS_TABLE_NAME'] as const;
const dynamo = new DynamoDBClient({ region: 'us-east-1' });

function withEnvironment(variables: Partial<Record<(typeof VARIABLES)[number], string>>) {
  Object.assign(process.env, variables);
  return () => callerCheck(dynamo);
}

afterEach(() => {
  for (const name of VARIABLES) delete process.env[name];
});

const from = (sourceIp: string, variables: Parameters<typeof withEnvironment>[0]) => async () => {
  const event = { headers: {}, requestContext: { http: { sourceIp } } } as unknown as APIGatewayProxyEventV2;
  await withEnvironment(variables)().before?.({ event } as never);
};

describe('the check of callers', () => {
  it.each([[{}], [{ UNSIGNED_CALLS: 'yes' }], [{ PARTNER_SECRET_PREFIX: 'prefix' }], [{ CALLS_TABLE_NAME: 'calls' }]])(
    'does not start half configured: %j',
    (variables) => {
      expect(withEnvironment(variables)).toThrow(/is not set/);
    },
  );

  it('does not start with partners that cannot be read', () => {
    expect(withEnvironment({ PARTNER_SECRETS: 'nonsense', CALLS_TABLE_NAME: 'calls' })).toThrow(/^partner secrets are/);
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'lets %s call unsigned where that is allowed',
    async (ip) => {
      await expect(from(ip, { UNSIGNED_CALLS: 'loopback' })()).resolves.toBeUndefined();
    },
  );

  it.each(['10.0.0.1', '128.0.0.1', '::2', '', '127.0.0.1.example'])('lets %s call unsigned nowhere', async (ip) => {
    await expect(from(ip, { UNSIGNED_CALLS: 'loopback' })()).rejects.toMatchObject({ code: 'signature-missing' });
  });

  it('asks this machine for signatures too, once a partner is configured', async () => {
    const PARTNER_SECRETS = `acme=whsec_${Buffer.alloc(32, 1).toString('base64')}`;
    const variables = { UNSIGNED_CALLS: 'loopback', PARTNER_SECRETS, CALLS_TABLE_NAME: 'calls' };
    await expect(from('127.0.0.1', variables)()).rejects.toMatchObject({ code: 'signature-missing' });
  });
});
