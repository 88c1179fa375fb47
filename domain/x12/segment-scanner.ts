/**
 * Where the segments of the bytes at hand start and end. Four bytes are looked at in one step, as a 32-bit number
 * (Lamport, Multiple byte processing with full-word instructions, CACM 18, 1975), which finds terminators faster than
 * a search for each of them.
 */

/** Why a scan stopped. */
export type ScanStop =
  /** The bytes at hand end, perhaps inside a segment. */
  | 'needsMore'
  /** An ISA or IEA may start here, or a byte order mark: other separators may hold from here on. */
  | 'interchange'
  /** No room for another segment until those found are taken. */
  | 'full';

const MOST_SEGMENTS = 16_384;

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const LETTER_I = 0x49;
const LOWER_CASE = 0x20;
const BYTE_ORDER_MARK = 0xef;
/** The high bit of each of four bytes, the value 1 in each, and the first printable character in each. */
const HIGH_BITS = 0x80808080 | 0;
const ONES = 0x01010101;
const SPACES = 0x20202020;

export class SegmentScanner {
  /** Segments found and not yet dropped: first byte, byte behind the last, 1 where control characters stand in it. */
  readonly starts = new Int32Array(MOST_SEGMENTS);
  readonly ends = new Int32Array(MOST_SEGMENTS);
  readonly hasControls = new Uint8Array(MOST_SEGMENTS);
  count = 0;
  /** Where the next scan goes on. */
  next = 0;

  /** Forgets the segments found. */
  clear(): void {
    this.count = 0;
  }

  /** One segment more, found in another way, of which nothing else is known. */
  add(start: number, end: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.hasControls[this.count] = 1;
    this.count++;
  }

  /**
   * Finds segments in `bytes` from `next` up to `length`. Behind `length` there must be room for one byte more, in
   * which a terminator is put, so that no step has to ask whether the end is reached. `words` are the same bytes as
   * 32-bit numbers, least significant byte first, as every processor that runs Lambda functions has them.
   */
  scan(bytes: Uint8Array, words: Int32Array, length: number, terminator: number): ScanStop {
    const { starts, ends, hasControls } = this;
    const pattern = Math.imul(terminator, ONES);
    let count = this.count;
    let open = this.next;
    let from = open;
    let controls = 0;
    bytes[length] = terminator;
    for (;;) {
      let word = from >> 2;
      let four = words[word] as number;
      let difference = four ^ pattern;
      // A bit stays set for each byte that is the terminator or a control character, from the byte at `from` on.
      let hits =
        (((four - SPACES) & ~four) | ((difference - ONES) & ~difference)) & HIGH_BITS & (-1 << ((from & 3) << 3));
      while (hits === 0) {
        word++;
        four = words[word] as number;
        difference = four ^ pattern;
        hits = (((four - SPACES) & ~four) | ((difference - ONES) & ~difference)) & HIGH_BITS;
      }
      const at = (word << 2) + ((31 - Math.clz32(hits & -hits)) >> 3);
      const byte = bytes[at] as number;
      if (byte !== terminator) {
        if (byte < SPACE) controls = 1;
        from = at + 1;
        continue;
      }
      const first = bytes[open] as number;
      if (first <= SPACE || startsOddly(first) || at >= length || count === MOST_SEGMENTS) {
        if (first <= SPACE) open = skipBlanks(bytes, open, at);
        const isOdd = open < length && startsOddly(bytes[open] as number);
        const stop = isOdd ? 'interchange' : at >= length ? 'needsMore' : 'full';
        if (stop !== 'full' || count === MOST_SEGMENTS) {
          this.count = count;
          this.next = open;
          return stop;
        }
      }
      if (at > open) {
        starts[count] = open;
        ends[count] = at;
        hasControls[count] = controls;
        count++;
      }
      controls = 0;
      open = at + 1;
      // Line breaks and blanks behind a terminator belong to no segment; most files have one line feed there.
      if ((bytes[open] as number) <= SPACE) open = skipBlanks(bytes, open, length);
      from = open;
    }
  }
}

function skipBlanks(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  while (at < length && isBlank(bytes[at] as number)) at++;
  return at;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === TAB;
}

function startsOddly(first: number): boolean {
  return (first & ~LOWER_CASE) === LETTER_I || first === BYTE_ORDER_MARK;
}
