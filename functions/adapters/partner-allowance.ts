/** How many calls a partner may make in a minute, so that none takes the service from the others. */

import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

export interface PartnerAllowance {
  /** Counts a call; gives the seconds to wait when it is one too many, else 0. */
  take(partner: string, nowMs: number): Promise<number>;
}

const MINUTE_MS = 60_000;
/** DynamoDB deletes what nobody counts in any more. */
const KEPT_SECONDS = 600;

/**
 * Calls are counted by the minute of the clock, in one item a partner and minute. While they cannot be counted, calls go
 * through: the allowance keeps partners apart, and keeps nobody out.
 */
export function createPartnerAllowance(
  client: DynamoDBClient,
  tableName: string,
  callsPerMinute: number,
): PartnerAllowance {
  return {
    async take(partner, nowMs) {
      const minute = Math.floor(nowMs / MINUTE_MS);
      try {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { pk: { S: `RATE#${partner}#${minute}` } },
            UpdateExpression: 'ADD calls :one SET expiresAt = :expires',
            ExpressionAttributeValues: {
              ':one': { N: '1' },
              ':expires': { N: String((minute * MINUTE_MS) / 1_000 + KEPT_SECONDS) },
            },
            ReturnValues: 'UPDATED_NEW',
          }),
        );
        if (Number(Attributes?.calls?.N ?? 0) <= callsPerMinute) return 0;
      } catch {
        return 0;
      }
      return Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1_000);
    },
  };
}

/** Where no number is configured, as on a machine of one's own. */
export const UNLIMITED: PartnerAllowance = { take: async () => 0 };
