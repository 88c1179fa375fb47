/**
 * The few calls of S3 that batches need, on a folder of this machine: files of any size pass through without being held,
 * which no emulator for Node does. Whatever else is asked is refused and never taken for done.
 */

import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { decodedChunks } from './aws-chunked.ts';
import { signatureRefusal } from './s3-signature.ts';
import { scratchFolder } from './scratch-folder.ts';
import { isOfThisMachine } from './this-machine.ts';

export interface LocalObject {
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
  readonly etag: string;
  readonly sizeBytes: number;
}

export interface LocalS3 {
  readonly url: string;
  /** Takes a file as if it had been put there, and gives its size. */
  put(bucket: string, key: string, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  keys(bucket: string): readonly string[];
  stop(): Promise<void>;
}

interface StoredFile extends LocalObject {
  readonly path: string;
  readonly contentType: string;
}

interface Upload {
  readonly contentType: string;
  readonly parts: Map<number, { readonly path: string; readonly etag: string }>;
}

class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/**
 * Each object keeps all of its versions. `created` is called for each object that has come to be, as S3 tells EventBridge.
 * `isOpen`: this machine may also call without a signature.
 */
export async function startLocalS3(created: (object: LocalObject) => Promise<void>, isOpen = true): Promise<LocalS3> {
  const folder = await scratchFolder('local-s3-');
  const files = new Map<string, StoredFile>();
  const versions = new Map<string, StoredFile>();
  const uploads = new Map<string, Upload>();
  const nameOf = (bucket: string, key: string): string => `${bucket}/${key}`;

  /** Writes bytes into a file of a name of its own; the checksum that a sender states must be theirs. */
  async function stored(bytes: AsyncIterable<Uint8Array>, sha256?: string) {
    const path = join(folder.path, randomUUID());
    const md5 = createHash('md5');
    const sha = createHash('sha256');
    let sizeBytes = 0;
    await pipeline(
      async function* counted() {
        for await (const chunk of bytes) {
          md5.update(chunk);
          sha.update(chunk);
          sizeBytes += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
    if (sha256 !== undefined && sha.digest('base64') !== sha256) {
      await rm(path);
      throw new S3Error(400, 'BadDigest');
    }
    return { path, etag: md5.digest('hex'), sizeBytes };
  }

  async function keep(kept: Omit<StoredFile, 'version'>): Promise<void> {
    const version = randomUUID();
    const file = { ...kept, version };
    files.set(nameOf(file.bucket, file.key), file);
    versions.set(version, file);
    const { bucket, key, etag, sizeBytes } = file;
    await created({ bucket, key, version, etag, sizeBytes });
  }

  function found(bucket: string, key: string, version: string | null): StoredFile {
    const file = version === null ? files.get(nameOf(bucket, key)) : versions.get(version);
    if (file?.bucket === bucket && file.key === key) return file;
    throw new S3Error(404, version === null ? 'NoSuchKey' : 'NoSuchVersion');
  }

  async function complete(bucket: string, key: string, id: string, manifest: string): Promise<string> {
    const upload = uploads.get(id);
    if (!upload) throw new S3Error(404, 'NoSuchUpload');
    const numbers = [...manifest.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => Number(number));
    const parts = numbers.map((number) => {
      const part = upload.parts.get(number);
      if (!part) throw new S3Error(400, 'InvalidPart');
      return part;
    });
    const whole = await stored(
      (async function* joined() {
        for (const { path } of parts) yield* createReadStream(path) as AsyncIterable<Uint8Array>;
      })(),
    );
    await drop(id);
    await keep({ bucket, key, ...whole, contentType: upload.contentType });
    return whole.etag;
  }

  async function drop(id: string): Promise<void> {
    const parts = [...(uploads.get(id)?.parts.values() ?? [])];
    uploads.delete(id);
    await Promise.all(parts.map(({ path }) => rm(path)));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (isOpen && !isOfThisMachine(request)) throw new S3Error(403, 'AccessDenied');
    const refusal = signatureRefusal(request, process.env.AWS_SECRET_ACCESS_KEY ?? '', Date.now(), isOpen);
    if (refusal) throw new S3Error(403, refusal);
    const [bucket = '', ...rest] = url.pathname.slice(1).split('/').map(decodeURIComponent);
    const key = rest.join('/');
    const query = url.searchParams;
    const id = query.get('uploadId') ?? '';
    const contentType = request.headers['content-type'] ?? 'application/octet-stream';
    const call = `${request.method} ${query.has('uploads') ? 'uploads' : id ? 'upload' : 'object'}`;
    switch (call) {
      case 'PUT object': {
        const sha256 = request.headers['x-amz-checksum-sha256'];
        const file = await stored(decodedChunks(request), typeof sha256 === 'string' ? sha256 : undefined);
        await keep({ bucket, key, ...file, contentType });
        response.writeHead(200, { etag: `"${file.etag}"` }).end();
        return;
      }
      case 'GET object':
      case 'HEAD object': {
        const file = found(bucket, key, query.get('versionId'));
        const match = request.headers['if-match'];
        if (match !== undefined && match.replaceAll('"', '') !== file.etag)
          throw new S3Error(412, 'PreconditionFailed');
        response.writeHead(200, {
          'content-type': file.contentType,
          'content-length': file.sizeBytes,
          etag: `"${file.etag}"`,
        });
        if (request.method === 'HEAD') response.end();
        else await pipeline(createReadStream(file.path), response);
        return;
      }
      case 'POST uploads': {
        const made = randomUUID();
        uploads.set(made, { contentType, parts: new Map() });
        sendXml(
          response,
          200,
          `<InitiateMultipartUploadResult><UploadId>${made}</UploadId></InitiateMultipartUploadResult>`,
        );
        return;
      }
      case 'PUT upload': {
        const upload = uploads.get(id);
        if (!upload) throw new S3Error(404, 'NoSuchUpload');
        const part = await stored(decodedChunks(request));
        upload.parts.set(Number(query.get('partNumber')), part);
        response.writeHead(200, { etag: `"${part.etag}"` }).end();
        return;
      }
      case 'POST upload': {
        const chunks: Buffer[] = [];
        for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
        const etag = await complete(bucket, key, id, Buffer.concat(chunks).toString('utf8'));
        sendXml(response, 200, `<CompleteMultipartUploadResult><ETag>"${etag}"</ETag></CompleteMultipartUploadResult>`);
        return;
      }
      case 'DELETE upload':
        await drop(id);
        response.writeHead(204).end();
        return;
      default:
        throw new S3Error(501, 'NotImplemented');
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, code } = error instanceof S3Error ? error : { status: 500, code: 'InternalError' };
      if (!response.headersSent) sendXml(response, status, `<Error><Code>${code}</Code></Error>`);
      else response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async put(bucket, key, bytes) {
      const file = await stored(bytes);
      await keep({ bucket, key, ...file, contentType: 'application/octet-stream' });
      return file.sizeBytes;
    },
    keys: (bucket) => [...files.values()].filter((file) => file.bucket === bucket).map(({ key }) => key),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await folder.remove();
    },
  };
}

function sendXml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`);
}
