import { gzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { releaseRecords } from '../../../domain/tables/release-records.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import { releaseFile } from '../../../functions/adapters/release-file.ts';
import { releaseHash } from '../../../functions/adapters/release-hash.ts';
import type { ReleaseStore } from '../../../functions/adapters/release-store.ts';
import { createReleaseTable } from '../../../functions/adapters/release-table.ts';
import { droppedObject, publishDropped } from '../../../functions/publish-release/dropped-release.ts';
import { rollbackRelease } from '../../../functions/publish-release/rollback-release.ts';
import { type LocalAws, RULES_TABLE, startLocalAws } from '../../../infra/local/local-aws.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';

const DATA = new URL('../../../data/', import.meta.url);
const BUCKET = 'release-drop';
const data = readReleaseBundle(DATA);
const release = (id: string) => ({ ...data, id });

let aws: LocalAws;
let s3: S3Client;
let table: ReleaseStore;
let output: RecordedOutput;
let handler: (event?: unknown) => Promise<unknown>;

beforeAll(async () => {
  output = recordOutput();
  vi.resetModules();
  aws = await startLocalAws(JSON.stringify(data));
  s3 = new S3Client({ forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  table = createReleaseTable(new DynamoDBClient(), RULES_TABLE);
  ({ handler } = await import('../../../functions/publish-release/handler.ts'));
});

afterAll(async () => {
  await aws.stop();
  output.restore();
});

/** The event as EventBridge delivers it for an object of a versioned bucket. */
const event = (key: string) => ({
  version: '0',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  detail: { version: '0', bucket: { name: BUCKET }, object: { key, size: 5, sequencer: '00' }, reason: 'PutObject' },
});

async function drop(key: string, content: string | Buffer) {
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: content }));
  return handler(event(key));
}

const archived = (id: string): Buffer => {
  const records = releaseRecords(release(id));
  return releaseFile(id, { hash: releaseHash(records), count: records.length }, records);
};

describe('a release file in the bucket', () => {
  it('is published as JSON and as the archive has it, besides what a deployment publishes', async () => {
    expect(await handler()).toMatchObject({ id: data.id, isSwitched: true });
    expect(await drop('releases/2099q1.1.json', JSON.stringify(release('2099q1.1')))).toMatchObject({
      isSwitched: true,
    });
    expect(await drop('releases/2099q1.2.json.gz', archived('2099q1.2'))).toMatchObject({ isSwitched: true });
    expect(await table.active()).toMatchObject({ id: '2099q1.2', previousId: '2099q1.1', sequence: 3 });
  });

  it('that is announced again, late, or after a rollback changes nothing', async () => {
    const before = await table.active();
    expect(await handler(event('releases/2099q1.2.json.gz'))).toMatchObject({ notSwitched: 'isActive' });
    expect(await handler(event('releases/2099q1.1.json'))).toMatchObject({ notSwitched: 'wasActiveBefore' });
    expect(await table.active()).toEqual(before);
    await rollbackRelease(table, '2099q1.1');
    expect(await handler(event('releases/2099q1.2.json.gz'))).toMatchObject({ notSwitched: 'wasActiveBefore' });
    expect(await handler()).toMatchObject({ id: data.id, notSwitched: 'wasActiveBefore' });
    expect((await table.active())?.id).toBe('2099q1.1');
  });

  const SECRET = 'SECRETCONTENT';
  it.each<[string, () => string | Buffer, string, number]>([
    ['no JSON', () => `{"${SECRET}`, 'release-data-invalid', 0],
    ['no object', () => 'null', 'release-data-invalid', 0],
    ['damaged compression', () => gzipSync(SECRET).subarray(0, 12), 'release-data-invalid', 0],
    ['another shape', () => JSON.stringify({ [SECRET]: 1 }), 'release-data-invalid', 4],
    [
      'defects',
      () =>
        JSON.stringify({
          ...release('2099q1.3'),
          sources: [...data.sources, { ...data.sources[0], id: SECRET }],
        }),
      'release-data-invalid',
      1,
    ],
    [
      'another hash than it states',
      () => JSON.stringify({ ...release('2099q1.3'), hash: SECRET }),
      'release-data-invalid',
      0,
    ],
    [
      'another count than it states',
      () => JSON.stringify({ ...release('2099q1.3'), count: 1 }),
      'release-data-invalid',
      0,
    ],
    [
      'other content under a published id',
      () => {
        const { tables } = release('2099q1.1');
        return JSON.stringify({
          ...release('2099q1.1'),
          tables: [...tables.slice(1), { ...tables[0], coverage: { from: '2024-01-01', through: '2024-01-02' } }],
        });
      },
      'release-conflict',
      0,
    ],
  ])(
    'with %s is refused with a line that an alarm counts, and says nothing of its content',
    async (_name, content, code, defects) => {
      const lines = output.entries().length;
      const before = await table.active();
      expect(await drop('releases/bad.json', content())).toEqual({
        refused: code,
        object: 'releases/bad.json',
        defects,
      });
      expect(output.entries().slice(lines)).toContainEqual(
        expect.objectContaining({
          message: 'release refused',
          level: 'ERROR',
          refused: code,
          object: 'releases/bad.json',
          defects,
        }),
      );
      expect(output.text()).not.toContain(SECRET);
      expect(await table.active()).toEqual(before);
    },
  );

  it('that cannot be read is an error, so that the event is delivered again', async () => {
    await expect(handler(event('releases/missing.json'))).rejects.toThrow();
  });

  it('that is larger than any release is refused unread', async () => {
    const huge = { ...event('releases/huge.json'), detail: { ...event('releases/huge.json').detail } };
    huge.detail.object.size = 5_000_000_000;
    expect(await handler(huge)).toMatchObject({ refused: 'release-data-invalid' });
  });

  it('fails for good only when the file is to blame', async () => {
    const busy: ReleaseStore = { ...table, activate: async () => false };
    const dropped = droppedObject(event('releases/2099q2.1.json.gz'));
    if (!dropped) throw new Error('no object');
    await expect(publishDropped(dropped, async () => archived('2099q2.1'), busy)).rejects.toMatchObject({
      retryable: true,
    });
  });
});

it.each([
  undefined,
  null,
  {},
  { source: 'aws.s3' },
  { source: 'aws.s3', detail: {} },
  { source: 'other', detail: event('x').detail },
])('no object is meant by %j', (call) => {
  expect(droppedObject(call)).toBeUndefined();
});

it('the version that the event names is the one that is read', () => {
  const { detail, ...rest } = event('releases/x.json');
  const versioned = { ...rest, detail: { ...detail, object: { ...detail.object, 'version-id': 'v7' } } };
  expect(droppedObject(versioned)).toEqual({ bucket: BUCKET, key: 'releases/x.json', versionId: 'v7', size: 5 });
});
