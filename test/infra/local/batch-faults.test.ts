/** The batch worker with its real clients, on services that fail, lose answers, repeat and mix up what they deliver. */

import { Readable } from 'node:stream';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BatchRecord } from '../../../functions/adapters/batch-store.ts';
import { bundleToPublish } from '../../../functions/adapters/release-at-hand.ts';
import { pollQueue } from '../../../infra/local/file-events.ts';
import { BATCH_BUCKET, type LocalAws, startLocalAws } from '../../../infra/local/local-aws.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type FaultOf, type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

type Handler = (event: SQSEvent, context: Context) => Promise<void>;

let output: RecordedOutput;
let aws: LocalAws;
let dynamo: FaultProxy;
let s3: FaultProxy;
let sqs: SQSClient;
let reader: S3Client;
let handler: Handler;
let recordOf: (partner: string, id: string) => Promise<BatchRecord | undefined>;

beforeAll(async () => {
  output = recordOutput();
  aws = await startLocalAws(JSON.stringify(await bundleToPublish()));
  const { handler: publish } = await import('../../../functions/publish-release/handler.ts');
  await publish();
  reader = new S3Client({ endpoint: aws.s3.url });
  sqs = new SQSClient();
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { createBatchTable } = await import('../../../functions/adapters/batch-table.ts');
  const direct = new DynamoDBClient({ endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '' });
  const table = createBatchTable(direct, process.env.BATCH_TABLE_NAME ?? '');
  recordOf = async (partner, id) => (await table.get(partner, id))?.record;
  dynamo = await startFaultProxy(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '');
  s3 = await startFaultProxy(aws.s3.url);
  process.env.AWS_ENDPOINT_URL_DYNAMODB = dynamo.url;
  process.env.AWS_ENDPOINT_URL_S3 = s3.url;
  ({ handler } = await import('../../../functions/score-file/handler.ts'));
});

afterEach(() => heal());

afterAll(async () => {
  await Promise.all([dynamo.stop(), s3.stop()]);
  await aws.stop();
  output.restore();
});

function heal(): void {
  for (const proxy of [dynamo, s3]) proxy.faults(() => 'none');
}

const numbers = (count: number, prefix = 'C') => Array.from({ length: count }, (_, index) => `${prefix}${100 + index}`);
const file837 = (controlNumbers: readonly string[]): Buffer =>
  Buffer.from(write837(controlNumbers.map((controlNumber) => jsonClaim({ controlNumber }))));

const NUMBERS = numbers(12);
const FILE = file837(NUMBERS);

/** Puts a file into the inbox of a partner, and gives the message that tells of it. */
async function dropped(key: string, bytes: Uint8Array): Promise<string> {
  await aws.s3.put(BATCH_BUCKET, key, Readable.from([bytes]));
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: aws.batchQueueUrl }));
  const [{ Body: body = '', ReceiptHandle: receipt = '' } = {}] = Messages;
  await sqs.send(new DeleteMessageCommand({ QueueUrl: aws.batchQueueUrl, ReceiptHandle: receipt }));
  return body;
}

/** One call of the function, as the queue makes it. */
const run = (body: string): Promise<void> =>
  handler(
    { Records: [{ body }] } as SQSEvent,
    { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 600_000 } as Context,
  );

/** Delivers a message until its run ends well, as the queue does; gives the number of deliveries. */
async function delivered(body: string): Promise<number> {
  for (let delivery = 1; delivery <= 3; delivery++) {
    const isDone = await run(body).then(
      () => true,
      () => false,
    );
    if (isDone) return delivery;
    heal();
  }
  throw new Error('no run ended well');
}

function batchIds(partner: string): string[] {
  const ids = aws.s3.keys(BATCH_BUCKET).flatMap((key) => {
    const [folder, owner, id] = key.split('/');
    return folder === 'results' && owner === partner && id !== undefined ? [id] : [];
  });
  return [...new Set(ids)];
}

