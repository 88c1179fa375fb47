/** The batch bucket in S3. */

import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { ObjectGone, type ObjectReference, type ObjectStore, type ObjectWriter } from './object-store.ts';

/** S3 takes parts of five megabytes and more; two are on their way at a time. */
const PART_BYTES = 8_388_608;
const PARTS_AT_ONCE = 2;
/** Text is handed on in pieces of this size, so that a line costs no call. */
const PIECE_CHARACTERS = 65_536;

const GONE = new Set(['NoSuchKey', 'NoSuchVersion', 'PreconditionFailed', 'MethodNotAllowed']);

export function createObjectBucket(client: S3Client, bucket: string): ObjectStore {
  return {
    async read({ key, version, etag }: ObjectReference) {
      try {
        const { Body, ContentLength, ETag } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version, IfMatch: etag }),
        );
        if (!Body) throw new ObjectGone();
        return {
          sizeBytes: ContentLength ?? 0,
          etag: ETag ?? '',
          // In Node the SDK gives a stream of Node, which is read by iteration.
          bytes: Body as unknown as AsyncIterable<Uint8Array>,
        };
      } catch (error) {
        if (error instanceof S3ServiceException && GONE.has(error.name)) throw new ObjectGone();
        throw error;
      }
    },
    writer: (key, contentType) => createWriter(client, bucket, key, contentType),
  };
}

function createWriter(client: S3Client, bucket: string, key: string, contentType: string): ObjectWriter {
  const body = new PassThrough({ highWaterMark: PART_BYTES });
  const upload = new Upload({
    client,
    params: { Bucket: bucket, Key: key, Body: body, ContentType: contentType },
    partSize: PART_BYTES,
    queueSize: PARTS_AT_ONCE,
  });
  let failure: { readonly error: unknown } | undefined;
  const stored = upload.done().then(
    () => undefined,
    (error: unknown) => {
      failure = { error };
    },
  );
  let pending = '';
  let sizeBytes = 0;

  function handOn(): void {
    if (pending === '') return;
    body.write(pending);
    pending = '';
  }
  function throwFailure(): void {
    if (failure) throw failure.error;
  }

  return {
    key,
    get sizeBytes() {
      return sizeBytes;
    },
    write(text) {
      sizeBytes += Buffer.byteLength(text);
      pending += text;
      if (pending.length >= PIECE_CHARACTERS) handOn();
    },
    get isBehind() {
      return body.writableNeedDrain;
    },
    async ready() {
      throwFailure();
      if (body.writableNeedDrain) await Promise.race([once(body, 'drain'), stored]);
      throwFailure();
    },
    async end() {
      handOn();
      body.end();
      await stored;
      throwFailure();
    },
    async abort() {
      await upload.abort().catch(() => undefined);
      body.destroy();
      await stored;
    },
  };
}
