/** Bytes → segments. One pass, synchronous; what it keeps between chunks is the segment not yet complete. */

import { MOST_LINES_OF_A_CLAIM } from '../claim/claim.ts';
import { type InputIssue, inputIssue } from '../issues.ts';
import { readIsa, type Separators } from './delimiters.ts';
import { Segment } from './segment.ts';
import type { ByteReader, LazySink, SegmentSink } from './segment-sink.ts';
import { couldStartInterchange, decode, nextLetterI, skipBlank, startsInterchange } from './submission-bytes.ts';
import { openUnit, scanUnit, type Unit, unitStarts } from './unit-scanner.ts';

/** Bytes of a level under which no claim has been handed over yet. */
interface Level {
  readonly bytes: Buffer;
  readonly position: number;
  readonly offset: number;
  /** Something in it must be looked at and reported. */
  readonly isOdd: boolean;
  isHandedOver: boolean;
}

/** HL03 of the levels above a claim, outermost first. */
const LEVEL_CODES = ['20', '22', '23'];
/** A unit that grows past this is handed over segment by segment, so that memory stays flat. */
const LARGEST_UNIT = 4_194_304;

/** Where the reading of the bytes at hand goes on, and whether it must wait for more of them. */
interface Step {
  readonly index: number;
  readonly needsMore: boolean;
}

/** No segment of the guides comes near this; past it, the terminator is missing. */
const LONGEST_SEGMENT = 65_536;

const SEGMENT_ID = /^[A-Z][A-Z0-9]{1,2}$/;
/** Trailers may lack their terminator at the end of a file without anything being lost. */
const TRAILER = /^(?:SE|GE|IEA)$/;

/**
 * Separators are taken from each ISA, so one input may hold interchanges with different ones. Byte order mark,
 * blank lines, line breaks after terminators, files wrapped at a fixed width and lower-case identifiers are read
 * and, where the sender should know, reported once an interchange.
 */