async function text(key: string): Promise<string> {
  const { Body } = await reader.send(new GetObjectCommand({ Bucket: BATCH_BUCKET, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

interface Told {
  readonly claims: string[];
  readonly issues: { readonly code: string; readonly segment?: number }[];
  readonly summary: Record<string, number>;
  readonly acknowledged: number;
}

/** What the results of a batch say. */
async function told(partner: string, id: string): Promise<Told> {
  const records = (await text(`results/${partner}/${id}/results.ndjson`))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const answer = await text(`results/${partner}/${id}/acknowledgments.x12`);
  return {
    claims: records.filter(({ type }) => type === 'line').map((line) => line.patientControlNumber),
    issues: records.filter(({ type }) => type === 'issue'),
    summary: records.at(-1),
    acknowledged: answer.match(/HL\*\d+\*\d+\*PT~/g)?.length ?? 0,
  };
}

/** The only batch of a partner is completed and has each claim once. */
async function expectWhole(partner: string, claims: readonly string[]): Promise<void> {
  const [id = '', ...others] = batchIds(partner);
  expect(others).toEqual([]);
  expect(await recordOf(partner, id)).toMatchObject({ status: 'completed', progress: { claims: claims.length } });
  const found = await told(partner, id);
  expect(found.claims).toEqual(claims);
  expect([found.issues, found.acknowledged]).toEqual([[], claims.length]);
}

let partners = 0;
const newPartner = (): string => `partner-${++partners}`;

/** Counts the calls of both services together; from call `at` on, `fault`, and then as `after` says. */
function faultAt(at: number, fault: FaultOf, after: FaultOf): void {
  let number = 0;
  const of = (): FaultOf => {
    const call = number++;
    return call < at ? 'none' : call === at ? fault : after;
  };
  for (const proxy of [dynamo, s3]) proxy.faults(of);
}

/** How many calls one undisturbed run makes. */
async function callsOfRun(): Promise<number> {
  const partner = newPartner();
  const body = await dropped(`inbox/${partner}/claims.837`, FILE);
  const before = dynamo.calls.length + s3.calls.length;
  await run(body);
  await expectWhole(partner, NUMBERS);
  return dynamo.calls.length + s3.calls.length - before;
}

describe('every claim is in the results once', () => {
  it.each(['before', 'after'] as const)(
    'when the worker dies at any of its calls, %s the call is done',
    async (moment) => {
      const calls = await callsOfRun();
      expect(calls).toBeGreaterThan(15);
      for (let at = 0; at < calls; at++) {
        const partner = newPartner();
        const body = await dropped(`inbox/${partner}/claims.837`, FILE);
        faultAt(at, moment, 'before');
        await delivered(body);
        await expectWhole(partner, NUMBERS);
      }
    },
    120_000,
  );

  it('when the answer to any one call is lost, and the client asks again', async () => {
    const calls = await callsOfRun();
    for (let at = 0; at < calls; at++) {
      const partner = newPartner();
      const body = await dropped(`inbox/${partner}/claims.837`, FILE);
      faultAt(at, 'after', 'none');
      await delivered(body);
      await expectWhole(partner, NUMBERS);
    }
  }, 120_000);

  it.each([
    ['DynamoDB', 2],
    ['DynamoDB', 7],
    ['S3', 2],
    ['S3', 7],
  ] as const)('when %s throttles %d calls in a row, again and again', async (service, burst) => {
    const partner = newPartner();
    const body = await dropped(`inbox/${partner}/claims.837`, FILE);
    const slow =
      service === 'S3'
        ? { status: 503, body: '<Error><Code>SlowDown</Code></Error>' }
        : {
            status: 400,
            body: '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}',
          };
    const proxy = service === 'S3' ? s3 : dynamo;
    proxy.faults(({ number }) => (number % (burst + 5) < 5 ? 'none' : slow));
    await delivered(body);
    await expectWhole(partner, NUMBERS);
  });

  it('when the file breaks off while it is read', async () => {
    const partner = newPartner();
    const claims = numbers(400);
    const body = await dropped(`inbox/${partner}/claims.837`, file837(claims));
    s3.faults(({ number }) => (number === 0 ? 'cut' : 'none'));
    await delivered(body);
    await expectWhole(partner, claims);
  });

  it('when each event comes twice, also at once, and those of two versions of one key in the wrong order', async () => {
    const partner = newPartner();
    const [first, second] = [numbers(5, 'A'), numbers(7, 'B')];
    const key = `inbox/${partner}/claims.837`;
    const older = await dropped(key, file837(first));
    const newer = await dropped(key, file837(second));
    await Promise.all([run(newer), run(newer)].map((delivery) => delivery.catch(() => undefined)));
    for (const body of [older, newer, older]) await run(body);
    const found = await Promise.all(batchIds(partner).map((id) => told(partner, id)));
    expect(found.map(({ claims }) => claims).toSorted()).toEqual([first, second]);
  });
});

async function received(queueUrl: string): Promise<string> {
  for (;;) {
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 1 }));
    if (Messages?.[0]?.Body !== undefined) return Messages[0].Body;
  }
}

describe('every claim is in the results once, or named in an issue', () => {
  const claims = numbers(30);
  const whole = file837(claims);
  const middle = whole.indexOf(`CLM*${claims[15]}`);

  it.each<[string, () => Uint8Array]>([
    ['is cut', () => whole.subarray(0, middle + 30)],
    [
      'has rubbish in its middle',
      () => Buffer.concat([whole.subarray(0, middle), rubbish(2_000), whole.subarray(middle + 400)]),
    ],
    [
      'has rubbish over one claim',
      () => Buffer.concat([whole.subarray(0, middle), rubbish(50), whole.subarray(middle + 50)]),
    ],
    ['is followed by rubbish', () => Buffer.concat([whole, rubbish(5_000)])],
  ])('when the file %s', async (_name, spoiled) => {
    const partner = newPartner();
    await run(await dropped(`inbox/${partner}/claims.837`, spoiled()));
    const [id = ''] = batchIds(partner);
    const found = await told(partner, id);
    const kept = new Set(found.claims);
    expect(found.claims.length, 'no claim comes twice').toBe(kept.size);
    expect(
      claims.slice(0, 15).filter((number) => !kept.has(number)),
      'claims before the damage',
    ).toEqual([]);
    expect(found.issues.length).toBeGreaterThan(0);
    const lost = claims.filter((number) => !kept.has(number));
    expect(lost.length).toBeLessThanOrEqual(_name === 'is cut' ? 15 : 3);
  });

  it.each(['before it is read', 'between two readings'])('when other bytes take its place %s', async (moment) => {
    const partner = newPartner();
    const key = `inbox/${partner}/claims.837`;
    const message = JSON.parse(await dropped(key, FILE));
    // A bucket without versions has only what was put last.
    delete message.detail.object['version-id'];
    const replace = () => dropped(key, file837(numbers(3, 'OTHER')));
    if (moment === 'before it is read') await replace();
    else {
      s3.faults(({ operation }) => {
        if (operation.startsWith(`PUT /${BATCH_BUCKET}/work/`)) void replace();
        return 'none';
      });
    }
    await run(JSON.stringify(message));
    expect(batchIds(partner)).toEqual([]);
    const { partner: owner, id } = await batchOfMessage(message);
    expect(await recordOf(owner, id)).toMatchObject({ status: 'failed', problem: 'object-gone' });
  });
});

describe('a message', () => {
  it('that fails each time is laid aside after three deliveries, and completes the batch when it comes back', async () => {
    const partner = newPartner();
    const deliveries: string[] = [];
    dynamo.faults(({ operation }) => (operation === 'PutItem' ? 'before' : 'none'));
    const poller = pollQueue(aws.batchQueueUrl, async (event, context) => {
      deliveries.push(event.Records[0]?.body ?? '');
      await handler(event, context);
    });
    try {
      await aws.s3.put(BATCH_BUCKET, `inbox/${partner}/claims.837`, Readable.from([FILE]));
      const letter = await received(aws.deadLetterQueueUrl);
      expect(deliveries).toEqual([letter, letter, letter]);
      expect(batchIds(partner)).toEqual([]);
      heal();
      await sqs.send(new SendMessageCommand({ QueueUrl: aws.batchQueueUrl, MessageBody: letter }));
      await expect.poll(() => batchIds(partner).length, { timeout: 20_000 }).toBe(1);
      const [id = ''] = batchIds(partner);
      await expect.poll(async () => (await recordOf(partner, id))?.status, { timeout: 20_000 }).toBe('completed');
      await expectWhole(partner, NUMBERS);
    } finally {
      await poller.stop();
    }
  }, 60_000);
});

async function batchOfMessage(message: object) {
  const { arrivedFile, batchOf } = await import('../../../functions/score-file/arrived-file.ts');
  const file = arrivedFile(message);
  const name = file && (await batchOf(file, { create: async () => false } as never, 0));
  if (!name) throw new Error('no batch');
  return name;
}

/** Bytes of all values, the same each time. */
function rubbish(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (index * 7_919 + (index >> 3) * 31) & 0xff));
}
