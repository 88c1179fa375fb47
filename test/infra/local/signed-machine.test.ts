/** What the local stack keeps to itself once partners are configured, and that a signed batch comes to its end there. */

import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchSchema } from '../../../domain/response/batch-schemas.ts';
import { signatureHeader } from '../../../functions/adapters/caller-signature.ts';
import { BATCH_BUCKET } from '../../../infra/local/local-aws.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const FILE = Buffer.from(write837([jsonClaim({ controlNumber: 'OWNCLAIM' })]));
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

let calls = 0;
async function signed(method: string, path: string, body = '') {
  const id = `msg_machine_${calls++}`;
  const seconds = Math.floor(Date.now() / 1_000);
  const answer = await fetch(`${stack.url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatureHeader(id, seconds, Buffer.from(body), [SECRET]),
    },
    ...(body === '' ? {} : { body }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
  return (await answer.json()) as any;
}

/** The URLs of the results of a batch that was sent and signed as a partner does. */
async function resultUrls(): Promise<readonly string[]> {
  const sha256 = createHash('sha256').update(FILE).digest('hex');
  const asked = JSON.stringify({ fileName: 'OWNFILE.837', sizeBytes: FILE.length, sha256 });
  const { batch, upload } = await signed('POST', '/v1/batches', asked);
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: FILE });
  expect(put.status).toBe(200);
  for (;;) {
    const { batch: now } = batchSchema.parse(await signed('GET', `/v1/batches/${batch.id}`));
    if (now.status === 'completed') return now.results.map(({ url }) => url);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('with partners configured', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/widgets'],
    ['GET', '/widgets/reasons'],
    ['PUT', '/inbox/OWNFILE.837'],
    ['PUT', '/inbox/'],
  ])('nobody gets at %s %s', async (method, path) => {
    await resultUrls();
    const answer = await fetch(`${stack.url}${path}`, { method, ...(method === 'PUT' ? { body: FILE } : {}) });
    const text = await answer.text();
    expect([answer.status, text]).toEqual([403, expect.stringContaining('every call is signed')]);
    expect(text).not.toContain('OWN');
    expect(stack.aws.s3.keys(BATCH_BUCKET).filter((key) => key.startsWith('inbox/'))).toEqual([]);
  });

  it('results are read by their signed URLs and not without the signature', async () => {
    const [url = ''] = await resultUrls();
    expect(await (await fetch(url)).text()).toContain('OWNCLAIM');
    const bare = url.split('?')[0] ?? '';
    for (const tried of [bare, `${bare}?X-Amz-Expires=3600`, url.replace(/X-Amz-Signature=\w/, 'X-Amz-Signature=x')]) {
      const answer = await fetch(tried);
      expect([answer.status, await answer.text()]).toEqual([403, expect.not.stringContaining('OWNCLAIM')]);
    }
  });

  it('results are read by nobody who signs with a key of his own', async () => {
    const key = decodeURIComponent(new URL((await resultUrls())[0] ?? '').pathname.replace(`/${BATCH_BUCKET}/`, ''));
    const asked = { Bucket: BATCH_BUCKET, Key: key };
    const own = new S3Client({ endpoint: process.env.AWS_ENDPOINT_URL_S3 ?? '' });
    expect((await own.send(new GetObjectCommand(asked))).ContentLength).toBeGreaterThan(0);
    const guessed = { accessKeyId: 'local', secretAccessKey: 'local' };
    const other = new S3Client({ endpoint: process.env.AWS_ENDPOINT_URL_S3 ?? '', credentials: guessed });
    await expect(other.send(new GetObjectCommand(asked))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });

  it('a signed call may come under any name of this machine, since its signature says whose it is', async () => {
    const answered = await new Promise<number>((resolve, reject) => {
      request(`${stack.url}/v1/health`, { headers: { host: 'claims.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
    expect(answered).toBe(200);
  });
});
