import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPartnerAllowance } from '../../../functions/adapters/partner-allowance.ts';
import { problemResponse, TooManyCalls } from '../../../functions/adapters/problem.ts';
import { type LocalAws, startLocalAws } from '../../../infra/local/local-aws.ts';

const MINUTE = 60_000;
const START = 1_795_000_040_000;

describe('the allowance of a partner', () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws('{}');
  });
  afterAll(() => aws.stop());

  it('is for a minute, and for this partner', async () => {
    const allowance = createPartnerAllowance(new DynamoDBClient(), process.env.CALLS_TABLE_NAME ?? '', 3);
    const take = (partner: string, at = START) => allowance.take(partner, at);
    expect([await take('acme'), await take('acme'), await take('acme')]).toEqual([0, 0, 0]);
    const endOfMinute = Math.ceil(START / MINUTE) * MINUTE;
    expect(await take('acme')).toBe((endOfMinute - START) / 1_000);
    expect(await take('acme', endOfMinute - 1)).toBe(1);
    expect(await take('other')).toBe(0);
    expect(await take('acme', endOfMinute)).toBe(0);
  });

  it('is counted once for each of many calls at a time', async () => {
    const allowance = createPartnerAllowance(new DynamoDBClient(), process.env.CALLS_TABLE_NAME ?? '', 20);
    const waits = await Promise.all(Array.from({ length: 50 }, () => allowance.take('many', START)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(20);
  });
});

it('calls go through while they cannot be counted', async () => {
  const client = new DynamoDBClient({ region: 'us-east-1' });
  mockClient(client).on(UpdateItemCommand).rejects(new Error('throttled'));
  expect(await createPartnerAllowance(client, 'calls', 1).take('acme', START)).toBe(0);
});

it('a call too many is told when to come again', () => {
  const { statusCode, headers, body } = problemResponse(new TooManyCalls(17), 'request-1');
  expect(statusCode).toBe(429);
  expect(headers).toMatchObject({ 'retry-after': '17' });
  expect(JSON.parse(body ?? '')).toMatchObject({ code: 'too-many-calls', status: 429 });
});
