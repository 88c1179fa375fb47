/** One run on a batch, with what operators see of it. */

import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { operationsLog } from '../adapters/operations-log.ts';
import type { BatchOutcome } from './score-batch.ts';

const metrics = new Metrics();

/** Counts the run as started before its work and under its outcome after it; `broken` is one that threw. */
export async function observedRun(batchId: string, run: () => Promise<BatchOutcome>): Promise<BatchOutcome> {
  const startedAt = Date.now();
  metrics.addMetric('BatchRunsStarted', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
  const ended = (outcome: BatchOutcome | 'broken', errorName?: string): void => {
    const milliseconds = Date.now() - startedAt;
    metrics.addDimension('Outcome', outcome);
    metrics.addMetric('BatchRuns', MetricUnit.Count, 1);
    metrics.addMetric('BatchRunMilliseconds', MetricUnit.Milliseconds, milliseconds);
    metrics.publishStoredMetrics();
    operationsLog.batchRun({ batchId, outcome, milliseconds, ...(errorName === undefined ? {} : { errorName }) });
  };
  try {
    const outcome = await run();
    ended(outcome);
    return outcome;
  } catch (error) {
    ended('broken', error instanceof Error ? error.name : 'unknown');
    throw error;
  }
}
