import { Dashboard, type IWidget, SingleValueWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { BatchScoring } from './batch-scoring.ts';
import { calibrationWidgets } from './calibration-widgets.ts';
import { batchWidgets } from './dashboard-widgets/batch-widgets.ts';
import { type CostProps, costWidgets } from './dashboard-widgets/cost-widgets.ts';
import { FULL_WIDTH, type Graph, row, stacked } from './dashboard-widgets/graphs.ts';
import { denialTables, riskWidgets } from './dashboard-widgets/risk-widgets.ts';
import type { WidgetFunction } from './dashboard-widgets/widget-function.ts';
import type { ScoringApi } from './scoring-api.ts';
import type { ScoringFunction } from './scoring-function.ts';
import { bothMetrics, scoringMetric, scoringMetricBy } from './scoring-metrics.ts';

/** Of every function the errors are shown, and what it costs. */
export type ScoringDashboardProps = CostProps & {
  readonly api: ScoringApi;
  readonly scoreRequest: ScoringFunction;
  readonly batchScoring: BatchScoring;
  readonly widgetFunction: WidgetFunction;
};

const fullWidth = FULL_WIDTH;

/**
 * Above: what is predicted, why, where, and what it is worth. Then what payers decided of it. Below: how the service itself
 * is doing.
 */
export class ScoringDashboard extends Construct {
  constructor(scope: Construct, id: string, props: ScoringDashboardProps) {
    super(scope, id);
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [totals()],
        props.widgetFunction.widgets(),
        ...denialTables([props.scoreRequest.logGroup, props.batchScoring.scoreFile.logGroup]),
        riskWidgets(),
        row(
          stacked('Predicted denials by rule family', scoringMetricBy('RuleFamily', 'PredictedDenials')),
          stacked('Predicted denials by jurisdiction', scoringMetricBy('Jurisdiction', 'PredictedDenials')),
        ),
        row(
          stacked('Dollars at risk by rule family', scoringMetricBy('RuleFamily', 'ExpectedLossDollars')),
          stacked('Dollars at risk by jurisdiction', scoringMetricBy('Jurisdiction', 'ExpectedLossDollars')),
        ),
        ...calibrationWidgets(fullWidth),
        row(...latency(props.api)),
        row(...errors(props)),
        ...batchWidgets(props.batchScoring),
        ...costWidgets(props),
      ],
    });
  }
}

function totals(): IWidget {
  return new SingleValueWidget({
    title: 'In the time shown',
    width: fullWidth,
    height: 4,
    setPeriodToTimeRange: true,
    metrics: [
      bothMetrics('ClaimsRead', 'Claims read'),
      bothMetrics('LinesScored', 'Lines scored'),
      bothMetrics('PredictedDenials', 'Predicted denials'),
      bothMetrics('ExpectedLossDollars', 'Dollars at risk'),
    ],
  });
}

function latency(api: ScoringApi): Graph[] {
  const percentiles = ['p50', 'p90', 'p99'];
  return [
    {
      title: 'Scoring time (ms)',
      metrics: percentiles.map((percentile) => scoringMetric('ScoringMilliseconds', percentile, percentile)),
    },
    {
      title: 'API latency (ms)',
      metrics: percentiles.map((statistic) => api.stage.metricLatency({ statistic, label: statistic })),
    },
  ];
}

function errors(props: ScoringDashboardProps): Graph[] {
  return [
    {
      title: 'Function errors and throttles',
      metrics: props.functions.flatMap(({ lambda, serviceName }) => [
        lambda.metricErrors({ label: `${serviceName} errors` }),
        lambda.metricThrottles({ label: `${serviceName} throttles` }),
      ]),
    },
    {
      title: 'API errors',
      metrics: [
        props.api.stage.metricClientError({ label: '4xx' }),
        props.api.stage.metricServerError({ label: '5xx' }),
      ],
    },
    {
      title: 'Input issues, rule faults, stale release, notes out of reach',
      metrics: [
        bothMetrics('InputIssues', 'Input issues'),
        bothMetrics('RuleFaults', 'Rule faults'),
        scoringMetric('StaleRelease', Stats.MAXIMUM, 'Stale release'),
        scoringMetric('AttachmentsUnavailable', Stats.SUM, 'Notes out of reach'),
      ],
    },
  ];
}
