/** The event of a file that has arrived in the bucket → its batch. */

import { createHash } from 'node:crypto';
import type { BatchRecord, BatchStore } from '../adapters/batch-store.ts';
import { PARTNER_NAME } from '../adapters/partners.ts';
import { noProgress } from '../batch-results/scored-file.ts';

/** One version of one object, as EventBridge tells of it. */
export interface ArrivedFile {
  readonly bucket: string;
  readonly key: string;
  readonly version: string | undefined;
  readonly etag: string;
  readonly sizeBytes: number;
}

/** Where a sender drops files of its own, and where the files of opened batches are uploaded. */
export const INBOX = 'inbox';
export const UPLOADS = 'uploads';

export function uploadKey(partner: string, id: string): string {
  return `${UPLOADS}/${partner}/${id}`;
}

export interface BatchName {
  readonly partner: string;
  readonly id: string;
}

/** The object of an EventBridge event of S3, or undefined for a message that is none. */
export function arrivedFile(message: unknown): ArrivedFile | undefined {
  const { source, detail } = (message ?? {}) as { source?: unknown; detail?: S3Detail };
  const { bucket, object } = detail ?? {};
  if (source !== 'aws.s3' || !bucket?.name || !object?.key) return undefined;
  return {
    bucket: bucket.name,
    key: object.key,
    version: object['version-id'],
    etag: object.etag ?? '',
    sizeBytes: object.size ?? 0,
  };
}

interface S3Detail {
  readonly bucket?: { readonly name?: string };
  readonly object?: {
    readonly key?: string;
    readonly 'version-id'?: string;
    readonly etag?: string;
    readonly size?: number;
  };
}

/**
 * The batch of a file, made for it or waiting for it. The same file twice is one batch; a second file under the key of
 * an opened batch is none, because the first one is its file. Undefined for a key that is nobody's.
 */
export async function batchOf(file: ArrivedFile, batches: BatchStore, now: number): Promise<BatchName | undefined> {
  const [folder, partner = '', ...rest] = file.key.split('/');
  const name = rest.join('/');
  if (!PARTNER_NAME.test(partner) || name === '') return undefined;
  const object = { key: file.key, etag: file.etag, ...(file.version === undefined ? {} : { version: file.version }) };
  if (folder === UPLOADS) {
    const opened = await batches.get(partner, name);
    if (!opened) return undefined;
    const { record, revision } = opened;
    if (record.status === 'awaitingUpload') {
      const arrived: BatchRecord = { ...record, status: 'queued', object, sizeBytes: file.sizeBytes };
      // Another delivery of the event may have been faster.
      if (!(await batches.replace(arrived, revision))) return batchOf(file, batches, now);
    } else if (!isSame(record.object, object)) return undefined;
    return { partner, id: name };
  }
  if (folder !== INBOX) return undefined;
  const id = idOf(file);
  await batches.create({
    partner,
    id,
    fileName: rest.at(-1) || name,
    status: 'queued',
    createdAt: new Date(now).toISOString(),
    sizeBytes: file.sizeBytes,
    object,
    progress: noProgress(),
    parts: [],
  });
  return { partner, id };
}

function isSame(a: BatchRecord['object'], b: NonNullable<BatchRecord['object']>): boolean {
  return a?.version === b.version && a?.etag === b.etag;
}

/** The same for the same version of the same object. */
function idOf({ bucket, key, version, etag }: ArrivedFile): string {
  const digest = createHash('sha256')
    .update([bucket, key, version ?? etag].join('\n'))
    .digest('hex');
  return `f-${digest.slice(0, 32)}`;
}
