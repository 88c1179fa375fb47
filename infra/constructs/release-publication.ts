import { type CfnResource, Duration, Stack, Validations } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Trigger } from 'aws-cdk-lib/triggers';
import { Construct } from 'constructs';
import { identifierMask } from './identifier-mask.ts';
import { ReleaseDrop } from './release-drop.ts';
import type { RuleTable } from './rule-table.ts';
import { type LoggingProps, ScoringFunction } from './scoring-function.ts';
import { metricNamespace } from './scoring-metrics.ts';

export type ReleasePublicationProps = LoggingProps & {
  readonly ruleTable: RuleTable;
  readonly releaseBundleFile: string;
};

/**
 * Publishes the rule release during the deployment, and again whenever its content or the publisher changes: the key
 * of the uploaded bundle holds its hash, the function's environment holds the key, and the trigger follows the
 * function's version. A failed publication fails the deployment, which leaves the previous release active. Between
 * deployments, a file put into the bucket of releases is published by the same function.
 */
export class ReleasePublication extends Construct {
  /** Bucket in which a file under `releases/` is published. */
  readonly dropBucketName: string;
  readonly publishRelease: ScoringFunction;
  /** Dropped files that were refused for what they hold. */
  readonly refusals: Metric;
  /** Events of dropped files that nobody could handle. */
  readonly undelivered: Queue;
  readonly #trigger: Trigger;

  constructor(scope: Construct, id: string, props: ReleasePublicationProps) {
    super(scope, id);
    // Hashed by content alone, so that the same rules built in another folder are not published again.
    const bundle = new Asset(this, 'Bundle', { path: props.releaseBundleFile });

    const undelivered = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This queue is itself the dead-letter queue of the publisher and of the rule that calls it.',
    });

    const timeout = Duration.minutes(5);
    const publishRelease = new ScoringFunction(this, 'PublishRelease', {
      logKey: props.logKey,
      logRetention: props.logRetention,
      name: 'publish-release',
      timeout,
      memoryMebibytes: 1024,
      // A deployment and a dropped file may meet. The pointer moves by condition, so that one of the two gives way.
      reservedConcurrency: 2,
      deadLetterQueue: undelivered,
      environment: {
        RULES_TABLE_NAME: props.ruleTable.tableName,
        RELEASE_BUCKET: bundle.s3BucketName,
        RELEASE_KEY: bundle.s3ObjectKey,
      },
    });
    // The one object, where `bundle.grantRead` opens every asset of every stack in the account.
    publishRelease.allow(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [bundle.bucket.arnForObjects(bundle.s3ObjectKey)],
      }),
    );
    props.ruleTable.allowPublishing(publishRelease, [
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:UpdateItem',
    ]);

    const drop = new ReleaseDrop(this, 'Drop', { publishRelease, undelivered });
    this.dropBucketName = drop.bucketName;
    this.publishRelease = publishRelease;
    this.refusals = refusals(publishRelease);
    this.undelivered = undelivered;

    this.#trigger = new Trigger(this, 'Trigger', {
      handler: publishRelease.lambda,
      timeout: timeout.plus(Duration.seconds(30)),
      executeAfter: [props.ruleTable, publishRelease],
    });
    this.#keepTriggerLogs(props);
  }

  /** Holds a function back until the release is published, so that it never answers without rules. */
  precedes(reader: ScoringFunction): void {
    this.#trigger.executeBefore(reader);
  }

  /** CDK's own function behind the trigger would log without encryption and for ever; it takes no log group as a prop. */
  #keepTriggerLogs({ logKey, logRetention }: LoggingProps): void {
    const logGroup = new LogGroup(this, 'TriggerLogs', {
      encryptionKey: logKey,
      retention: logRetention,
      dataProtectionPolicy: identifierMask(),
    });
    const provider = Stack.of(this).node.findChild('AWSCDK.TriggerCustomResourceProviderCustomResourceProvider');
    const handler = provider.node.findChild('Handler') as CfnResource;
    handler.addPropertyOverride('LoggingConfig.LogGroup', logGroup.logGroupName);
  }
}

/** Counts the log lines of refused files, which hold no word of what was in them. */
function refusals(publishRelease: ScoringFunction): Metric {
  return publishRelease.logGroup
    .addMetricFilter('Refused', {
      filterPattern: FilterPattern.stringValue('$.message', '=', 'release refused'),
      metricNamespace,
      metricName: 'ReleasesRefused',
      metricValue: '1',
    })
    .metric({ statistic: Stats.SUM, period: Duration.minutes(5) });
}
