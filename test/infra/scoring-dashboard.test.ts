import { beforeAll, expect, it } from 'vitest';
import { outcomeMetricNames } from '../../infra/constructs/outcome-metrics.ts';
import { metricNames } from '../../infra/constructs/scoring-metrics.ts';
import { synthesize } from './synthesized.ts';

let body: string;

beforeAll(() => {
  const { DashboardBody } = synthesize().one('AWS::CloudWatch::Dashboard').Properties;
  body = DashboardBody['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'token')).join('');
});

it.each([...metricNames, ...outcomeMetricNames])('shows %s', (name) => {
  expect(body).toContain(name);
});

it.each(['PredictedDenials', 'ExpectedLossDollars'])('breaks %s down by rule family and by jurisdiction', (name) => {
  for (const dimension of ['RuleFamily', 'Jurisdiction']) {
    expect(searches()).toContain(
      `SEARCH('{DenialPrediction,service,${dimension}} MetricName="${name}" service="score-request"', 'Sum', 300)`,
    );
  }
});

it.each([
  ['ruleId', 'findings', ''],
  ['jurisdiction', 'lines', ' and rank = 1'],
])('counts predicted denials and their dollars by %s from the log, as %s', (field, _counted, once) => {
  const queries = widgets().map((widget) => widget.properties.query ?? '');
  expect(queries).toContainEqual(
    expect.stringContaining(
      `| filter message = "predicted denial"${once}\n` +
        `| stats count(*) as denials, sum(expectedLossCents) / 100 as dollars by ${field}\n` +
        '| sort denials desc',
    ),
  );
});

it.each(['p50', 'p90', 'p99'])('shows the %s of scoring time and of API latency', (percentile) => {
  const shown = widgets()
    .flatMap((widget) => widget.properties.metrics ?? [])
    .map((metric) => JSON.stringify(metric));
  for (const name of ['ScoringMilliseconds', 'Latency']) {
    expect(shown.some((metric) => metric.includes(`"${name}"`) && metric.includes(`"${percentile}"`))).toBe(true);
  }
});

it.each(['"Errors"', '"Throttles"', '"4xx"', '"5xx"'])('shows %s', (metric) => {
  expect(body).toContain(metric);
});

it.each([
  ['Denial rate of decided lines, a week', 'DenialsExpected', 'DeniedLines'],
  ['Brier score, a week (lower is better)', 'SquaredErrors', 'BaseRateSquaredErrors'],
])('%s: means over decided lines, and nothing while too few are decided', (title, ...names) => {
  const shown = widgets().find((widget) => widget.properties.title === title)?.properties.metrics ?? [];
  const expressions = shown.map(([first]) => (first as { expression?: string }).expression).filter(Boolean);
  expect(expressions).toEqual(
    names.map(
      (name) =>
        `IF(decidedLines >= 100 AND deniedLines >= 10 AND decidedLines - deniedLines >= 10, ${idOf(name)} / decidedLines)`,
    ),
  );
  for (const name of names) {
    expect(shown).toContainEqual([
      'DenialPrediction',
      name,
      'service',
      'outcomes',
      expect.objectContaining({ id: idOf(name), stat: 'Sum', period: 604_800 }),
    ]);
  }
});

it.each(['Jurisdiction', 'RuleFamily'])('breaks outcomes and what was expected of them down by %s', (dimension) => {
  for (const name of ['DecidedLines', 'DenialsExpected', 'DeniedLines']) {
    expect(searches()).toContain(
      `SEARCH('{DenialPrediction,service,${dimension}} MetricName="${name}" service="outcomes"', 'Sum', 604800)`,
    );
  }
});

it('says what prior only means', () => {
  const texts = widgets().map((widget) => widget.properties.markdown ?? '');
  expect(texts).toContainEqual(expect.stringContaining('**Prior only:** where fewer than 100 lines were decided'));
});

it('fits the grid', () => {
  for (const { x, width } of widgets()) expect(x + width).toBeLessThanOrEqual(24);
});

function idOf(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

type Widget = {
  readonly x: number;
  readonly width: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly query?: string;
    readonly metrics?: readonly (readonly unknown[])[];
  };
};

function widgets(): Widget[] {
  return JSON.parse(body).widgets;
}

function searches(): unknown[] {
  return widgets()
    .flatMap((widget) => widget.properties.metrics ?? [])
    .map(([first]) => (first as { expression?: string }).expression);
}
