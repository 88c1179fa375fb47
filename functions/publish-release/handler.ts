import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { requiredEnvironment } from '../adapters/environment.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { parseReleaseBundle } from '../adapters/release-bundle.ts';
import { createReleaseTable } from '../adapters/release-table.ts';
import { type Publication, publishRelease } from './publish-release.ts';

const s3 = new S3Client({});
const table = createReleaseTable(new DynamoDBClient({}), requiredEnvironment('RULES_TABLE_NAME'));
const bucket = requiredEnvironment('RELEASE_BUCKET');
const key = requiredEnvironment('RELEASE_KEY');

/** A permission granted by the same deployment can take this long to reach S3. */
const GRANT_ATTEMPTS = 12;
const GRANT_PAUSE_MS = 5_000;

/** Publishes the release bundle that the deployment uploaded. Throws, and so fails the deployment, on any defect. */
export const handler = async (): Promise<Publication> => {
  const publication = await publishRelease(parseReleaseBundle(await bundleText()), table);
  operationsLog.releasePublished(publication);
  return publication;
};

async function bundleText(): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await Body?.transformToString('utf-8')) ?? '';
    } catch (error) {
      const isGrantPending = error instanceof Error && error.name === 'AccessDenied' && attempt < GRANT_ATTEMPTS;
      if (!isGrantPending) throw error;
      await delay(GRANT_PAUSE_MS);
    }
  }
}
