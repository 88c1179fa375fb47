/** DynamoDB, S3 and SQS inside this process, on loopback ports of their own: dynalite, a folder, and fauxqs. */

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import { callsAreUnsigned } from '../../functions/adapters/unsigned-calls.ts';
import { MOST_ATTEMPTS } from '../../functions/deliver-callback/retry-schedule.ts';
import { tellOfFile } from './file-events.ts';
import { type LocalS3, startLocalS3 } from './local-s3.ts';
import { withTransactions } from './local-transactions.ts';

const LOOPBACK = '127.0.0.1';
const CALLS_TABLE = 'calls';
const ATTACHMENTS_TABLE = 'attachments';
const BATCH_TABLE = 'batches';
export const BATCH_BUCKET = 'batches';
const AUDIT_TABLE = 'audit';
export const OUTCOMES_TABLE = 'outcomes';
export const RULES_TABLE = 'rules';
export const RELEASE_BUCKET = 'rule-releases';
const RELEASE_KEY = 'release.json';
/** Of this process alone, so that nobody else signs for its S3. */
const SECRET_ACCESS_KEY = randomBytes(32).toString('base64url');
/** As in the cloud. */
const MOST_RECEIVES = 3;

export interface LocalAws {
  readonly s3: LocalS3;
  /** Files that have arrived. */
  readonly batchQueueUrl: string;
  /** Messages of that queue that failed each time. */
  readonly deadLetterQueueUrl: string;
  /** Batches whose senders are to be told of their end. */
  readonly callbackQueueUrl: string;
  /** Those whose senders could not be told. */
  readonly undeliveredQueueUrl: string;
  /** Stops DynamoDB alone, as an outage would. */
  stopDynamo(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the services, makes the resources that the stack makes in the cloud, and points the environment of this
 * process at them, so that handlers loaded afterwards find them as they find AWS.
 */
export async function startLocalAws(releaseBundle: string): Promise<LocalAws> {
  const dynamo = withTransactions(dynalite({ createTableMs: 0 }));
  dynamo.listen(0, LOOPBACK);
  await once(dynamo, 'listening');
  // fauxqs' own start listens on every interface, so its application is started here instead.
  const fauxqs = buildApp({ logger: false, host: LOOPBACK });
  await fauxqs.listen({ port: 0, host: LOOPBACK });
  const fauxqsPort = (fauxqs.server.address() as AddressInfo).port;
  const { port } = dynamo.address() as AddressInfo;

  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY,
    AWS_ENDPOINT_URL_DYNAMODB: `http://${LOOPBACK}:${port}`,
    AWS_ENDPOINT_URL_SQS: `http://${LOOPBACK}:${fauxqsPort}`,
    RULES_TABLE_NAME: RULES_TABLE,
    CALLS_TABLE_NAME: CALLS_TABLE,
    // Only this machine can reach the stack, so calls need no signature until PARTNER_SECRETS names a partner.
    UNSIGNED_CALLS: 'loopback',
    CALLBACKS_TO: 'loopback',
    ATTACHMENTS_TABLE_NAME: ATTACHMENTS_TABLE,
    BATCH_TABLE_NAME: BATCH_TABLE,
    BATCH_BUCKET,
    AUDIT_TABLE_NAME: AUDIT_TABLE,
    OUTCOMES_TABLE_NAME: OUTCOMES_TABLE,
    // The table goes with this process, so its key may.
    OUTCOMES_KEY: process.env.OUTCOMES_KEY || randomBytes(32).toString('base64url'),
    RELEASE_BUCKET,
    RELEASE_KEY,
    POWERTOOLS_METRICS_NAMESPACE: 'DenialPrediction',
    POWERTOOLS_SERVICE_NAME: 'local',
    // Logs and metrics go through the global console, where the caller can silence or record them.
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
  });
  const sqs = new SQSClient();
  const queue = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> => {
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    // fauxqs puts words before the address of this machine, which is no host then; the SDK warns at every call.
    return QueueUrl.replace(/^http:\/\/[^/]+/, `http://${LOOPBACK}:${fauxqsPort}`);
  };
  /** A queue whose messages go to another one, `letters`, when they were received so often in vain. */
  const queueWithLetters = (name: string, letters: string, maxReceiveCount: number): Promise<string> => {
    const deadLetterTargetArn = `arn:aws:sqs:us-east-1:000000000000:${letters}`;
    return queue(name, { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }) });
  };
  const deadLetterQueueUrl = await queue('batch-dead-letters');
  const batchQueueUrl = await queueWithLetters('batches', 'batch-dead-letters', MOST_RECEIVES);
  const undeliveredQueueUrl = await queue('undelivered-callbacks');
  const callbackQueueUrl = await queueWithLetters('callbacks', 'undelivered-callbacks', MOST_ATTEMPTS);
  const s3 = await startLocalS3(async (object) => {
    if (object.bucket === BATCH_BUCKET) await tellOfFile(sqs, batchQueueUrl, object);
  }, callsAreUnsigned());
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: s3.url,
    BATCH_QUEUE_URL: batchQueueUrl,
    CALLBACK_QUEUE_URL: callbackQueueUrl,
  });
  await s3.put(RELEASE_BUCKET, RELEASE_KEY, Readable.from([Buffer.from(releaseBundle)]));
  const client = new DynamoDBClient();
  await client.send(table(RULES_TABLE, ['pk', 'sk']));
  await client.send(table(CALLS_TABLE, ['pk']));
  await client.send(table(ATTACHMENTS_TABLE, ['pk', 'sk']));
  await client.send(table(BATCH_TABLE, ['pk', 'sk']));
  await client.send(table(AUDIT_TABLE, ['pk', 'sk']));
  await client.send(table(OUTCOMES_TABLE, ['pk', 'sk']));

  const stopDynamo = async (): Promise<void> => {
    if (!dynamo.listening) return;
    const closed = once(dynamo, 'close');
    dynamo.close();
    dynamo.closeAllConnections();
    await closed;
  };
  return {
    s3,
    batchQueueUrl,
    deadLetterQueueUrl,
    callbackQueueUrl,
    undeliveredQueueUrl,
    stopDynamo,
    async stop() {
      await stopDynamo();
      await s3.stop();
      await fauxqs.close();
    },
  };
}

function table(name: string, keys: readonly string[]): CreateTableCommand {
  return new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: 'S' })),
    KeySchema: keys.map((key, index) => ({ AttributeName: key, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
  });
}
