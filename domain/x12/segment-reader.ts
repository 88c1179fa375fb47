/** Bytes → segments. One pass, synchronous; what it keeps is the bytes of segments, levels and claims not yet complete. */

import { MOST_LINES_OF_A_CLAIM } from '../claim/claim.ts';
import { type IssueCode, type IssueScope, inputIssue } from '../issues.ts';
import { readIsa, type Separators } from './delimiters.ts';
import { HeldLevels, type Stretch } from './held-levels.ts';
import type { ClaimForm } from './loops-837.ts';
import { Segment, segmentId } from './segment.ts';
import { LONGEST_SEGMENT, SegmentEmitter } from './segment-emitter.ts';
import { knownId, meaningOf } from './segment-ids.ts';
import { SegmentScanner } from './segment-scanner.ts';
import type { ByteReader, SegmentReaderOptions, SegmentSink } from './segment-sink.ts';
import { SubmissionBuffer } from './submission-buffer.ts';
import {
  couldStartInterchange,
  decode,
  embeddedInterchange,
  isTextWithIsa,
  nextLetterI,
  skipBlank,
  startsIea,
  startsInterchange,
} from './submission-bytes.ts';
import { createUnit, type FoundSegment, openUnit, segmentsTaken } from './unit.ts';

/** A unit that grows past this is handed over segment by segment, so that memory stays flat. */
const LARGEST_UNIT = 4_194_304;

/** Trailers may lack their terminator at the end of a file without anything being lost. */
const TRAILER = /^(?:SE|GE|IEA)$/;

/** Where the reading of the bytes at hand goes on, and whether it must wait for more of them. */
interface Step {
  readonly index: number;
  readonly needsMore: boolean;
}

/**
 * Separators are taken from each ISA, so one input may hold interchanges with different ones. Byte order mark,
 * blank lines, line breaks after terminators, files wrapped at a fixed width and lower-case identifiers are read
 * and, where the sender should know, reported once an interchange.
 */
