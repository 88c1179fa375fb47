/** The end of a batch → what its sender is told of it. The same end gives the same id and the same bytes each time. */

import { batchFigures } from '../../domain/response/batch-figures.ts';
import type { CallbackEvent } from '../../domain/response/callback-schemas.ts';
import type { BatchRecord } from '../adapters/batch-store.ts';
import { CALLBACK_ID_PREFIX } from '../adapters/caller-signature.ts';

export interface CallbackMessage {
  /** webhook-id: a receiver that has seen it may drop the message. */
  readonly id: string;
  readonly body: Buffer;
}

/** Undefined for a batch that has not ended. */
export function callbackMessage(batch: BatchRecord): CallbackMessage | undefined {
  const { id, status, completedAt } = batch;
  if ((status !== 'completed' && status !== 'failed') || completedAt === undefined) return undefined;
  return { id: `${CALLBACK_ID_PREFIX}${id}`, body: Buffer.from(JSON.stringify(eventOf(batch, status, completedAt))) };
}

function eventOf(
  { id, problem, circumstances, progress: { summary, issues } }: BatchRecord,
  status: 'completed' | 'failed',
  completedAt: string,
): CallbackEvent {
  return {
    type: `batch.${status}`,
    timestamp: completedAt,
    data: {
      batchId: id,
      status,
      ...(problem === undefined ? {} : { problem }),
      path: `/v1/batches/${encodeURIComponent(id)}`,
      ...(circumstances
        ? {
            asOf: circumstances.asOf,
            ruleRelease: { id: circumstances.release.id, hash: circumstances.release.hash },
          }
        : {}),
      summary: batchFigures(summary, issues),
    },
  };
}
