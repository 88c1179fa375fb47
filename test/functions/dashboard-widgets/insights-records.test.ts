import {
  CloudWatchLogsClient,
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DenialRecords } from '../../../functions/dashboard-widgets/denial-records.ts';
import { createInsightsRecords } from '../../../functions/dashboard-widgets/insights-records.ts';
import { NOW, RANGE } from '../../support/denial-rows.ts';

const client = mockClient(CloudWatchLogsClient);

function records(remaining = () => 20_000): DenialRecords {
  return createInsightsRecords(new CloudWatchLogsClient({ region: 'us-east-1' }), {
    logGroupNames: ['requests', 'files'],
    remaining,
    pauseMs: 0,
  });
}

const row = (fields: Record<string, string>) => Object.entries(fields).map(([field, value]) => ({ field, value }));

function answersWith(...rows: Record<string, string>[]): void {
  client
    .on(GetQueryResultsCommand)
    .resolvesOnce({ status: 'Scheduled' })
    .resolvesOnce({ status: 'Running', results: [row({ ruleId: 'half/done' })] })
    .resolves({ status: 'Complete', results: rows.map(row) });
}

beforeEach(() => {
  client.reset();
  client.on(StartQueryCommand).resolves({ queryId: 'q1' });
  client.on(StopQueryCommand).resolves({ success: true });
});

const asked = () => client.commandCalls(StartQueryCommand)[0]?.args[0].input;

it('asks once over both logs and the time shown, and waits until the answer is complete', async () => {
  answersWith({ ruleId: 'filing/timely', lines: '3', lossCents: '1200' });
  expect(await records().byRule({ start: NOW - 1_500, end: NOW + 1 })).toEqual([
    { ruleId: 'filing/timely', lines: 3, lossCents: 1_200 },
  ]);
  expect(client.commandCalls(StartQueryCommand)).toHaveLength(1);
  expect(asked()).toMatchObject({
    logGroupNames: ['requests', 'files'],
    startTime: Math.floor((NOW - 1_500) / 1_000),
    endTime: NOW / 1_000 + 1,
  });
  expect(client.commandCalls(StopQueryCommand)).toHaveLength(0);
});

it('reads days, lines and their ages', async () => {
  answersWith({ day: '2026-11-25 00:00:00.000', jurisdiction: 'JE', lines: '2', lossCents: '500' });
  expect(await records().ofRule('filing/timely', RANGE)).toEqual([
    { day: '2026-11-25', jurisdiction: 'JE', lines: 2, lossCents: 500 },
  ]);
  expect(asked()?.queryString).toContain('filter message = "predicted denial" and ruleId = "filing/timely"');

  const line = { ruleId: 'filing/timely', jurisdiction: 'JE', band: 'high', expectedLossCents: '21778' };
  answersWith(
    { '@timestamp': '2026-11-25 12:00:00.000', ...line, batchId: 'b-1', '@ptr': 'p' },
    { '@timestamp': '2026-11-25 11:00:00.000', ...line, requestId: 'r=' },
  );
  const read = { ruleId: 'filing/timely', jurisdiction: 'JE', band: 'high', lossCents: 21_778 };
  expect(await records().costliest(RANGE)).toEqual([
    { at: NOW, ...read, scoredIn: 'b-1', isOfBatch: true },
    { at: NOW - 3_600_000, ...read, scoredIn: 'r=', isOfBatch: false },
  ]);

  answersWith();
  expect(await records().ofSource('b-1', RANGE)).toEqual([]);
});

describe('a query', () => {
  it('is not made of what is no id', async () => {
    await expect(records().ofRule('a" | fields @message', RANGE)).rejects.toThrow(TypeError);
    await expect(records().ofSource('a" or true', RANGE)).rejects.toThrow(TypeError);
    expect(client.commandCalls(StartQueryCommand)).toHaveLength(0);
  });

  it('is stopped when the time is over', async () => {
    client.on(GetQueryResultsCommand).resolves({ status: 'Running' });
    let left = 5_000;
    const slow = records(() => {
      left -= 1_000;
      return left;
    });
    await expect(slow.byRule(RANGE)).rejects.toMatchObject({ why: 'too-slow' });
    expect(client.commandCalls(StopQueryCommand)[0]?.args[0].input).toEqual({ queryId: 'q1' });
  });

  it.each(['Failed', 'Cancelled', 'Timeout', 'Unknown'] as const)('that ends as %s has failed', async (status) => {
    client.on(GetQueryResultsCommand).resolves({ status });
    await expect(records().byRule(RANGE)).rejects.toMatchObject({ why: 'failed' });
  });

  it.each([
    ['AccessDeniedException', 'not-allowed'],
    ['LimitExceededException', 'busy'],
    ['ThrottlingException', 'busy'],
    ['MalformedQueryException', 'out-of-range'],
    ['ResourceNotFoundException', 'failed'],
  ])('that is refused with %s is %s', async (name, why) => {
    client.on(StartQueryCommand).rejects(Object.assign(new Error('no'), { name }));
    await expect(records().byRule(RANGE)).rejects.toMatchObject({ why, cause: { name } });
  });
});
