/** What the service is billed for, in the units of the bill: no prices, which change and differ by region. */

import { Duration } from 'aws-cdk-lib';
import { type IWidget, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { ScoringFunction } from '../scoring-function.ts';
import { row, stacked } from './graphs.ts';

export type CostProps = {
  readonly functions: readonly ScoringFunction[];
  readonly tables: readonly Table[];
  readonly buckets: readonly Bucket[];
};

const HOUR = Duration.hours(1);
/** S3 measures its buckets once a day. */
const DAY = Duration.days(1);

export function costWidgets({ functions, tables, buckets }: CostProps): IWidget[][] {
  return [
    row(
      stacked('Lambda (GB seconds an hour)', ...functions.map(gigabyteSeconds)),
      stacked('Log (bytes an hour)', ...functions.map(logged)),
    ),
    row(
      stacked('DynamoDB (units read an hour)', ...consumed('ConsumedReadCapacityUnits', tables)),
      stacked('DynamoDB (units written an hour)', ...consumed('ConsumedWriteCapacityUnits', tables)),
      stacked('S3 (bytes)', ...buckets.map(stored)),
    ),
  ];
}

function gigabyteSeconds({ node, lambda, serviceName, memoryMebibytes }: ScoringFunction): MathExpression {
  // Unlike those of the other functions of the graph.
  const duration = `duration${node.id}`;
  return new MathExpression({
    expression: `${duration} / 1000 * ${memoryMebibytes / 1024}`,
    usingMetrics: { [duration]: lambda.metricDuration({ statistic: Stats.SUM, period: HOUR }) },
    label: serviceName,
    period: HOUR,
  });
}

/** CDK's own metric of a log group leaves its name out, and so is that of the whole account. */
function logged({ logGroup, serviceName }: ScoringFunction): Metric {
  return new Metric({
    namespace: 'AWS/Logs',
    metricName: 'IncomingBytes',
    dimensionsMap: { LogGroupName: logGroup.logGroupName },
    statistic: Stats.SUM,
    period: HOUR,
    label: serviceName,
  });
}

function consumed(metricName: string, tables: readonly Table[]): Metric[] {
  return tables.map(
    (table) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensionsMap: { TableName: table.tableName },
        statistic: Stats.SUM,
        period: HOUR,
        label: placeOf(table),
      }),
  );
}

function stored(bucket: Bucket): Metric {
  return new Metric({
    namespace: 'AWS/S3',
    metricName: 'BucketSizeBytes',
    dimensionsMap: { BucketName: bucket.bucketName, StorageType: 'StandardStorage' },
    statistic: Stats.AVERAGE,
    period: DAY,
    label: placeOf(bucket),
  });
}

/** Where it stands in the stack. */
function placeOf({ node }: IConstruct): string {
  return node.scopes
    .slice(2)
    .map(({ node }) => node.id)
    .join('/');
}
