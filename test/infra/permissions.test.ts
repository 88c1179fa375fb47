import { beforeAll, expect, it } from 'vitest';
import { policiesOf } from './role-policies.ts';
import { type Synthesized, synthesize } from './synthesized.ts';

/** Everything each function may do. A permission that is not in this list does not get into a deployment. */
const allowed = {
  ScoreRequest: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: ['kms:Decrypt'],
    notes: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:Query'],
    notesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    partnerSecrets: ['secretsmanager:GetSecretValue'],
    calls: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    outcomes: ['dynamodb:BatchWriteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
    hashKey: ['secretsmanager:GetSecretValue'],
    outcomesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    partnerKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  KeepAttachment: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: ['kms:Decrypt'],
    notes: [
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ],
    notesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    partnerSecrets: ['secretsmanager:GetSecretValue'],
    calls: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    outcomes: ['dynamodb:BatchWriteItem', 'dynamodb:GetItem'],
    hashKey: ['secretsmanager:GetSecretValue'],
    outcomesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    partnerKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  RecordRemittances: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: ['kms:Decrypt'],
    outcomes: [
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    hashKey: ['secretsmanager:GetSecretValue'],
    outcomesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    partnerSecrets: ['secretsmanager:GetSecretValue'],
    calls: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    partnerKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  WhatIf: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: ['kms:Decrypt'],
    outcomes: ['dynamodb:GetItem'],
    outcomesKey: ['kms:Decrypt'],
    notes: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
    notesKey: ['kms:Decrypt'],
    partnerSecrets: ['secretsmanager:GetSecretValue'],
    calls: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    partnerKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  ReportCalibration: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: ['kms:Decrypt'],
    outcomes: ['dynamodb:Query'],
    outcomesKey: ['kms:Decrypt'],
    partnerSecrets: ['secretsmanager:GetSecretValue'],
    calls: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    partnerKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  CorrectClaims: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: ['kms:Decrypt'],
    outcomes: ['dynamodb:GetItem'],
    outcomesKey: ['kms:Decrypt'],
    notes: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
    notesKey: ['kms:Decrypt'],
    audits: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    auditKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    calls: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    partnerSecrets: ['secretsmanager:GetSecretValue'],
    partnerKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  DescribeService: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: ['kms:Decrypt'],
  },
  BatchScoringScoreFile: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: ['kms:Decrypt'],
    outcomes: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    outcomesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    hashKey: ['secretsmanager:GetSecretValue'],
    'batch bucket': ['s3:ListBucket'],
    'batches/inbox': ['s3:GetObjectVersion'],
    'batches/uploads': ['s3:GetObjectVersion'],
    'batches/work': ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
    'batches/results': ['s3:AbortMultipartUpload', 's3:PutObject'],
    batches: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    batchesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    batchQueue: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage'],
    callbackQueue: ['sqs:SendMessage'],
  },
  BatchScoringBatches: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'batches/uploads': ['s3:PutObject'],
    'batches/results': ['s3:GetObject'],
    batches: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    batchesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    partnerSecrets: ['secretsmanager:GetSecretValue'],
    calls: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    partnerKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  },
  BatchScoringCallbacksDeliverCallback: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    batches: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
    batchesKey: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    callbackQueue: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    partnerSecrets: ['secretsmanager:GetSecretValue'],
    partnerKey: ['kms:Decrypt'],
  },
  WidgetsDashboardWidgets: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    'logs of requests': ['logs:StartQuery'],
    'logs of files': ['logs:StartQuery'],
    'any query': ['logs:GetQueryResults', 'logs:StopQuery'],
  },
  ReleasePublicationPublishRelease: {
    logs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    bundle: ['s3:GetObject'],
    table: ['dynamodb:BatchWriteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    key: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    droppedReleases: ['s3:GetObjectVersion'],
    dropKey: ['kms:Decrypt'],
    undelivered: ['sqs:SendMessage'],
  },
};

type Statement = { readonly Effect: string; readonly Action: string | string[]; readonly Resource: unknown };

let synthesized: Synthesized;

beforeAll(() => {
  synthesized = synthesize();
});

it.each(Object.entries(allowed))('%s may do exactly what is listed', (name, expected) => {
  const { one } = synthesized;
  const [policy] = policiesOf(synthesized, one('AWS::IAM::Role', name).logicalId);
  const statements: Statement[] = policy?.Properties.PolicyDocument.Statement;
  expect(statements.every(({ Effect }) => Effect === 'Allow')).toBe(true);

  // What is granted alike on several resources is one statement.
  const pairs = statements.flatMap(({ Action, Resource }) =>
    [Resource].flat().map((resource): [string, string[]] => [resourceName(resource, name), [Action].flat().toSorted()]),
  );
  const granted = Object.fromEntries(pairs);
  expect(Object.keys(granted)).toHaveLength(pairs.length);
  expect(granted).toEqual(expected);
});

it.each(Object.keys(allowed))('%s has no policy but its own', (name) => {
  const role = synthesized.one('AWS::IAM::Role', name);
  expect(policiesOf(synthesized, role.logicalId)).toHaveLength(1);
  expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
  expect(role.Properties).not.toHaveProperty('Policies');
});

