import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../../functions/adapters/digest.ts';
import { type Circumstances, createRepeatedCalls, idempotencyKey } from '../../../functions/adapters/repeated-calls.ts';

const dynamo = mockClient(DynamoDBClient);
const calls = createRepeatedCalls(new DynamoDBClient({ region: 'us-east-1' }), 'calls');
const own = (over: Partial<Circumstances> = {}): Circumstances => ({
  requestId: 'request-1',
  release: '2026q4.1',
  answeredAt: 1_795_000_000_000,
  controlNumber: 7,
  ...over,
});

/** A table that keeps what the condition lets through. */
beforeEach(() => {
  const items = new Map<string, Record<string, { S?: string; N?: string }>>();
  dynamo.reset();
  dynamo.on(PutItemCommand).callsFake(({ Item, ExpressionAttributeValues }) => {
    const kept = items.get(Item.pk.S);
    if (kept && Number(kept.expiresAt?.N) > Number(ExpressionAttributeValues[':now'].N)) {
      throw new ConditionalCheckFailedException({ message: 'x', $metadata: {} });
    }
    items.set(Item.pk.S, Item);
    return {};
  });
  dynamo.on(GetItemCommand).callsFake(({ Key }) => ({ Item: items.get(Key.pk.S) }));
});

describe('a call with a key', () => {
  it('has circumstances of its own, and gives them to the calls that repeat it', async () => {
    expect(await calls.circumstances('acme', 'key', 'digest', own())).toEqual(own());
    const later = own({ requestId: 'request-2', release: '2026q4.2', answeredAt: own().answeredAt + 3_600_000 });
    expect(await calls.circumstances('acme', 'key', 'digest', later)).toEqual(own());
  });

  it('is another call after a day', async () => {
    await calls.circumstances('acme', 'key', 'digest', own());
    const nextDay = own({ requestId: 'request-2', answeredAt: own().answeredAt + 24 * 3_600_000 });
    expect(await calls.circumstances('acme', 'key', 'other', nextDay)).toEqual(nextDay);
  });

  it('is refused with another request, and only for its own partner', async () => {
    await calls.circumstances('acme', 'key', 'digest', own());
    await expect(calls.circumstances('acme', 'key', 'other', own())).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await calls.circumstances('other', 'key', 'other', own({ requestId: 'theirs' }))).toMatchObject({
      requestId: 'theirs',
    });
  });

  it('leaves neither key nor partner in the table', async () => {
    await calls.circumstances('acme', 'PATIENT-4711', 'digest', own());
    expect(JSON.stringify(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input)).not.toMatch(/4711|acme/);
  });

  it('is not answered while the table cannot be asked', async () => {
    dynamo.on(PutItemCommand).rejects(new Error('network'));
    await expect(calls.circumstances('acme', 'key', 'digest', own())).rejects.toMatchObject({
      code: 'calls-unavailable',
      retryable: true,
    });
    dynamo.on(PutItemCommand).rejects(new ConditionalCheckFailedException({ message: 'x', $metadata: {} }));
    dynamo.on(GetItemCommand).rejects(new Error('network'));
    await expect(calls.circumstances('acme', 'key', 'digest', own())).rejects.toMatchObject({
      code: 'calls-unavailable',
      retryable: true,
    });
  });
});

describe('an idempotency key', () => {
  it.each([['a'], ['6d1f5c1e-2b8f-4f4e-9f40-0f2d9a1f7f55'], ['"quoted"'], ['x'.repeat(255)]])('may be %s', (key) => {
    expect(idempotencyKey(key)).toBe(key);
  });

  it.each([[''], ['a b'], ['\u00e9'], ['a\n'], ['x'.repeat(256)]])('may not be %j', (key) => {
    expect(() => idempotencyKey(key)).toThrow('idempotency-key-invalid');
  });

  it('may be left out', () => {
    expect(idempotencyKey(undefined)).toBeUndefined();
  });
});

it('the digest of a request tells its parts apart', () => {
  expect(digestOf('ab', 'c')).not.toBe(digestOf('a', 'bc'));
  expect(digestOf('a', Buffer.from('b'))).toBe(digestOf('a', 'b'));
});
