import { ArnFormat, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { ScoringFunction } from './scoring-function.ts';

/** An operator stores the secrets of a partner under this name and `/` and the partner's. */
export const PARTNER_SECRET_PREFIX = 'denial-prediction/partners';

/**
 * Who may call: the key with which operators encrypt partners' secrets in Secrets Manager, and the calls answered in
 * the last minutes and the idempotency keys of the last day, so that none is answered twice otherwise. The secrets themselves are not in the stack, whose template and
 * parameters more people can read than should.
 */
export class PartnerAccess extends Construct {
  readonly keyArn: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly #key: Key;
  readonly #calls: Table;

  constructor(scope: Construct, id: string, callsPerMinute: number) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: 'Secrets of partners, and which of their calls were answered',
      enableKeyRotation: true,
    });
    this.keyArn = this.#key.keyArn;
    this.#calls = new Table(this, 'Calls', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.#key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.environment = {
      CALLS_TABLE_NAME: this.#calls.tableName,
      PARTNER_SECRET_PREFIX,
      PARTNER_CALLS_PER_MINUTE: String(callsPerMinute),
    };
    Validations.of(this.#calls).acknowledge(
      {
        id: 'HIPAA.Security-DynamoDBInBackupPlan',
        reason:
          'Hashes of calls and idempotency keys of the last day, with the moment and rule release of each answer. A lost one lets a call be repeated, or answered anew.',
      },
      {
        id: 'HIPAA.Security-DynamoDBPITREnabled',
        reason: 'Recovery is on; nothing in the table outlives a day.',
      },
    );
  }

  /** Lets a function tell who calls it, and, where `repeats` says so, which call another one repeats. */
  allowChecking(checker: ScoringFunction, { repeats = false } = {}): void {
    this.#allow(checker, ['dynamodb', 'secretsmanager']);
    checker.allow(
      new PolicyStatement({
        actions: [...(repeats ? ['dynamodb:GetItem'] : []), 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [this.#calls.tableArn],
      }),
    );
  }

  /** Lets a function sign with the secrets of partners. */
  allowSigning(signer: ScoringFunction): void {
    this.#allow(signer, ['secretsmanager']);
  }

  /** Secrets, and the key behind these services. */
  #allow(grantee: ScoringFunction, services: readonly ('dynamodb' | 'secretsmanager')[]): void {
    const stack = Stack.of(this);
    const secrets = stack.formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${PARTNER_SECRET_PREFIX}/*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    Validations.of(grantee).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${secrets}]`,
      reason: 'Partners come and go without a deployment, so their secrets are named by prefix and not one by one.',
    });
    grantee.allow(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secrets] }),
      new PolicyStatement({
        actions: services.includes('dynamodb')
          ? ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey']
          : ['kms:Decrypt'],
        resources: [this.#key.keyArn],
        conditions: {
          StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${stack.region}.amazonaws.com`) },
        },
      }),
    );
  }
}
