import { beforeAll, expect, it } from 'vitest';
import { BY_MAC, BY_RULE, BY_RULE_MAC_AND_DAY, queryText } from '../../functions/dashboard-widgets/queries.ts';
import { outcomeMetricNames } from '../../infra/constructs/outcome-metrics.ts';
import { metricNames } from '../../infra/constructs/scoring-metrics.ts';
import { type Synthesized, synthesize } from './synthesized.ts';

let prod: Synthesized;
let body: string;

beforeAll(() => {
  prod = synthesize();
  const { DashboardBody } = prod.one('AWS::CloudWatch::Dashboard').Properties;
  body = DashboardBody['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'token')).join('');
});

it.each([...metricNames, ...outcomeMetricNames])('shows %s', (name) => {
  expect(body).toContain(name);
});

it.each(['PredictedDenials', 'ExpectedLossDollars'])('breaks %s down by rule family and by jurisdiction', (name) => {
  for (const dimension of ['RuleFamily', 'Jurisdiction']) {
    expect(searches()).toContain(`SEARCH('{DenialPrediction,service,${dimension}} MetricName="${name}"', 'Sum', 300)`);
  }
});

it.each([
  'ClaimsRead',
  'LinesScored',
  'PredictedDenials',
  'ExpectedLossDollars',
  'HighLines',
  'MediumLines',
  'LowLines',
])('adds up %s of requests and files', (name) => {
  expect(searches()).toContain(`SUM(SEARCH('{DenialPrediction,service} MetricName="${name}"', 'Sum'))`);
});

it.each([
  ['by rule, as reasons', BY_RULE],
  ['by MAC, as lines', BY_MAC],
  ['by day, rule and MAC', BY_RULE_MAC_AND_DAY],
])('tells predicted denials and their loss from the logs of requests and files, %s', (_name, query) => {
  const shown = widgets().map((widget) => widget.properties.query ?? '');
  const found = shown.filter((text) => text.endsWith(`| ${queryText(query)}`));
  expect(found).toHaveLength(1);
  expect(found[0]?.match(/SOURCE/g)).toHaveLength(2);
});

it.each(['reasons', 'costly-lines'])(
  'asks the function for the widget %s, again when the time shown changes',
  (widget) => {
    const custom = widgets().filter(({ type }) => type === 'custom');
    expect(custom).toHaveLength(2);
    expect(custom.map(({ properties }) => properties)).toContainEqual(
      expect.objectContaining({
        params: { widget },
        endpoint: 'token',
        updateOn: { refresh: true, resize: false, timeRange: true },
      }),
    );
  },
);

it.each(['started', 'completed', 'failed', 'superseded', 'outOfTime', 'broken'])('shows batch runs %s', (outcome) => {
  expect(graph('Batch runs')).toContain(`"label":"${outcome}"`);
});

it.each([
  ['Files and callbacks that wait', 'ApproximateNumberOfMessagesVisible'],
  ['Age of the oldest file and callback (s)', 'ApproximateAgeOfOldestMessage'],
  ['Dead letters', 'ApproximateNumberOfMessagesVisible'],
])('draws %s, of files and of callbacks', (title, metric) => {
  expect(graph(title)).toContain(`"${metric}"`);
  expect(labels(title)).toEqual(['files', 'callbacks']);
});

it.each([
  ['Lambda (GB seconds an hour)', 'Duration', 'AWS::Lambda::Function'],
  ['Log (bytes an hour)', 'IncomingBytes', 'AWS::Lambda::Function'],
  ['DynamoDB (units read an hour)', 'ConsumedReadCapacityUnits', 'AWS::DynamoDB::Table'],
  ['DynamoDB (units written an hour)', 'ConsumedWriteCapacityUnits', 'AWS::DynamoDB::Table'],
  ['S3 (bytes)', 'BucketSizeBytes', 'AWS::S3::Bucket'],
])('draws %s of each that there is', (title, metric, type) => {
  expect(graph(title)).toContain(`"${metric}"`);
  // CDK's own function runs at deployments alone.
  const resources = Object.keys(prod.resources(type)).filter((id) => !id.startsWith('AWSCDKTrigger'));
  expect(labels(title)).toHaveLength(resources.length);
  expect(new Set(labels(title)).size).toBe(resources.length);
});

it('weighs the time of each function with its memory', () => {
  const weighed = [...graph('Lambda (GB seconds an hour)').matchAll(/"expression":"(\w+) \/ 1000 \* ([\d.]+)"/g)];
  const memory = Object.entries(prod.resources('AWS::Lambda::Function'))
    .filter(([id]) => !id.startsWith('AWSCDKTrigger'))
    .map(([, { Properties }]) => Properties.MemorySize / 1_024);
  const inOrder = (a: number, b: number) => a - b;
  expect(weighed.map(([, , gigabytes]) => Number(gigabytes)).toSorted(inOrder)).toEqual(memory.toSorted(inOrder));
  expect(new Set(weighed.map(([, id]) => id)).size).toBe(memory.length);
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

function graph(title: string): string {
  const found = widgets().filter(({ properties }) => properties.title === title);
  expect(found).toHaveLength(1);
  return JSON.stringify(found[0]);
}

function labels(title: string): string[] {
  return [...graph(title).matchAll(/"label":"([^"]+)"/g)].map(([, label = '']) => label);
}

type Widget = {
  readonly type: string;
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
