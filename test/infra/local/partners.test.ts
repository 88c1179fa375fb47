/** The local stack with a partner configured: its calls are signed, and nobody else's are answered. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeader } from '../../../functions/adapters/caller-signature.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write835 } from '../../support/write-835.ts';
import { write837 } from '../../support/write-837.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const OTHER_SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
let stack: LocalStack;
let output: RecordedOutput;

beforeAll(async () => {
  process.env.PARTNER_SECRETS = `acme=${SECRET} other=${OTHER_SECRET}`;
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

describe('a note', () => {
  const claim = jsonClaim() as { claimInformation: object };
  Object.assign(claim.claimInformation, {
    claimSupplementalInformation: { reportInformation: { attachmentControlNumber: 'ACN-1' } },
  });
  let calls = 0;
  async function send(partner: string, secret: string, method: string, path: string, sent: string, type: string) {
    const id = `msg_note_${calls++}`;
    const timestamp = Math.floor(Date.now() / 1000);
    const answer = await fetch(`${stack.url}${path}`, {
      method,
      headers: {
        'content-type': type,
        'partner-id': partner,
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureHeader(id, timestamp, Buffer.from(sent), [secret]),
      },
      body: sent,
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
    return { status: answer.status, json: (await answer.json()) as any };
  }
  const put = (partner: string, secret: string) =>
    send(partner, secret, 'PUT', '/v1/attachments/ACN-1', `note of ${partner}`, 'text/plain');
  const score = (partner: string, secret: string) =>
    send(partner, secret, 'POST', '/v1/score', JSON.stringify(claim), 'application/json');

  it('is for claims of the partner who sent it, and no other partner’s claim waits for it', async () => {
    expect((await score('other', OTHER_SECRET)).json.claims[0].attachments[0].status).toBe('awaited');
    const kept = await put('acme', SECRET);
    expect([kept.status, kept.json.claims]).toEqual([201, []]);
    expect((await score('acme', SECRET)).json.claims[0].attachments[0].status).toBe('read');
    expect((await score('other', OTHER_SECRET)).json.claims[0].attachments[0].status).toBe('awaited');
    const own = await put('other', OTHER_SECRET);
    expect([own.json.attachment.replaced, own.json.claims.length]).toEqual([false, 1]);
  });

  it('is not taken from anybody without a signature', async () => {
    const answer = await fetch(`${stack.url}/v1/attachments/ACN-1`, {
      method: 'PUT',
      headers: { 'content-type': 'text/plain' },
      body: 'SECRETNOTE',
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'signature-missing' });
  });
});

describe('a remittance', () => {
  let calls = 0;
  async function send(partner: string, secret: string, path: string, sent: string) {
    const id = `msg_remittance_${calls++}`;
    const timestamp = Math.floor(Date.now() / 1000);
    const answer = await fetch(`${stack.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/edi-x12',
        'partner-id': partner,
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureHeader(id, timestamp, Buffer.from(sent), [secret]),
      },
      body: sent,
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
    return { status: answer.status, json: (await answer.json()) as any };
  }
  const claim = write837([jsonClaim({ controlNumber: 'SHARED1' })]);
  const x12 = write835({ paidOn: '20991231', claims: [{ controlNumber: 'SHARED1' }] });

  it('finds the claims of the partner who sent it, and nobody else’s', async () => {
    expect((await send('acme', SECRET, '/v1/score', claim)).status).toBe(200);
    const others = await send('other', OTHER_SECRET, '/v1/remittances', x12);
    expect([others.status, others.json.lines, others.json.learned.stateId]).toEqual([
      200,
      { read: 1, matched: 0, unmatched: 1 },
      null,
    ]);
    const own = await send('acme', SECRET, '/v1/remittances', x12);
    expect(own.json).toMatchObject({ lines: { matched: 1 }, learned: { changed: 1, stateId: expect.any(String) } });
  });

  it('is not taken from anybody without a signature', async () => {
    const answer = await fetch(`${stack.url}/v1/remittances`, {
      method: 'POST',
      headers: { 'content-type': 'application/edi-x12' },
      body: x12,
    });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'signature-missing' }]);
  });
});
