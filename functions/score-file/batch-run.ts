/** What the stages of the work on a batch have in common: what they work with, and how they settle what they did. */

import type { BatchProblem } from '../../domain/response/batch-figures.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import type { BatchRecord, BatchStore, VersionedBatch } from '../adapters/batch-store.ts';
import type { ObjectStore } from '../adapters/object-store.ts';
import type { ScoringOutcomes } from '../adapters/scoring-outcomes.ts';
import type { ScoredPart } from './report-part.ts';

export interface BatchServices {
  readonly batches: BatchStore;
  readonly objects: ObjectStore;
  /** The release that is named, else the active one. */
  readonly releases: (named: string | undefined) => Promise<LoadedRelease>;
  /** Undefined where no prediction is kept and nothing is learned. */
  readonly outcomes: Pick<ScoringOutcomes, 'learned' | 'predictionKeeper'> | undefined;
  readonly nextControlNumber: () => number;
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

/** A run ends when it has no more time than this: enough to write what is open, and the record. */
export const RESERVE_MS = 60_000;
/** How often the record is told how far a run has come. */
export const TELL_EVERY_MS = 10_000;

/** Another run changed the record. */
export class Superseded extends Error {}
/** The run has to end before its time does. */
export class OutOfTime extends Error {}

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
