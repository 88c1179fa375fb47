/** Claims of one file, given back in the order of work, with memory that does not grow with the file. */

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWork, type Work, workOf } from '../../domain/response/order-of-work.ts';
import type { ScoredClaim } from '../../domain/response/score-response.ts';

/** Answers of up to this many bytes never touch a disk. */
const MOST_BYTES_IN_MEMORY = 8_000_000;

/** Where the text of a claim lies, and what decides its place. */
interface Entry extends Work {
  readonly start: number;
  readonly length: number;
}

/**
 * Claims without any expected loss keep their order behind the others, so nothing is kept of them but their text.
 * What does not fit into memory lies in a file that has no name any more as soon as it is open: nobody else can open
 * it, and it is gone with the process, however that ends.
 */
export class ClaimsInOrder {
  readonly #ranked: Entry[] = [];
  readonly #scoredWithoutLoss = new TextSpool();
  readonly #unscored = new TextSpool();
  readonly #texts = new TextSpool();

  add(claim: ScoredClaim): void {
    const work = workOf(claim);
    const text = Buffer.from(JSON.stringify(claim));
    if (work.lossCents > 0) this.#ranked.push({ ...work, ...this.#texts.add(text) });
    else (work.isScored ? this.#scoredWithoutLoss : this.#unscored).add(text);
  }

  /** The text of each claim, in order; then everything is given up. */
  *drain(): Generator<string> {
    try {
      for (const { start, length } of this.#ranked.sort(compareWork)) yield this.#texts.read(start, length);
      yield* this.#scoredWithoutLoss.all();
      yield* this.#unscored.all();
    } finally {
      for (const spool of [this.#texts, this.#scoredWithoutLoss, this.#unscored]) spool.close();
    }
  }
}

const LENGTH_BYTES = 4;

/** Texts behind each other, each with its length before it; those that came last are in memory. */
class TextSpool {
  #file: number | undefined;
  #onDisk = 0;
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  add(text: Buffer): { start: number; length: number } {
    const start = this.#onDisk + this.#pendingBytes + LENGTH_BYTES;
    const length = Buffer.allocUnsafe(LENGTH_BYTES);
    length.writeUInt32LE(text.length);
    this.#pending.push(length, text);
    this.#pendingBytes += LENGTH_BYTES + text.length;
    if (this.#pendingBytes > MOST_BYTES_IN_MEMORY) this.#flush();
    return { start, length: text.length };
  }

  read(start: number, length: number): string {
    return this.#bytes(start, length).toString('utf8');
  }

  *all(): Generator<string> {
    const end = this.#onDisk + this.#pendingBytes;
    for (let at = 0; at < end; ) {
      const length = this.#bytes(at, LENGTH_BYTES).readUInt32LE();
      yield this.read(at + LENGTH_BYTES, length);
      at += LENGTH_BYTES + length;
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#pending = [];
  }

  #bytes(start: number, length: number): Buffer {
    if (start >= this.#onDisk) {
      if (this.#pending.length > 1) this.#pending = [Buffer.concat(this.#pending)];
      const from = start - this.#onDisk;
      return this.#pending[0]?.subarray(from, from + length) ?? Buffer.alloc(0);
    }
    const bytes = Buffer.allocUnsafe(length);
    let read = 0;
    while (this.#file !== undefined && read < length) {
      read += readSync(this.#file, bytes, read, length - read, start + read);
    }
    return bytes;
  }

  #flush(): void {
    this.#file ??= namelessFile();
    const bytes = Buffer.concat(this.#pending);
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(this.#file, bytes, written, bytes.length - written, this.#onDisk + written);
    }
    this.#onDisk += bytes.length;
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

function namelessFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'denial-prediction-'));
  try {
    return openSync(join(folder, 'claims'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
