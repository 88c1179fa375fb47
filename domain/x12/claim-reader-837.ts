/** Bytes of 837 → claims. */

import type { Claim } from '../claim/claim.ts';
import { type InputIssue, inputIssue } from '../issues.ts';
import { claim837 } from './claim-837.ts';
import { createLoopReader, type LoopSink } from './loop-reader.ts';
import type { ReadingObserver } from './reading-observer.ts';
import { createSegmentReader } from './segment-reader.ts';
import type { ByteReader, SegmentReaderOptions, SegmentSink } from './segment-sink.ts';

export interface ClaimSink {
  claim(claim: Claim): void;
  issue(issue: InputIssue): void;
  /**
   * Where it is given, claims in which no line holds the scored code are counted and not read; it is told of each, with
   * its number of lines.
   */
  passed?(lines: number): void;
}

export interface ClaimReaderOptions extends Pick<SegmentReaderOptions, 'bufferBytes'> {
  /** Told of every segment, so that no claim is passed over from where it begins. */
  readonly observer?: ReadingObserver;
}

/** A reader that hands over each claim as soon as it is complete and keeps none. */
export function createClaimReader837(sink: ClaimSink, { observer, ...options }: ClaimReaderOptions = {}): ByteReader {
  let isAnswered = false;
  const issue = (found: InputIssue): void => {
    isAnswered = true;
    observer?.issue(found);
    sink.issue(found);
  };
  const loopSink: LoopSink = {
    claim(claimLoops) {
      const claim = claim837(claimLoops, issue);
      if (!claim) return;
      isAnswered = true;
      sink.claim(claim);
    },
    issue,
    passed(lines: number) {
      isAnswered = true;
      sink.passed?.(lines);
    },
  };
  const loops = createLoopReader(loopSink, observer);
  const isLazy = observer ? observer.from !== undefined : sink.passed !== undefined;
  const segments = createSegmentReader(observer ? observed(loops, observer) : loops, {
    ...options,
    ...(isLazy ? { lazy: loops, lazyUntil: observer?.from } : {}),
  });
  return {
    write: segments.write,
    end() {
      segments.end();
      loops.end();
      if (!isAnswered) issue(inputIssue('no-claims', 'submission'));
    },
  };
}

function observed(sink: SegmentSink, observer: ReadingObserver): SegmentSink {
  return {
    segment(segment) {
      sink.segment(segment);
      observer.segment(segment);
    },
    issue: sink.issue,
    count: sink.count,
    truncated: sink.truncated,
    overlong: (id) => sink.overlong?.(id),
  };
}
