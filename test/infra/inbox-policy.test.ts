/** Who may put files into the inbox of a partner: bucket, key and the policy of README.md together, as AWS decides. */

import { readFileSync } from 'node:fs';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, type Names, physicalNames, REGION } from './deployed/physical-names.ts';
import { isAllowed, listed, type Statement, type Use } from './deployed/policy-statements.ts';
import { type Synthesized, stage, synthesize } from './synthesized.ts';

const ACME = 'arn:aws:iam::111122223333:role/claims';
const OTHER = 'arn:aws:iam::444455556666:user/sender';
const HERE = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };
const ENCRYPTION = 's3:x-amz-server-side-encryption';
const THROUGH_S3 = { 'kms:ViaService': `s3.${REGION}.amazonaws.com` };

let synthesized: Synthesized;
let names: Names;
let bucket: string;
let keyArn: string;

beforeAll(() => {
  synthesized = synthesize({ stage: { ...stage('prod'), inboxPartners: { acme: ACME, 'acme-2': OTHER } } });
  names = physicalNames(synthesized);
  bucket = synthesized.one('AWS::S3::Bucket', 'BatchScoringStoreBucket').logicalId;
  keyArn = names.arnOf(synthesized.one('AWS::KMS::Key', 'BatchScoringStore').logicalId);
});

/** What README.md tells the partner to give its role. */
function ownPolicy(): Statement[] {
  const [, json = ''] = /```json\n(\{ "Version".*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? [];
  return JSON.parse(json.replaceAll('BatchBucketName', bucket).replaceAll('BatchKeyArn', keyArn)).Statement;
}

/** What the resource itself says to this principal. */
function toPrincipal(statements: readonly Statement[], principal: string): Statement[] {
  return statements.filter(({ Principal }) =>
    listed((Principal as { readonly AWS?: string | readonly string[] }).AWS ?? []).some(
      (named) => named === '*' || named === principal,
    ),
  );
}

/** Across accounts both sides have to allow it, and none may deny it. */
function mayDo(use: Use, { principal = ACME, own = ownPolicy() } = {}): boolean {
  const policy = use.action.startsWith('kms:')
    ? names.propertiesOf(names.idOf(keyArn)).KeyPolicy
    : names.propertiesOf(synthesized.one('AWS::S3::BucketPolicy', 'BatchScoringStoreBucket').logicalId).PolicyDocument;
  // The policy of a key is about that key, which it calls `*`.
  return isAllowed(toPrincipal(policy.Statement, principal), use) && isAllowed(own, use);
}

const put = (key = 'inbox/acme/claims.837', context: Record<string, string> = {}, action = 's3:PutObject'): Use => ({
  action,
  resource: `arn:aws:s3:::${bucket}/${key}`,
  context: { ...HERE, ...context },
});

it('lets the role of a partner put a file into its inbox, and S3 encrypt it for the role', () => {
  expect(mayDo(put())).toBe(true);
  expect(mayDo(put('inbox/acme/2026/november.json'))).toBe(true);
  for (const action of ['kms:GenerateDataKey', 'kms:Decrypt']) {
    expect(mayDo({ action, resource: keyArn, context: THROUGH_S3 })).toBe(true);
  }
  expect(mayDo(put('inbox/acme/claims.837', { [ENCRYPTION]: 'aws:kms' }))).toBe(true);
  const named = { [ENCRYPTION]: 'aws:kms', [`${ENCRYPTION}-aws-kms-key-id`]: keyArn };
  expect(mayDo(put('inbox/acme/claims.837', named))).toBe(true);
});

it('encrypts under that key what names none', () => {
  const [rule] = names.propertiesOf(bucket).BucketEncryption.ServerSideEncryptionConfiguration;
  expect(rule.ServerSideEncryptionByDefault).toEqual({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn });
});

describe('it does not let in', () => {
  /** Whatever the partner gives its own role. */
  const anything: Statement[] = [{ Effect: 'Allow', Action: '*', Resource: '*' }];

  it.each<[string, () => Use, string?]>([
    ['a principal that is not named', () => put(), 'arn:aws:iam::111122223333:role/other'],
    ['the account of the principal', () => put(), 'arn:aws:iam::111122223333:root'],
    ['another partner', () => put(), OTHER],
    ['a file for another partner', () => put('inbox/acme-2/claims.837')],
    ['a file for a partner whose name begins so', () => put('inbox/acmes/claims.837')],
    ['a file beside the inboxes', () => put('inbox/claims.837')],
    ['a file of an opened batch', () => put('uploads/acme/b-1')],
    ['results', () => put('results/acme/b-1/results.ndjson')],
    ['a call in the clear', () => put(undefined, { 'aws:SecureTransport': 'false' })],
    ['TLS 1.1', () => put(undefined, { 's3:TlsVersion': '1.1' })],
    ['a key of S3', () => put(undefined, { [ENCRYPTION]: 'AES256' })],
    ['two layers of encryption', () => put(undefined, { [ENCRYPTION]: 'aws:kms:dsse' })],
    [
      'another key',
      () =>
        put(undefined, {
          [ENCRYPTION]: 'aws:kms',
          [`${ENCRYPTION}-aws-kms-key-id`]: `arn:aws:kms:${REGION}:111122223333:key/theirs`,
        }),
    ],
    ['a key that it keeps to itself', () => put(undefined, { [`${ENCRYPTION}-customer-algorithm`]: 'AES256' })],
    ...['GetObject', 'GetObjectVersion', 'DeleteObject', 'DeleteObjectVersion', 'PutObjectAcl', 'PutObjectTagging'].map(
      (action): [string, () => Use] => [action, () => put(undefined, {}, `s3:${action}`)],
    ),
    ['a look at the list', () => ({ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context: HERE })],
    ['the key without S3', () => ({ action: 'kms:Decrypt', resource: keyArn })],
    [
      'the key through another service',
      () => ({
        action: 'kms:Decrypt',
        resource: keyArn,
        context: { 'kms:ViaService': `dynamodb.${REGION}.amazonaws.com` },
      }),
    ],
    ['other uses of the key', () => ({ action: 'kms:ReEncryptFrom', resource: keyArn, context: THROUGH_S3 })],
  ])('%s', (_name, use, principal = ACME) => {
    expect(mayDo(use(), { principal, own: anything })).toBe(false);
  });

  it('anyone, where no partner is named', () => {
    const plain = synthesize();
    const all = ['AWS::S3::BucketPolicy', 'AWS::KMS::Key'].map((type) => JSON.stringify(plain.resources(type)));
    expect(all.join()).not.toMatch(/iam::(?!000000000000)/);
    expect(ACCOUNT).toBe('000000000000');
  });
});

it.each([AwsSolutionsChecks, HIPAASecurityChecks])('is clean under the rule packs', (Checks) => {
  expect(new Checks(synthesized.stack).validateScope(synthesized.stack)).toMatchObject({ violations: [] });
});

it('lets the role do no more than it needs, whatever the bucket allows', () => {
  expect(
    ownPolicy()
      .flatMap(({ Action }) => listed(Action))
      .toSorted(),
  ).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 's3:PutObject']);
  expect(isAllowed(ownPolicy(), put('inbox/acme-2/claims.837'))).toBe(false);
  expect(isAllowed(ownPolicy(), { action: 'kms:Decrypt', resource: keyArn })).toBe(false);
});
