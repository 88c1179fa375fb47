/** The counters of outcomes in DynamoDB: one item a calibration cell, in the partition of the partner whose lines they count. */

import { createHash } from 'node:crypto';
import { type AttributeValue, type DynamoDBClient, paginateQuery, type Update } from '@aws-sdk/client-dynamodb';
import { type CalibrationCell, cellKey } from '../../domain/calibration/calibration-cell.ts';
import { type CalibrationSums, SUM_NAMES } from '../../domain/calibration/calibration-sums.ts';
import type { Caller } from './caller.ts';
import type { SettledPredictions } from './settled-predictions.ts';

const CELL = 'CELL#';

/** Everything that the outcomes of one partner taught. No name of a partner is empty. */
export function learningPartition(caller: Caller): string {
  return `LEARNED#${caller ?? ''}`;
}

/**
 * Adds the sums of a cell to what is kept of it, for the transaction that records the outcomes themselves: what
 * `summedCells` gives for the lines of one transaction, each cell once.
 */
export function cellUpdate(caller: Caller, cell: CalibrationCell): Omit<Update, 'TableName'> {
  const { sums, ...of } = cell;
  const key = createHash('sha256').update(cellKey(cell)).digest('base64url');
  return {
    Key: { pk: { S: learningPartition(caller) }, sk: { S: `${CELL}${key}` } },
    // Zeros too, so that what is kept of the same outcomes is the same, whichever way it came.
    UpdateExpression: `SET #cell = :cell ADD ${SUM_NAMES.map((name) => `#${name} :${name}`).join(', ')}`,
    ExpressionAttributeNames: { '#cell': 'cell', ...Object.fromEntries(SUM_NAMES.map((name) => [`#${name}`, name])) },
    ExpressionAttributeValues: {
      ':cell': { S: JSON.stringify(of) },
      ...Object.fromEntries(SUM_NAMES.map((name) => [`:${name}`, { N: String(sums[name]) }])),
    },
  };
}

export function createCalibrationTable(client: DynamoDBClient, tableName: string): SettledPredictions {
  return {
    async *cells(caller) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': { S: learningPartition(caller) }, ':prefix': { S: CELL } },
        },
      );
      for await (const page of pages) {
        for (const item of page.Items ?? []) {
          const cell = cellOfItem(item);
          // One that everything was taken back from is as if it had never been.
          if (cell.sums.lines > 0) yield cell;
        }
      }
    },
  };
}

function cellOfItem(item: Record<string, AttributeValue>): CalibrationCell {
  const sums = Object.fromEntries(SUM_NAMES.map((name) => [name, Number(item[name]?.N ?? 0)]));
  return {
    ...(JSON.parse(item.cell?.S ?? '{}') as Omit<CalibrationCell, 'sums'>),
    sums: sums as Record<keyof CalibrationSums, number>,
  };
}
