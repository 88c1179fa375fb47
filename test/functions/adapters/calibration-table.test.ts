import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type CalibrationCell,
  cellKey,
  createCalibrationCells,
  type SettledPrediction,
} from '../../../domain/calibration/calibration-cell.ts';
import { cellUpdate, createCalibrationTable } from '../../../functions/adapters/calibration-table.ts';
import { type LocalDynamo, startDynamo } from '../../support/local-dynamo.ts';
import { alike, anySettled, settled } from '../../support/settled.ts';

let dynamo: LocalDynamo;
let tableName: string;

beforeAll(async () => {
  dynamo = await startDynamo();
});

afterAll(() => dynamo.stop());

beforeEach(async () => {
  tableName = await dynamo.table();
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
    await dynamo.client.send(new UpdateItemCommand({ TableName: tableName, ...cellUpdate(caller, cell) }));
  }
}

async function kept(caller: string | undefined): Promise<CalibrationCell[]> {
  const cells: CalibrationCell[] = [];
  for await (const cell of createCalibrationTable(dynamo.client, tableName).cells(caller)) cells.push(cell);
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
