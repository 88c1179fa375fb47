/**
 * Stands in for the SDK's checksums in the bundles: Node has them of its own, and what the SDK brings for a Node without
 * them is half a hundredth of a bundle. Held against the SDK's own by a test.
 */

import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';

type Data = string | ArrayBuffer | ArrayBufferView;

function bytesOf(data: Data): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

class NodeHash {
  readonly #start: () => Hash | Hmac;
  #hash: Hash | Hmac;

  protected constructor(start: () => Hash | Hmac) {
    this.#start = start;
    this.#hash = start();
  }

  update(data: Data): void {
    this.#hash.update(bytesOf(data));
  }

  /** Of all that was given so far; with a secret, once. */
  async digest(): Promise<Uint8Array> {
    const hash = this.#hash;
    return new Uint8Array('copy' in hash ? hash.copy().digest() : hash.digest());
  }

  reset(): void {
    this.#hash = this.#start();
  }
}

export class Md5 extends NodeHash {
  constructor() {
    super(() => createHash('md5'));
  }
}

export class Sha256 extends NodeHash {
  constructor(secret?: Data) {
    super(() => (secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret))));
  }
}

export class Crc32 {
  #value = 0;

  update(data: Data): void {
    this.#value = crc32(bytesOf(data), this.#value);
  }

  digestSync(): number {
    return this.#value;
  }

  async digest(): Promise<Uint8Array> {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, this.#value);
    return bytes;
  }

  reset(): void {
    this.#value = 0;
  }
}

export async function readableStreamHasher(Checksum: new () => Md5, stream: Readable): Promise<Uint8Array> {
  if (stream.readableFlowing !== null) throw new Error('a stream that flows already cannot be hashed');
  const hash = new Checksum();
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest();
}

// Names under which the SDK's clients ask for the same.
export {
  Crc32 as Crc32Js,
  Crc32 as Crc32Node,
  Md5 as Md5Js,
  Md5 as Md5Node,
  readableStreamHasher as blobHasher,
  Sha256 as Sha256Js,
  Sha256 as Sha256Node,
  Sha256 as Sha256WebCrypto,
};
