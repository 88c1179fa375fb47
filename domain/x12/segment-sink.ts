import type { InputIssue } from '../issues.ts';
import type { ClaimForm } from './loops-837.ts';
import type { Segment } from './segment.ts';

/** Takes bytes in pieces of any size. */
export interface ByteReader {
  write(chunk: Uint8Array): void;
  end(): void;
}

export interface SegmentSink {
  segment(segment: Segment): void;
  issue(issue: InputIssue): void;
  /** Segments met, of the envelope or not; some of them are never handed over. */
  count(segments: number): void;
  /** A segment with this identifier was given up for its length; what it opened is lost. */
  overlong?(id: string): void;
  /** The input, or the file that another one follows, ended inside this segment, which is not handed over otherwise. */
  truncated(partial: Segment): void;
}

/** For callers that need only the claims in which the scored code stands in a line. */
export interface LazySink extends SegmentSink {
  /** Form of the open set; undefined outside a set that is read. */
  readonly form: ClaimForm | undefined;
  /** A claim with this many lines was counted and not handed over. */
  passed(lines: number): void;
}

export interface SegmentReaderOptions {
  /** Where it is given, only claims in which the scored code stands in a line are handed over. */
  readonly lazy?: LazySink;
  /** Position of the segment from which on all are handed over all the same. */
  readonly lazyUntil?: number | undefined;
  /** Bytes read at once; for tests. */
  readonly bufferBytes?: number;
}
