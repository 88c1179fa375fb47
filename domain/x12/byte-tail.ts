const FIRST_CAPACITY = 524_288;

/** The last bytes of a stream, to look back at, in one place that is used again. */
export class ByteTail {
  #bytes = Buffer.alloc(FIRST_CAPACITY);
  #length = 0;
  /** Byte of the stream at which what is held starts. */
  #offset = 0;

  /** Takes the next bytes of the stream, and may drop those before byte `neededFrom` of it. */
  add(chunk: Uint8Array, neededFrom: number): void {
    if (this.#length + chunk.length > this.#bytes.length) {
      const dropped = Math.min(this.#length, Math.max(0, neededFrom - this.#offset));
      const rest = this.#bytes.subarray(dropped, this.#length);
      this.#length = rest.length;
      this.#offset += dropped;
      const wanted = this.#length + chunk.length;
      const room = wanted > this.#bytes.length ? Buffer.alloc(Math.max(wanted, this.#bytes.length * 2)) : this.#bytes;
      room.set(rest);
      this.#bytes = room;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length += chunk.length;
  }

  /** Bytes of the stream so far. */
  get end(): number {
    return this.#offset + this.#length;
  }

  /** The bytes from byte `offset` of the stream on; the view is good until more are added. Throws when they are dropped. */
  from(offset: number): Buffer {
    if (offset < this.#offset) throw new RangeError('bytes that were dropped are asked for');
    return this.#bytes.subarray(offset - this.#offset, this.#length);
  }
}
