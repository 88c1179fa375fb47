/** The batches of this machine, whoever sent them. In the cloud nobody lists them: a partner asks for one by its id. */

import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { BatchRecord } from '../../functions/adapters/batch-store.ts';
import { requiredEnvironment } from '../../functions/adapters/environment.ts';

const MOST_LISTED = 50;

export interface LocalBatches {
  /** The latest first. */
  latest(): Promise<readonly BatchRecord[]>;
}

export function createLocalBatches(): LocalBatches {
  const client = new DynamoDBClient();
  const TableName = requiredEnvironment('BATCH_TABLE_NAME');
  return {
    async latest() {
      const records: BatchRecord[] = [];
      for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
        for (const { record } of Items) if (record?.S) records.push(JSON.parse(record.S));
      }
      return records.sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, MOST_LISTED);
    },
  };
}
