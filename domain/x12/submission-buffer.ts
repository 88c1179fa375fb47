/** The bytes of a submission that are not read yet, in one place that is used again and again. */

/** Room for a few hundred claims; what does not fit grows it. */
const USUAL_BYTES = 262_144;
/** Bytes behind the last one, which a scan may look at and write to. */
const SLACK = 8;

export class SubmissionBuffer {
  /** With some room behind what is taken; whole words. */
  bytes: Buffer;
  /** The same bytes as 32-bit numbers. */
  words: Int32Array;
  length = 0;
  /** Bytes of the submission before the first one here. */
  offset = 0;
  #capacity: number;

  /** `capacity` is for tests, which want edges at every byte. */
  constructor(capacity = USUAL_BYTES) {
    this.#capacity = capacity;
    const memory = new ArrayBuffer(wholeWords(capacity));
    this.bytes = Buffer.from(memory);
    this.words = new Int32Array(memory);
  }

  get isFull(): boolean {
    return this.length === this.#capacity;
  }

  /** Takes as much of `chunk` from `from` on as there is room for, and gives how far that was. */
  take(chunk: Uint8Array, from: number): number {
    const end = Math.min(chunk.length, from + this.#capacity - this.length);
    this.bytes.set(from === 0 && end === chunk.length ? chunk : chunk.subarray(from, end), this.length);
    this.length += end - from;
    return end;
  }

  /** Forgets the first `count` bytes, and grows when less than half of the room is free then. */
  drop(count: number): void {
    const rest = this.bytes.subarray(count, this.length);
    this.offset += count;
    this.length -= count;
    if (this.length * 2 > this.#capacity) {
      this.#capacity *= 2;
      const memory = new ArrayBuffer(wholeWords(this.#capacity));
      this.bytes = Buffer.from(memory);
      this.words = new Int32Array(memory);
    }
    this.bytes.set(rest);
  }
}

function wholeWords(bytes: number): number {
  return (bytes + SLACK + 3) & ~3;
}
