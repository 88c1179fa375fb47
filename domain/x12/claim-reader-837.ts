/** Bytes of 837 → claims. */

import type { Claim } from '../claim/claim.ts';
import { type InputIssue, inputIssue } from '../issues.ts';
import { claim837 } from './claim-837.ts';
import { createLoopReader } from './loop-reader.ts';
import { createSegmentReader, type SegmentReaderOptions } from './segment-reader.ts';
import type { ByteReader } from './segment-sink.ts';

export interface ClaimSink {
  claim(claim: Claim): void;
  issue(issue: InputIssue): void;
  /**
   * Where it is given, claims in which no line holds the scored code are counted and not read; it is told of each, with
   * its number of lines.
   */
  passed?(lines: number): void;
}

/** A reader that hands over each claim as soon as it is complete and keeps none. */
export function createClaimReader837(
  sink: ClaimSink,
  options: Pick<SegmentReaderOptions, 'bufferBytes'> = {},
): ByteReader {
  let isAnswered = false;
  const issue = (found: InputIssue): void => {
    isAnswered = true;
    sink.issue(found);
  };
  const loops = createLoopReader({
    claim(claimLoops) {
      const claim = claim837(claimLoops, issue);
      if (!claim) return;
      isAnswered = true;
      sink.claim(claim);
    },
    issue,
    ...(sink.passed
      ? {
          passed(lines: number) {
            isAnswered = true;
            sink.passed?.(lines);
          },
        }
      : {}),
  });
  const segments = createSegmentReader(loops, { ...options, ...(sink.passed ? { lazy: loops } : {}) });
  return {
    write: segments.write,
    end() {
      segments.end();
      loops.end();
      if (!isAnswered) issue(inputIssue('no-claims', 'submission'));
    },
  };
}
