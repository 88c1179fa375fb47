/** What is known of a batch between two steps of its work. It names no patient. */

import type { IsoDate } from '../../domain/calendar.ts';
import type { BatchProblem } from '../../domain/response/batch-figures.ts';
import type { ReleaseReference } from '../../domain/response/score-response.ts';
import type { LearnedReference } from '../../domain/score/learned-risk.ts';
import type { FileProgress } from '../batch-results/scored-file.ts';

/**
 * `awaitingUpload` until the file is there, then `queued`. Each later state but the last two is a stage of the work that
 * may be begun again at any time.
 */
export type BatchStatus =
  | 'awaitingUpload'
  | 'queued'
  | 'scoring'
  | 'acknowledging'
  | 'finishing'
  | 'completed'
  | 'failed';

export interface BatchRecord {
  readonly partner: string;
  readonly id: string;
  /** As its sender called it; it is part of no key. */
  readonly fileName: string;
  readonly status: BatchStatus;
  /** ISO moment. */
  readonly createdAt: string;
  /** As announced, or that of the object once it is there. */
  readonly sizeBytes: number;
  readonly callbackUrl?: string;
  readonly object?: { readonly key: string; readonly version?: string; readonly etag: string };
  /** Settled when the work begins, so that whoever goes on with it comes to the same answer. */
  readonly circumstances?: {
    readonly asOf: IsoDate;
    readonly release: ReleaseReference;
    /** The state of learning; absent while nothing is learned. */
    readonly learned?: LearnedReference;
    /** Milliseconds since 1970. */
    readonly answeredAt: number;
    /** The first one of the X12 answer. */
    readonly controlNumber: number;
  };
  readonly progress: Readonly<FileProgress>;
  /** Of the file, as far as it is answered in X12. */
  readonly acknowledgedBytes?: number;
  /** Key of the object that says where the X12 answer goes on. */
  readonly answerCheckpoint?: string;
  /** Keys of the parts of the results that are written, in order. */
  readonly parts: readonly string[];
  /** Undefined until the first character was read. */
  readonly isX12?: boolean;
  readonly problem?: BatchProblem;
  readonly completedAt?: string;
  /** When its sender was told of the end. */
  readonly notifiedAt?: string;
}

/** A record with the number of changes it has seen. */
export interface VersionedBatch {
  readonly record: BatchRecord;
  readonly revision: number;
}

export interface BatchStore {
  get(partner: string, id: string): Promise<VersionedBatch | undefined>;
  /** False when there is a batch of that id. */
  create(record: BatchRecord): Promise<boolean>;
  /** Puts the record in the place of the one with that revision; false when it has changed since. */
  replace(record: BatchRecord, revision: number): Promise<boolean>;
}
