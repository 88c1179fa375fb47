import { Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { durableTable, keyUse, WRITING_KEY } from './durable-table.ts';
import type { ScoringFunction } from './scoring-function.ts';

/**
 * Who vouched for which correction. HIPAA asks for six years of documentation (45 CFR 164.316(b)(2)(i)), after which a
 * record expires; until then it can be restored and not be deleted by accident. It has a key of its own, because what
 * people state may name patients.
 */
export class AuditTable extends Construct {
  readonly environment: Readonly<Record<string, string>>;
  readonly #table: Table;
  readonly #key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = new Key(this, 'Key', { description: 'Audit records of corrections', enableKeyRotation: true });
    this.#table = durableTable(this, this.#key, { expires: true, isRecoverable: true });
    this.environment = { AUDIT_TABLE_NAME: this.#table.tableName };
    Validations.of(this.#table).acknowledge({
      id: 'HIPAA.Security-DynamoDBInBackupPlan',
      reason:
        'Point-in-time recovery restores the table to any second of the last 35 days, and every answer holds its ' +
        'record, so partners have a copy. No function may delete or update a record.',
    });
  }

  /** Lets a function write records and read them; neither change nor delete them. */
  allowRecording(recorder: ScoringFunction): void {
    recorder.allow(
      new PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [this.#table.tableArn] }),
      keyUse(this.#key, WRITING_KEY),
    );
  }
}
