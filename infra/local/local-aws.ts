/** DynamoDB, S3 and SQS inside this process: dynalite and fauxqs on loopback ports of their own. */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';

const LOOPBACK = '127.0.0.1';
const CALLS_TABLE = 'calls';
const ATTACHMENTS_TABLE = 'attachments';
export const RULES_TABLE = 'rules';
export const RELEASE_BUCKET = 'rule-releases';
const RELEASE_KEY = 'release.json';

export interface LocalAws {
  /** Stops DynamoDB alone, as an outage would. */
  stopDynamo(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the services, makes the resources that the stack makes in the cloud, and points the environment of this
 * process at them, so that handlers loaded afterwards find them as they find AWS.
 */
export async function startLocalAws(releaseBundle: string): Promise<LocalAws> {
  const dynamo = dynalite({ createTableMs: 0 });
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
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://${LOOPBACK}:${port}`,
    AWS_ENDPOINT_URL_S3: `http://${LOOPBACK}:${fauxqsPort}`,
    AWS_ENDPOINT_URL_SQS: `http://${LOOPBACK}:${fauxqsPort}`,
    RULES_TABLE_NAME: RULES_TABLE,
    CALLS_TABLE_NAME: CALLS_TABLE,
    // Only this machine can reach the stack, so calls need no signature until PARTNER_SECRETS names a partner.
    UNSIGNED_CALLS: 'loopback',
    ATTACHMENTS_TABLE_NAME: ATTACHMENTS_TABLE,
    RELEASE_BUCKET,
    RELEASE_KEY,
    POWERTOOLS_METRICS_NAMESPACE: 'DenialPrediction',
    POWERTOOLS_SERVICE_NAME: 'local',
    // Logs and metrics go through the global console, where the caller can silence or record them.
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
  });
  const s3 = new S3Client({ forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: RELEASE_BUCKET }));
  await s3.send(new PutObjectCommand({ Bucket: RELEASE_BUCKET, Key: RELEASE_KEY, Body: releaseBundle }));
  const client = new DynamoDBClient();
  await client.send(table(RULES_TABLE, ['pk', 'sk']));
  await client.send(table(CALLS_TABLE, ['pk']));
  await client.send(table(ATTACHMENTS_TABLE, ['pk', 'sk']));

  const stopDynamo = async (): Promise<void> => {
    if (!dynamo.listening) return;
    const closed = once(dynamo, 'close');
    dynamo.close();
    dynamo.closeAllConnections();
    await closed;
  };
  return {
    stopDynamo,
    async stop() {
      await stopDynamo();
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
