import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configuredIdentityHashes, createIdentityHashes } from '../../../functions/adapters/identity-hashes.ts';

const KEY = 'a'.repeat(64);
const hashes = createIdentityHashes(async () => KEY);

describe('a keyed hash', () => {
  it('is the same for the same texts of one partner, and 144 bits long', async () => {
    const [one, again] = [await hashes('acme'), await hashes('acme')];
    expect(one('claim', 'A1')).toBe(again('claim', 'A1'));
    expect(one('claim', 'A1')).toMatch(/^[\w-]{24}$/);
  });

  it.each<[string, () => Promise<string>]>([
    ['partner', async () => (await hashes('other'))('claim', 'A1')],
    ['caller without a name', async () => (await hashes(undefined))('claim', 'A1')],
    ['key', async () => (await createIdentityHashes(async () => 'b'.repeat(64))('acme'))('claim', 'A1')],
    ['text', async () => (await hashes('acme'))('claim', 'A2')],
    ['cut between texts', async () => (await hashes('acme'))('claimA', '1')],
    ['number of texts', async () => (await hashes('acme'))('claim', 'A1', '')],
  ])('is another for another %s', async (_name, other) => {
    expect(await other()).not.toBe((await hashes('acme'))('claim', 'A1'));
  });

  it('asks for its key until there is one, and then no more', async () => {
    const answers = [Promise.reject(new Error('no answer')), Promise.resolve(KEY)];
    let asked = 0;
    const asking = createIdentityHashes(async () => (await answers[asked++]) ?? '');
    await expect(asking('acme')).rejects.toThrow('no answer');
    await asking('acme');
    await asking('acme');
    expect(asked).toBe(2);
  });
});

describe('the key', () => {
  const secrets = mockClient(SecretsManagerClient);
  beforeEach(() => {
    secrets.reset();
    process.env.AWS_REGION = 'us-east-1';
  });
  afterEach(() => {
    delete process.env.OUTCOMES_KEY;
    delete process.env.OUTCOMES_SECRET_ARN;
  });

  it('comes from the environment on a machine of one’s own', async () => {
    process.env.OUTCOMES_KEY = KEY;
    expect((await configuredIdentityHashes()('acme'))('x')).toBe((await hashes('acme'))('x'));
  });

  it('comes from Secrets Manager else, once', async () => {
    process.env.OUTCOMES_SECRET_ARN = 'arn:secret';
    secrets.on(GetSecretValueCommand, { SecretId: 'arn:secret' }).resolves({ SecretString: KEY });
    const configured = configuredIdentityHashes();
    await configured('acme');
    expect((await configured('acme'))('x')).toBe((await hashes('acme'))('x'));
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(1);
  });

  it('that could be guessed is none', async () => {
    process.env.OUTCOMES_KEY = 'short';
    await expect(configuredIdentityHashes()('acme')).rejects.toMatchObject({ code: 'outcomes-unavailable' });
  });

  it('must be there', () => {
    expect(() => configuredIdentityHashes()).toThrow('OUTCOMES_SECRET_ARN');
  });
});
