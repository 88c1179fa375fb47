/**
 * Second stage, for an 837: its X12 answer. The file is read once more, and the answer is written in parts; every few
 * seconds the record is told, between two claims, how far it has come. A run that goes on from there only scans what
 * comes before. When all is read, the parts are put together.
 */

import { randomUUID } from 'node:crypto';
import { createAcknowledgmentWriter } from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import { writtenAnswer } from '../../domain/x12/acknowledgments/written-answer.ts';
import { repeatableStamp } from '../adapters/answer-stamp.ts';
import type { VersionedBatch } from '../adapters/batch-store.ts';
import { callerOfBatch } from '../adapters/unsigned-calls.ts';
import { noProgress, type PacedSink, scoreFile } from '../batch-results/scored-file.ts';
import { type AnswerCheckpoint, keepCheckpoint, keptCheckpoint } from './answer-checkpoint.ts';
import { type AnswerKeys, createAnswerReader, createAnswerWriter } from './answer-objects.ts';
import {
  type BatchServices,
  changed,
  circumstancesOf,
  OutOfTime,
  objectOf,
  RESERVE_MS,
  TELL_EVERY_MS,
} from './batch-run.ts';
import { wholeObject } from './object-bytes.ts';
import { resultKey } from './result-keys.ts';

export async function acknowledgeBatch(first: VersionedBatch, services: BatchServices): Promise<void> {
  const kept = await keptCheckpoint(first.record, services.objects);
  const { batch, keys } = kept.isRead ? { batch: first, keys: kept.keys } : await readAnswer(first, kept, services);
  await writeAnswer(batch, keys, services);
  await changed(batch, services, { status: 'finishing' });
}

/** Reads the file from where `kept` was to its end; gives where the parts of its answer are. */
async function readAnswer(first: VersionedBatch, kept: AnswerCheckpoint, services: BatchServices) {
  const { asOf, release: reference, learned: settled, answeredAt, controlNumber } = circumstancesOf(first.record);
  const { objects, outcomes } = services;
  const { returnAtOrAbove } = kept.saved ? kept : services;
  const [{ release }, file, learned] = await Promise.all([
    services.releases(reference.id),
    objects.read(objectOf(first.record)),
    outcomes?.learned.state(callerOfBatch(first.record.partner), settled?.id),
  ]);
  const { partner, id } = first.record;
  // Two runs at once write objects of different names, and the record says whose count.
  const run = randomUUID();
  const keyOf = (name: string, number: number): string =>
    `work/${partner}/${id}/answer-${name}-${String(number).padStart(5, '0')}-${run}`;
  const parts = createAnswerWriter(objects, kept.keys, keyOf);
  const progress = { ...noProgress(), bytes: first.record.acknowledgedBytes ?? 0 };
  let batch = first;
  let keptAt = services.now();
  let checkpoints = 0;
  /** A boundary was met since the last checkpoint, or since the one that this run goes on from. */
  let isFurther = false;
  let isDue = false;
  let cut: AnswerCheckpoint | undefined;

  /** Once what was written up to the checkpoint is stored, the record settles that it counts. */
  async function settle(checkpoint: AnswerCheckpoint): Promise<void> {
    await parts.ready();
    const answerCheckpoint = keyOf('checkpoint', ++checkpoints);
    await keepCheckpoint(answerCheckpoint, checkpoint, objects);
    batch = await changed(batch, services, { answerCheckpoint, acknowledgedBytes: progress.bytes });
    keptAt = services.now();
  }

  const acknowledgments = createAcknowledgmentWriter(
    {
      ...repeatableStamp(new Date(answeredAt), controlNumber),
      ...(returnAtOrAbove === undefined ? {} : { returnAtOrAbove }),
    },
    parts,
    {
      from: kept.saved,
      atBoundary(save) {
        isFurther = true;
        if (!isDue) return;
        isDue = false;
        isFurther = false;
        cut = { saved: save(), isRead: false, returnAtOrAbove, keys: parts.cut() };
      },
    },
  );
  const sink: PacedSink = {
    listsAllClaims: true,
    isX12Only: true,
    acknowledgments,
    claim: () => undefined,
    issue: () => undefined,
    async ready() {
      await parts.ready();
      const checkpoint = cut;
      cut = undefined;
      if (checkpoint) await settle(checkpoint);
      if (services.remaining() < RESERVE_MS) throw new OutOfTime();
      // Not where the last run came to, but further: else a batch that never comes further would never end.
      isDue = isFurther && services.now() - keptAt >= TELL_EVERY_MS;
    },
  };
  try {
    await scoreFile(wholeObject(file), release, asOf, sink, progress, learned);
    const keys = parts.cut();
    await settle({ saved: undefined, isRead: true, keys });
    return { batch, keys };
  } catch (error) {
    await parts.abort();
    throw error;
  }
}

/** Puts the parts together, each gone through once, side by side. */
async function writeAnswer({ record }: VersionedBatch, keys: AnswerKeys, services: BatchServices): Promise<void> {
  const parts = createAnswerReader(services.objects, keys);
  const answer = services.objects.writer(resultKey(record, 'acknowledgments.x12'), 'application/edi-x12');
  try {
    await parts.ready();
    for (const piece of writtenAnswer(parts.take)) {
      answer.write(piece);
      if (parts.isBehind) await parts.ready();
      if (!answer.isBehind) continue;
      await answer.ready();
      if (services.remaining() < RESERVE_MS) throw new OutOfTime();
    }
    await answer.end();
  } catch (error) {
    await answer.abort();
    throw error;
  }
}
