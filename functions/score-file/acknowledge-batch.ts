/** Second stage, for an 837: its X12 answer, in one reading of its own. */

import { createAcknowledgmentWriter } from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import type { Pieces } from '../../domain/x12/acknowledgments/text-spool.ts';
import { repeatableStamp } from '../adapters/answer-stamp.ts';
import type { VersionedBatch } from '../adapters/batch-store.ts';
import { scoreFile } from '../batch-results/scored-file.ts';
import { resultKey } from './result-keys.ts';
import { type BatchServices, changed, circumstancesOf, objectOf } from './score-batch.ts';

export async function acknowledgeBatch(batch: VersionedBatch, services: BatchServices): Promise<void> {
  const { asOf, release: reference, answeredAt, controlNumber } = circumstancesOf(batch.record);
  const [{ release }, { bytes }] = await Promise.all([
    services.releases(reference.id),
    services.objects.read(objectOf(batch.record)),
  ]);
  const answer = services.objects.writer(resultKey(batch.record, 'acknowledgments.x12'), 'application/edi-x12');
  const spools = services.spools();
  const complete: { readonly interchange: Pieces; readonly release: () => void }[] = [];
  const acknowledgments = createAcknowledgmentWriter(
    { ...repeatableStamp(new Date(answeredAt), controlNumber), spool: spools.make },
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
  try {
    await scoreFile(bytes, release, asOf, {
      listsAllClaims: true,
      isX12Only: true,
      acknowledgments,
      claim: () => undefined,
      issue: () => undefined,
      ready: writeComplete,
    });
    await answer.end();
  } catch (error) {
    await answer.abort();
    throw error;
  } finally {
    spools.close();
  }
  await changed(batch, services, { status: 'finishing' });
}
