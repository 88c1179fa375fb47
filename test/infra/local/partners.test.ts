/** The local stack with a partner configured: its calls are signed, and nobody else's are answered. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeader } from '../../../functions/adapters/caller-signature.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
let stack: LocalStack;
let output: RecordedOutput;

beforeAll(async () => {
  process.env.PARTNER_SECRETS = `acme=${SECRET}`;
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  delete process.env.PARTNER_SECRETS;
  await stack.stop();
  output.restore();
});

const body = JSON.stringify(jsonClaim());

async function post(id: string, headers: Record<string, string> = {}, sent = body) {
  const timestamp = Math.floor(Date.now() / 1000);
  const answer = await fetch(`${stack.url}/v1/score`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureHeader(id, timestamp, Buffer.from(body), [SECRET]),
      ...headers,
    },
    body: sent,
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

describe('a configured partner', () => {
  it.each([{}, { 'partner-id': 'acme' }])('is answered with its signature and %j', async (headers) => {
    expect(await post(`msg_${JSON.stringify(headers).length}`, headers)).toMatchObject({
      status: 200,
      json: { summary: { scoredLines: 1 } },
    });
  });

  it('is answered once a signature, even when the same call comes twice at the same time', async () => {
    const answers = await Promise.all([post('msg_twice'), post('msg_twice')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it('leaves callers without a signature, or with one over another body, outside', async () => {
    const unsigned = await fetch(`${stack.url}/v1/score`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(unsigned.status).toBe(401);
    expect(await unsigned.json()).toMatchObject({ code: 'signature-missing' });
    expect(await post('msg_other', {}, `${body} `)).toMatchObject({ status: 401, json: { code: 'signature-invalid' } });
  });
});
