/**
 * The DynamoDB table of rule releases. A release is a partition of immutable records and a header that says it is
 * complete; one pointer item names the active release.
 */

import { setTimeout as delay } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Fault } from '../../domain/faults.ts';
import type { ReleaseRecord } from '../../domain/tables/release-records.ts';

/** Which release is active, and which was before it. */
export interface ActiveRelease {
  readonly id: string;
  readonly hash: string;
  readonly previousId: string | undefined;
  /** Raised by one at each switch; a publisher that saw an older one may not switch. */
  readonly sequence: number;
}

export interface ReleaseHeader {
  readonly hash: string;
  readonly count: number;
}

const POINTER_KEY = { pk: { S: 'POINTER' }, sk: { S: 'ACTIVE' } };
const HEADER = '#HEADER';
/** DynamoDB takes at most this many items a batch. */
const BATCH = 25;
const BATCH_ATTEMPTS = 8;

export function createReleaseTable(client: DynamoDBClient, tableName: string) {
  const partition = (id: string) => `RELEASE#${id}`;

  return {
    async active(): Promise<ActiveRelease | undefined> {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: POINTER_KEY, ConsistentRead: true }),
      );
      return Item && pointerOf(Item);
    },

    /** Every record of a release in key order, without its header. */
    async records(id: string): Promise<ReleaseRecord[]> {
      const records: ReleaseRecord[] = [];
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: partition(id) } },
        },
      );
      for await (const page of pages) {
        for (const item of page.Items ?? []) {
          const key = item.sk?.S ?? '';
          if (key !== HEADER) records.push({ key, body: item.body?.S ?? '' });
        }
      }
      return records.sort((a, b) => (a.key < b.key ? -1 : 1));
    },

    async header(id: string): Promise<ReleaseHeader | undefined> {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { pk: { S: partition(id) }, sk: { S: HEADER } },
          ConsistentRead: true,
        }),
      );
      return Item && { hash: Item.hash?.S ?? '', count: Number(Item.count?.N) };
    },

    /** Writes records; the same record written twice is one record. */
    async write(id: string, records: readonly ReleaseRecord[]): Promise<void> {
      for (let start = 0; start < records.length; start += BATCH) {
        let pending = records.slice(start, start + BATCH).map((record) => ({
          PutRequest: { Item: { pk: { S: partition(id) }, sk: { S: record.key }, body: { S: record.body } } },
        }));
        for (let attempt = 0; pending.length > 0; attempt++) {
          if (attempt === BATCH_ATTEMPTS) {
            throw new Fault('rules-unavailable', 'DynamoDB does not take the records of the release', {
              retryable: true,
            });
          }
          if (attempt > 0) await delay(25 * 2 ** attempt);
          const { UnprocessedItems } = await client.send(
            new BatchWriteItemCommand({ RequestItems: { [tableName]: pending } }),
          );
          pending = (UnprocessedItems?.[tableName] ?? []) as typeof pending;
        }
      }
    },

    /** Marks the release complete. False when another publisher completed the id with other content. */
    async complete(id: string, header: ReleaseHeader): Promise<boolean> {
      return conditionally(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              pk: { S: partition(id) },
              sk: { S: HEADER },
              hash: { S: header.hash },
              count: { N: String(header.count) },
            },
            ConditionExpression: 'attribute_not_exists(pk) OR #hash = :hash',
            ExpressionAttributeNames: { '#hash': 'hash' },
            ExpressionAttributeValues: { ':hash': { S: header.hash } },
          }),
        ),
      );
    },

    /** The one atomic step of a publication. False when the pointer has moved since `seen` was read. */
    async activate(id: string, hash: string, seen: ActiveRelease | undefined): Promise<boolean> {
      return conditionally(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: POINTER_KEY,
            UpdateExpression: `SET releaseId = :id, #hash = :hash, #sequence = :next${seen ? ', previousId = :previous' : ''}`,
            ConditionExpression: seen ? '#sequence = :seen' : 'attribute_not_exists(pk)',
            ExpressionAttributeNames: { '#hash': 'hash', '#sequence': 'sequence' },
            ExpressionAttributeValues: {
              ':id': { S: id },
              ':hash': { S: hash },
              ':next': { N: String((seen?.sequence ?? 0) + 1) },
              ...(seen ? { ':seen': { N: String(seen.sequence) }, ':previous': { S: seen.id } } : {}),
            },
          }),
        ),
      );
    },
  };
}

export type ReleaseTable = ReturnType<typeof createReleaseTable>;

function pointerOf(item: Record<string, AttributeValue>): ActiveRelease {
  return {
    id: item.releaseId?.S ?? '',
    hash: item.hash?.S ?? '',
    previousId: item.previousId?.S,
    sequence: Number(item.sequence?.N ?? 0),
  };
}

async function conditionally(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
