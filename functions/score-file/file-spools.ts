/** Spools on the disk of the function, for answers that are larger than its memory. */

import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TextSpool } from '../../domain/x12/acknowledgments/text-spool.ts';

export interface FileSpools {
  readonly make: () => TextSpool;
  /** Ends all that are open; nothing can be read after. */
  close(): void;
}

/** A spool is kept in memory up to this length, so that thousands of small ones take no file each. */
const PIECE_BYTES = 262_144;

export function fileSpools(): FileSpools {
  const open = new Set<TextSpool>();
  return {
    make() {
      const spool = fileSpool(() => open.delete(spool));
      open.add(spool);
      return spool;
    },
    close() {
      for (const spool of [...open]) spool.close();
    },
  };
}

function openFile(): number {
  const path = join(tmpdir(), `spool-${randomUUID()}`);
  const file = openSync(path, 'wx+', 0o600);
  // Without a name it is gone with its last user, also when that one is killed.
  unlinkSync(path);
  return file;
}

function fileSpool(closed: () => void): TextSpool {
  let file: number | undefined;
  let pending: string[] = [];
  let pendingLength = 0;
  let length = 0;

  function flush(): void {
    const bytes = Buffer.from(`${pending.join('\n')}\n`, 'utf8');
    file ??= openFile();
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, length + written);
    length += bytes.length;
    pending = [];
    pendingLength = 0;
  }

  function* stored(): Generator<string> {
    const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, length));
    let rest = Buffer.alloc(0);
    for (let at = 0; file !== undefined && at < length; ) {
      const count = readSync(file, buffer, 0, Math.min(buffer.length, length - at), at);
      if (count === 0) throw new Error('a spool was cut');
      at += count;
      const bytes = Buffer.concat([rest, buffer.subarray(0, count)]);
      const end = bytes.lastIndexOf('\n');
      if (end >= 0) yield* bytes.subarray(0, end).toString('utf8').split('\n');
      rest = Buffer.from(bytes.subarray(end + 1));
    }
  }

  return {
    write(entry) {
      pending.push(entry);
      pendingLength += entry.length + 1;
      if (pendingLength >= PIECE_BYTES) flush();
    },
    *entries() {
      if (length > 0) yield* stored();
      yield* pending;
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
      length = 0;
      pending = [];
      closed();
    },
  };
}
