/** Messages of the callback queue, each about the end of a batch. */

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { operationsLog } from '../adapters/operations-log.ts';
import { type CallbackServices, deliverCallback } from './deliver-callback.ts';

export interface MessageServices extends CallbackServices {
  /** Holds a message that was received back for so long. */
  readonly holdBack: (receiptHandle: string, seconds: number) => Promise<void>;
}

const ended = z.strictObject({ partner: z.string(), id: z.string() });

/**
 * A message that is not done with is held back and named a failure, so that the queue gives it again. How often it did
 * is the number of the attempt; after the last one the queue gives it to the dead letters.
 */
export async function deliverMessages(
  { Records }: Pick<SQSEvent, 'Records'>,
  requestId: string,
  services: MessageServices,
): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const { body, messageId, receiptHandle, attributes } of Records) {
    const batch = ended.safeParse(jsonOf(body));
    if (!batch.success) {
      operationsLog.callbackNotTaken({ requestId });
      continue;
    }
    const attempt = Number(attributes.ApproximateReceiveCount);
    const startedAt = services.now();
    const { waitSeconds, ...told } = await deliverCallback(batch.data, attempt, services);
    operationsLog.callbackAttempt({
      batchId: batch.data.id,
      attempt,
      ...told,
      milliseconds: services.now() - startedAt,
    });
    if (waitSeconds === undefined) continue;
    await services.holdBack(receiptHandle, waitSeconds);
    failed.push(messageId);
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