it('has no inline policy and no function with another role', () => {
  synthesized.template.resourceCountIs('AWS::IAM::Policy', 0);
  expect(Object.keys(synthesized.resources('AWS::Lambda::Function'))).toHaveLength(Object.keys(allowed).length + 1);
});

it('lets the function behind the trigger call the publisher and nothing else', () => {
  const publisher = synthesized.one('AWS::Lambda::Function', 'ReleasePublication').logicalId;
  const { Policies } = synthesized.one('AWS::IAM::Role', 'AWSCDKTrigger').Properties;
  expect(Policies).toHaveLength(1);
  expect(Policies[0].PolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['lambda:InvokeFunction'],
      Resource: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': [publisher, 'Arn'] }, ':*']] }],
    },
  ]);
});

it('lets EventBridge alone call the publisher from outside, for the rule of dropped files', () => {
  const publisher = synthesized.one('AWS::Lambda::Function', 'ReleasePublication').logicalId;
  const rule = synthesized.one('AWS::Events::Rule', 'ReleasePublication').logicalId;
  const callers = Object.values(synthesized.resources('AWS::Lambda::Permission')).filter(({ Properties }) =>
    JSON.stringify(Properties.FunctionName).includes(publisher),
  );
  expect(callers.map(({ Properties }) => [Properties.Principal, Properties.SourceArn])).toEqual([
    ['events.amazonaws.com', { 'Fn::GetAtt': [rule, 'Arn'] }],
  ]);
});

/** Which of the resources of the list a statement is about; anything else fails the comparison by its own text. */
function resourceName(resource: unknown, functionName: string): string {
  const { one } = synthesized;
  const known: Record<string, string> = {
    logs: one('AWS::Logs::LogGroup', `${functionName}Logs`).logicalId,
    table: one('AWS::DynamoDB::Table', 'RuleTable').logicalId,
    key: one('AWS::KMS::Key', 'RuleTable').logicalId,
    calls: one('AWS::DynamoDB::Table', 'PartnerAccess').logicalId,
    partnerKey: one('AWS::KMS::Key', 'PartnerAccess').logicalId,
    dropKey: one('AWS::KMS::Key', 'ReleasePublicationDrop').logicalId,
    undelivered: one('AWS::SQS::Queue', 'ReleasePublication').logicalId,
    batches: one('AWS::DynamoDB::Table', 'BatchScoring').logicalId,
    'batch bucket': one('AWS::S3::Bucket', 'BatchScoringStoreBucket').logicalId,
    batchesKey: one('AWS::KMS::Key', 'BatchScoring').logicalId,
    batchQueue: one('AWS::SQS::Queue', 'BatchScoringQueue').logicalId,
    callbackQueue: one('AWS::SQS::Queue', 'BatchScoringCallbacksQueue').logicalId,
    'logs of requests': one('AWS::Logs::LogGroup', 'ScoreRequestLogs').logicalId,
    'logs of files': one('AWS::Logs::LogGroup', 'BatchScoringScoreFileLogs').logicalId,
    notes: one('AWS::DynamoDB::Table', 'AttachmentTable').logicalId,
    audits: one('AWS::DynamoDB::Table', 'AuditTable').logicalId,
    auditKey: one('AWS::KMS::Key', 'AuditTable').logicalId,
    outcomes: one('AWS::DynamoDB::Table', 'OutcomeTable').logicalId,
    outcomesKey: one('AWS::KMS::Key', 'OutcomeTable').logicalId,
    notesKey: one('AWS::KMS::Key', 'AttachmentTable').logicalId,
  };
  const text = JSON.stringify(resource);
  if (text === '"*"') return 'any query';
  const bucket = { 'Fn::GetAtt': [one('AWS::S3::Bucket', 'ReleasePublicationDropBucket').logicalId, 'Arn'] };
  if (text === JSON.stringify({ Ref: one('AWS::SecretsManager::Secret').logicalId })) return 'hashKey';
  if (text === JSON.stringify({ 'Fn::Join': ['', [bucket, '/releases/*']] })) return 'droppedReleases';
  const batches = { 'Fn::GetAtt': [one('AWS::S3::Bucket', 'BatchScoringStoreBucket').logicalId, 'Arn'] };
  const [, folder] = /"\/(\w+)\/\*"/.exec(text) ?? [];
  if (text === JSON.stringify({ 'Fn::Join': ['', [batches, `/${folder}/*`]] })) return `batches/${folder}`;
  const name = Object.keys(known).find((name) => text === JSON.stringify({ 'Fn::GetAtt': [known[name], 'Arn'] }));
  if (/^"arn:aws:secretsmanager:[\w-]+:\d{12}:secret:denial-prediction\/partners\/\*"$/.test(text))
    return 'partnerSecrets';
  return name ?? (/^"arn:aws:s3:::[\w-]+\/[0-9a-f]{64}\.json"$/.test(text) ? 'bundle' : text);
}
