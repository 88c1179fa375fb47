/**
 * The DynamoDB table of rule releases. The records of a release are a partition of their own; one partition holds the
 * header of each complete release, and one pointer item names the active one.
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
import type { ActiveRelease, ReleaseStore } from './release-store.ts';

const POINTER_KEY = { pk: { S: 'POINTER' }, sk: { S: 'ACTIVE' } };
const HEADERS = 'RELEASES';
/** DynamoDB takes at most this many items a batch. */
const BATCH = 25;
const BATCH_ATTEMPTS = 8;

export function createReleaseTable(
  client: DynamoDBClient,
  tableName: string,
  now: () => Date = () => new Date(),
): ReleaseStore {
  const partition = (id: string, hash: string) => `RELEASE#${id}#${hash}`;

  /** Pages of a partition, each of at most 1 MB. */
  async function* itemsOf(pk: string): AsyncGenerator<Record<string, AttributeValue>> {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
      },
    );
    for await (const page of pages) yield* page.Items ?? [];
  }

  return {
    async active() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: POINTER_KEY, ConsistentRead: true }),
      );
      return Item && pointerOf(Item);
    },

    async records(id, hash) {
      const records: ReleaseRecord[] = [];
      for await (const item of itemsOf(partition(id, hash))) {
        records.push({ key: item.sk?.S ?? '', body: item.body?.S ?? '' });
      }
      return records.sort((a, b) => (a.key < b.key ? -1 : 1));
    },

    async ids() {
      const ids: string[] = [];
      for await (const item of itemsOf(HEADERS)) ids.push(item.sk?.S ?? '');
      return ids;
    },

    async header(id) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { pk: { S: HEADERS }, sk: { S: id } },
          ConsistentRead: true,
        }),
      );
      return Item && { hash: Item.hash?.S ?? '', count: Number(Item.count?.N) };
    },

    async write(id, hash, records) {
      for (let start = 0; start < records.length; start += BATCH) {
        let pending = records.slice(start, start + BATCH).map((record) => ({
          PutRequest: { Item: { pk: { S: partition(id, hash) }, sk: { S: record.key }, body: { S: record.body } } },
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

    async complete(id, header) {
      return conditionally(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              pk: { S: HEADERS },
              sk: { S: id },
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

    async activate(id, hash, seen) {
      return conditionally(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: POINTER_KEY,
            UpdateExpression: `SET releaseId = :id, #hash = :hash, #sequence = :next, activatedAt = :now${seen ? ', previousId = :previous' : ''} ADD everActive :ever`,
            ConditionExpression: seen ? '#sequence = :seen' : 'attribute_not_exists(pk)',
            ExpressionAttributeNames: { '#hash': 'hash', '#sequence': 'sequence' },
            ExpressionAttributeValues: {
              ':id': { S: id },
              ':hash': { S: hash },
              ':next': { N: String((seen?.sequence ?? 0) + 1) },
              ':now': { S: now().toISOString() },
              ':ever': { SS: [...new Set([id, ...(seen?.everActive ?? [])])] },
              ...(seen ? { ':seen': { N: String(seen.sequence) }, ':previous': { S: seen.id } } : {}),
            },
          }),
        ),
      );
    },
  };
}

function pointerOf(item: Record<string, AttributeValue>): ActiveRelease {
  const id = item.releaseId?.S ?? '';
  return {
    id,
    hash: item.hash?.S ?? '',
    previousId: item.previousId?.S,
    sequence: Number(item.sequence?.N ?? 0),
    activatedAt: item.activatedAt?.S,
    everActive: new Set([id, ...(item.everActive?.SS ?? [])]),
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
