import {
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  SingleValueWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { calibrationWidgets } from './calibration-widgets.ts';
import type { ScoringApi } from './scoring-api.ts';
import type { ScoringFunction } from './scoring-function.ts';
import { scoringMetric, scoringMetricBy } from './scoring-metrics.ts';

export type ScoringDashboardProps = {
  readonly api: ScoringApi;
  readonly scoreRequest: ScoringFunction;
  readonly keepAttachment: ScoringFunction;
  readonly correctClaims: ScoringFunction;
  readonly recordRemittances: ScoringFunction;
  readonly reportCalibration: ScoringFunction;
  readonly describeService: ScoringFunction;
};

const fullWidth = 24;

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
        [
          denialTable(props.scoreRequest, 'Predicted denials by rule', 'ruleId'),
          denialTable(props.scoreRequest, 'Predicted denials by MAC jurisdiction', 'jurisdiction'),
        ],
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
      scoringMetric('ClaimsRead', Stats.SUM, 'Claims read'),
      scoringMetric('LinesScored', Stats.SUM, 'Lines scored'),
      scoringMetric('PredictedDenials', Stats.SUM, 'Predicted denials'),
      scoringMetric('ExpectedLossDollars', Stats.SUM, 'Dollars at risk'),
    ],
  });
}

/**
 * From the log, because a rule's id is too many values for a metric dimension. By rule, a line that several rules deny
 * counts under each of them; by jurisdiction it counts once, with its heaviest finding.
 */
function denialTable(scoreRequest: ScoringFunction, title: string, field: 'ruleId' | 'jurisdiction'): IWidget {
  return new LogQueryWidget({
    title,
    width: fullWidth / 2,
    height: 8,
    view: LogQueryVisualizationType.TABLE,
    logGroupNames: [scoreRequest.logGroup.logGroupName],
    queryLines: [
      `filter message = "predicted denial"${field === 'jurisdiction' ? ' and rank = 1' : ''}`,
      `stats count(*) as denials, sum(expectedLossCents) / 100 as dollars by ${field}`,
      'sort denials desc',
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
      metrics: [
        props.scoreRequest,
        props.keepAttachment,
        props.correctClaims,
        props.recordRemittances,
        props.reportCalibration,
        props.describeService,
      ].flatMap(({ lambda, serviceName }) => [
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
        scoringMetric('InputIssues', Stats.SUM, 'Input issues'),
        scoringMetric('RuleFaults', Stats.SUM, 'Rule faults'),
        scoringMetric('StaleRelease', Stats.MAXIMUM, 'Stale release'),
        scoringMetric('AttachmentsUnavailable', Stats.SUM, 'Notes out of reach'),
      ],
    },
  ];
}

type Graph = { readonly title: string; readonly metrics: readonly IMetric[]; readonly stacked?: boolean };

function stacked(title: string, metric: IMetric): Graph {
  return { title, metrics: [metric], stacked: true };
}

/** Shares the full width among graphs that stand side by side. */
function row(...graphs: readonly Graph[]): IWidget[] {
  return graphs.map(
    ({ title, metrics, stacked = false }) =>
      new GraphWidget({
        title,
        left: [...metrics],
        stacked,
        width: fullWidth / graphs.length,
        leftYAxis: { min: 0, showUnits: false },
      }),
  );
}
