/** Bytes with some of them replaced, as a stream: what is not named by a patch leaves as it came. */

import { Fault } from '../faults.ts';
import type { ByteReader } from './segment-sink.ts';

/** Replaces the bytes `before`, which stand at `offset`, by `after`. */
export interface BytePatch {
  readonly offset: number;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Takes the submission that the patches were made for and emits the corrected one. Patches are sorted by offset and do
 * not overlap. Nothing is kept but the place reached.
 *
 * Throws a retryable `submission-changed` fault when other bytes stand where a patch belongs: the submission is no
 * longer the one that was planned for, and what has been emitted of it must be thrown away.
 */
export function createPatchedBytes(patches: readonly BytePatch[], emit: (bytes: Uint8Array) => void): ByteReader {
  /** Bytes taken so far. */
  let taken = 0;
  let next = 0;
  /** How much of the next patch's `before` has gone by. */
  let matched = 0;

  function changed(): Fault {
    return new Fault('submission-changed', 'The submission is not the one that the correction was planned for.', {
      retryable: true,
    });
  }

  return {
    write(chunk) {
      let at = 0;
      while (at < chunk.length) {
        const patch = patches[next];
        const untilPatch = patch ? patch.offset - taken : Number.POSITIVE_INFINITY;
        if (!patch || untilPatch > 0) {
          const length = Math.min(chunk.length - at, untilPatch);
          emit(chunk.subarray(at, at + length));
          at += length;
          taken += length;
          continue;
        }
        const length = Math.min(chunk.length - at, patch.before.length - matched);
        for (let index = 0; index < length; index++) {
          if (chunk[at + index] !== patch.before[matched + index]) throw changed();
        }
        at += length;
        taken += length;
        matched += length;
        if (matched < patch.before.length) continue;
        emit(patch.after);
        matched = 0;
        next++;
      }
    },
    end() {
      if (next < patches.length) throw changed();
    },
  };
}
