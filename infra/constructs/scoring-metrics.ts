import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

export const metricNamespace = 'DenialPrediction';

/** What is counted of scored claims, in the names that are emitted. */
export const metricNames = [
  'LinesScored',
  'PredictedDenials',
  'ExpectedLossDollars',
  'ClaimsRead',
  'InputIssues',
  'RuleFaults',
  'StaleRelease',
  'AttachmentsUnavailable',
  'HighLines',
  'MediumLines',
  'LowLines',
  'ScoringMilliseconds',
] as const;

export type MetricName = (typeof metricNames)[number];

/** The two metrics that are also emitted by jurisdiction and by rule family. */
export type BrokenDownMetricName = 'PredictedDenials' | 'ExpectedLossDollars';
export type BreakdownDimension = 'Jurisdiction' | 'RuleFamily';

/** Functions that score, each under its own name. */
const REQUESTS = 'score-request';
const FILES = 'score-file';
const period = Duration.minutes(5);

/** Of requests alone. */
export function scoringMetric(metricName: MetricName, statistic: string, label?: string): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service: REQUESTS },
    statistic,
    period,
    ...(label === undefined ? {} : { label }),
  });
}

/** Of requests and of files together, by search: a sum of two metrics would be missing while one of them is. */
export function bothMetrics(metricName: MetricName, label: string): MathExpression {
  return new MathExpression({
    expression: `SUM(SEARCH('{${metricNamespace},service} MetricName="${metricName}"', 'Sum'))`,
    usingMetrics: {},
    label,
    period,
  });
}

/** One line per value of the dimension, found by search, so that a new value shows without a deployment. */
export function scoringMetricBy(dimension: BreakdownDimension, metricName: BrokenDownMetricName): MathExpression {
  const schema = `{${metricNamespace},service,${dimension}}`;
  return new MathExpression({
    expression: `SEARCH('${schema} MetricName="${metricName}"', 'Sum', ${period.toSeconds()})`,
    label: `\${PROP('Dim.${dimension}')} \${PROP('Dim.service')}`,
    usingMetrics: {},
    period,
  });
}

/** How a run on a batch ended. */
export type RunOutcome = 'completed' | 'failed' | 'superseded' | 'outOfTime' | 'broken';

export function batchRunMetric(
  metricName: 'BatchRuns' | 'BatchRunMilliseconds',
  outcome: RunOutcome,
  statistic: string,
  label?: string,
): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service: FILES, Outcome: outcome },
    statistic,
    period,
    ...(label === undefined ? {} : { label }),
  });
}

export function batchRunsStarted(): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName: 'BatchRunsStarted',
    dimensionsMap: { service: FILES },
    statistic: Stats.SUM,
    period,
    label: 'started',
  });
}

/** Rules that failed on lines of files. */
export function ruleFaultsOfFiles(): Metric {
  return scoringMetric('RuleFaults', Stats.SUM).with({ dimensionsMap: { service: FILES } });
}
