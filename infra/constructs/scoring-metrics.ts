import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

export const metricNamespace = 'DenialPrediction';

/** What the score-request handler counts about itself, in the names it emits. */
export const metricNames = [
  'LinesScored',
  'PredictedDenials',
  'ExpectedLossDollars',
  'ClaimsRead',
  'InputIssues',
  'RuleFaults',
  'StaleRelease',
  'AttachmentsUnavailable',
  'ScoringMilliseconds',
] as const;

export type MetricName = (typeof metricNames)[number];

/** The two metrics that are also emitted by jurisdiction and by rule family. */
export type BrokenDownMetricName = 'PredictedDenials' | 'ExpectedLossDollars';
export type BreakdownDimension = 'Jurisdiction' | 'RuleFamily';

const service = 'score-request';
const period = Duration.minutes(5);

export function scoringMetric(metricName: MetricName, statistic: string, label?: string): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service },
    statistic,
    period,
    ...(label === undefined ? {} : { label }),
  });
}

/** One line per value of the dimension, found by search, so that a new value shows without a deployment. */
export function scoringMetricBy(dimension: BreakdownDimension, metricName: BrokenDownMetricName): MathExpression {
  const schema = `{${metricNamespace},service,${dimension}}`;
  return new MathExpression({
    expression: `SEARCH('${schema} MetricName="${metricName}" service="${service}"', 'Sum', ${period.toSeconds()})`,
    label: `\${PROP('Dim.${dimension}')}`,
    usingMetrics: {},
    period,
  });
}
