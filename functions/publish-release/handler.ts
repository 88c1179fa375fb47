import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { requiredEnvironment } from '../adapters/environment.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { parseReleaseBundle } from '../adapters/release-bundle.ts';
import { createReleaseTable } from '../adapters/release-table.ts';
import { type DroppedObject, droppedObject, publishDropped, type Refusal } from './dropped-release.ts';
import { type Publication, publishRelease } from './publish-release.ts';

const s3 = new S3Client({});
const table = createReleaseTable(new DynamoDBClient({}), requiredEnvironment('RULES_TABLE_NAME'));
const bucket = requiredEnvironment('RELEASE_BUCKET');
const key = requiredEnvironment('RELEASE_KEY');

/** A permission granted by the same deployment can take this long to reach S3. */
const GRANT_ATTEMPTS = 12;
const GRANT_PAUSE_MS = 5_000;

/** Publishes the bundle that the deployment uploaded, and fails with it on any defect; or one that was dropped into the bucket of releases. */
export function handler(): Promise<Publication>;
export function handler(event: unknown): Promise<Publication | Refusal>;
export async function handler(event?: unknown): Promise<Publication | Refusal> {
  const dropped = droppedObject(event);
  const result = dropped
    ? await publishDropped(dropped, () => bytesOf(dropped), table)
    : await publishRelease(parseReleaseBundle(await deployedText()), table);
  if ('refused' in result) operationsLog.releaseRefused(result);
  else operationsLog.releasePublished(result);
  return result;
}

async function deployedText(): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return Buffer.from(await bytesOf({ bucket, key, versionId: undefined })).toString('utf8');
    } catch (error) {
      const isGrantPending = error instanceof Error && error.name === 'AccessDenied' && attempt < GRANT_ATTEMPTS;
      if (!isGrantPending) throw error;
      await delay(GRANT_PAUSE_MS);
    }
  }
}

async function bytesOf({ bucket, key, versionId }: Omit<DroppedObject, 'size'>): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}
