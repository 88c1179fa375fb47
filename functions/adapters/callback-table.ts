/**
 * Callbacks in DynamoDB, in the table of batches: an item a batch, and one for each URL that its receiver has given up.
 * They are not part of the batch's own item, which the worker changes as a whole and only as it was read.
 */

import { createHash } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type CallbackState, callbackStateSchema } from '../../domain/response/callback-schemas.ts';
import { KEPT_DAYS } from './batch-table.ts';
import type { CallbackStore } from './callback-store.ts';

const DAY_SECONDS = 86_400;

export function createCallbackTable(
  client: DynamoDBClient,
  tableName: string,
  now: () => number = Date.now,
): CallbackStore {
  const read = async (partner: string, sk: string) => {
    const key = { pk: { S: partner }, sk: { S: sk } };
    return (await client.send(new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }))).Item;
  };
  const number = (value: number) => ({ N: String(value) });

  return {
    async state(partner, batchId) {
      const item = await read(partner, stateKey(batchId));
      if (!item) return undefined;
      const { callback, attempts, lastStatus, lastFailure } = item;
      return callbackStateSchema.parse({
        status: callback?.S,
        attempts: Number(attempts?.N),
        ...(lastStatus ? { lastStatus: Number(lastStatus.N) } : {}),
        ...(lastFailure ? { lastFailure: lastFailure.S } : {}),
      });
    },
    async settle(partner, batchId, { status, attempts, lastStatus, lastFailure }) {
      const last = {
        ...(lastStatus === undefined ? {} : { lastStatus: number(lastStatus) }),
        ...(lastFailure === undefined ? {} : { lastFailure: { S: lastFailure } }),
      };
      const set = Object.keys(last).map((name) => `, ${name} = :${name}`);
      const gone = attempts === 0 ? [] : ['lastStatus', 'lastFailure'].filter((name) => !Object.hasOwn(last, name));
      const delivered: CallbackState['status'] = 'delivered';
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { pk: { S: partner }, sk: { S: stateKey(batchId) } },
            UpdateExpression: `SET callback = :callback, expires = :expires${set.join('')}${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''} ADD attempts :attempts`,
            ConditionExpression: 'attribute_not_exists(callback) OR callback <> :delivered',
            ExpressionAttributeValues: {
              ':callback': { S: status },
              ':delivered': { S: delivered },
              ':expires': number(Math.floor(now() / 1_000) + KEPT_DAYS * DAY_SECONDS),
              ':attempts': number(attempts),
              ...Object.fromEntries(Object.entries(last).map(([name, value]) => [`:${name}`, value])),
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async isDisabled(partner, url) {
      return (await read(partner, endpointKey(url))) !== undefined;
    },
    async disable(partner, url) {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { pk: { S: partner }, sk: { S: endpointKey(url) } },
          UpdateExpression: 'SET disabledAt = if_not_exists(disabledAt, :now)',
          ExpressionAttributeValues: { ':now': { S: new Date(now()).toISOString() } },
        }),
      );
    },
  };
}

function stateKey(batchId: string): string {
  return `callback#${batchId}`;
}

/** By its hash: a URL may hold a secret of its own, and may be longer than a key. */
function endpointKey({ href }: URL): string {
  return `endpoint#${createHash('sha256').update(href).digest('hex')}`;
}
