import { GraphWidget, type IMetric, type IWidget, SingleValueWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { ENOUGH } from '../../domain/calibration/calibration-report.ts';
import { meanOfDecided, type OutcomeMetricName, outcomeMetric, outcomeMetricBy } from './outcome-metrics.ts';
import type { BreakdownDimension } from './scoring-metrics.ts';

/** Rows of the dashboard that hold predictions against what payers decided. */
export function calibrationWidgets(fullWidth: number): IWidget[][] {
  return [
    [new TextWidget({ width: fullWidth, height: 4, markdown: EXPLANATION })],
    [totals(fullWidth)],
    graphs(
      fullWidth,
      {
        title: 'Denial rate of decided lines, a week',
        metrics: [
          meanOfDecided('DenialsExpected', 'Predicted', ENOUGH),
          meanOfDecided('DeniedLines', 'Observed', ENOUGH),
        ],
      },
      {
        title: 'Brier score, a week (lower is better)',
        metrics: [
          meanOfDecided('SquaredErrors', 'Predictions', ENOUGH),
          meanOfDecided('BaseRateSquaredErrors', 'Base rate alone', ENOUGH),
        ],
      },
      {
        title: 'Outcomes counted, a week',
        metrics: [outcomeMetric('DecidedLines', 'Decided lines'), outcomeMetric('DeniedLines', 'Denied lines')],
      },
    ),
    beside(fullWidth, 'Jurisdiction', 'jurisdiction'),
    beside(fullWidth, 'RuleFamily', 'rule family'),
  ];
}

const EXPLANATION = `### Calibration
Lines that payers paid or denied, against what was predicted of them. **Prior only:** where fewer than ${ENOUGH.lines} lines were decided, or fewer than ${ENOUGH.ofEachOutcome} denied or paid, no rate and no score is drawn: probabilities then rest on stated judgement, and nothing here speaks for or against them. An outcome that changes later is taken back on the day on which it changes. Curve, intervals and rules of one partner: \`GET /v1/calibration\`.`;

function totals(fullWidth: number): IWidget {
  return new SingleValueWidget({
    title: 'Outcomes in the time shown',
    width: fullWidth,
    height: 4,
    setPeriodToTimeRange: true,
    metrics: [
      outcomeMetric('DecidedLines', 'Decided lines'),
      outcomeMetric('DeniedLines', 'Denied lines'),
      outcomeMetric('DenialsExpected', 'Denied, as predicted'),
      meanOfDecided('SquaredErrors', 'Brier score', ENOUGH),
      meanOfDecided('BaseRateSquaredErrors', 'Brier score of the base rate', ENOUGH),
    ],
  });
}

function beside(fullWidth: number, dimension: BreakdownDimension, name: string): IWidget[] {
  const by = (title: string, metric: OutcomeMetricName): Graph => ({
    title: `${title} by ${name}, a week`,
    metrics: [outcomeMetricBy(dimension, metric)],
  });
  return graphs(
    fullWidth,
    by('Decided lines', 'DecidedLines'),
    by('Denied, as predicted,', 'DenialsExpected'),
    by('Denied', 'DeniedLines'),
  );
}

type Graph = { readonly title: string; readonly metrics: readonly IMetric[] };

function graphs(fullWidth: number, ...all: readonly Graph[]): IWidget[] {
  return all.map(
    ({ title, metrics }) =>
      new GraphWidget({
        title,
        left: [...metrics],
        width: fullWidth / all.length,
        leftYAxis: { min: 0, showUnits: false },
      }),
  );
}
