import { expect, it } from 'vitest';
import { isAllowed, type Statement, type Use } from './policy-statements.ts';

const use: Use = {
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::bucket/inbox/acme/a.837',
  context: { 'kms:ViaService': 's3.us-east-1.amazonaws.com', 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' },
};
const allow = (changes: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::bucket/inbox/*',
  ...changes,
});
const deny = (changes: Partial<Statement> = {}): Statement => allow({ Effect: 'Deny', ...changes });

it.each<[string, readonly Statement[], boolean]>([
  ['no statement', [], false],
  ['the action on the resource', [allow()], true],
  ['one of several actions', [allow({ Action: ['s3:GetObject', 's3:putobject'] })], true],
  ['another action', [allow({ Action: 's3:PutObjectAcl' })], false],
  ['a pattern of actions', [allow({ Action: 's3:Put*' })], true],
  ['another folder', [allow({ Resource: 'arn:aws:s3:::bucket/results/*' })], false],
  ['the bucket and not what is in it', [allow({ Resource: 'arn:aws:s3:::bucket' })], false],
  ['one of several resources', [allow({ Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:::*/inbox/acme/?.837'] })], true],
  ['a dot that is one', [allow({ Resource: 'arn:aws:s3:::bucket/inbox/acme/a?837' })], true],
  ['a dot that is no pattern', [allow({ Resource: 'arn:aws:s3:::bucket/inbox/acme/ax837' })], false],
  ['a denial beside it', [allow(), deny({ Action: 's3:*' })], false],
  ['a denial of something else', [allow(), deny({ Resource: 'arn:aws:s3:::bucket/results/*' })], true],
  [
    'a service that is named',
    [allow({ Condition: { StringEquals: { 'kms:ViaService': ['sqs.x', 's3.us-east-1.amazonaws.com'] } } })],
    true,
  ],
  ['another service', [allow({ Condition: { StringEquals: { 'kms:ViaService': 'sqs.x' } } })], false],
  ['something that is not said', [allow({ Condition: { StringEquals: { 'aws:SourceArn': 'x' } } })], false],
  ['one that may be absent', [allow({ Condition: { StringEqualsIfExists: { 'aws:SourceArn': 'x' } } })], true],
  [
    'a denial of calls in the clear',
    [allow(), deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    true,
  ],
  ['a denial of old TLS', [allow(), deny({ Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } })], true],
  ['a denial of TLS of today', [allow(), deny({ Condition: { NumericLessThan: { 's3:TlsVersion': '1.4' } } })], false],
  ['a denial of what lacks something', [allow(), deny({ Condition: { Null: { 'aws:SourceArn': 'true' } } })], false],
  ['a denial of all others', [allow(), deny({ Condition: { StringNotEquals: { 'aws:SourceArn': 'x' } } })], false],
])('%s', (_name, statements, expected) => {
  expect(isAllowed(statements, use)).toBe(expected);
});

it('takes no condition for fulfilled that it does not know', () => {
  const odd = allow({ Condition: { DateLessThan: { 'kms:ViaService': '2026-01-01' } } });
  expect(() => isAllowed([odd], use)).toThrow('DateLessThan');
});
