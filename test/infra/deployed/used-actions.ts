/** A call of the SDK → the actions of IAM that AWS asks the caller's role for, with those on the key behind the resource. */

import { type Names, REGION, secretArn } from './physical-names.ts';
import type { Use } from './policy-statements.ts';

/** As it is sent, by any client; `service` is the id that the SDK gives it. */
export interface SentCall {
  readonly service: string;
  readonly operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: the input of any command
  readonly input: any;
}

const DECRYPT = ['kms:Decrypt'];
const ENCRYPT = ['kms:GenerateDataKey'];
const BOTH = [...ENCRYPT, ...DECRYPT];
/** AWS names these for whoever writes to a table under a customer-managed key. */
const WRITE_ITEMS = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

/** Of one object: its name in IAM, and what S3 does with the key. Parts of an upload are read again to join them. */
const OF_OBJECT: Readonly<Record<string, readonly [action: string, key: readonly string[]]>> = {
  GetObject: ['s3:GetObject', DECRYPT],
  HeadObject: ['s3:GetObject', DECRYPT],
  PutObject: ['s3:PutObject', ENCRYPT],
  CreateMultipartUpload: ['s3:PutObject', BOTH],
  UploadPart: ['s3:PutObject', BOTH],
  CompleteMultipartUpload: ['s3:PutObject', BOTH],
  AbortMultipartUpload: ['s3:AbortMultipartUpload', []],
};

const OF_QUEUE: Readonly<Record<string, readonly string[]>> = {
  SendMessage: BOTH,
  ReceiveMessage: DECRYPT,
  DeleteMessage: [],
  ChangeMessageVisibility: [],
  GetQueueAttributes: [],
};

const READS_ITEMS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan']);
const WRITES_ITEMS = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem']);
const IN_TRANSACTION: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** `partnerKey`: ARN of the key of secrets that are not of the stack. Throws for a call that is not known here. */
export function usedActions({ service, operation, input }: SentCall, names: Names, partnerKey: string): readonly Use[] {
  switch (service) {
    case 'DynamoDB':
      return itemsOf(operation, input).flatMap(([action, table]) => onTable(action, table, names));
    case 'S3': {
      const [action, key] = OF_OBJECT[operation] ?? unknown(service, operation);
      const { Bucket, Key, VersionId } = input;
      const versioned = action === 's3:GetObject' && VersionId !== undefined ? 's3:GetObjectVersion' : action;
      const rule = names.propertiesOf(Bucket)?.BucketEncryption?.ServerSideEncryptionConfiguration[0];
      const used = { action: versioned, resource: `arn:aws:s3:::${Bucket}/${Key}` };
      return [used, ...ofKey('s3', rule?.ServerSideEncryptionByDefault.KMSMasterKeyID, key)];
    }
    case 'SQS': {
      const id = String(input.QueueUrl).split('/').at(-1) ?? '';
      return onQueue(operation, names.arnOf(id), names);
    }
    case 'Secrets Manager': {
      if (operation !== 'GetSecretValue') return unknown(service, operation);
      const isOfStack = input.SecretId.startsWith('arn:');
      const resource = isOfStack ? input.SecretId : secretArn(input.SecretId);
      const key = isOfStack ? names.propertiesOf(names.idOf(resource)).KmsKeyId : partnerKey;
      return [{ action: 'secretsmanager:GetSecretValue', resource }, ...ofKey('secretsmanager', key, DECRYPT)];
    }
    case 'CloudWatch Logs': {
      if (!/^(?:StartQuery|GetQueryResults|StopQuery)$/.test(operation)) return unknown(service, operation);
      const groups: string[] = input.logGroupNames ?? [];
      const resources = operation === 'StartQuery' ? groups.map((id) => names.arnOf(id)) : ['*'];
      return resources.map((resource) => ({ action: `logs:${operation}`, resource }));
    }
    default:
      return unknown(service, operation);
  }
}

/** `operation` on a queue, which Lambda also does in the name of the function that it feeds. */
export function onQueue(operation: string, queueArn: string, names: Names): readonly Use[] {
  const key = OF_QUEUE[operation] ?? unknown('SQS', operation);
  const { KmsMasterKeyId } = names.propertiesOf(names.idOf(queueArn));
  return [{ action: `sqs:${operation}`, resource: queueArn }, ...ofKey('sqs', KmsMasterKeyId, key)];
}

/** Each action of a call with its table; a transaction asks for the actions of its members. */
function itemsOf(operation: string, input: SentCall['input']): readonly (readonly [string, string])[] {
  if (operation !== 'TransactWriteItems') {
    const tables = input.RequestItems ? Object.keys(input.RequestItems) : [input.TableName];
    return tables.map((table) => [operation, table]);
  }
  return input.TransactItems.flatMap((member: Record<string, { readonly TableName: string }>) =>
    Object.entries(member).map(([kind, { TableName }]) => [IN_TRANSACTION[kind] ?? kind, TableName]),
  );
}

function onTable(action: string, table: string, names: Names): readonly Use[] {
  const isKnown = READS_ITEMS.has(action) || WRITES_ITEMS.has(action);
  const key = !isKnown ? unknown('DynamoDB', action) : WRITES_ITEMS.has(action) ? WRITE_ITEMS : DECRYPT;
  const { KMSMasterKeyId } = names.propertiesOf(table).SSESpecification;
  return [{ action: `dynamodb:${action}`, resource: names.arnOf(table) }, ...ofKey('dynamodb', KMSMasterKeyId, key)];
}

function ofKey(service: string, key: string | undefined, actions: readonly string[]): Use[] {
  const context = { 'kms:ViaService': `${service}.${REGION}.amazonaws.com` };
  return key === undefined ? [] : actions.map((action) => ({ action, resource: key, context }));
}

function unknown(service: string, operation: string): never {
  throw new Error(`which permissions ${service} ${operation} needs is not known to this test`);
}
