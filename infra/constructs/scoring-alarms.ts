import { ArnFormat, Stack } from 'aws-cdk-lib';
import { type CreateAlarmOptions, type Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { BatchScoring } from './batch-scoring.ts';
import type { OutcomeTable } from './outcome-table.ts';
import type { ReleasePublication } from './release-publication.ts';
import type { ScoringApi } from './scoring-api.ts';
import type { ScoringFunction } from './scoring-function.ts';
import { batchRunMetric, ruleFaultsOfFiles, scoringMetric } from './scoring-metrics.ts';

export type ScoringAlarmsProps = {
  readonly telemetryKey: IKey;
  readonly api: ScoringApi;
  /** Watched for errors and throttles. */
  readonly functions: readonly ScoringFunction[];
  readonly publication: ReleasePublication;
  readonly batchScoring: BatchScoring;
  readonly outcomeTable: OutcomeTable;
  readonly email?: string;
};

/** The conditions somebody has to act on, and the encrypted topic that says so. */
export class ScoringAlarms extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, props: ScoringAlarmsProps) {
    super(scope, id);
    this.#topic = alarmTopic(this, props.telemetryKey);
    if (props.email !== undefined) this.#topic.addSubscription(new EmailSubscription(props.email));

    for (const { node, lambda, serviceName } of props.functions) {
      this.#alarm(
        `${node.id}Errors`,
        lambda.metricErrors(),
        1,
        `${serviceName} failed without an answer of its own`,
        {},
        'FunctionErrors',
      );
      this.#alarm(
        `${node.id}Throttles`,
        lambda.metricThrottles(),
        1,
        `${serviceName} reached its concurrency limit`,
        {},
        'FunctionThrottles',
      );
    }
    this.#alarm('ServerErrors', props.api.stage.metricServerError({ statistic: Stats.SUM }), 1, 'Callers got a 5xx');
    this.#alarm(
      'RuleFaults',
      scoringMetric('RuleFaults', Stats.SUM),
      1,
      'A rule failed; its lines were scored without it',
    );
    this.#alarm(
      'StaleRelease',
      scoringMetric('StaleRelease', Stats.MAXIMUM),
      1,
      'Claims are scored with an old release',
    );
    this.#alarm(
      'RefusedRelease',
      props.publication.refusals,
      1,
      'A dropped release file was refused; its log line says why',
    );
    this.#alarm(
      'UndeliveredRelease',
      props.publication.undelivered.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      1,
      'A dropped release file could not be read or published; its event waits in the queue',
    );
    const { deadLetters, callbacks, queue } = props.batchScoring;
    const waiting = { statistic: Stats.MAXIMUM };
    this.#alarm(
      'UnscoredFiles',
      deadLetters.metricApproximateNumberOfMessagesVisible(waiting),
      1,
      'A file could not be scored three times; its message waits to be redriven',
    );
    this.#alarm(
      'UndeliveredCallbacks',
      callbacks.undelivered.metricApproximateNumberOfMessagesVisible(waiting),
      1,
      'A partner could not be told for two days that its batch has ended; its message waits to be redriven',
    );
    this.#alarm(
      'OldFiles',
      queue.metricApproximateAgeOfOldestMessage(waiting),
      3_600,
      'A file has waited for an hour: more are sent than the concurrency of the queue scores',
    );
    this.#alarm(
      'FailedBatches',
      batchRunMetric('BatchRuns', 'failed', Stats.SUM),
      1,
      'A batch failed for good: its file was gone or replaced, is too large, or took too long',
    );
    this.#alarm(
      'OldCallbacks',
      callbacks.queue.metricApproximateAgeOfOldestMessage(waiting),
      21_600,
      'Messages that batches have ended have waited for six hours without being sent',
    );
    this.#alarm(
      'BatchRuleFaults',
      ruleFaultsOfFiles(),
      1,
      'A rule failed on lines of a file; they were scored without it',
      {},
      'RuleFaults',
    );
    this.#alarm(
      'AttachmentsUnavailable',
      scoringMetric('AttachmentsUnavailable', Stats.SUM),
      1,
      'Claims are scored without the notes that they name, because the store of notes does not answer',
    );
    this.#alarm(
      'OutcomesUnavailable',
      props.outcomeTable.missed,
      1,
      'Predictions are not kept, or what was learned is not used; a log line says which',
    );
    this.#alarm(
      'SlowScoring',
      scoringMetric('ScoringMilliseconds', 'p99'),
      2_000,
      'The slowest requests score too slowly',
      {
        evaluationPeriods: 5,
        // One cold start or one large file is not a trend.
        datapointsToAlarm: 3,
      },
    );
  }

  /** Without traffic there is no data, and nothing wrong. `entry` is the heading in the runbook. */
  #alarm(
    id: string,
    metric: Metric,
    threshold: number,
    description: string,
    when: Partial<CreateAlarmOptions> = {},
    entry = id,
  ) {
    metric
      .createAlarm(this, id, {
        alarmDescription: `${description}. What to do: infra/RUNBOOK.md, ${entry}`,
        threshold,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        ...when,
      })
      .addAlarmAction(new SnsAction(this.#topic));
  }
}

function alarmTopic(scope: Construct, masterKey: IKey): Topic {
  const topic = new Topic(scope, 'Topic', { masterKey, enforceSSL: true });
  const stack = Stack.of(scope);
  // A topic with a policy loses the default one that lets the account's alarms publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisStack',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        ArnLike: {
          'aws:SourceArn': stack.formatArn({
            service: 'cloudwatch',
            resource: 'alarm',
            resourceName: `${stack.stackName}-*`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
  return topic;
}
