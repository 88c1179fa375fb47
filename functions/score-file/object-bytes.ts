/** The file of a batch, from its first byte to its last. */

import type { StoredObject } from '../adapters/object-store.ts';

/** The connection to the file broke off, or gave less than the file holds. */
export class FileCut extends Error {
  constructor(cause?: unknown) {
    super('the file was not read to its end', { cause });
    this.name = 'FileCut';
  }
}

/**
 * Throws `FileCut` where the bytes end early, so that a connection that is lost is never taken for a file that ends
 * there, nor for one that cannot be read.
 */
export async function* wholeObject({ bytes, sizeBytes }: StoredObject): AsyncGenerator<Uint8Array> {
  let read = 0;
  const pieces = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch((error: unknown) => {
        throw new FileCut(error);
      });
      if (next.done) break;
      read += next.value.length;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
  if (read < sizeBytes) throw new FileCut();
}
