import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * A table of items under `pk` and `sk`, under a customer-managed key, which is not deleted by accident and outlives the
 * stack. `expires`: items have a moment of that name, after which DynamoDB deletes them. `isRecoverable`: it can be
 * restored to any second of the last 35 days.
 */
export function durableTable(
  scope: Construct,
  encryptionKey: IKey,
  { expires, isRecoverable }: { readonly expires: boolean; readonly isRecoverable: boolean },
): Table {
  return new Table(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    ...(expires ? { timeToLiveAttribute: 'expires' } : {}),
    ...(isRecoverable ? { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } } : {}),
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

/** What a function that only reads needs of a key, and one that writes as well. */
export const READING_KEY = ['kms:Decrypt'];
export const WRITING_KEY = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

/**
 * The use of a key through these services alone. Written out and not granted through the key's resources, whose grants
 * add whole families such as `kms:ReEncrypt*`.
 */
export function keyUse(key: IKey, actions: readonly string[], services: readonly string[] = ['dynamodb']) {
  const { region } = Stack.of(key);
  const names = services.map((service) => `${service}.${region}.amazonaws.com`);
  return new PolicyStatement({
    actions: [...actions],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': names.length === 1 ? names[0] : names } },
  });
}
