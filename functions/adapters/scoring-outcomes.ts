/** What scoring and outcomes have to do with each other: predictions are kept, and what outcomes taught is read. */

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type KeptClaim, keptClaims } from '../../domain/outcomes/kept-prediction.ts';
import type { ScoredClaim } from '../../domain/response/score-response.ts';
import type { Caller } from './caller.ts';
import { optionalEnvironment } from './environment.ts';
import { configuredIdentityHashes, type IdentityHashes } from './identity-hashes.ts';
import { createLearnedRisks, type LearnedRisks } from './learned-risks.ts';
import { createLearnedStates } from './learned-states.ts';
import { operationsLog } from './operations-log.ts';
import { createOutcomeTable, type OutcomeTable } from './outcome-table.ts';
import { createPredictionKeeper, type PredictionKeeper } from './prediction-keeper.ts';

/** An answer waits so long for its predictions to be kept, and goes out without them then. */
const LONGEST_WAIT_MS = 3_000;

/** What is known of the call that scored the claims. */
export type ScoringCall = Pick<KeptClaim, 'scoredAt' | 'release' | 'learned'> & { readonly isRepeat: boolean };

export interface ScoringOutcomes {
  readonly learned: LearnedRisks;
  /** Keeps the predictions of an answer. A failure is logged and never thrown: it must not cost the answer. */
  keepPredictions(partner: Caller, claims: readonly ScoredClaim[], call: ScoringCall): Promise<void>;
  /** For a file: its predictions are kept piece by piece, while it is scored. */
  predictionKeeper(partner: Caller, call: Omit<ScoringCall, 'isRepeat'>): Promise<PredictionKeeper>;
}

export function createScoringOutcomes(
  table: Pick<OutcomeTable, 'keepPredictions'>,
  learned: LearnedRisks,
  hashes: IdentityHashes,
): ScoringOutcomes {
  return {
    learned,
    async keepPredictions(partner, scored, { isRepeat, ...made }) {
      if (scored.every(({ lines }) => lines.length === 0)) return;
      try {
        const { claims, linesLeftOut } = keptClaims(scored, made, await hashes(partner));
        const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
        const claimsTooLarge = await table.keepPredictions(claims, isRepeat, signal);
        if (linesLeftOut > 0 || claimsTooLarge > 0) operationsLog.predictionsLeftOut({ linesLeftOut, claimsTooLarge });
      } catch (error) {
        operationsLog.predictionsNotKept({ errorName: nameOf(error) });
      }
    },
    async predictionKeeper(partner, call) {
      const failed = (error: unknown) => operationsLog.predictionsNotKept({ errorName: nameOf(error) });
      try {
        return createPredictionKeeper(table, call, await hashes(partner), failed);
      } catch (error) {
        failed(error);
        return { claim: () => undefined, ready: async () => undefined, keep: async () => undefined };
      }
    },
  };
}

/** The table that `OUTCOMES_TABLE_NAME` names; unset, no prediction is kept and nothing learned is read. */
export function configuredScoringOutcomes(client: DynamoDBClient): ScoringOutcomes | undefined {
  const tableName = optionalEnvironment('OUTCOMES_TABLE_NAME');
  if (tableName === undefined) return undefined;
  return createScoringOutcomes(
    createOutcomeTable(client, tableName),
    learnedRisksIn(client, tableName),
    configuredIdentityHashes(),
  );
}

/** What is learned alone, for functions that keep no prediction. */
export function configuredLearnedRisks(client: DynamoDBClient): LearnedRisks | undefined {
  const tableName = optionalEnvironment('OUTCOMES_TABLE_NAME');
  return tableName === undefined ? undefined : learnedRisksIn(client, tableName);
}

function learnedRisksIn(client: DynamoDBClient, tableName: string): LearnedRisks {
  const states = createLearnedStates(client, tableName);
  return createLearnedRisks(states, (error) => operationsLog.learnedNotRead({ errorName: nameOf(error) }));
}

/** Never the message, which may quote what it failed on. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
