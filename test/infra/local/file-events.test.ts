/** The poller of a queue of this machine. */

import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pollQueue } from '../../../infra/local/file-events.ts';
import { type LocalAws, startLocalAws } from '../../../infra/local/local-aws.ts';

let aws: LocalAws;
let sqs: SQSClient;
let made = 0;

beforeAll(async () => {
  aws = await startLocalAws('{}');
  sqs = new SQSClient();
});

afterAll(async () => {
  sqs.destroy();
  await aws.stop();
});

async function queueOf(messages: number): Promise<string> {
  const QueueName = `polled-${made++}`;
  await sqs.send(new CreateQueueCommand({ QueueName }));
  const QueueUrl = new URL(`/000000000000/${QueueName}`, aws.batchQueueUrl).href;
  for (let message = 0; message < messages; message++) {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: String(message) }));
  }
  return QueueUrl;
}

it.each([1, 3])('works on as many messages side by side as it is told to, and on no more: %i', async (atOnce) => {
  const url = await queueOf(6);
  const done: string[] = [];
  let [underWay, most] = [0, 0];
  let release = (): void => undefined;
  let all = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    all = resolve;
  });
  let together = new Promise<void>((resolve) => {
    release = resolve;
  });
  const poller = pollQueue(
    url,
    async ({ Records }: SQSEvent) => {
      most = Math.max(most, ++underWay);
      const waiting = together;
      // Nobody goes on before so many have come.
      if (underWay === atOnce) {
        release();
        together = new Promise((resolve) => {
          release = resolve;
        });
      }
      await waiting;
      underWay--;
      done.push(...Records.map(({ body }) => body));
      if (done.length === 6) all();
    },
    { atOnce },
  );
  await finished;
  await poller.stop();
  expect(most).toBe(atOnce);
  expect(done.toSorted()).toEqual(['0', '1', '2', '3', '4', '5']);
  expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }))).Messages ?? []).toEqual([]);
});
