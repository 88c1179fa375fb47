/** DynamoDB's batch calls to the end: what one call leaves unprocessed goes into the next. */

import { setTimeout as delay } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

/** DynamoDB writes at most 25 items in a call, and 16 MB. */
const MOST_WRITES = 25;
/** It reads 100; so many of the largest items still fit the 16 MB of one answer. */
const MOST_READS = 40;
/** Calls that run at the same time. */
const PARALLEL = 4;
const ATTEMPTS = 5;

export class BatchNotTaken extends Error {}

export async function writeItems(
  client: DynamoDBClient,
  table: string,
  requests: readonly WriteRequest[],
  abortSignal?: AbortSignal,
): Promise<void> {
  await inParallel(chunks(requests, MOST_WRITES), async (chunk) => {
    await untilDone(chunk, async (pending) => {
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: [...pending] } }),
        abortSignal ? { abortSignal } : {},
      );
      return UnprocessedItems?.[table] ?? [];
    });
  });
}

/** The items that are there, in any order. `onItems` may end the reading by giving false. */
export async function readItems(
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
  onItems: (items: readonly Item[]) => boolean,
  abortSignal?: AbortSignal,
): Promise<void> {
  let goesOn = true;
  await inParallel(chunks(keys, MOST_READS), async (chunk) => {
    if (!goesOn) return;
    await untilDone(chunk, async (pending) => {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [...pending], ConsistentRead: true } } }),
        abortSignal ? { abortSignal } : {},
      );
      goesOn = onItems(Responses?.[table] ?? []) && goesOn;
      return goesOn ? (UnprocessedKeys?.[table]?.Keys ?? []) : [];
    });
  });
}

async function untilDone<Value>(
  all: readonly Value[],
  step: (pending: readonly Value[]) => Promise<readonly Value[]>,
): Promise<void> {
  let pending = all;
  for (let attempt = 0; pending.length > 0; attempt++) {
    if (attempt === ATTEMPTS) throw new BatchNotTaken('DynamoDB leaves the same items unprocessed');
    if (attempt > 0) await delay(25 * 2 ** attempt);
    pending = await step(pending);
  }
}

function chunks<Value>(all: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

async function inParallel<Value>(all: readonly Value[], run: (value: Value) => Promise<void>): Promise<void> {
  const queue = all.values();
  const worker = async (): Promise<void> => {
    for (const value of queue) await run(value);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}
