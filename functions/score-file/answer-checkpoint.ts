/** How far the X12 answer to a file has come, between two runs. */

import type { SavedAnswer } from '../../domain/x12/acknowledgments/writer-state.ts';
import type { BatchRecord } from '../adapters/batch-store.ts';
import { ObjectGone, type ObjectStore } from '../adapters/object-store.ts';
import { type AnswerKeys, noAnswerKeys } from './answer-objects.ts';
import { wholeObject } from './object-bytes.ts';

/**
 * Counts up when the state of the writer or its parts take another shape. An answer that was begun in another shape is
 * begun anew.
 */
const SHAPE = 2;

export interface AnswerCheckpoint {
  /** Undefined before the first checkpoint, and once the file is read to its end. */
  readonly saved: SavedAnswer | undefined;
  readonly isRead: boolean;
  /** The setting that the answer was begun with: one answer returns claims by one. */
  readonly returnAtOrAbove?: number | undefined;
  readonly keys: AnswerKeys;
}

const START: AnswerCheckpoint = { saved: undefined, isRead: false, keys: noAnswerKeys() };

/** The checkpoint that the record names; the start where it names none, or one that is gone or of another shape. */
export async function keptCheckpoint(
  { answerCheckpoint }: Pick<BatchRecord, 'answerCheckpoint'>,
  objects: ObjectStore,
): Promise<AnswerCheckpoint> {
  if (answerCheckpoint === undefined) return START;
  try {
    const chunks: Uint8Array[] = [];
    const object = await objects.read({ key: answerCheckpoint });
    for await (const chunk of wholeObject(object)) chunks.push(Uint8Array.from(chunk));
    const { shape, ...checkpoint } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return shape === SHAPE ? checkpoint : START;
  } catch (error) {
    if (error instanceof ObjectGone) return START;
    throw error;
  }
}

/** Writes the checkpoint as an object; it counts once the record names it. */
export async function keepCheckpoint(key: string, checkpoint: AnswerCheckpoint, objects: ObjectStore): Promise<void> {
  const writer = objects.writer(key, 'application/json');
  try {
    writer.write(JSON.stringify({ shape: SHAPE, ...checkpoint }));
    await writer.end();
  } catch (error) {
    await writer.abort();
    throw error;
  }
}
