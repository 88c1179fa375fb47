import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createBatchTable } from '../adapters/batch-table.ts';
import { callbackReach } from '../adapters/callback-address.ts';
import { createCallbackTable } from '../adapters/callback-table.ts';
import { callerCheck } from '../adapters/caller-check.ts';
import { circumstancesOf } from '../adapters/circumstances.ts';
import { requiredEnvironment } from '../adapters/environment.ts';
import { problemDocuments, requestIdOf } from '../adapters/problem-middleware.ts';
import { createRepeatedCalls } from '../adapters/repeated-calls.ts';
import { partnerOf, sentBody } from '../adapters/signed-callers.ts';
import { NOBODY } from '../adapters/unsigned-calls.ts';
import { describeBatch, openBatch, openBatchRequest } from './answer.ts';
import { createPresigner } from './presigned.ts';

const client = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
});
const table = requiredEnvironment('BATCH_TABLE_NAME');
const batches = createBatchTable(client, table);
const callbacks = createCallbackTable(client, table);
const reach = callbackReach();
const presigner = createPresigner(new S3Client(), requiredEnvironment('BATCH_BUCKET'));
const calls = createRepeatedCalls(client, requiredEnvironment('CALLS_TABLE_NAME'));

async function answer(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const context = { requestId: requestIdOf(event), partner: partnerOf(event) ?? NOBODY, batches, callbacks, presigner };
  const json = (statusCode: number, value: unknown) => ({
    statusCode,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  const id = event.pathParameters?.id;
  if (id !== undefined) return json(200, await describeBatch(id, context));
  const asked = openBatchRequest(sentBody(event).toString('utf8'), reach);
  // A call that repeats another one by its idempotency key is about the batch of the first one.
  const { requestId, answeredAt } = await circumstancesOf(event, { release: '' }, calls);
  return json(201, await openBatch(asked, `b-${requestId}`, new Date(answeredAt), context));
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler(answer);
