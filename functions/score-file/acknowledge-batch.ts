/** Second stage, for an 837: its X12 answer, in one reading of its own. */

import { createAcknowledgmentWriter } from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import type { Pieces } from '../../domain/x12/acknowledgments/text-spool.ts';
import { repeatableStamp } from '../adapters/answer-stamp.ts';
import type { VersionedBatch } from '../adapters/batch-store.ts';
import { callerOfBatch } from '../adapters/unsigned-calls.ts';
import { noProgress, type PacedSink, scoreFile } from '../batch-results/scored-file.ts';
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
  const { asOf, release: reference, learned: settled, answeredAt, controlNumber } = circumstancesOf(first.record);
  const { outcomes, returnAtOrAbove } = services;
  const [{ release }, file, learned] = await Promise.all([
    services.releases(reference.id),
    services.objects.read(objectOf(first.record)),
    outcomes?.learned.state(callerOfBatch(first.record.partner), settled?.id),
  ]);
  const answer = services.objects.writer(resultKey(first.record, 'acknowledgments.x12'), 'application/edi-x12');
  const spools = services.spools();
  const complete: { readonly interchange: Pieces; readonly release: () => void }[] = [];
  const acknowledgments = createAcknowledgmentWriter(
    {
      ...repeatableStamp(new Date(answeredAt), controlNumber),
      spool: spools.make,
      ...(returnAtOrAbove === undefined ? {} : { returnAtOrAbove }),
    },
    (interchange, release) => complete.push({ interchange, release }),
  );
  async function writeComplete(): Promise<void> {
    for (const { interchange, release } of complete.splice(0)) {
      for (const piece of interchange) {
        answer.write(piece);
        if (answer.isBehind) await answer.ready();
      }
      release();
    }
    await answer.ready();
  }
  const progress = noProgress();
  let batch = first;
  let toldAt = services.now();
  /** Tells how far the answer has come, and ends a run whose time is over, or whose batch another run goes on with. */
  async function tell(): Promise<void> {
    if (services.now() - toldAt >= TELL_EVERY_MS) {
      batch = await changed(batch, services, { acknowledgedBytes: progress.bytes });
      toldAt = services.now();
    }
    if (services.remaining() < RESERVE_MS) throw new OutOfTime();
  }
  const sink: PacedSink = {
    listsAllClaims: true,
    isX12Only: true,
    acknowledgments,
    claim: () => undefined,
    issue: () => undefined,
    async ready() {
      await writeComplete();
      await tell();
    },
  };
  try {
    await scoreFile(wholeObject(file), release, asOf, sink, progress, learned);
    await answer.end();
  } catch (error) {
    await answer.abort();
    throw error;
  } finally {
    spools.close();
  }
  await changed(batch, services, { status: 'finishing', acknowledgedBytes: progress.bytes });
}
