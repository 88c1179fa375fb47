/** An embedded DynamoDB for one test file, with transactions. */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type AttributeValue, CreateTableCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { withTransactions } from '../../infra/local/local-transactions.ts';

export type StoredItem = Record<string, AttributeValue>;

export async function startDynamo() {
  const server = withTransactions(dynalite({ createTableMs: 0, deleteTableMs: 0 }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let made = 0;
  return {
    client,
    /** A table of its own, keyed by pk and sk; gives its name. */
    async table(): Promise<string> {
      const TableName = `table-${made++}`;
      await client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
        }),
      );
      return TableName;
    },
    async items(TableName: string): Promise<StoredItem[]> {
      const all: StoredItem[] = [];
      for await (const page of paginateScan({ client }, { TableName })) all.push(...(page.Items ?? []));
      return all;
    },
    stop(): void {
      client.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

export type LocalDynamo = Awaited<ReturnType<typeof startDynamo>>;