export function createSegmentReader(sink: SegmentSink, lazy?: LazySink): ByteReader {
  let pending: Buffer = Buffer.alloc(0);
  let pendingOffset = 0;
  let position = 0;
  let separators: Separators | undefined;
  let terminatorByte = 0;
  let sawInterchange = false;
  let reported = new Set<string>();
  let skippedAt: number | undefined;
  /** What follows a malformed ISA belongs to it, and its issue speaks for all of it. */
  let isInMalformed = false;
  /** Inside a segment that was given up for its length; its terminator is still to come. */
  let isInLongSegment = false;
  /** The level or claim being counted. */
  let unit: Unit | undefined;
  let levels: (Level | undefined)[] = [];

  function reportOnce(issue: InputIssue): void {
    if (reported.has(issue.code)) return;
    reported.add(issue.code);
    sink.issue(issue);
  }

  function reportSkipped(): void {
    if (skippedAt === undefined) return;
    if (sawInterchange) sink.issue(inputIssue('data-outside-interchange', 'submission', { offset: skippedAt }));
    skippedAt = undefined;
  }

  /** Passes over what is no interchange, up to the next ISA or the end of what is at hand. */
  function findInterchange(from: number, isLast: boolean): Step {
    let index = from;
    while (index < pending.length) {
      const start = skipBlank(pending, index);
      if (start >= pending.length) return { index: start, needsMore: true };
      if (startsInterchange(pending, start)) return openInterchange(start, isLast);
      if (!isLast && couldStartInterchange(pending, start)) return { index: start, needsMore: true };
      if (!isInMalformed) skippedAt ??= pendingOffset + start;
      index = nextLetterI(pending, start + 1);
    }
    return { index, needsMore: true };
  }

  function openInterchange(start: number, isLast: boolean): Step {
    const isa = readIsa(pending, start);
    if (isa.kind === 'incomplete' && !isLast) return { index: start, needsMore: true };
    sawInterchange = true;
    reportSkipped();
    reported = new Set();
    if (isa.kind !== 'read') {
      sink.issue(inputIssue('isa-malformed', 'interchange', { segment: position + 1, offset: pendingOffset + start }));
      separators = undefined;
      isInMalformed = true;
      return { index: start + 1, needsMore: false };
    }
    separators = isa.separators;
    isInMalformed = false;
    terminatorByte = isa.separators.terminator.charCodeAt(0);
    emitNext(start, isa.end - 1);
    return { index: isa.end, needsMore: false };
  }

  function emitNext(start: number, end: number): void {
    const before = position;
    emit(pending, start, end, pendingOffset + start);
    if (position > before) sink.count(1);
  }

  function emit(bytes: Buffer, start: number, end: number, offset: number): void {
    if (!separators) return;
    const sent = decode(bytes, start, end).trimEnd();
    if (sent.length === 0) return;
    let text = sent;
    position++;
    const place = { segment: position, offset };
    if (text.includes('\n') || text.includes('\r')) {
      text = text.replace(/[\r\n]+/g, '');
      reportOnce(inputIssue('segment-line-breaks', 'interchange', place));
    }
    let segment = new Segment(text, position, offset, separators, sent);
    if (!SEGMENT_ID.test(segment.id)) {
      if (!SEGMENT_ID.test(segment.id.toUpperCase())) {
        sink.issue(inputIssue('segment-id-unknown', 'element', place));
        return;
      }
      reportOnce(inputIssue('segment-lower-case', 'interchange', place));
      segment = new Segment(text.toUpperCase(), position, offset, separators, sent);
    }
    if (segment.id === 'ST') levels = [];
    sink.segment(segment);
    if (segment.id === 'IEA') separators = undefined;
  }

  /** Hands over segments that were counted before; of those in order, the identifiers are known and need no check. */
  function emitCounted(bytes: Buffer, from: number, to: number, first: number, offset: number, isOdd: boolean): void {
    const counted = position;
    position = first;
    for (let start = skipBlank(bytes, from); start < to; ) {
      const end = bytes.indexOf(terminatorByte, start);
      if (isOdd || !separators) emit(bytes, start, end, offset + start - from);
      else if (end > start) {
        position++;
        sink.segment(new Segment(decode(bytes, start, end).trimEnd(), position, offset + start - from, separators));
      }
      start = skipBlank(bytes, end + 1);
    }
    position = counted;
  }

  function emitLevels(): void {
    for (const level of levels) {
      if (!level || level.isHandedOver) continue;
      level.isHandedOver = true;
      emitCounted(level.bytes, 0, level.bytes.length, level.position, level.offset, level.isOdd);
    }
  }

  function emitUnit({ start, scanned, position: first, isOdd }: Unit): void {
    emitCounted(pending, start, scanned, first, pendingOffset + start, isOdd);
  }

  function closeUnit(closed: Unit): void {
    unit = undefined;
    position += closed.segments;
    sink.count(closed.segments);
    if (!closed.isClaim) {
      closeLevel(closed);
    } else if (isOfInterest(closed)) {
      emitLevels();
      emitUnit(closed);
    } else {
      lazy?.passed(closed.lines);
    }
  }

  function closeLevel(closed: Unit): void {
    const depth = LEVEL_CODES.indexOf(closed.level);
    if (depth < 0) {
      emitLevels();
      emitUnit(closed);
      return;
    }
    levels = levels.slice(0, depth);
    levels[depth] = {
      bytes: Buffer.from(pending.subarray(closed.start, closed.scanned)),
      position: closed.position,
      offset: pendingOffset + closed.start,
      isOdd: closed.isOdd,
      isHandedOver: false,
    };
    if (closed.isOdd) emitLevels();
  }

  function isOfInterest(claim: Unit): boolean {
    const isInOrder =
      !claim.isOdd &&
      !claim.isLineOpen &&
      claim.lines > 0 &&
      claim.lines <= MOST_LINES_OF_A_CLAIM &&
      claim.form === lazy?.form &&
      levels[0] !== undefined &&
      levels[1] !== undefined;
    return claim.mayBeScored || !isInOrder;
  }

  function countUnit(counted: Unit, isLast: boolean): Step {
    const isEnd = scanUnit(counted, pending, terminatorByte, separators?.element.charCodeAt(0) ?? 0);
    if (isEnd) {
      closeUnit(counted);
      return { index: counted.scanned, needsMore: false };
    }
    const isTooLarge =
      pending.length - counted.start > LARGEST_UNIT || pending.length - counted.scanned > LONGEST_SEGMENT;
    if (!isLast && !isTooLarge) return { index: counted.start, needsMore: true };
    // The rest of it is handed over segment by segment, as far as it goes.
    unit = undefined;
    position += counted.segments;
    sink.count(counted.segments);
    emitLevels();
    emitUnit(counted);
    if (!counted.isClaim) levels = levels.slice(0, Math.max(0, LEVEL_CODES.indexOf(counted.level)));
    return { index: counted.scanned, needsMore: false };
  }

  function drain(isLast: boolean): void {
    let step: Step = { index: 0, needsMore: false };
    while (!step.needsMore) {
      if (!separators) step = findInterchange(step.index, isLast);
      else step = unit ? countUnit(unit, isLast) : nextSegment(step.index, isLast);
    }
    pendingOffset += step.index;
    pending = pending.subarray(step.index);
    if (unit) {
      unit.scanned -= step.index;
      unit.start -= step.index;
    }
  }

  function nextSegment(from: number, isLast: boolean): Step {
    const start = skipBlank(pending, from);
    // An ISA here means that the IEA before it is missing: the new one brings its own separators.
    if (!isInLongSegment && startsInterchange(pending, start)) return openInterchange(start, isLast);
    if (!isLast && couldStartInterchange(pending, start)) return { index: start, needsMore: true };
    const end = pending.indexOf(terminatorByte, start);
    if (isInLongSegment) {
      isInLongSegment = end < 0;
      return { index: end < 0 ? pending.length : end + 1, needsMore: end < 0 };
    }
    if ((end < 0 ? pending.length : end) - start > LONGEST_SEGMENT) {
      position++;
      sink.count(1);
      sink.issue(inputIssue('segment-too-long', 'element', { segment: position, offset: pendingOffset + start }));
      isInLongSegment = true;
      return { index: start, needsMore: false };
    }
    if (end < 0) return { index: start, needsMore: true };
    // Only where its first segment is complete, so that counting always gets on.
    if (lazy?.form !== undefined) {
      const kind = unitStarts(pending, start, separators?.element.charCodeAt(0) ?? 0);
      if (kind) {
        unit = openUnit(kind === 'claim', start, position);
        return { index: start, needsMore: false };
      }
      // A segment outside any unit belongs to the levels before it, so those must be known.
      emitLevels();
    }
    emitNext(start, end);
    return { index: end + 1, needsMore: false };
  }

  return {
    write(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
      drain(false);
      // The caller may reuse its buffer; what waits for the next chunk must be our own.
      if (pending.length > 0) pending = Buffer.from(pending);
    },

    end() {
      drain(true);
      const start = skipBlank(pending, 0);
      if (separators && start < pending.length) {
        const text = decode(pending, start, pending.length).trimEnd();
        const segment = new Segment(text, position + 1, pendingOffset + start, separators);
        if (TRAILER.test(segment.id)) {
          emitNext(start, pending.length);
        } else {
          sink.issue(
            inputIssue('segment-unterminated', 'interchange', { segment: position + 1, offset: segment.offset }),
          );
          sink.truncated(segment);
        }
      }
      reportSkipped();
      if (!sawInterchange) sink.issue(inputIssue('no-interchange', 'submission', { offset: 0 }));
    },
  };
}
