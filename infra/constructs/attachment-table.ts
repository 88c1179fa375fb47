import { Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { durableTable, keyUse } from './durable-table.ts';
import type { ScoringFunction } from './scoring-function.ts';

export type AttachmentAction =
  | 'dynamodb:GetItem'
  | 'dynamodb:BatchGetItem'
  | 'dynamodb:Query'
  | 'dynamodb:PutItem'
  | 'dynamodb:BatchWriteItem';

/**
 * Procedure notes that came apart from their claims, and claims that wait for their notes: what patients are told about,
 * so it has a key of its own, every item expires by itself, and nothing keeps a copy beyond that.
 *
 * A table and not a bucket, although an item holds only 400 kB: nearly every note is a few kB, the notes of a whole
 * submission are read in a handful of calls, each item expires to the second, and no object key reaches an access log.
 * Longer notes are compressed and cut.
 */
export class AttachmentTable extends Construct {
  readonly tableName: string;
  readonly #table: Table;
  readonly #key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = new Key(this, 'Key', { description: 'Procedure notes and waiting claims', enableKeyRotation: true });
    this.#table = durableTable(this, this.#key, { expires: true, isRecoverable: false });
    this.tableName = this.#table.tableName;
    const reason =
      'Notes are kept for their claims and for no longer: a backup would hold what has expired or was replaced for ' +
      'weeks more. Whoever sent a note still has it, and sending it again is all that a loss asks for.';
    Validations.of(this.#table).acknowledge(
      { id: 'HIPAA.Security-DynamoDBInBackupPlan', reason },
      { id: 'HIPAA.Security-DynamoDBPITREnabled', reason },
      { id: 'AwsSolutions-DDB3', reason },
    );
  }

  /** Written out and not granted through the table, whose grants add whole families such as `kms:ReEncrypt*`. */
  allow(grantee: ScoringFunction, actions: readonly AttachmentAction[]): void {
    grantee.allow(
      new PolicyStatement({ actions: [...actions], resources: [this.#table.tableArn] }),
      keyUse(this.#key, ['kms:Decrypt', ...(actions.some(writes) ? ENCRYPTING : [])]),
    );
  }
}

/** Whoever only reads needs the key for nothing else. */
const ENCRYPTING = ['kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

function writes(action: AttachmentAction): boolean {
  return action === 'dynamodb:PutItem' || action === 'dynamodb:BatchWriteItem';
}
