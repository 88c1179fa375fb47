/**
 * First stage: the file → its scored lines and issues, in parts. After each part the record says how far the reading has
 * come, so that a run that is broken off costs no more than the part it was at.
 */

import { randomUUID } from 'node:crypto';
import { MOST_FILE_BYTES } from '../../domain/response/file-size.ts';
import type { VersionedBatch } from '../adapters/batch-store.ts';
import { createDenialTally } from '../adapters/denial-tally.ts';
import type { ObjectWriter } from '../adapters/object-store.ts';
import type { PredictionKeeper } from '../adapters/prediction-keeper.ts';
import { callerOfBatch } from '../adapters/unsigned-calls.ts';
import { lineRecord } from '../batch-results/line-record.ts';
import { type FileProgress, type PacedSink, scoreFile, startsAsJson } from '../batch-results/scored-file.ts';
import {
  type BatchServices,
  changed,
  circumstancesOf,
  fail,
  OutOfTime,
  objectOf,
  RESERVE_MS,
  TELL_EVERY_MS,
} from './batch-run.ts';
import { wholeObject } from './object-bytes.ts';

/** A part ends at the first claim after this much of its text, or when the record is told how far the run has come. */
const PART_BYTES = 64_000_000;

/** A JSON file is read whole, because it has no end of a claim to wait for. */
const MOST_JSON_BYTES = 100_000_000;

class JsonTooLarge extends Error {}

export async function scoreParts(batch: VersionedBatch, services: BatchServices): Promise<void> {
  const { asOf, release: reference, learned: settled, answeredAt } = circumstancesOf(batch.record);
  const { outcomes } = services;
  const caller = callerOfBatch(batch.record.partner);
  if (batch.record.sizeBytes > MOST_FILE_BYTES) return fail(batch, 'file-too-large', services);
  const call = { scoredAt: answeredAt, release: reference.id, learned: settled?.id };
  const [{ release }, file, learned, predictions] = await Promise.all([
    services.releases(reference.id),
    services.objects.read(objectOf(batch.record)),
    outcomes?.learned.state(caller, settled?.id),
    outcomes?.predictionKeeper(caller, call),
  ]);
  const parts = createParts(batch, services, predictions);
  const { fileName, sizeBytes } = batch.record;
  let isX12: boolean | undefined;
  async function* recognised(): AsyncGenerator<Uint8Array> {
    for await (const chunk of wholeObject(file)) {
      if (isX12 === undefined) {
        const isJson = startsAsJson(chunk);
        if (isJson && sizeBytes > MOST_JSON_BYTES) throw new JsonTooLarge();
        if (isJson !== undefined) isX12 = !isJson;
      }
      yield chunk;
    }
  }
  const sink: PacedSink = {
    listsAllClaims: false,
    claim(scored) {
      const { lines, ...claim } = scored;
      for (const line of lines) {
        parts.tally(claim, line);
        parts.write(`${JSON.stringify(lineRecord(fileName, claim, line))}
`);
      }
      predictions?.claim(scored);
    },
    ruleFault: (ruleId) => parts.ruleFault(ruleId),
    issue: (issue) => parts.write(`${JSON.stringify({ type: 'issue', file: fileName, ...issue })}\n`),
    ready: () => parts.ready(),
  };
  try {
    const { asOf: judgedOn } = await scoreFile(recognised(), release, asOf, sink, parts.progress, learned);
    await parts.end(isX12 ?? true, judgedOn);
  } catch (error) {
    await parts.abort();
    if (error instanceof JsonTooLarge) return fail(batch, 'json-too-large', services);
    throw error;
  }
}

function createParts(first: VersionedBatch, services: BatchServices, predictions: PredictionKeeper | undefined) {
  // Two runs at once write parts of different names, and the record says whose count.
  const run = randomUUID();
  const { partner, id } = first.record;
  const progress = structuredClone(first.record.progress) as FileProgress;
  let batch = first;
  let writer: ObjectWriter | undefined;
  let beganAt = services.now();
  let tally = createDenialTally();
  let ruleFaults: string[] = [];

  function write(text: string): void {
    const number = String(batch.record.parts.length + 1).padStart(5, '0');
    writer ??= services.objects.writer(`work/${partner}/${id}/${number}-${run}.ndjson`, 'application/x-ndjson');
    writer.write(text);
  }

  /** What is told since the last part, as a part; the record's change settles that it counts. */
  async function close(change: Parameters<typeof changed>[2] = {}): Promise<void> {
    const { parts } = batch.record;
    await writer?.end();
    await predictions?.keep();
    const written = writer ? [...parts, writer.key] : parts;
    writer = undefined;
    const before = batch.record.progress;
    batch = await changed(batch, services, { parts: written, progress: structuredClone(progress), ...change });
    const milliseconds = services.now() - beganAt;
    services.report({ batchId: id, tally: tally.tally(), ruleFaults, before, progress, milliseconds });
    tally = createDenialTally();
    ruleFaults = [];
    beganAt = services.now();
  }

  return {
    progress,
    write,
    tally: (...line: Parameters<typeof tally.add>) => tally.add(...line),
    ruleFault: (ruleId: string) => void ruleFaults.push(ruleId),
    async ready(): Promise<void> {
      await writer?.ready();
      await predictions?.ready();
      const isLate = services.remaining() < RESERVE_MS;
      const isFull = (writer?.sizeBytes ?? 0) >= PART_BYTES || services.now() - beganAt >= TELL_EVERY_MS;
      if (isFull || isLate) await close();
      if (isLate) throw new OutOfTime();
    },
    async end(isX12: boolean, asOf: NonNullable<ReturnType<typeof circumstancesOf>>['asOf']): Promise<void> {
      await close({
        status: isX12 ? 'acknowledging' : 'finishing',
        isX12,
        circumstances: { ...circumstancesOf(batch.record), asOf },
      });
    },
    async abort(): Promise<void> {
      await writer?.abort();
    },
  };
}
