/** How files of claims are getting on: runs by how they ended, how long they took, and what waits. */

import { type IWidget, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { BatchScoring } from '../batch-scoring.ts';
import { batchRunMetric, batchRunsStarted } from '../scoring-metrics.ts';
import { row } from './graphs.ts';

const OUTCOMES = ['completed', 'failed', 'superseded', 'outOfTime', 'broken'] as const;

export function batchWidgets(batches: BatchScoring): IWidget[][] {
  return [
    row(
      {
        title: 'Batch runs',
        metrics: [
          batchRunsStarted(),
          ...OUTCOMES.map((outcome) => batchRunMetric('BatchRuns', outcome, Stats.SUM, outcome)),
        ],
      },
      {
        title: 'Time of a run that completed its batch (ms)',
        metrics: ['p50', 'p90', Stats.MAXIMUM].map((statistic) =>
          batchRunMetric('BatchRunMilliseconds', 'completed', statistic, statistic),
        ),
      },
    ),
    row(
      {
        title: 'Files and callbacks that wait',
        metrics: [waiting(batches.queue, 'files'), waiting(batches.callbacks.queue, 'callbacks')],
      },
      {
        title: 'Age of the oldest file and callback (s)',
        metrics: [age(batches.queue, 'files'), age(batches.callbacks.queue, 'callbacks')],
      },
      {
        title: 'Dead letters',
        metrics: [waiting(batches.deadLetters, 'files'), waiting(batches.callbacks.undelivered, 'callbacks')],
      },
    ),
  ];
}

function waiting(queue: Queue, label: string): Metric {
  return queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, label });
}

function age(queue: Queue, label: string): Metric {
  return queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, label });
}
