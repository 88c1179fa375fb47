import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type CalibrationCell,
  cellKey,
  createCalibrationCells,
  type SettledPrediction,
} from '../../../domain/calibration/calibration-cell.ts';
import { cellUpdate, createCalibrationTable } from '../../../functions/adapters/calibration-table.ts';
import { alike, anySettled, settled } from '../../support/settled.ts';

let server: Server;
let client: DynamoDBClient;
let tableName: string;
let made = 0;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

afterAll(() => server.close());

beforeEach(async () => {
  tableName = `outcomes-${made++}`;
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
});

function cellsOf(added: readonly SettledPrediction[], takenBack: readonly SettledPrediction[] = []): CalibrationCell[] {
  const cells = createCalibrationCells();
  for (const line of added) cells.add(line);
  for (const line of takenBack) cells.takeBack(line);
  return inOrder(cells.cells());
}

function inOrder(cells: readonly CalibrationCell[]): CalibrationCell[] {
  return cells.toSorted((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));
}

async function keep(caller: string | undefined, cells: readonly CalibrationCell[]): Promise<void> {
  for (const cell of cells) {
    await client.send(new UpdateItemCommand({ TableName: tableName, ...cellUpdate(caller, cell) }));
  }
}

async function kept(caller: string | undefined): Promise<CalibrationCell[]> {
  const cells: CalibrationCell[] = [];
  for await (const cell of createCalibrationTable(client, tableName).cells(caller)) cells.push(cell);
  return inOrder(cells);
}

it('gives back what was kept, cell by cell', async () => {
  const lines = [
    ...alike(3, 1, { expectedCents: 26_754 }),
    ...alike(2, 0, { probability: 0.5, findings: ['a/one#x'] }),
  ];
  await keep('acme', cellsOf(lines));
  expect(await kept('acme')).toEqual(cellsOf(lines));
});

it('keeps partners apart, and those from whom no signature is asked', async () => {
  await keep('acme', cellsOf(alike(3, 1)));
  await keep(undefined, cellsOf(alike(2, 2)));
  expect((await kept('acme')).map(({ sums }) => sums.lines)).toEqual([3]);
  expect((await kept(undefined)).map(({ sums }) => sums.lines)).toEqual([2]);
  expect(await kept('zeta')).toEqual([]);
});

it('adds up what comes in parts, and lets go of what is taken back', async () => {
  const lines = fc.sample(anySettled, { numRuns: 40, seed: 64_640 });
  await keep('acme', cellsOf(lines.slice(0, 25)));
  await keep('acme', cellsOf(lines.slice(25), lines.slice(0, 10)));
  expect(await kept('acme')).toEqual(cellsOf(lines.slice(10)));
  await keep('acme', cellsOf([], lines.slice(10)));
  expect(await kept('acme')).toEqual([]);
});

it('reads more cells than one page of DynamoDB holds', async () => {
  // Findings of 400 rules make an item of some 10 kB, and a page ends at 1 MB.
  const findings = Array.from({ length: 400 }, (_, index) => `documentation/rule-${index}#message`);
  const lines = Array.from({ length: 130 }, (_, index) => settled({ findings, payer: `commercial/${index}` }));
  await keep('acme', cellsOf(lines));
  expect(await kept('acme')).toHaveLength(130);
});

it('names no sum that does not change', () => {
  const [cell] = cellsOf([settled({ label: 'denied' })], [settled({ label: 'paid' })]);
  if (!cell) throw new Error('no cell');
  const { UpdateExpression } = cellUpdate('acme', cell);
  expect(UpdateExpression).toBe(
    'SET #cell = :cell ADD #denied :denied, #predictedOfDenied :predictedOfDenied, #logLoss :logLoss, #baseRateErrors :baseRateErrors',
  );
});
