/** Calls with an idempotency key, through the local stack. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

let stack: LocalStack;
let output: RecordedOutput;

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  await stack.stop();
  output.restore();
});

const x12 = write837([jsonClaim(), jsonClaim({ lines: [{ units: 6 }] })]);

async function post(key: string | undefined, body = x12, headers: Record<string, string> = {}, query = '') {
  const answer = await fetch(`${stack.url}/v1/score${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/edi-x12',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

describe('POST /v1/score with an Idempotency-Key', () => {
  it.each([
    ['JSON', {}],
    ['X12', { accept: 'application/edi-x12' }],
  ])('gives the same answer again, byte for byte, in %s', async (name, headers) => {
    const first = await post(`again-${name}`, x12, headers);
    expect(first.status).toBe(200);
    expect(await post(undefined, x12, headers)).not.toEqual(first);
    expect(await post(`again-${name}`, x12, headers)).toEqual(first);
    expect(await Promise.all([1, 2, 3].map(() => post(`again-${name}`, x12, headers)))).toEqual([first, first, first]);
  });

  it('gives one answer to calls at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('at-once')));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('gives the same problem again', async () => {
    const first = await post('problem', 'hello');
    expect(first.status).toBe(400);
    expect(JSON.parse((await post('problem', 'hello')).text)).toMatchObject({ code: 'not-x12' });
  });

  it.each<[string, string | undefined, Record<string, string>, string]>([
    ['another body', `${x12}\n`, {}, ''],
    ['another type of answer', undefined, { accept: 'application/edi-x12' }, ''],
    ['another query', undefined, {}, '?explain=all'],
  ])('refuses the key with %s', async (name, body, headers, query) => {
    const key = `other-${name.replaceAll(' ', '-')}`;
    expect((await post(key)).status).toBe(200);
    const answer = await post(key, body, headers, query);
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'idempotency-key-reused', status: 409 });
    expect((await post(key)).status).toBe(200);
  });

  it('refuses a key that cannot be one', async () => {
    const answer = await post('a b');
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'idempotency-key-invalid' });
  });
});
