/** What learning reads of the counters of outcomes. */

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type CalibrationCell, patternsOf } from '../../domain/calibration/calibration-cell.ts';
import type { CountedPattern } from '../../domain/outcomes/outcome-pattern.ts';
import { createCalibrationTable } from './calibration-table.ts';
import type { Caller } from './caller.ts';

/** Every pattern with an outcome, in an order that depends on nothing but the patterns. */
export async function countedPatterns(
  client: DynamoDBClient,
  tableName: string,
  partner: Caller,
): Promise<CountedPattern[]> {
  const cells: CalibrationCell[] = [];
  for await (const cell of createCalibrationTable(client, tableName).cells(partner)) cells.push(cell);
  return patternsOf(cells);
}
