/** One batch, `acme/b1`, on stores in memory whose steps a test may break. */

import type { KeptClaim } from '../../domain/outcomes/kept-prediction.ts';
import type { LearnedRisk } from '../../domain/score/learned-risk.ts';
import type { BatchRecord } from '../../functions/adapters/batch-store.ts';
import type { Caller } from '../../functions/adapters/caller.ts';
import { createIdentityHashes } from '../../functions/adapters/identity-hashes.ts';
import { createScoringOutcomes } from '../../functions/adapters/scoring-outcomes.ts';
import { noProgress } from '../../functions/batch-results/scored-file.ts';
import type { BatchServices } from '../../functions/score-file/batch-run.ts';
import type { ScoredPart } from '../../functions/score-file/report-part.ts';
import { type BatchOutcome, scoreBatch } from '../../functions/score-file/score-batch.ts';
import { memoryBatches, memoryObjects, type StepHook } from './batch-stores.ts';
import { dataRelease } from './release.ts';

const release = dataRelease();
const HASHES = createIdentityHashes(async () => 'k'.repeat(32));
export const NOW = Date.UTC(2026, 10, 23, 12);
const KEY = 'inbox/acme/claims.837';

export interface World {
  readonly objects: ReturnType<typeof memoryObjects>;
  readonly batches: ReturnType<typeof memoryBatches>;
  readonly notified: BatchRecord[];
  /** What operators were told of parts. */
  readonly reported: ScoredPart[];
  /** Predictions as they are kept. */
  readonly predictions: Map<string, string>;
  /** What is learned now. */
  learned: LearnedRisk | undefined;
  run(options?: { remaining?: () => number; now?: () => number; returnAtOrAbove?: number }): Promise<BatchOutcome>;
  record(): BatchRecord;
}

export async function world(bytes: Uint8Array, hook: StepHook = () => undefined): Promise<World> {
  const quiet = memoryBatches();
  const objects = memoryObjects(hook);
  objects.put(KEY, bytes);
  const etag = objects.etagOf(bytes);
  await quiet.create({
    partner: 'acme',
    id: 'b1',
    fileName: 'claims.837',
    status: 'queued',
    createdAt: new Date(NOW).toISOString(),
    sizeBytes: bytes.length,
    object: { key: KEY, etag },
    progress: noProgress(),
    parts: [],
  });
  const batches = memoryBatches(hook);
  for (const [key, text] of quiet.all) batches.all.set(key, text);
  const notified: BatchRecord[] = [];
  const reported: ScoredPart[] = [];
  const predictions = new Map<string, string>();
  const states = new Map<string, LearnedRisk>();
  const table = {
    async keepPredictions(claims: readonly KeptClaim[]) {
      await hook('before keeping');
      for (const { claim, ...kept } of claims)
        if (!predictions.has(claim)) predictions.set(claim, JSON.stringify(kept));
      await hook('after keeping');
      return 0;
    },
  };
  const made: World = {
    objects,
    batches,
    notified,
    reported,
    predictions,
    learned: undefined,
    run({ remaining = () => 600_000, now = () => NOW, returnAtOrAbove } = {}) {
      const present = made.learned;
      if (present) states.set(present.id, present);
      const learned = { present: async () => present, state: async (_: Caller, id = '') => states.get(id) };
      const services: BatchServices = {
        outcomes: createScoringOutcomes(table, learned, HASHES),
        batches,
        objects: objects.store,
        releases: async () => ({ release, reference: { id: release.id, hash: release.hash } }),
        nextControlNumber: () => 77,
        returnAtOrAbove,
        now,
        remaining,
        report: (part) => void reported.push(structuredClone(part)),
        async notify(record) {
          await hook('before notify');
          notified.push(record);
          await hook('after notify');
        },
      };
      return scoreBatch('acme', 'b1', services);
    },
    record: () => JSON.parse(batches.all.get('acme/b1') ?? '{}').record,
  };
  return made;
}

export function results({ objects }: World): Record<string, string> {
  return Object.fromEntries(
    [...objects.objects]
      .filter(([key]) => key.startsWith('results/'))
      .map(([key, bytes]) => [key, bytes.toString('utf8')]),
  );
}

/** What operators were told of. */
export const linesTold = ({ reported }: World): number => reported.reduce((sum, { tally }) => sum + tally.lines, 0);
export const claimsTold = ({ reported }: World): number =>
  reported.reduce((sum, { before, progress }) => sum + progress.summary.claims - before.summary.claims, 0);

/** A clock that goes so fast that every piece of the file makes a part: many steps to die at. */
export function hasty(): () => number {
  let clock = NOW - 20_000;
  return () => {
    clock += 20_000;
    return clock;
  };
}
