import {
  GetItemCommand,
  PutItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LocalDynamo, startDynamo } from '../../support/local-dynamo.ts';

let dynamo: LocalDynamo;
let TableName: string;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());
beforeEach(async () => {
  TableName = await dynamo.table();
});

const key = (sk: string) => ({ pk: { S: 'a' }, sk: { S: sk } });
const put = (sk: string, ConditionExpression?: string): TransactWriteItem => ({
  Put: { TableName, Item: { ...key(sk), n: { N: '7' } }, ...(ConditionExpression ? { ConditionExpression } : {}) },
});
const add = (sk: string): TransactWriteItem => ({
  Update: {
    TableName,
    Key: key(sk),
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  },
});
const send = (...TransactItems: TransactWriteItem[]) =>
  dynamo.client.send(new TransactWriteItemsCommand({ TransactItems }));
const numbers = async () =>
  Object.fromEntries((await dynamo.items(TableName)).map((item) => [item.sk?.S, Number(item.n?.N)]));

it('does all of a transaction', async () => {
  await send(put('x'), add('y'));
  await send(add('x'), add('y'));
  expect(await numbers()).toEqual({ x: 8, y: 2 });
});

it('does nothing of one whose condition fails, and says which', async () => {
  await send(add('x'), add('y'));
  await expect(send(put('new'), add('y'), put('x', 'attribute_not_exists(pk)'))).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
  });
  expect(await numbers()).toEqual({ x: 1, y: 1 });
});

it('shows nobody a part of one', async () => {
  const seen = Array.from({ length: 40 }, async (_, index) => {
    if (index % 2 === 0) return send(add('y'), put('y2'), put('y3', 'attribute_exists(never)')).catch(() => undefined);
    const { Item } = await dynamo.client.send(new GetItemCommand({ TableName, Key: key('y'), ConsistentRead: true }));
    return expect(Item).toBeUndefined();
  });
  await Promise.all(seen);
  expect(await numbers()).toEqual({});
});

it('loses no move of a counter', async () => {
  await dynamo.client.send(new PutItemCommand({ TableName, Item: { ...key('y'), n: { N: '0' } } }));
  await Promise.all(Array.from({ length: 30 }, () => send(add('y'), add('z'))));
  expect(await numbers()).toEqual({ y: 30, z: 30 });
});

it('refuses what DynamoDB refuses: one item twice, and more than a hundred', async () => {
  await expect(send(add('y'), add('y'))).rejects.toMatchObject({ name: 'ValidationException' });
  const many = Array.from({ length: 101 }, (_, index) => add(`n${index}`));
  await expect(send(...many)).rejects.toMatchObject({ name: 'ValidationException' });
});
