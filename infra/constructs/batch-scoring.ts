import { Duration, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { INBOX, UPLOADS } from '../../functions/score-file/arrived-file.ts';
import { BatchStore } from './batch-store.ts';
import { CallbackDelivery } from './callback-delivery.ts';
import type { OutcomeTable } from './outcome-table.ts';
import type { PartnerAccess } from './partner-access.ts';
import type { RuleTable } from './rule-table.ts';
import { type LoggingProps, ScoringFunction } from './scoring-function.ts';

export type BatchScoringProps = LoggingProps & {
  readonly ruleTable: RuleTable;
  readonly outcomeTable: OutcomeTable;
  readonly partnerAccess: PartnerAccess;
  /** Files that are scored at the same time. */
  readonly concurrency: number;
  readonly returnAtOrAbove?: number;
  /** As of the stage. */
  readonly inboxPartners?: Readonly<Record<string, string>>;
};

/** As long as a function may run. */
const TIMEOUT = Duration.minutes(15);
/** A run that failed is tried again only when it can no longer be under way. */
const VISIBILITY = Duration.minutes(90);
const MOST_RECEIVES = 3;
const RETENTION = Duration.days(14);

/**
 * Files of claims: S3 → EventBridge → SQS → `score-file`, and the routes that open and describe batches. How many files
 * are scored at once is the queue's concurrency; the others wait in it.
 */
export class BatchScoring extends Construct {
  readonly scoreFile: ScoringFunction;
  readonly batches: ScoringFunction;
  readonly bucketName: string;
  /** Of the key of that bucket. */
  readonly keyArn: string;
  readonly tableName: string;
  readonly queue: Queue;
  /** Messages that failed each time: redriven to the queue, they go on from where the work broke off. */
  readonly deadLetters: Queue;
  readonly callbacks: CallbackDelivery;

  constructor(scope: Construct, id: string, props: BatchScoringProps) {
    super(scope, id);
    const { logKey, logRetention, ruleTable, outcomeTable, partnerAccess, concurrency } = props;
    const store = new BatchStore(this, 'Store', props.inboxPartners);
    this.bucketName = store.bucket.bucketName;
    this.keyArn = store.key.keyArn;
    this.tableName = store.tableName;
    const queue = (name: string, deadLetters?: Queue): Queue =>
      new Queue(this, name, {
        encryption: QueueEncryption.KMS,
        encryptionMasterKey: store.key,
        enforceSSL: true,
        visibilityTimeout: VISIBILITY,
        retentionPeriod: RETENTION,
        ...(deadLetters ? { deadLetterQueue: { queue: deadLetters, maxReceiveCount: MOST_RECEIVES } } : {}),
      });
    this.deadLetters = queue('DeadLetters');
    this.queue = queue('Queue', this.deadLetters);
    this.callbacks = new CallbackDelivery(this, 'Callbacks', { logKey, logRetention, store, partnerAccess });
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This queue is itself a dead-letter queue.',
    });

    new Rule(this, 'Arrived', {
      description: 'A file of claims arrived in the bucket of batches',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [this.bucketName] },
          object: { key: [{ prefix: `${INBOX}/` }, { prefix: `${UPLOADS}/` }] },
        },
      },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters })],
    });

    this.scoreFile = new ScoringFunction(this, 'ScoreFile', {
      logKey,
      logRetention,
      name: 'score-file',
      timeout: TIMEOUT,
      // One whole processor; the work is not split.
      memoryMebibytes: 1_769,
      reservedConcurrency: concurrency,
      environment: {
        RULES_TABLE_NAME: ruleTable.tableName,
        BATCH_QUEUE_URL: this.queue.queueUrl,
        CALLBACK_QUEUE_URL: this.callbacks.queue.queueUrl,
        ...(props.returnAtOrAbove === undefined ? {} : { RETURN_AT_OR_ABOVE: String(props.returnAtOrAbove) }),
        ...store.environment,
        ...outcomeTable.environment,
      },
    });
    store.allow(this.scoreFile, {
      // Of a file the version that its event names, and no other one.
      [INBOX]: ['s3:GetObjectVersion'],
      [UPLOADS]: ['s3:GetObjectVersion'],
      work: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
      results: ['s3:PutObject', 's3:AbortMultipartUpload'],
    });
    // Without it S3 says of an object that is gone that access to it is denied.
    this.scoreFile.allow(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [store.bucket.bucketArn] }));
    ruleTable.allowReading(this.scoreFile, ['dynamodb:GetItem', 'dynamodb:Query']);
    outcomeTable.allow(this.scoreFile, ['dynamodb:GetItem', 'dynamodb:PutItem']);
    outcomeTable.watch(this.scoreFile);
    this.scoreFile.allow(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'],
        resources: [this.queue.queueArn],
      }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.callbacks.queue.queueArn] }),
    );
    // Not an event source of CDK's, which would grant what is granted above once more.
    new EventSourceMapping(this, 'Source', {
      target: this.scoreFile.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      maxConcurrency: Math.max(2, concurrency),
    });

    this.batches = new ScoringFunction(this, 'Batches', {
      logKey,
      logRetention,
      name: 'batches',
      timeout: Duration.seconds(10),
      memoryMebibytes: 512,
      reservedConcurrency: 10,
      environment: { ...store.environment, ...partnerAccess.environment },
    });
    // What the function may not do, a URL that it signs cannot do either.
    store.allow(this.batches, { [UPLOADS]: ['s3:PutObject'], results: ['s3:GetObject'] });
    partnerAccess.allowChecking(this.batches, { repeats: true });
  }
}
