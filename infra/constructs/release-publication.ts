import { type CfnResource, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Trigger } from 'aws-cdk-lib/triggers';
import { Construct } from 'constructs';
import type { RuleTable } from './rule-table.ts';
import { type LoggingProps, ScoringFunction } from './scoring-function.ts';

export type ReleasePublicationProps = LoggingProps & {
  readonly ruleTable: RuleTable;
  readonly releaseBundleFile: string;
};

/**
 * Publishes the rule release during the deployment, and again whenever its content or the publisher changes: the key
 * of the uploaded bundle holds its hash, the function's environment holds the key, and the trigger follows the
 * function's version. A failed publication fails the deployment, which leaves the previous release active.
 */
export class ReleasePublication extends Construct {
  readonly #trigger: Trigger;

  constructor(scope: Construct, id: string, props: ReleasePublicationProps) {
    super(scope, id);
    // Hashed by content alone, so that the same rules built in another folder are not published again.
    const bundle = new Asset(this, 'Bundle', { path: props.releaseBundleFile });

    const timeout = Duration.minutes(5);
    const publishRelease = new ScoringFunction(this, 'PublishRelease', {
      logKey: props.logKey,
      logRetention: props.logRetention,
      name: 'publish-release',
      timeout,
      memoryMebibytes: 1024,
      // Two publications at a time could each flip the pointer after the other had verified.
      reservedConcurrency: 1,
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
    const logGroup = new LogGroup(this, 'TriggerLogs', { encryptionKey: logKey, retention: logRetention });
    const provider = Stack.of(this).node.findChild('AWSCDK.TriggerCustomResourceProviderCustomResourceProvider');
    const handler = provider.node.findChild('Handler') as CfnResource;
    handler.addPropertyOverride('LoggingConfig.LogGroup', logGroup.logGroupName);
  }
}
