import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type BreakdownDimension, metricNamespace } from './scoring-metrics.ts';

/** What is counted of outcomes as they are learned, in the names in which `emitOutcomeMetrics` emits it. */
export const outcomeMetricNames = [
  'DecidedLines',
  'DeniedLines',
  'DenialsExpected',
  'SquaredErrors',
  'BaseRateSquaredErrors',
] as const;

export type OutcomeMetricName = (typeof outcomeMetricNames)[number];

const service = 'outcomes';
/** Remittances come by the day and the week; over less, rates are noise. */
const period = Duration.days(7);

export function outcomeMetric(metricName: OutcomeMetricName, label?: string): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service },
    statistic: Stats.SUM,
    period,
    ...(label === undefined ? {} : { label }),
  });
}

/** One line per value of the dimension, found by search, so that a new value shows without a deployment. */
export function outcomeMetricBy(dimension: BreakdownDimension, metricName: OutcomeMetricName): MathExpression {
  const schema = `{${metricNamespace},service,${dimension}}`;
  return new MathExpression({
    expression: `SEARCH('${schema} MetricName="${metricName}" service="${service}"', 'Sum', ${period.toSeconds()})`,
    label: `\${PROP('Dim.${dimension}')}`,
    usingMetrics: {},
    period,
  });
}

/** The mean of a sum over the decided lines; nothing while fewer lines, or fewer of either outcome, were decided. */
export function meanOfDecided(
  metricName: OutcomeMetricName,
  label: string,
  enough: { readonly lines: number; readonly ofEachOutcome: number },
): MathExpression {
  const { lines, ofEachOutcome } = enough;
  const isEnough = `decidedLines >= ${lines} AND deniedLines >= ${ofEachOutcome} AND decidedLines - deniedLines >= ${ofEachOutcome}`;
  const names = new Set([metricName, 'DecidedLines', 'DeniedLines'] as const);
  return new MathExpression({
    expression: `IF(${isEnough}, ${idOf(metricName)} / decidedLines)`,
    label,
    usingMetrics: Object.fromEntries([...names].map((name) => [idOf(name), outcomeMetric(name)])),
    period,
  });
}

/** The same for the same metric: one id may not stand for two in a graph, and begins with a small letter. */
function idOf(name: OutcomeMetricName): string {
  return `${name[0]?.toLowerCase()}${name.slice(1)}`;
}