export function createSegmentReader(
  sink: SegmentSink,
  { lazy, lazyUntil = Infinity, bufferBytes }: SegmentReaderOptions = {},
): ByteReader {
  const buffer = new SubmissionBuffer(bufferBytes);
  const scanner = new SegmentScanner();
  const levels = new HeldLevels(emitStretch);
  const emitter = new SegmentEmitter(sink, () => levels.leave(0));
  /** The bytes at hand. */
  let pending: Buffer = buffer.bytes.subarray(0, 0);
  let sawInterchange = false;
  let skippedAt: number | undefined;
  /** What follows a malformed ISA belongs to it, and its issue speaks for all of it. */
  let isInMalformed = false;
  /** Inside a segment that was given up for its length; its terminator is still to come. */
  let isInLongSegment = false;
  /** The level or claim being counted, and whether there is one. */
  const unit = createUnit();
  let isUnitOpen = false;
  const unitStretch: Stretch = { bytes: buffer.bytes, from: 0, to: 0, position: 0, offset: 0, isPlain: false };
  /** Form of the set being read lazily; undefined where nothing is counted. */
  let form: ClaimForm | undefined;

  /** Reports the segment at `start`, which is the next. */
  function reportAt(code: IssueCode, scope: IssueScope, start: number): void {
    sink.issue(inputIssue(code, scope, { segment: emitter.position + 1, offset: buffer.offset + start }));
  }

  function reportSkipped(): void {
    if (skippedAt === undefined) return;
    if (sawInterchange) sink.issue(inputIssue('data-outside-interchange', 'submission', { offset: skippedAt }));
    skippedAt = undefined;
  }

  /** Passes over what is no interchange, up to the next ISA. */
  function findInterchange(from: number, isLast: boolean): Step {
    let index = from;
    while (index < pending.length) {
      const start = skipBlank(pending, index);
      if (start >= pending.length) return { index: start, needsMore: true };
      if (startsInterchange(pending, start)) return openInterchange(start, isLast);
      if (!isLast && couldStartInterchange(pending, start)) return { index: start, needsMore: true };
      if (!isInMalformed) skippedAt ??= buffer.offset + start;
      index = nextLetterI(pending, start + 1);
    }
    return { index, needsMore: true };
  }

  function openInterchange(start: number, isLast: boolean): Step {
    const isa = readIsa(pending, start);
    if (isa.kind === 'incomplete' && !isLast) return { index: start, needsMore: true };
    sawInterchange = true;
    reportSkipped();
    isInMalformed = isa.kind !== 'read';
    if (isa.kind !== 'read') {
      emitter.openInterchange(undefined);
      reportAt('isa-malformed', 'interchange', start);
      return { index: start + 1, needsMore: false };
    }
    emitter.openInterchange(isa.separators);
    emitNext(start, isa.end - 1);
    return { index: isa.end, needsMore: false };
  }

  function emitNext(start: number, end: number): void {
    const before = emitter.position;
    emitter.emit(pending, start, end, buffer.offset + start);
    if (emitter.position > before) sink.count(1);
    form = lazy?.form;
  }

  /** Hands over segments that were counted before. */
  function emitStretch(stretch: Stretch): void {
    emitter.emitStretch(stretch);
    // A claim whose lines belong to another guide corrects the form of its set.
    form = lazy?.form;
  }

  /** What is counted of the unit, up to `end`. */
  function stretchOfUnit(end: number): Stretch {
    unitStretch.bytes = pending;
    unitStretch.from = unit.start;
    unitStretch.to = end;
    unitStretch.position = unit.position;
    unitStretch.offset = buffer.offset + unit.start;
    unitStretch.isPlain = !unit.isOdd;
    return unitStretch;
  }

  function countUnit(): void {
    isUnitOpen = false;
    emitter.position += unit.segments;
    sink.count(unit.segments);
  }

  function closeUnit(end: number): void {
    countUnit();
    // Only a unit as long as that can hold an overlong segment.
    if (end - unit.start > LONGEST_SEGMENT) unit.isOdd = true;
    if (!unit.isClaim) {
      levels.hold(unit.depth, stretchOfUnit(end));
    } else if (isOfInterest()) {
      levels.handOver();
      emitStretch(stretchOfUnit(end));
    } else {
      lazy?.passed(unit.lines);
    }
  }

  /** Whether the claim counted must be read. */
  function isOfInterest(): boolean {
    const isInOrder =
      !unit.isOdd &&
      !unit.isLineOpen &&
      unit.lines > 0 &&
      unit.lines <= MOST_LINES_OF_A_CLAIM &&
      unit.form === form &&
      levels.reachSubscriber;
    return unit.mayBeScored || !isInOrder;
  }

  /** The unit is too large, or ends with the input: the rest of it is handed over segment by segment. */
  function giveUpUnit(end: number): void {
    countUnit();
    levels.handOver();
    emitStretch({ ...stretchOfUnit(end), isPlain: false });
    if (!unit.isClaim) levels.leave(unit.depth);
  }

  /** Takes a segment that belongs to no open unit: it opens one, or is handed over. */
  function takeSegment(segment: FoundSegment): void {
    if (isUnitOpen) closeUnit(segment.start);
    const mayPass = form !== undefined && emitter.position + 1 < lazyUntil;
    isUnitOpen = mayPass && openUnit(unit, buffer, segment, emitter.elementByte, emitter.position);
    if (isUnitOpen) return;
    // A segment outside any unit belongs to the levels before it, so those must be known.
    levels.handOver();
    emitNext(segment.start, segment.end);
  }

  /** Takes a segment that may belong to the open unit. */
  function takeAny(segment: FoundSegment): void {
    const { start, end, hasControls } = segment;
    const meaning = meaningOf(knownId(buffer.words, start, end, emitter.elementByte));
    const taken = isUnitOpen ? segmentsTaken(unit, pending, start, end, hasControls, meaning, emitter.elementByte) : -1;
    if (taken >= 0) unit.segments += taken;
    else takeSegment(segment);
  }

  /** Another interchange starts at `next`, inside the segment at `start`: two files in one, the first cut short. */
  function endBefore(next: number, start: number): Step {
    if (isUnitOpen) giveUpUnit(start);
    levels.handOver();
    if (emitter.separators) endInside(start, next, emitter.separators);
    return { index: next, needsMore: false };
  }

  /** At what may be an ISA, an IEA or a byte order mark. */
  function takeOdd(from: number, isLast: boolean): Step {
    const start = skipBlank(pending, from);
    // An ISA here means that the IEA before it is missing: the new one brings its own separators.
    const isIsa = startsInterchange(pending, start) && !isTextWithIsa(pending, start, emitter.elementByte);
    if (!isIsa && !isLast && couldStartInterchange(pending, start)) return { index: start, needsMore: true };
    if (isIsa) {
      if (isUnitOpen) closeUnit(from);
      // What is held belongs to the interchange that ends here.
      levels.handOver();
      return openInterchange(start, isLast);
    }
    const end = pending.indexOf(emitter.terminatorByte, start);
    if (end < 0) return { index: start, needsMore: true };
    if (end - start <= LONGEST_SEGMENT && startsIea(pending, start, end, emitter.elementByte)) {
      const next = embeddedInterchange(pending, start, end, true);
      if (next === 'incomplete' && !isLast) return { index: start, needsMore: true };
      if (typeof next === 'number') return endBefore(next, start);
      takeSegment({ start, end, hasControls: true });
    } else if (end > start) {
      takeAny({ start, end, hasControls: true });
    }
    return { index: end + 1, needsMore: false };
  }

  function skipLongSegment(from: number): Step {
    const end = pending.indexOf(emitter.terminatorByte, from);
    isInLongSegment = end < 0;
    return { index: end < 0 ? pending.length : end + 1, needsMore: end < 0 };
  }

  function readSegments(from: number, isLast: boolean): Step {
    scanner.next = from;
    for (;;) {
      const stop = scanner.scan(buffer, emitter.terminatorByte, emitter.elementByte, isUnitOpen ? unit : undefined);
      if (stop === 'needsMore') return awaitMore(scanner.next, isLast);
      if (stop === 'segment') takeSegment(scanner);
      else if (stop === 'embedded') {
        const { start, end } = scanner;
        const behindBreak = embeddedInterchange(pending, start, end, false);
        if (behindBreak === 'incomplete' && !isLast) return { index: start, needsMore: true };
        // The segment is broken, so whatever ISA comes first in it is where the next file starts.
        const next = typeof behindBreak === 'number' ? embeddedInterchange(pending, start, end, true) : undefined;
        if (typeof next === 'number') return endBefore(next, start);
        takeAny(scanner);
      } else {
        const step = takeOdd(scanner.next, isLast);
        return step.needsMore ? awaitMore(scanner.next, isLast) : step;
      }
    }
  }

  /** The segment at `index` is not complete. */
  function awaitMore(index: number, isLast: boolean): Step {
    const isTooLong = pending.length - index > LONGEST_SEGMENT;
    const isBroken = isLast || isTooLong || startsIea(pending, index, pending.length, emitter.elementByte);
    const next = embeddedInterchange(pending, index, pending.length, isBroken);
    if (typeof next === 'number') return endBefore(next, index);
    if (next === 'incomplete' && !isLast) return { index, needsMore: true };
    if (isUnitOpen && (isLast || isTooLong || index - unit.start > LARGEST_UNIT)) giveUpUnit(index);
    if (isTooLong) {
      reportAt('segment-too-long', 'element', index);
      emitter.position++;
      sink.count(1);
      if (emitter.separators) {
        sink.overlong?.(segmentId(decode(pending, index, index + 8), emitter.separators).toUpperCase());
      }
      isInLongSegment = true;
      return { index, needsMore: false };
    }
    return { index, needsMore: true };
  }

  function drain(isLast: boolean): void {
    pending = buffer.bytes.subarray(0, buffer.length);
    let step: Step = { index: 0, needsMore: false };
    while (!step.needsMore) {
      if (!emitter.separators) step = findInterchange(step.index, isLast);
      else step = isInLongSegment ? skipLongSegment(step.index) : readSegments(step.index, isLast);
    }
    // What is counted of an open unit is counted again when there is more of it.
    const kept = isUnitOpen ? unit.start : step.index;
    isUnitOpen = false;
    levels.keep();
    buffer.drop(kept);
  }

  /** What was sent ends at `end` without a terminator. */
  function endInside(start: number, end: number, separators: Separators): void {
    const text = decode(pending, start, end).trimEnd();
    const id = segmentId(text, separators);
    if (TRAILER.test(id)) {
      emitNext(start, end);
      return;
    }
    reportAt('segment-unterminated', 'interchange', start);
    emitter.position++;
    sink.truncated(new Segment(text, 0, text.length, id, emitter.position, buffer.offset + start, separators));
    sink.count(1);
  }

  return {
    write(chunk) {
      for (let from = 0; from < chunk.length; ) {
        from = buffer.take(chunk, from);
        if (buffer.isFull) drain(false);
      }
    },

    end() {
      drain(true);
      pending = buffer.bytes.subarray(0, buffer.length);
      const start = skipBlank(pending, 0);
      if (emitter.separators && start < pending.length) endInside(start, pending.length, emitter.separators);
      reportSkipped();
      if (!sawInterchange) sink.issue(inputIssue('no-interchange', 'submission', { offset: 0 }));
    },
  };
}
