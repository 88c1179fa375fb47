/** Files of claims in the deployed service: announced and uploaded, or dropped into the inbox. */

import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, expect, inject, it } from 'vitest';
import { batchSchema, openedBatchSchema } from '../../domain/response/batch-schemas.ts';
import { jsonClaim } from '../support/claims.ts';
import { write837 } from '../support/write-837.ts';
import { type Partner, registeredPartner } from './partner.ts';

const { outputs } = inject('deployed');
const bucket = outputs.BatchBucketName ?? '';
const asJson = { 'content-type': 'application/json' };
const FILE = Buffer.from(
  write837([jsonClaim({ controlNumber: 'CLEAN' }), jsonClaim({ controlNumber: 'UNITS', lines: [{ units: 6 }] })]),
);

let partner: Partner;
let other: Partner;

beforeAll(async () => {
  partner = await registeredPartner('filing');
  other = await registeredPartner('filing-other');
});

async function described(id: string) {
  const { status, body } = await partner.call({ method: 'GET', path: `/v1/batches/${id}` });
  expect(status, body).toBe(200);
  return batchSchema.parse(JSON.parse(body)).batch;
}

async function until<Value>(find: () => Promise<Value | undefined>): Promise<Value> {
  for (let tries = 0; tries < 120; tries++) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('nothing came within a minute');
}

const ended = (id: string) =>
  until(async () => {
    const batch = await described(id);
    return batch.status === 'completed' || batch.status === 'failed' ? batch : undefined;
  });

it('scores a file that was announced, and links to its results for its partner alone', async () => {
  const body = JSON.stringify({
    fileName: 'claims.837',
    sizeBytes: FILE.length,
    sha256: createHash('sha256').update(FILE).digest('hex'),
  });
  const opened = await partner.call({ method: 'POST', path: '/v1/batches', headers: asJson, body });
  expect(opened.status, opened.body).toBe(201);
  const { batch, upload } = openedBatchSchema.parse(JSON.parse(opened.body));
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: FILE });
  expect(put.status, await put.text()).toBe(200);
  const done = await ended(batch.id);
  expect(done).toMatchObject({ status: 'completed', progress: { claims: 2, scoredLines: 2, bytes: FILE.length } });
  const results = done.results.find(({ name }) => name === 'results.ndjson');
  const lines = await (await fetch(results?.url ?? '')).text();
  expect(lines.match(/^\{"type":"line"/gm)).toHaveLength(2);
  expect((await other.call({ method: 'GET', path: `/v1/batches/${batch.id}` })).status).toBe(404);
});

it('scores a file that is dropped into the inbox, once however often its event comes', async () => {
  const s3 = new S3Client({ forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'inbox/filing/dropped.837', Body: FILE }));
  const report = await until(async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'results/filing/f-' }));
    return Contents.find(({ Key }) => Key?.endsWith('/report.html'))?.Key;
  });
  const id = report.split('/')[2] ?? '';
  expect(await ended(id)).toMatchObject({ fileName: 'dropped.837', progress: { claims: 2, scoredLines: 2 } });
  const page = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: report }));
  expect(await page.Body?.transformToString()).toContain('UNITS');
});

it('says of a file that is none what is wrong with it, and ends', async () => {
  const s3 = new S3Client({ forcePathStyle: true });
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: 'inbox/filing-other/rubbish.837', Body: 'no claims here' }),
  );
  const results = await until(async () => {
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: 'results/filing-other/' }),
    );
    return Contents.find(({ Key }) => Key?.endsWith('/results.ndjson'))?.Key;
  });
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: results }));
  expect(await object.Body?.transformToString()).toContain('"code":"no-interchange"');
});
