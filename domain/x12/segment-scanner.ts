/**
 * Finds where the segments of the bytes at hand start and end, and counts those of a level or claim on the way. Four
 * bytes are looked at in one step, as a 32-bit number (Lamport, Multiple byte processing with full-word instructions,
 * CACM 18, 1975), which finds terminators faster than a search for each of them.
 */

import { IN_CLAIM, IN_LEVEL, knownId, meaningOf } from './segment-ids.ts';
import type { SubmissionBuffer } from './submission-buffer.ts';
import { lineStartsWithIsa } from './submission-bytes.ts';
import { segmentsTaken, type Unit } from './unit.ts';

/** Why a scan stopped. */
export type ScanStop =
  /** At a segment that its reader must take. */
  | 'segment'
  /** The same, and an ISA may stand in it behind a line break: two files in one, the first without its last terminator. */
  | 'embedded'
  /** The bytes at hand end, perhaps inside a segment. */
  | 'needsMore'
  /** An ISA or IEA may start here, or a byte order mark: other separators may hold from here on. */
  | 'interchange';

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
  /** Where the next scan goes on. */
  next = 0;
  /** The segment found: its first byte, the byte behind its last, and whether control characters stand in it. */
  start = 0;
  end = 0;
  hasControls = false;

  /**
   * Goes on from `next`, over the segments of `unit` where one is open, to the first that its reader must take. Behind
   * the bytes taken there is room for one more, in which a terminator is put, so that no step has to ask whether the end
   * is reached. The least significant byte of a word comes first, as on every processor that runs Lambda functions.
   */
  scan(
    { bytes, words, length }: SubmissionBuffer,
    terminator: number,
    element: number,
    unit: Unit | undefined,
  ): ScanStop {
    const pattern = Math.imul(terminator, ONES);
    const allowed = unit?.isClaim ? IN_CLAIM : IN_LEVEL;
    /** All that a meaning can say but being allowed in the other kind of unit. */
    const relevant = ~(IN_CLAIM | IN_LEVEL) | allowed;
    let open = this.next;
    let from = open;
    let controls = 0;
    let segments = 0;
    let stop: ScanStop | undefined;
    bytes[length] = terminator;
    while (stop === undefined) {
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
      let first = bytes[open] as number;
      if (first <= SPACE) {
        open = skipBlanks(bytes, open, at);
        first = bytes[open] as number;
      }
      if (at >= length || startsOddly(first)) {
        stop = open < length && startsOddly(first) ? 'interchange' : 'needsMore';
        break;
      }
      if (at > open) {
        const meaning = meaningOf(knownId(words, open, at, element));
        // Nearly all segments of a file go no further than this.
        const isPlain = unit !== undefined && (meaning & relevant) === allowed && controls === 0;
        if (isPlain) segments++;
        else {
          const hasControls = controls !== 0;
          const isDouble = hasControls && lineStartsWithIsa(bytes, open, at);
          const taken = unit && !isDouble ? segmentsTaken(unit, bytes, open, at, hasControls, meaning, element) : -1;
          if (taken >= 0) segments += taken;
          else {
            stop = isDouble ? 'embedded' : 'segment';
            this.start = open;
            this.end = at;
            this.hasControls = hasControls;
          }
        }
      }
      controls = 0;
      open = at + 1;
      // Line breaks and blanks behind a terminator belong to no segment; most files have one line feed there.
      if ((bytes[open] as number) <= SPACE) open = skipBlanks(bytes, open, length);
      from = open;
    }
    if (unit) unit.segments += segments;
    this.next = open;
    return stop;
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
