/** Predictions of a file, kept while it is scored. */

import { type Hash, type KeptClaim, keptClaims } from '../../domain/outcomes/kept-prediction.ts';
import type { ScoredClaim } from '../../domain/response/score-response.ts';
import { operationsLog } from './operations-log.ts';
import type { OutcomeTable } from './outcome-table.ts';

export interface PredictionKeeper {
  claim(scored: ScoredClaim): void;
  /** Keeps the predictions at hand once they are many, so that neither memory nor the last wait grows with the file. */
  ready(): Promise<void>;
  /** Keeps the predictions of the claims since the last time. Doing it again, after a part is repeated, changes nothing. */
  keep(): Promise<void>;
}

/** Claims are written a few at a time, and none is waited for longer than this. */
const AT_ONCE = 16;
const MANY = 512;
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
  const keeper: PredictionKeeper = {
    claim(scored) {
      if (hasFailed) return;
      const kept = keptClaims([scored], made, hash);
      linesLeftOut += kept.linesLeftOut;
      // As in the table: how many claims are kept at a time must not show in what is kept.
      for (const one of kept.claims) if (!pending.has(one.claim)) pending.set(one.claim, one);
    },
    async ready() {
      if (pending.size >= MANY) await keeper.keep();
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
  return keeper;
}
