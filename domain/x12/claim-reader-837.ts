/** Bytes of 837 → claims. */

import type { Claim } from '../claim/claim.ts';
import type { InputIssue } from '../issues.ts';
import { claim837 } from './claim-837.ts';
import { createLoopReader } from './loop-reader.ts';
import { type ByteReader, createSegmentReader } from './segment-reader.ts';

export interface ClaimSink {
  claim(claim: Claim): void;
  issue(issue: InputIssue): void;
}

/** A reader that hands over each claim as soon as it is complete and keeps none. */
export function createClaimReader837(sink: ClaimSink): ByteReader {
  const loops = createLoopReader({
    claim(claimLoops) {
      const claim = claim837(claimLoops, sink.issue);
      if (claim) sink.claim(claim);
    },
    issue: sink.issue,
  });
  const segments = createSegmentReader(loops);
  return {
    write: segments.write,
    end() {
      segments.end();
      loops.end();
    },
  };
}
