/** Counters of outcomes in the partition of their partner: one item a payer, procedure, month and set of findings. */

import { createHash } from 'node:crypto';
import { type DynamoDBClient, paginateQuery, type Update } from '@aws-sdk/client-dynamodb';
import type { CounterMove } from '../../domain/outcomes/counted-outcome.ts';
import type { CountedPattern, OutcomePattern } from '../../domain/outcomes/outcome-pattern.ts';
import type { Caller } from './attachment-table.ts';

const COUNT = 'COUNT#';

/** Everything that the outcomes of one partner taught. No name of a partner is empty. */
export function learningPartition(partner: Caller): string {
  return `LEARNED#${partner ?? ''}`;
}

/** The same for the same pattern. */
export function patternKey({ payer, procedureCode, month, findings }: OutcomePattern): string {
  return createHash('sha256')
    .update(JSON.stringify([payer, procedureCode, month, findings]))
    .digest('base64url');
}

export function counterUpdate(partner: Caller, { pattern, lines, denied }: CounterMove): Omit<Update, 'TableName'> {
  const { payer, procedureCode, month, findings } = pattern;
  return {
    Key: { pk: { S: learningPartition(partner) }, sk: { S: `${COUNT}${patternKey(pattern)}` } },
    UpdateExpression: 'SET #pattern = :pattern ADD #lines :lines, #denied :denied',
    ExpressionAttributeNames: { '#pattern': 'pattern', '#lines': 'lines', '#denied': 'denied' },
    ExpressionAttributeValues: {
      ':pattern': { S: JSON.stringify({ payer, procedureCode, month, findings }) },
      ':lines': { N: String(lines) },
      ':denied': { N: String(denied) },
    },
  };
}

/** Every pattern with an outcome, in an order that depends on nothing but the patterns. */
export async function countedPatterns(
  client: DynamoDBClient,
  tableName: string,
  partner: Caller,
): Promise<CountedPattern[]> {
  const patterns: CountedPattern[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: learningPartition(partner) }, ':prefix': { S: COUNT } },
    },
  );
  for await (const page of pages) {
    for (const item of page.Items ?? []) {
      const counts = { lines: Number(item.lines?.N), denied: Number(item.denied?.N) };
      // A counter that everything was taken back from is as if it had never been.
      if (counts.lines > 0) patterns.push({ ...(JSON.parse(item.pattern?.S ?? '{}') as OutcomePattern), counts });
    }
  }
  return patterns;
}
