/** Files of claims in the deployed service: announced and uploaded, or dropped into the inbox. */

import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, expect, inject, it } from 'vitest';
import { jsonClaim } from '../support/claims.ts';
import { write837 } from '../support/write-837.ts';
import { type Partner, registeredPartner } from './partner.ts';
import { hasEnded, until, untilSo, uploaded } from './sent-batches.ts';

const { outputs } = inject('deployed');
const bucket = outputs.BatchBucketName ?? '';
const FILE = Buffer.from(
  write837([jsonClaim({ controlNumber: 'CLEAN' }), jsonClaim({ controlNumber: 'UNITS', lines: [{ units: 6 }] })]),
);

let partner: Partner;
let other: Partner;

beforeAll(async () => {
  partner = await registeredPartner('filing');
  other = await registeredPartner('filing-other');
});

it('scores a file that was announced, and links to its results for its partner alone', async () => {
  const id = await uploaded(partner, FILE);
  const done = await untilSo(partner, id, hasEnded);
  expect(done).toMatchObject({ status: 'completed', progress: { claims: 2, scoredLines: 2, bytes: FILE.length } });
  const results = done.results.find(({ name }) => name === 'results.ndjson');
  const lines = await (await fetch(results?.url ?? '')).text();
  expect(lines.match(/^\{"type":"line"/gm)).toHaveLength(2);
  expect((await other.call({ method: 'GET', path: `/v1/batches/${id}` })).status).toBe(404);
});

it('scores a file that is dropped into the inbox, once however often its event comes', async () => {
  const s3 = new S3Client({ forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'inbox/filing/dropped.837', Body: FILE }));
  const report = await until(async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'results/filing/f-' }));
    return Contents.find(({ Key }) => Key?.endsWith('/report.html'))?.Key;
  });
  const id = report.split('/')[2] ?? '';
  expect(await untilSo(partner, id, hasEnded)).toMatchObject({
    fileName: 'dropped.837',
    progress: { claims: 2, scoredLines: 2 },
  });
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
