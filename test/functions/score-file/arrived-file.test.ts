import { describe, expect, it } from 'vitest';
import { type ArrivedFile, arrivedFile, batchOf } from '../../../functions/score-file/arrived-file.ts';
import { namedBatch } from '../../../functions/score-file/named-batch.ts';
import { memoryBatches } from '../../support/batch-stores.ts';

const NOW = Date.UTC(2026, 10, 23);
const file = (key: string): ArrivedFile => ({ bucket: 'b', key, version: 'v1', etag: 'e', sizeBytes: 4 });

describe('a file that is dropped', () => {
  it.each([
    ['inbox/acme/../other/claims.837'],
    ['inbox/acme/..%2fother%2fclaims.837'],
    ['inbox/acme/uploads/other/b-1'],
    ['inbox/acme/results/other/b-1/report.html'],
    [`inbox/acme/${'x'.repeat(1_000)}`],
    ['inbox/acme/ﬀ\u202e\ud83d\ude00.837'],
    ['inbox/acme/\u0000'],
    ['inbox/acme/a//b'],
    ['inbox/acme/folder/'],
  ])('is a batch of the partner whose inbox it is in, under an id without its name: %s', async (key) => {
    const batches = memoryBatches();
    const name = await batchOf(file(key), batches, NOW);
    expect(name).toEqual({ partner: 'acme', id: expect.stringMatching(/^f-[0-9a-f]{32}$/) });
    expect([...batches.all.keys()]).toEqual([`acme/${name?.id}`]);
  });

  it.each([
    'inbox/../acme/claims.837',
    'inbox//acme/claims.837',
    'inbox/ACME/claims.837',
    'inbox/ac me/claims.837',
    'inbox/%61cme/claims.837',
    `inbox/${'a'.repeat(41)}/claims.837`,
    'inbox/acme',
    'inbox/acme/',
    'inbox/\u0000/claims.837',
    '/inbox/acme/claims.837',
    'results/acme/b-1/results.ndjson',
    'work/acme/b-1/00001.ndjson',
    'uploads/acme/b-unknown',
    'uploads/acme/../other/b-1',
    '',
  ])('is nobody’s and no batch: %j', async (key) => {
    const batches = memoryBatches();
    expect(await batchOf(file(key), batches, NOW)).toBeUndefined();
    expect(batches.all.size).toBe(0);
  });
});

describe('a message', () => {
  const services = { batches: memoryBatches(), now: () => NOW };

  it.each<[string, unknown]>([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a number', '1'],
    [
      'an event of another source',
      JSON.stringify({ source: 'aws.ec2', detail: { bucket: { name: 'b' }, object: { key: 'k' } } }),
    ],
    ['an event without an object', JSON.stringify({ source: 'aws.s3', detail: { bucket: { name: 'b' } } })],
    ['a batch with another field', JSON.stringify({ partner: 'acme', id: 'b', object: {} })],
  ])('is about no batch: %s', async (_name, body) => {
    expect(await namedBatch(String(body), services)).toBeUndefined();
  });

  it('of an event tells the file as it is, its key not decoded', () => {
    const detail = { bucket: { name: 'b' }, object: { key: 'inbox/acme/a+b%20c', etag: 'e', size: 1 } };
    expect(arrivedFile({ source: 'aws.s3', detail })).toMatchObject({ key: 'inbox/acme/a+b%20c', version: undefined });
  });
});
