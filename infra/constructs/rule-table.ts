import { Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { durableTable, keyUse } from './durable-table.ts';
import type { ScoringFunction } from './scoring-function.ts';

export type ReadAction = 'dynamodb:GetItem' | 'dynamodb:Query';
export type WriteAction = 'dynamodb:PutItem' | 'dynamodb:BatchWriteItem' | 'dynamodb:UpdateItem';

/**
 * The published rule releases: immutable rows, and one pointer row that says which release is active. Encrypted with
 * its own key, recoverable to any second of the last 35 days, and kept when the stack is deleted.
 */
export class RuleTable extends Construct {
  readonly tableName: string;
  readonly #table: Table;
  readonly #key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = new Key(this, 'Key', { description: 'Rule releases', enableKeyRotation: true });
    this.#table = durableTable(this, this.#key, { expires: false, isRecoverable: true });
    this.tableName = this.#table.tableName;
    Validations.of(this.#table).acknowledge({
      id: 'HIPAA.Security-DynamoDBInBackupPlan',
      reason:
        'The table holds public rule data only. Every row is written from the release bundle in version control, so ' +
        'a deployment rebuilds it, and point-in-time recovery covers a bad publication.',
    });
  }

  allowReading(reader: ScoringFunction, actions: readonly ReadAction[]): void {
    this.#allow(reader, actions, ['kms:Decrypt']);
  }

  allowPublishing(publisher: ScoringFunction, actions: readonly (ReadAction | WriteAction)[]): void {
    this.#allow(publisher, actions, ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey']);
  }

  /** Written out and not granted through the table, whose grants add whole families such as `kms:ReEncrypt*`. */
  #allow(grantee: ScoringFunction, actions: readonly string[], keyActions: readonly string[]): void {
    grantee.allow(
      new PolicyStatement({ actions: [...actions], resources: [this.#table.tableArn] }),
      keyUse(this.#key, keyActions),
    );
  }
}
