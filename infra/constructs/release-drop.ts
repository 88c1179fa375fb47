import { Annotations, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accessLogs } from './access-logs.ts';
import type { ScoringFunction } from './scoring-function.ts';

export type ReleaseDropProps = {
  readonly publishRelease: ScoringFunction;
  /** Takes events that could not be handed to the publisher. */
  readonly undelivered: IQueue;
};

const PREFIX = 'releases/';

/**
 * The bucket into which an operator puts a release file, `releases/….json` or `.json.gz`, to have it published. Objects
 * keep their versions, and the publisher reads the version that the event names. EventBridge carries the events: a
 * notification of S3 itself would need a function of CDK's with a policy of its own.
 */
export class ReleaseDrop extends Construct {
  readonly bucketName: string;

  constructor(scope: Construct, id: string, { publishRelease, undelivered }: ReleaseDropProps) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: 'Release files before they are published',
      enableKeyRotation: true,
    });
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsBucket: accessLogs(this, 'Access logs of public rule data; nothing depends on them.'),
      serverAccessLogsPrefix: PREFIX,
      lifecycleRules: [
        {
          expiration: Duration.days(365),
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucketName = bucket.bucketName;
    const resource = bucket.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    Validations.of(bucket).acknowledge({
      id: 'HIPAA.Security-S3BucketReplicationEnabled',
      reason: 'Release files are public rule data from version control; once published they live in the rule table.',
    });

    new Rule(this, 'Dropped', {
      description: 'A release file was put into the bucket of releases',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [bucket.bucketName] },
          object: { key: [{ wildcard: `${PREFIX}*.json` }, { wildcard: `${PREFIX}*.json.gz` }] },
        },
      },
      targets: [new LambdaFunction(publishRelease.lambda, { deadLetterQueue: undelivered })],
    });
    // The rule calls the function itself, not the version that the deployment calls.
    Annotations.of(publishRelease.lambda).acknowledgeWarning(
      '@aws-cdk/aws-lambda:addPermissionsToVersionOrAlias',
      'The permission is for EventBridge, which calls the function without a qualifier.',
    );
    Validations.of(publishRelease).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(resource)}.Arn>/${PREFIX}*]`,
      reason: 'Which release files will be put into the bucket is not known; the publisher reads those and lists none.',
    });
    publishRelease.allow(
      new PolicyStatement({ actions: ['s3:GetObjectVersion'], resources: [bucket.arnForObjects(`${PREFIX}*`)] }),
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
      }),
    );
  }
}
