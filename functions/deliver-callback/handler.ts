import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createBatchTable } from '../adapters/batch-table.ts';
import { callbackReach } from '../adapters/callback-address.ts';
import { createCallbackTable } from '../adapters/callback-table.ts';
import { requiredEnvironment } from '../adapters/environment.ts';
import { configuredPartnerSecrets } from '../adapters/partner-secrets.ts';
import { deliverMessages, type MessageServices } from './deliver-messages.ts';
import { postCallback } from './post-callback.ts';

const dynamo = new DynamoDBClient();
const sqs = new SQSClient();
const table = requiredEnvironment('BATCH_TABLE_NAME');
const queue = requiredEnvironment('CALLBACK_QUEUE_URL');
const reach = callbackReach();

const services: MessageServices = {
  batches: createBatchTable(dynamo, table),
  callbacks: createCallbackTable(dynamo, table),
  secrets: configuredPartnerSecrets(),
  reach,
  post: (url, headers, body) => postCallback(url, headers, body, { reach }),
  now: Date.now,
  random: Math.random,
  async holdBack(ReceiptHandle, VisibilityTimeout) {
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: queue, ReceiptHandle, VisibilityTimeout }));
  },
};

export function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return deliverMessages(event, context.awsRequestId, services);
}
