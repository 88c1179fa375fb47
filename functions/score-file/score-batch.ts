/**
 * The work on one batch, stage by stage:
 *
 *     queued → scoring → acknowledging → finishing → completed
 *
 * Everything that a stage leaves behind is either written whole under a name of its own or settled by one conditional
 * change of the record. So the work may be broken off anywhere, begun twice, or done by two at once: whoever is first
 * to change the record goes on, and the other one stops.
 */

import { learnedReference } from '../../domain/score/learned-risk.ts';
import type { VersionedBatch } from '../adapters/batch-store.ts';
import { ObjectGone } from '../adapters/object-store.ts';
import { dayOf } from '../adapters/today.ts';
import { callerOfBatch } from '../adapters/unsigned-calls.ts';
import { acknowledgeBatch } from './acknowledge-batch.ts';
import { type BatchServices, changed, fail, momentOf, OutOfTime, Superseded } from './batch-run.ts';
import { finishBatch } from './finish-batch.ts';
import { scoreParts } from './score-parts.ts';

/**
 * `completed` and `failed` are ends of the batch. `outOfTime` asks for another run. `superseded`: another run has taken
 * over. `unknown`: there is no such batch.
 */
export type BatchOutcome = 'completed' | 'failed' | 'outOfTime' | 'superseded' | 'unknown';

/** A run that has less time left begins no stage: none can be finished in it. */
const LEAST_MS = 30_000;
/** A stage that began with this much time and did not come further in it never will. */
const WHOLE_RUN_MS = 780_000;
export async function scoreBatch(partner: string, id: string, services: BatchServices): Promise<BatchOutcome> {
  try {
    for (;;) {
      const batch = await services.batches.get(partner, id);
      if (!batch || batch.record.status === 'awaitingUpload') return 'unknown';
      const { status } = batch.record;
      if (status === 'completed' || status === 'failed') {
        await told(batch, services);
        return status;
      }
      if (services.remaining() < LEAST_MS) return 'outOfTime';
      await stageOf(batch, services);
    }
  } catch (error) {
    if (error instanceof Superseded) return 'superseded';
    if (error instanceof OutOfTime) return 'outOfTime';
    throw error;
  }
}

async function stageOf(batch: VersionedBatch, services: BatchServices): Promise<void> {
  const isWholeRun = services.remaining() >= WHOLE_RUN_MS;
  try {
    switch (batch.record.status) {
      case 'queued':
        return await begin(batch, services);
      case 'scoring':
        return await scoreParts(batch, services);
      case 'acknowledging':
        return await acknowledgeBatch(batch, services);
      default:
        return await finishBatch(batch, services);
    }
  } catch (error) {
    if (error instanceof ObjectGone) await fail(await latest(batch, services), 'object-gone', services);
    else if (error instanceof OutOfTime && isWholeRun) await failUnlessFurther(batch, services);
    else throw error;
  }
}

/** Another run would end where this one did, and so would all that follow: the sender is told instead. */
async function failUnlessFurther(before: VersionedBatch, services: BatchServices): Promise<void> {
  const now = await latest(before, services);
  const place = ({ record: { progress, answerCheckpoint } }: VersionedBatch): string =>
    JSON.stringify([progress, answerCheckpoint]);
  if (place(now) !== place(before)) throw new OutOfTime();
  await fail(now, 'took-too-long', services);
}

/** The batch as this run left it; `Superseded` where another run has taken over its stage. */
async function latest({ record }: VersionedBatch, { batches }: BatchServices): Promise<VersionedBatch> {
  const now = await batches.get(record.partner, record.id);
  if (now?.record.status !== record.status) throw new Superseded();
  return now;
}

/** Settles what the answer depends on besides the file. */
async function begin(batch: VersionedBatch, services: BatchServices): Promise<void> {
  const [{ reference }, learned] = await Promise.all([
    services.releases(undefined),
    services.outcomes?.learned.present(callerOfBatch(batch.record.partner)),
  ]);
  const answeredAt = services.now();
  await changed(batch, services, {
    status: 'scoring',
    circumstances: {
      asOf: dayOf(new Date(answeredAt)),
      release: reference,
      ...(learned ? { learned: learnedReference(learned) } : {}),
      answeredAt,
      controlNumber: services.nextControlNumber(),
    },
  });
}

async function told(batch: VersionedBatch, services: BatchServices): Promise<void> {
  if (batch.record.notifiedAt !== undefined) return;
  await services.notify(batch.record);
  await changed(batch, services, { notifiedAt: momentOf(services) });
}
