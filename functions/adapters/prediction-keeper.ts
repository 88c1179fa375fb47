/** Predictions of a file, kept while it is scored. */

import { type Hash, type KeptClaim, keptClaims } from '../../domain/outcomes/kept-prediction.ts';
import type { ScoredClaim } from '../../domain/response/score-response.ts';
import { operationsLog } from './operations-log.ts';
import type { OutcomeTable } from './outcome-table.ts';

export interface PredictionKeeper {
  claim(scored: ScoredClaim): void;
  /** Keeps the predictions of the claims since the last time. Doing it again, after a part is repeated, changes nothing. */
  keep(): Promise<void>;
}

/** Claims are written a few at a time, and none is waited for longer than this. */
const AT_ONCE = 16;
const LONGEST_WAIT_MS = 20_000;

/**
 * Only what is kept of a claim is remembered until then, so a claim whose number comes again later in the file is kept as it
 * came first. A failure is told once and costs the predictions, not the file.
 */
export function createPredictionKeeper(
  table: Pick<OutcomeTable, 'keepPredictions'>,
  made: Pick<KeptClaim, 'scoredAt' | 'release' | 'learned'>,
  hash: Hash,
  onFailure: (error: unknown) => void,
): PredictionKeeper {
  let pending = new Map<string, KeptClaim>();
  let linesLeftOut = 0;
  let hasFailed = false;
  return {
    claim(scored) {
      if (hasFailed) return;
      const kept = keptClaims([scored], made, hash);
      linesLeftOut += kept.linesLeftOut;
      for (const one of kept.claims) {
        const same = pending.get(one.claim);
        pending.set(one.claim, same ? { ...same, lines: [...same.lines, ...one.lines] } : one);
      }
    },
    async keep() {
      const claims = [...pending.values()];
      pending = new Map();
      let claimsTooLarge = 0;
      // What a later call predicted of a claim stays, so each is written on the condition that it is the latest.
      const queue = claims.values();
      const keepNext = async (): Promise<void> => {
        for (const claim of queue) {
          if (hasFailed) return;
          claimsTooLarge += await table.keepPredictions([claim], true, AbortSignal.timeout(LONGEST_WAIT_MS));
        }
      };
      try {
        await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
      } catch (error) {
        hasFailed = true;
        onFailure(error);
      }
      if (linesLeftOut > 0 || claimsTooLarge > 0) operationsLog.predictionsLeftOut({ linesLeftOut, claimsTooLarge });
      linesLeftOut = 0;
    },
  };
}
