/** Batches in DynamoDB: one item a batch, under its partner. A record is changed as a whole, and only as it was read. */

import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { BatchRecord, BatchStore } from './batch-store.ts';

const DAY_SECONDS = 86_400;
/** As long as the files of a batch are kept. */
export const KEPT_DAYS = 30;

export function createBatchTable(client: DynamoDBClient, tableName: string, now: () => number = Date.now): BatchStore {
  async function put(record: BatchRecord, revision: number, condition: object): Promise<boolean> {
    const expires = Math.floor(now() / 1_000) + KEPT_DAYS * DAY_SECONDS;
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: record.partner },
            sk: { S: record.id },
            revision: { N: String(revision) },
            record: { S: JSON.stringify(record) },
            expires: { N: String(expires) },
          },
          ...condition,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async function stored(partner: string, id: string) {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { pk: { S: partner }, sk: { S: id } }, ConsistentRead: true }),
    );
    if (!Item?.record?.S || Number(Item.expires?.N) * 1_000 <= now()) return undefined;
    return { text: Item.record.S, revision: Number(Item.revision?.N) };
  }

  return {
    async get(partner, id) {
      const found = await stored(partner, id);
      return found && { record: JSON.parse(found.text) as BatchRecord, revision: found.revision };
    },
    create: (record) => put(record, 1, { ConditionExpression: 'attribute_not_exists(pk)' }),
    async replace(record, revision) {
      const isReplaced = await put(record, revision + 1, {
        ConditionExpression: 'revision = :revision',
        ExpressionAttributeValues: { ':revision': { N: String(revision) } },
      });
      if (isReplaced) return true;
      // Where the answer to a change was lost, the client asks again and meets the change that it made itself.
      const found = await stored(record.partner, record.id);
      return found?.revision === revision + 1 && found.text === JSON.stringify(record);
    },
  };
}
