import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MOST_ATTEMPTS } from '../../functions/deliver-callback/retry-schedule.ts';
import type { BatchStore } from './batch-store.ts';
import { PARTNER_SECRET_PREFIX, type PartnerAccess } from './partner-access.ts';
import { type LoggingProps, ScoringFunction } from './scoring-function.ts';

export type CallbackDeliveryProps = LoggingProps & {
  readonly store: BatchStore;
  readonly partnerAccess: PartnerAccess;
};

/** A call may take 15 seconds. */
const TIMEOUT = Duration.seconds(30);
/** As AWS advises. How long a message waits after an attempt that failed is for the function to say. */
const VISIBILITY = Duration.seconds(180);
const RETENTION = Duration.days(14);
/** A receiver that is slow holds one of these up. */
const AT_ONCE = 10;

/** Tells partners that their batches have ended: queue → `deliver-callback` → their URLs, and dead letters. */
export class CallbackDelivery extends Construct {
  readonly deliverCallback: ScoringFunction;
  readonly queue: Queue;
  /** Messages whose last attempt failed: redriven to the queue, they are tried from the first attempt on. */
  readonly undelivered: Queue;

  constructor(scope: Construct, id: string, { store, partnerAccess, ...logging }: CallbackDeliveryProps) {
    super(scope, id);
    const common = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: store.key,
      enforceSSL: true,
      visibilityTimeout: VISIBILITY,
      retentionPeriod: RETENTION,
    };
    this.undelivered = new Queue(this, 'Undelivered', common);
    Validations.of(this.undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This queue is itself a dead-letter queue.',
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      deadLetterQueue: { queue: this.undelivered, maxReceiveCount: MOST_ATTEMPTS },
    });

    this.deliverCallback = new ScoringFunction(this, 'DeliverCallback', {
      ...logging,
      name: 'deliver-callback',
      timeout: TIMEOUT,
      memoryMebibytes: 512,
      reservedConcurrency: AT_ONCE,
      environment: {
        BATCH_TABLE_NAME: store.tableName,
        CALLBACK_QUEUE_URL: this.queue.queueUrl,
        PARTNER_SECRET_PREFIX,
      },
      outsideVpcBecause:
        'The function calls partners on the public internet. In no VPC it has no private network to reach, and it ' +
        'refuses every address that is not public.',
    });
    store.allowTable(this.deliverCallback, ['dynamodb:GetItem', 'dynamodb:UpdateItem']);
    partnerAccess.allowSigning(this.deliverCallback);
    this.deliverCallback.allow(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
        resources: [this.queue.queueArn],
      }),
    );
    // Not an event source of CDK's, which would grant what is granted above once more.
    new EventSourceMapping(this, 'Source', {
      target: this.deliverCallback.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      // More than can run would be received, turned away, and counted as attempts.
      maxConcurrency: AT_ONCE,
      reportBatchItemFailures: true,
    });
  }
}
