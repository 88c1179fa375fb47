import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { durableTable, keyUse, READING_KEY, WRITING_KEY } from './durable-table.ts';
import type { ScoringFunction } from './scoring-function.ts';
import { metricNamespace } from './scoring-metrics.ts';

export type OutcomeAction =
  | 'dynamodb:GetItem'
  | 'dynamodb:BatchGetItem'
  | 'dynamodb:Query'
  | 'dynamodb:PutItem'
  | 'dynamodb:UpdateItem'
  | 'dynamodb:BatchWriteItem';

/**
 * Predictions until the payer decides, their outcomes, and what these taught. No patient can be told from it: what would
 * identify one is hashed under a key that the stack makes and nobody needs to know. Counts of outcomes are not to be had
 * again, so the table can be restored to any second of the last 35 days and outlives the stack, as does the key, without
 * which no outcome finds its prediction.
 */
export class OutcomeTable extends Construct {
  /** For functions that find predictions again. */
  readonly environment: Readonly<Record<string, string>>;
  /** For functions that read counters alone. */
  readonly readingEnvironment: Readonly<Record<string, string>>;
  /** Answers whose predictions could not be kept, or that were given without what was learned. */
  readonly missed = new Metric({
    namespace: metricNamespace,
    metricName: 'OutcomesUnavailable',
    statistic: Stats.SUM,
    period: Duration.minutes(5),
  });
  readonly #table: Table;
  readonly #key: Key;
  readonly #secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: 'Predictions, their outcomes, and the key of the hashes in them',
      enableKeyRotation: true,
    });
    this.#table = durableTable(this, this.#key, { expires: true, isRecoverable: true });
    this.#secret = new Secret(this, 'HashKey', {
      description: 'Key of the hashes under which predictions are found again',
      encryptionKey: this.#key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.readingEnvironment = { OUTCOMES_TABLE_NAME: this.#table.tableName };
    this.environment = { ...this.readingEnvironment, OUTCOMES_SECRET_ARN: this.#secret.secretArn };
    Validations.of(this.#table).acknowledge({
      id: 'HIPAA.Security-DynamoDBInBackupPlan',
      reason:
        'Point-in-time recovery covers 35 days. Predictions expire by design, and a backup would keep them for longer.',
    });
    const reason =
      'Under another key no outcome would find its prediction. The key leaves Secrets Manager only for the functions ' +
      'that hash, opens nothing, and reverses no hash.';
    Validations.of(this.#secret).acknowledge(
      { id: 'AwsSolutions-SMG4', reason },
      { id: 'HIPAA.Security-SecretsManagerRotationEnabled', reason },
    );
  }

  /** Written out and not granted through the table, whose grants add whole families such as `kms:ReEncrypt*`. */
  allow(grantee: ScoringFunction, actions: readonly OutcomeAction[]): void {
    grantee.allow(
      new PolicyStatement({ actions: [...actions], resources: [this.#table.tableArn] }),
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.#secret.secretArn] }),
      keyUse(this.#key, WRITING_KEY, ['dynamodb', 'secretsmanager']),
    );
  }

  /** Lets a function read what outcomes taught (GetItem) or their counters (Query), and change nothing. */
  allowReading(grantee: ScoringFunction, action: 'dynamodb:GetItem' | 'dynamodb:Query'): void {
    grantee.allow(
      new PolicyStatement({ actions: [action], resources: [this.#table.tableArn] }),
      keyUse(this.#key, READING_KEY),
    );
  }

  /** Counts the log lines of a function whose answers go out without this table. */
  watch({ logGroup }: ScoringFunction): void {
    logGroup.addMetricFilter('OutcomesUnavailable', {
      filterPattern: FilterPattern.any(
        FilterPattern.stringValue('$.message', '=', 'predictions not kept'),
        FilterPattern.stringValue('$.message', '=', 'learned risk not read'),
        FilterPattern.stringValue('$.message', '=', 'learned risk too large'),
      ),
      metricNamespace,
      metricName: this.missed.metricName,
      metricValue: '1',
    });
  }
}
