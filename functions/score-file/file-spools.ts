/** Spools on the disk of the function, for answers that are larger than its memory. */

import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TextSpool } from '../../domain/x12/acknowledgments/text-spool.ts';

export interface FileSpools {
  readonly make: () => TextSpool;
  /** Ends all that were made; nothing can be read after. */
  close(): void;
}

const PIECE_BYTES = 262_144;

export function fileSpools(): FileSpools {
  const files: number[] = [];
  return {
    make() {
      const path = join(tmpdir(), `spool-${randomUUID()}`);
      const file = openSync(path, 'wx+', 0o600);
      // Without a name it is gone with its last user, also when that one is killed.
      unlinkSync(path);
      files.push(file);
      return fileSpool(file);
    },
    close() {
      for (const file of files.splice(0)) closeSync(file);
    },
  };
}

function fileSpool(file: number): TextSpool {
  let pending = '';
  let length = 0;

  function flush(): void {
    const bytes = Buffer.from(pending, 'utf8');
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, length + written);
    length += bytes.length;
    pending = '';
  }

  return {
    write(entry) {
      pending += `${entry}\n`;
      if (pending.length >= PIECE_BYTES) flush();
    },
    *entries() {
      flush();
      const buffer = Buffer.allocUnsafe(PIECE_BYTES);
      let rest = Buffer.alloc(0);
      for (let at = 0; at < length; ) {
        const count = readSync(file, buffer, 0, Math.min(PIECE_BYTES, length - at), at);
        at += count;
        const bytes = Buffer.concat([rest, buffer.subarray(0, count)]);
        const end = bytes.lastIndexOf('\n');
        if (end >= 0) yield* bytes.subarray(0, end).toString('utf8').split('\n');
        rest = Buffer.from(bytes.subarray(end + 1));
      }
    },
  };
}
