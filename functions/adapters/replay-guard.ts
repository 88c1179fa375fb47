/** Calls that were answered before: a signed call is good for once. */

import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Fault } from '../../domain/faults.ts';
import { type SignedHeaders, TOLERANCE_SECONDS } from './caller-signature.ts';

export interface ReplayGuard {
  /** True for the first call with this id and time of this partner. Rejects when it cannot tell. */
  isFirst(partner: string, headers: Pick<SignedHeaders, 'id' | 'timestamp'>): Promise<boolean>;
}

/**
 * A call is kept for as long as its signature would hold, by its hash, since an id is the sender's own text. DynamoDB
 * may drop it hours later; the time is part of the key, so a late one refuses nobody.
 */
export function createReplayGuard(client: DynamoDBClient, tableName: string): ReplayGuard {
  return {
    async isFirst(partner, { id, timestamp }) {
      const key = createHash('sha256').update(`${partner}\n${id}\n${timestamp}`).digest('base64url');
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              pk: { S: `CALL#${key}` },
              expiresAt: { N: String(Number(timestamp) + 2 * TOLERANCE_SECONDS) },
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw new Fault('partners-unavailable', 'calls cannot be told from their replays', {
          retryable: true,
          cause: error,
        });
      }
    },
  };
}
