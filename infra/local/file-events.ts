/** What EventBridge and the queue's event source do in the cloud: files that arrive become messages, messages calls. */

import { setTimeout as delay } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { INBOX, UPLOADS } from '../../functions/score-file/arrived-file.ts';

export interface ArrivedObject {
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
  readonly etag: string;
  readonly sizeBytes: number;
}

/** Puts an event of S3 into the queue, for keys under the folders that the rule in the cloud names. */
export async function tellOfFile(sqs: SQSClient, queueUrl: string, object: ArrivedObject): Promise<void> {
  const { bucket, key, version, etag, sizeBytes } = object;
  if (![INBOX, UPLOADS].some((folder) => key.startsWith(`${folder}/`))) return;
  const event = {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: bucket }, object: { key, 'version-id': version, etag, size: sizeBytes } },
  };
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: asciiJson(event) }));
}

/** The queue of this machine refuses characters that SQS takes, such as those beyond 16 bits. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

type QueueHandler = (event: SQSEvent, context: Context) => Promise<void> | Promise<SQSBatchResponse>;

/** As in the cloud: 15 minutes a run. */
const RUN_MS = 900_000;
/** A message whose handler failed comes back after this long; in the cloud, when its run can no longer be under way. */
const RETRY_SECONDS = 2;

export interface QueuePoller {
  stop(): Promise<void>;
}

export interface PollOptions {
  /** Given, and longer than a call takes, where the handler holds messages back itself: it can do so while they are its own. */
  readonly retrySeconds?: number;
  /** Messages that the handler is called with side by side, each in a call of its own; one, unless told otherwise. */
  readonly atOnce?: number;
}

/** Calls the handler with message after message until it is stopped. */
export function pollQueue(
  queueUrl: string,
  handler: QueueHandler,
  { retrySeconds, atOnce = 1 }: PollOptions = {},
): QueuePoller {
  const sqs = new SQSClient();
  let isStopped = false;
  const abort = new AbortController();

  async function once(): Promise<void> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 1,
        WaitTimeSeconds: 1,
        VisibilityTimeout: retrySeconds ?? RUN_MS / 1_000,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      }),
      { abortSignal: abort.signal },
    );
    for (const { Body: body, MessageId: messageId, ReceiptHandle: receiptHandle, Attributes: attributes } of Messages) {
      const endsAt = Date.now() + RUN_MS;
      const context = { awsRequestId: messageId, getRemainingTimeInMillis: () => endsAt - Date.now() } as Context;
      // What the handler throws is for the message to be delivered again, as in the cloud.
      const record = { body, messageId, receiptHandle, attributes } as unknown as SQSRecord;
      const isDone = await isDoneWith(handler({ Records: [record] }, context));
      const message = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle };
      if (isDone) await sqs.send(new DeleteMessageCommand(message));
      else if (retrySeconds === undefined) {
        await sqs.send(new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout: RETRY_SECONDS }));
      }
    }
  }

  async function poll(): Promise<void> {
    while (!isStopped) {
      // The queue may be gone before the poller is.
      await once().catch(() => delay(100));
    }
  }
  const running = Promise.all(Array.from({ length: atOnce }, poll));
  return {
    async stop() {
      isStopped = true;
      abort.abort();
      await running;
      sqs.destroy();
    },
  };
}

/** Whether a call was answered and its answer names no failure. */
async function isDoneWith(call: ReturnType<QueueHandler>): Promise<boolean> {
  try {
    const answer = await call;
    return !answer || answer.batchItemFailures.length === 0;
  } catch {
    return false;
  }
}
