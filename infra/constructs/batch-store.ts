import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accessLogs } from './access-logs.ts';
import { durableTable, keyUse, WRITING_KEY } from './durable-table.ts';
import { openInbox, refuseOtherEncryption } from './inbox-policy.ts';
import type { ScoringFunction } from './scoring-function.ts';

/** Files and results are kept as long; parts of them are of no use once the batch has ended. */
const KEPT = Duration.days(30);
const PARTS_KEPT = Duration.days(7);

/** What a function may do with the objects under a prefix. */
export type ObjectAction = 's3:GetObject' | 's3:GetObjectVersion' | 's3:PutObject' | 's3:AbortMultipartUpload';

/**
 * The files of partners, the results and the state of each batch, under one customer-managed key: `inbox/PARTNER/` for
 * files that are dropped, `uploads/PARTNER/` for those that were announced, `work/` for parts of results and answers,
 * `results/PARTNER/BATCH/`.
 */
export class BatchStore extends Construct {
  readonly key: Key;
  readonly bucket: Bucket;
  readonly environment: Readonly<Record<string, string>>;
  readonly tableName: string;
  readonly #table: Table;

  /** `inboxPartners`: who may put files into the inbox of a partner, by its name. */
  constructor(scope: Construct, id: string, inboxPartners: Readonly<Record<string, string>> = {}) {
    super(scope, id);
    this.key = new Key(this, 'Key', { description: 'Claim files, their results and batches', enableKeyRotation: true });
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsBucket: accessLogs(this, 'Access logs; the objects that they tell of are gone within weeks.'),
      lifecycleRules: [
        {
          expiration: KEPT,
          noncurrentVersionExpiration: Duration.days(7),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        { prefix: 'work/', expiration: PARTS_KEPT, noncurrentVersionExpiration: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (this.bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    Validations.of(this.bucket).acknowledge({
      id: 'HIPAA.Security-S3BucketReplicationEnabled',
      reason:
        'Senders keep their files, and results are made again from them; a copy elsewhere would be more to guard.',
    });
    refuseOtherEncryption(this.bucket, this.key);
    for (const [partner, principal] of Object.entries(inboxPartners)) {
      openInbox(this.bucket, this.key, partner, principal);
    }
    this.#table = durableTable(this, this.key, { expires: true, isRecoverable: true });
    Validations.of(this.#table).acknowledge({
      id: 'HIPAA.Security-DynamoDBInBackupPlan',
      reason: 'How far batches have come, for 30 days; recovery to any second of the last 35 days is on.',
    });
    this.tableName = this.#table.tableName;
    this.environment = { BATCH_TABLE_NAME: this.tableName, BATCH_BUCKET: this.bucket.bucketName };
  }

  /** Lets a function read and change the state of batches, and do with objects what `objects` says for each prefix. */
  allow(grantee: ScoringFunction, objects: Readonly<Record<string, readonly ObjectAction[]>>): void {
    for (const [prefix, actions] of Object.entries(objects)) {
      const resource = this.bucket.arnForObjects(`${prefix}/*`);
      grantee.allow(new PolicyStatement({ actions: [...actions], resources: [resource] }));
      const logicalId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
      Validations.of(grantee).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${prefix}/*]`,
        reason: 'Which files partners send is not known; the function reaches this prefix alone.',
      });
    }
    this.allowTable(grantee, ['dynamodb:GetItem', 'dynamodb:PutItem']);
  }

  /** Lets a function do this with the state of batches, and read what the key encrypts in the queues about them. */
  allowTable(grantee: ScoringFunction, actions: readonly `dynamodb:${'Get' | 'Put' | 'Update'}Item`[]): void {
    grantee.allow(
      new PolicyStatement({ actions: [...actions], resources: [this.#table.tableArn] }),
      keyUse(this.key, WRITING_KEY, ['dynamodb', 's3', 'sqs']),
    );
  }
}
