/** Callbacks on the local twin: from the end of a batch over queue, retries and dead letters to the partner's server. */

import { createHash, randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { batchSchema } from '../../../domain/response/batch-schemas.ts';
import { callbackEventSchema } from '../../../domain/response/callback-schemas.ts';
import { createBatchTable } from '../../../functions/adapters/batch-table.ts';
import { createCallbackTable } from '../../../functions/adapters/callback-table.ts';
import { signatureHeader, verifySignature } from '../../../functions/adapters/caller-signature.ts';
import { noProgress } from '../../../functions/batch-results/scored-file.ts';
import { deliverMessages } from '../../../functions/deliver-callback/deliver-messages.ts';
import { postCallback } from '../../../functions/deliver-callback/post-callback.ts';
import { MOST_ATTEMPTS } from '../../../functions/deliver-callback/retry-schedule.ts';
import { pollQueue } from '../../../infra/local/file-events.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { type Receiver, startReceiver } from '../../support/callback-receiver.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

const SECRETS = [randomBytes(32), randomBytes(24)].map((bytes) => `whsec_${bytes.toString('base64')}`);
const FILE = Buffer.from(write837([jsonClaim({ controlNumber: 'SECRETCLAIM1', lines: [{ units: 6 }] })]));

vi.hoisted(() => Object.assign(process.env, { POWERTOOLS_DEV: 'true' }));

let stack: LocalStack;
let output: RecordedOutput;
let receiver: Receiver;

beforeAll(async () => {
  output = recordOutput();
  vi.stubEnv('PARTNER_SECRETS', `acme=${SECRETS.join(',')}`);
  stack = await startLocalStack(0);
});

beforeEach(async () => {
  receiver = await startReceiver();
});

afterEach(() => receiver.stop());

afterAll(async () => {
  await stack.stop();
  output.restore();
  vi.unstubAllEnvs();
});

let calls = 0;
async function called(method: string, path: string, body = '') {
  const id = `call-${++calls}`;
  const seconds = Math.floor(Date.now() / 1_000);
  const answer = await fetch(`${stack.url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatureHeader(id, seconds, Buffer.from(body), SECRETS.slice(0, 1)),
    },
    ...(body === '' ? {} : { body }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
  return (await answer.json()) as any;
}

async function sent(callbackUrl: string): Promise<string> {
  const announced = {
    fileName: 'SECRETNAME.837',
    sizeBytes: FILE.length,
    sha256: createHash('sha256').update(FILE).digest('hex'),
    callbackUrl,
  };
  const { batch, upload } = await called('POST', '/v1/batches', JSON.stringify(announced));
  expect(batch.callback).toEqual({ status: 'pending', attempts: 0 });
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body: FILE });
  return batch.id;
}

async function callbackOf(id: string) {
  return batchSchema.parse(await called('GET', `/v1/batches/${encodeURIComponent(id)}`)).batch.callback;
}

async function settled(id: string, isSo: (callback: Awaited<ReturnType<typeof callbackOf>>) => boolean) {
  for (;;) {
    const callback = await callbackOf(id);
    if (isSo(callback)) return callback;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const hook = () => `http://127.0.0.1:${receiver.port}/SECRETPATH?token=SECRETTOKEN`;

describe('the end of a batch', () => {
  it('is told to its sender, signed with both secrets', async () => {
    const id = await sent(hook());
    await receiver.until(1);
    const [{ method, path, headers, body } = expect.fail('nothing received')] = receiver.received;
    expect([method, path]).toEqual(['POST', '/SECRETPATH?token=SECRETTOKEN']);
    const event = callbackEventSchema.parse(JSON.parse(body.toString()));
    expect(event).toMatchObject({
      type: 'batch.completed',
      data: { batchId: id, path: `/v1/batches/${id}`, summary: { claims: 1, scoredLines: 1, high: 1 } },
    });
    expect(body.toString()).not.toContain('SECRET');
    const signed = {
      id: String(headers['webhook-id']),
      timestamp: String(headers['webhook-timestamp']),
      signature: String(headers['webhook-signature']),
    };
    for (const secret of SECRETS) {
      expect(verifySignature(signed, body, [secret], Date.now() / 1_000)).toBe('valid');
    }
    expect(await settled(id, (callback) => callback?.status !== 'pending')).toEqual({
      status: 'delivered',
      attempts: 1,
      lastStatus: 204,
    });
  });

  it('cannot be sent back as a call of its receiver, who is not the only one to see it', async () => {
    await sent(hook());
    await receiver.until(1);
    const [{ headers, body } = expect.fail('nothing received')] = receiver.received;
    const answer = await fetch(`${stack.url}/v1/attachments/ACN1`, {
      method: 'PUT',
      headers: {
        'content-type': 'text/plain',
        'webhook-id': String(headers['webhook-id']),
        'webhook-timestamp': String(headers['webhook-timestamp']),
        'webhook-signature': String(headers['webhook-signature']),
      },
      body: new Uint8Array(body),
    });
    expect(answer.status).toBe(401);
  });

  it('is told again within seconds when it was not taken', async () => {
    receiver.answer = 503;
    const id = await sent(hook());
    expect(await settled(id, (callback) => callback?.attempts === 1)).toEqual({
      status: 'pending',
      attempts: 1,
      lastStatus: 503,
    });
    receiver.answer = 200;
    expect(await settled(id, (callback) => callback?.status !== 'pending')).toEqual({
      status: 'delivered',
      attempts: 2,
      lastStatus: 200,
    });
    const [first, second] = receiver.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toEqual(first?.body);
  });

  it('is told while the receiver of another one takes its time', async () => {
    const slow = await startReceiver();
    let answerSlow = (): void => undefined;
    slow.answer = (response) => {
      answerSlow = () => response.writeHead(204).end();
    };
    const held = await sent(`http://127.0.0.1:${slow.port}/hook`);
    await slow.until(1);
    const told = await sent(hook());
    await receiver.until(1);
    expect(await callbackOf(held)).toEqual({ status: 'pending', attempts: 0 });
    expect(await settled(told, (callback) => callback?.status !== 'pending')).toMatchObject({ status: 'delivered' });
    answerSlow();
    expect(await settled(held, (callback) => callback?.status !== 'pending')).toMatchObject({ attempts: 1 });
    expect(slow.received).toHaveLength(1);
    await slow.stop();
  });

  it('is told no more where 410 was answered once', async () => {
    receiver.answer = 410;
    for (let told = 0; told < 2; told++) {
      const id = await sent(hook());
      expect(await settled(id, (callback) => callback?.status !== 'pending')).toMatchObject({ status: 'disabled' });
    }
    expect(receiver.received).toHaveLength(1);
  });
});

describe('dead letters', () => {
  const IDS = ['b-dead-1', 'b-dead-2', 'b-dead-3'];
  let sqs: SQSClient;
  let dynamo: DynamoDBClient;
  let letters: string;
  let queue: string;

  beforeAll(async () => {
    [sqs, dynamo] = [new SQSClient(), new DynamoDBClient()];
    const create = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> =>
      (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
    letters = await create('test-letters');
    const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:000000000000:test-letters';
    queue = await create('test-callbacks', {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: MOST_ATTEMPTS }),
    });
  });

  afterAll(() => {
    sqs.destroy();
    dynamo.destroy();
  });

  async function received(url: string) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 30 }),
    );
    return Messages;
  }

  it('are what no attempt delivered, and are delivered when they are redriven', async () => {
    const table = process.env.BATCH_TABLE_NAME ?? '';
    const [batches, callbacks] = [createBatchTable(dynamo, table), createCallbackTable(dynamo, table)];
    const moment = new Date().toISOString();
    for (const id of IDS) {
      const ended = { status: 'completed', createdAt: moment, completedAt: moment } as const;
      const file = { fileName: 'SECRETNAME', sizeBytes: 1, progress: noProgress(), parts: [] };
      await batches.create({ partner: 'acme', id, callbackUrl: hook(), ...ended, ...file });
      await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify({ partner: 'acme', id }) }));
    }
    // The receiver takes the call and says nothing. The waits are left out, and the patience is short.
    receiver.answer = () => undefined;
    let totalMs = 20;
    const poller = pollQueue(
      queue,
      (event) =>
        deliverMessages(event, 'test', {
          batches,
          callbacks,
          secrets: { read: async () => SECRETS },
          reach: 'loopback',
          post: (url, headers, body) => postCallback(url, headers, body, { reach: 'loopback', totalMs }),
          now: Date.now,
          random: Math.random,
          async holdBack(ReceiptHandle) {
            await sqs.send(
              new ChangeMessageVisibilityCommand({ QueueUrl: queue, ReceiptHandle, VisibilityTimeout: 0 }),
            );
          },
        }),
      { retrySeconds: 60 },
    );
    try {
      const dead: Message[] = [];
      while (dead.length < IDS.length) dead.push(...(await received(letters)));
      for (const id of IDS) {
        expect(await callbacks.state('acme', id)).toEqual({
          status: 'failed',
          attempts: MOST_ATTEMPTS,
          lastFailure: 'timeout',
        });
      }

      receiver.answer = 204;
      totalMs = 15_000;
      // As the redrive of SQS does.
      for (const { Body: MessageBody = '', ReceiptHandle } of dead) {
        await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody }));
        await sqs.send(new DeleteMessageCommand({ QueueUrl: letters, ReceiptHandle }));
      }
      for (const id of IDS) {
        expect(await settled(id, (callback) => callback?.status === 'delivered')).toEqual({
          status: 'delivered',
          attempts: MOST_ATTEMPTS + 1,
          lastStatus: 204,
        });
      }
    } finally {
      await poller.stop();
    }
    const sentIds = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(sentIds)).toEqual(new Set(IDS.map((id) => `callback:${id}`)));
    expect(await received(letters)).toEqual([]);
  });

  it('what was delivered stays so in the table, and a URL that was given up is remembered for its partner', async () => {
    const callbacks = createCallbackTable(dynamo, process.env.BATCH_TABLE_NAME ?? '');
    expect(await callbacks.state('acme', 'b-table')).toBeUndefined();
    await callbacks.settle('acme', 'b-table', { status: 'pending', attempts: 1, lastFailure: 'tls' });
    await callbacks.settle('acme', 'b-table', { status: 'delivered', attempts: 1, lastStatus: 200 });
    await callbacks.settle('acme', 'b-table', { status: 'failed', attempts: 1, lastStatus: 500 });
    expect(await callbacks.state('acme', 'b-table')).toEqual({ status: 'delivered', attempts: 2, lastStatus: 200 });
    expect(await callbacks.state('other', 'b-table')).toBeUndefined();
    const url = new URL('https://partner.example/hook');
    await callbacks.disable('acme', url);
    await callbacks.disable('acme', url);
    expect(await callbacks.isDisabled('acme', url)).toBe(true);
    expect(await callbacks.isDisabled('other', url)).toBe(false);
    expect(await callbacks.isDisabled('acme', new URL('https://partner.example/other'))).toBe(false);
    expect((await called('GET', '/v1/batches/callback%23b-table')).status).toBe(404);
  });
});

it('leaves nothing of URL, secret or claim in the logs', () => {
  expect(output.text()).toContain('callback attempt');
  expect(output.text()).not.toMatch(/SECRET|whsec_/);
});
