/** Bytes → segments. One pass, synchronous; what it keeps between chunks is the segment not yet complete. */

import { type InputIssue, inputIssue } from '../issues.ts';
import { afterIsa, ISA, readIsa, type Separators, skipLineBreaks } from './delimiters.ts';
import { Segment } from './segment.ts';

export interface SegmentSink {
  segment(segment: Segment): void;
  issue(issue: InputIssue): void;
  /** The input ended inside this segment, which is not handed over otherwise. */
  truncated(partial: Segment): void;
}

/** Where the reading of the bytes at hand goes on, and whether it must wait for more of them. */
interface Step {
  readonly index: number;
  readonly needsMore: boolean;
}

export interface ByteReader {
  write(chunk: Uint8Array): void;
  end(): void;
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
export function createSegmentReader(sink: SegmentSink): ByteReader {
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
    emit(start, isa.end - 1);
    return { index: isa.end, needsMore: false };
  }

  function emit(start: number, end: number): void {
    if (!separators) return;
    const offset = pendingOffset + start;
    const sent = decode(pending, start, end).trimEnd();
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
    sink.segment(segment);
    if (segment.id === 'IEA') separators = undefined;
  }

  function drain(isLast: boolean): void {
    let step: Step = { index: 0, needsMore: false };
    while (!step.needsMore) step = separators ? nextSegment(step.index, isLast) : findInterchange(step.index, isLast);
    pendingOffset += step.index;
    pending = pending.subarray(step.index);
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
      sink.issue(inputIssue('segment-too-long', 'element', { segment: position, offset: pendingOffset + start }));
      isInLongSegment = true;
      return { index: start, needsMore: false };
    }
    if (end < 0) return { index: start, needsMore: true };
    emit(start, end);
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
          emit(start, pending.length);
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

/** Index of the next byte that is no blank, line break, tab or byte order mark. */
function skipBlank(bytes: Uint8Array, from: number): number {
  let index = from;
  for (; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue;
    if (byte === 0xef && bytes[index + 1] === 0xbb && bytes[index + 2] === 0xbf) {
      index += 2;
      continue;
    }
    break;
  }
  return index;
}

function upper(byte: number | undefined): number {
  return (byte ?? 0) & 0xdf;
}

/** Whether `ISA` and something that is no letter or digit stand at `at`, line breaks of a wrapped file apart. */
function startsInterchange(bytes: Uint8Array, at: number): boolean {
  const end = afterIsa(bytes, at);
  const after = end === undefined ? undefined : bytes[end];
  return after !== undefined && !/[A-Za-z0-9]/.test(String.fromCharCode(after));
}

/** Whether the bytes from `at` end so early that they may yet turn out to be the start of an ISA. */
function couldStartInterchange(bytes: Uint8Array, at: number): boolean {
  if (at >= bytes.length) return true;
  if (bytes[at] === 0xef && bytes.length - at < 3) return true;
  let index = at;
  for (const letter of ISA) {
    if (index > at) index = skipLineBreaks(bytes, index);
    if (index >= bytes.length) return true;
    if (upper(bytes[index]) !== letter) return false;
    index++;
  }
  return skipLineBreaks(bytes, index) >= bytes.length;
}

function nextLetterI(bytes: Uint8Array, from: number): number {
  let index = from;
  while (index < bytes.length && upper(bytes[index]) !== 73) index++;
  return index;
}

/** UTF-8 where it is valid, else Latin-1: senders use both, and neither may stop a file. */
function decode(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('latin1', start, end);
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) >= 0x80) {
      const utf8 = bytes.toString('utf8', start, end);
      return utf8.includes('\ufffd') ? text : utf8;
    }
  }
  return text;
}
