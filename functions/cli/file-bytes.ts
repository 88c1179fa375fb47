/** The bytes of a file, piece by piece in one buffer that is used again: the consumer takes what it needs at once. */

import { open } from 'node:fs/promises';

const PIECE_BYTES = 262_144;

export async function* fileBytes(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafeSlow(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
