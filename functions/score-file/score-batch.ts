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
import type { LoadedRelease } from '../adapters/active-release.ts';
import type { BatchProblem, BatchRecord, BatchStore, VersionedBatch } from '../adapters/batch-store.ts';
import { ObjectGone, type ObjectStore } from '../adapters/object-store.ts';
import type { ScoringOutcomes } from '../adapters/scoring-outcomes.ts';
import { dayOf } from '../adapters/today.ts';
import { callerOfBatch } from '../adapters/unsigned-calls.ts';
import { acknowledgeBatch } from './acknowledge-batch.ts';
import type { FileSpools } from './file-spools.ts';
import { finishBatch } from './finish-batch.ts';
import type { ScoredPart } from './report-part.ts';
import { scoreParts } from './score-parts.ts';

export interface BatchServices {
  readonly batches: BatchStore;
  readonly objects: ObjectStore;
  /** The release that is named, else the active one. */
  readonly releases: (named: string | undefined) => Promise<LoadedRelease>;
  /** Undefined where no prediction is kept and nothing is learned. */
  readonly outcomes: Pick<ScoringOutcomes, 'learned' | 'predictionKeeper'> | undefined;
  readonly nextControlNumber: () => number;
  readonly spools: () => FileSpools;
  /** Claims with a line at or above this probability are returned in X12 answers; without it none is. */
  readonly returnAtOrAbove?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that this run may still take. */
  readonly remaining: () => number;
  /** Tells the sender that the batch has ended; may be called twice for one end. */
  readonly notify: (batch: BatchRecord) => Promise<void>;
  /**
   * Tells operators what a part came to, once its place in the record is settled: never twice, and not at all where the
   * run is killed between the two. The results count that part all the same.
   */
  readonly report: (part: ScoredPart) => void;
}

/**
 * `completed` and `failed` are ends of the batch. `outOfTime` asks for another run. `superseded`: another run has taken
 * over. `unknown`: there is no such batch.
 */
export type BatchOutcome = 'completed' | 'failed' | 'outOfTime' | 'superseded' | 'unknown';

/** A run that has less time left begins no stage: none can be finished in it. */
const LEAST_MS = 30_000;
/** A stage that began with this much time and did not come further in it never will. */
const WHOLE_RUN_MS = 780_000;
/** A run ends when it has no more time than this: enough to write what is open, and the record. */
export const RESERVE_MS = 60_000;
/** How often the record is told how far a run has come. */
export const TELL_EVERY_MS = 10_000;

/** Another run changed the record. */
export class Superseded extends Error {}
/** The run has to end before its time does. */
export class OutOfTime extends Error {}

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
  const isFurther = JSON.stringify(now.record.progress) !== JSON.stringify(before.record.progress);
  if (isFurther) throw new OutOfTime();
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

/** Changes the record, or throws `Superseded`. */
export async function changed(
  { record, revision }: VersionedBatch,
  { batches }: Pick<BatchServices, 'batches'>,
  change: Partial<BatchRecord>,
): Promise<VersionedBatch> {
  const next = { ...record, ...change };
  if (!(await batches.replace(next, revision))) throw new Superseded();
  return { record: next, revision: revision + 1 };
}

export async function fail(batch: VersionedBatch, problem: BatchProblem, services: BatchServices): Promise<void> {
  await changed(batch, services, { status: 'failed', problem, completedAt: momentOf(services) });
}

export function momentOf({ now }: Pick<BatchServices, 'now'>): string {
  return new Date(now()).toISOString();
}

/** What the stages after the beginning rest on. */
export function circumstancesOf({ circumstances }: BatchRecord): NonNullable<BatchRecord['circumstances']> {
  if (!circumstances) throw new Error('the batch has not begun');
  return circumstances;
}

export function objectOf({ object }: BatchRecord): NonNullable<BatchRecord['object']> {
  if (!object) throw new Error('the batch has no object');
  return object;
}

async function told(batch: VersionedBatch, services: BatchServices): Promise<void> {
  if (batch.record.notifiedAt !== undefined) return;
  await services.notify(batch.record);
  await changed(batch, services, { notifiedAt: momentOf(services) });
}
