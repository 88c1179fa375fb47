import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { createBatchTable } from '../adapters/batch-table.ts';
import { configuredReleases } from '../adapters/configured-releases.ts';
import { nextControlNumber } from '../adapters/control-numbers.ts';
import { optionalProbability, requiredEnvironment } from '../adapters/environment.ts';
import { createObjectBucket } from '../adapters/object-bucket.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { configuredScoringOutcomes } from '../adapters/scoring-outcomes.ts';
import type { BatchServices } from './batch-run.ts';
import { namedBatch } from './named-batch.ts';
import { observedRun } from './observed-run.ts';
import { reportPart } from './report-part.ts';
import { scoreBatch } from './score-batch.ts';

const dynamo = new DynamoDBClient();
const sqs = new SQSClient();
const queue = requiredEnvironment('BATCH_QUEUE_URL');
const callbacks = requiredEnvironment('CALLBACK_QUEUE_URL');
const send = (url: string, message: object) =>
  sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));

const services: Omit<BatchServices, 'remaining'> = {
  batches: createBatchTable(dynamo, requiredEnvironment('BATCH_TABLE_NAME')),
  objects: createObjectBucket(new S3Client(), requiredEnvironment('BATCH_BUCKET')),
  releases: configuredReleases(dynamo),
  outcomes: configuredScoringOutcomes(dynamo),
  nextControlNumber,
  returnAtOrAbove: optionalProbability('RETURN_AT_OR_ABOVE'),
  now: Date.now,
  report: reportPart,
  async notify({ partner, id, callbackUrl }) {
    if (callbackUrl !== undefined) await send(callbacks, { partner, id });
  },
};

/** One message at a time: a file that has arrived, or a batch to go on with. What is thrown brings the message back. */
export async function handler({ Records }: SQSEvent, context: Context): Promise<void> {
  for (const { body } of Records) {
    const batch = await namedBatch(body, services);
    if (!batch) {
      operationsLog.fileNotTaken({ requestId: context.awsRequestId });
      continue;
    }
    const remaining = () => context.getRemainingTimeInMillis();
    const outcome = await observedRun(batch.id, () => scoreBatch(batch.partner, batch.id, { ...services, remaining }));
    if (outcome === 'outOfTime') await send(queue, batch);
  }
}
