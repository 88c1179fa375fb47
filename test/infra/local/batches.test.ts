import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchSchema, openedBatchSchema } from '../../../domain/response/batch-schemas.ts';
import { BATCH_BUCKET } from '../../../infra/local/local-aws.ts';
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

const FILE = Buffer.from(
  write837([
    jsonClaim({ controlNumber: 'SECRETCLAIM1' }),
    jsonClaim({ controlNumber: 'SECRETCLAIM2', lines: [{ units: 6 }] }),
  ]),
);
const announced = (file: Buffer, more: object = {}) => ({
  fileName: 'SECRETNAME.837',
  sizeBytes: file.length,
  sha256: createHash('sha256').update(file).digest('hex'),
  ...more,
});

async function open(body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${stack.url}/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
  return { status: answer.status, json: (await answer.json()) as any };
}

async function ended(id: string) {
  for (;;) {
    const answer = await fetch(`${stack.url}/v1/batches/${id}`);
    const { batch } = batchSchema.parse(await answer.json());
    if (batch.status === 'completed' || batch.status === 'failed') return batch;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a batch', () => {
  it('is opened, uploaded, scored and fetched', async () => {
    const { status, json } = await open(announced(FILE));
    expect(status).toBe(201);
    const { batch, upload } = openedBatchSchema.parse(json);
    expect(batch).toMatchObject({ status: 'awaitingUpload', results: [] });
    const put = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: FILE });
    expect(put.status, await put.text()).toBe(200);
    const done = await ended(batch.id);
    expect(done).toMatchObject({
      status: 'completed',
      progress: { bytes: FILE.length, sizeBytes: FILE.length, claims: 2, scoredLines: 2, issues: 0 },
    });
    const files = Object.fromEntries(
      await Promise.all(done.results.map(async ({ name, url }) => [name, await (await fetch(url)).text()])),
    );
    expect(Object.keys(files)).toEqual([
      'results.ndjson',
      'lines.csv',
      'acknowledgments.x12',
      'summary.json',
      'report.html',
    ]);
    expect(files['results.ndjson'].match(/^\{"type":"line"/gm)).toHaveLength(2);
    expect(files['acknowledgments.x12']).toContain('AK9*A*1*1*1');
    expect(files['report.html']).toContain('SECRETCLAIM2');
  });

  it('is made for a file that is dropped', async () => {
    await stack.aws.s3.put(BATCH_BUCKET, 'inbox/local/dropped.json', pieces(JSON.stringify(jsonClaim())));
    let found: string | undefined;
    while (found === undefined) {
      found = stack.aws.s3.keys(BATCH_BUCKET).find((key) => /^results\/local\/f-.*report\.html$/.test(key));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const done = await ended(found.split('/')[2] ?? '');
    expect(done).toMatchObject({ fileName: 'dropped.json', progress: { claims: 1, scoredLines: 1 } });
    expect(done.results.map(({ name }) => name)).not.toContain('acknowledgments.x12');
  });

  it('is the same one when its opening is repeated under an idempotency key', async () => {
    const key = { 'idempotency-key': 'batch-1' };
    const [first, second, other] = [
      await open(announced(FILE), key),
      await open(announced(FILE), key),
      await open(announced(FILE, { fileName: 'other.837' }), key),
    ];
    expect(second.json.batch).toEqual(first.json.batch);
    expect(other.status).toBe(409);
  });

  it('takes no other file than was announced', async () => {
    const { json } = await open(announced(FILE));
    const { url, headers } = json.upload;
    const other = Buffer.alloc(FILE.length, 'x');
    expect((await fetch(url, { method: 'PUT', headers, body: other })).status).toBe(400);
  });

  it.each<[string, unknown, number, string]>([
    ['nothing', '', 400, 'body-empty'],
    ['no JSON', '{', 400, 'not-json'],
    ['no name', announced(FILE, { fileName: '' }), 422, 'batch-invalid'],
    ['a name with control characters', announced(FILE, { fileName: 'SECRETNAME\n.837' }), 422, 'batch-invalid'],
    ['too large a file', announced(FILE, { sizeBytes: 5_000_000_001 }), 422, 'batch-invalid'],
    ['an empty file', announced(FILE, { sizeBytes: 0 }), 422, 'batch-invalid'],
    ['no checksum', announced(FILE, { sha256: 'SECRETNAME' }), 422, 'batch-invalid'],
    ['a callback over HTTP', announced(FILE, { callbackUrl: 'http://example.test/SECRETNAME' }), 422, 'batch-invalid'],
    [
      'a callback to a private address',
      announced(FILE, { callbackUrl: 'https://10.0.0.1/SECRETNAME' }),
      422,
      'batch-invalid',
    ],
    ['a callback to another port', announced(FILE, { callbackUrl: 'https://example.test:25/' }), 422, 'batch-invalid'],
    [
      'a callback with a password',
      announced(FILE, { callbackUrl: 'https://u:SECRETNAME@a.test/' }),
      422,
      'batch-invalid',
    ],
    ['a list', [announced(FILE)], 422, 'batch-invalid'],
    ['another field', announced(FILE, { partner: 'SECRETNAME' }), 422, 'batch-invalid'],
  ])('is not opened for %s', async (_name, body, status, code) => {
    const answer = await open(body);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ code });
    expect(JSON.stringify(answer.json)).not.toContain('SECRET');
  });

  it('names the size that it takes where it refuses one, as the API description does', async () => {
    const { json } = await open(announced(FILE, { sizeBytes: 5_000_000_001 }));
    expect(json.detail).toContain('1 byte to 5,000,000,000 bytes');
    const { paths } = (await (await fetch(`${stack.url}/v1/openapi.json`)).json()) as {
      paths: Record<string, { post: { summary: string } }>;
    };
    expect(paths['/v1/batches']?.post.summary).toContain('of up to 5,000,000,000 bytes');
  });

  it.each(['b-unknown', '..', '%2e%2e', 'a%2Fb'])('is not found under %s', async (id) => {
    const answer = await fetch(`${stack.url}/v1/batches/${id}`);
    expect(answer.status).toBe(404);
  });

  it('leaves nothing of a claim or a file name in the logs', () => {
    expect(output.text()).not.toMatch(/SECRET/);
  });
});

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
