/**
 * Calls with an idempotency key. An answer depends on the request and on a few circumstances: the day, the rule
 * release, the moment. So these are kept, and the call is answered again from them, where keeping the answer would
 * keep claims.
 */

import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Fault } from '../../domain/faults.ts';
import { digestOf } from './digest.ts';
import { Problem } from './problem.ts';

/** What an answer depends on besides the request. */
export interface Circumstances {
  readonly requestId: string;
  /** Id of the rule release. */
  readonly release: string;
  /** Id of the state of learning; absent where there was none. */
  readonly learned?: string | undefined;
  /** Milliseconds since 1970. */
  readonly answeredAt: number;
  /** First of the control numbers of an X12 answer. */
  readonly controlNumber: number;
}

export interface RepeatedCalls {
  /**
   * The circumstances of the first call with this key, which are `own` when this is the first. A key that came with
   * another request is a Problem, and one that cannot be looked up a retryable Fault.
   */
  circumstances(caller: string, key: string, requestDigest: string, own: Circumstances): Promise<Circumstances>;
}

export const KEY_HEADER = 'idempotency-key';

/** A key is the sender's own text, so only its hash is kept, and only printable ones are taken. */
const KEY = /^[\x21-\x7e]{1,255}$/;
const KEPT_SECONDS = 24 * 3600;

/** The key of a call; undefined where it has none. */
export function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (KEY.test(header)) return header;
  throw new Problem(
    'idempotency-key-invalid',
    'Idempotency-Key is 1 to 255 printable ASCII characters without blanks.',
  );
}

export function createRepeatedCalls(client: DynamoDBClient, tableName: string): RepeatedCalls {
  async function firstOf(pk: string): Promise<{ digest: string; circumstances: Circumstances } | undefined> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { pk: { S: pk } }, ConsistentRead: true }),
    );
    if (!Item) return undefined;
    return { digest: Item.digest?.S ?? '', circumstances: JSON.parse(Item.circumstances?.S ?? '{}') as Circumstances };
  }

  return {
    async circumstances(caller, key, requestDigest, own) {
      const pk = `KEY#${digestOf(caller, key)}`;
      const seconds = Math.floor(own.answeredAt / 1000);
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              pk: { S: pk },
              digest: { S: requestDigest },
              circumstances: { S: JSON.stringify(own) },
              expiresAt: { N: String(seconds + KEPT_SECONDS) },
            },
            // DynamoDB drops what has expired some time later.
            ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
            ExpressionAttributeValues: { ':now': { N: String(seconds) } },
          }),
        );
        return own;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw unavailable(error);
      }
      const first = await firstOf(pk).catch((error: unknown) => {
        throw unavailable(error);
      });
      // It expired between the two requests.
      if (!first) return own;
      if (first.digest === requestDigest) return first.circumstances;
      throw new Problem(
        'idempotency-key-reused',
        'This Idempotency-Key came with another request in the last 24 hours.',
      );
    },
  };
}

function unavailable(cause: unknown): Fault {
  return new Fault('calls-unavailable', 'idempotency keys cannot be looked up', { retryable: true, cause });
}
