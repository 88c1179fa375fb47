import { CloudWatchLogsClient, GetQueryResultsCommand, StartQueryCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { handler } from '../../../functions/dashboard-widgets/handler.ts';
import { widgetEvent } from '../../support/denial-rows.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';

// The handler reads its environment when it is loaded.
vi.hoisted(() =>
  Object.assign(process.env, { LOG_GROUP_NAMES: 'requests,files', AWS_REGION: 'us-east-1', POWERTOOLS_DEV: 'true' }),
);

const client = mockClient(CloudWatchLogsClient);
const context = {
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:widgets',
  getRemainingTimeInMillis: () => 30_000,
} as Context;
let output: RecordedOutput;

beforeEach(() => {
  client.reset();
  output = recordOutput();
});
afterEach(() => output.restore());

it('describes itself without a search', async () => {
  expect(await handler({ describe: true }, context)).toEqual({ markdown: expect.stringContaining('"reasons"') });
  expect(client.calls()).toHaveLength(0);
});

it('answers HTML whose clicks call the function itself', async () => {
  client.on(StartQueryCommand).resolves({ queryId: 'q1' });
  client.on(GetQueryResultsCommand).resolves({
    status: 'Complete',
    results: [
      [
        { field: 'ruleId', value: 'filing/timely' },
        { field: 'lines', value: '1' },
        { field: 'lossCents', value: '5' },
      ],
    ],
  });
  const html = await handler(widgetEvent({ widget: 'reasons' }), context);
  expect(html).toContain(`endpoint="${context.invokedFunctionArn}"`);
  expect(client.commandCalls(StartQueryCommand)[0]?.args[0].input.logGroupNames).toEqual(['requests', 'files']);
});

it('tells the log by name what kept the figures back, and not in words', async () => {
  client.on(StartQueryCommand).rejects(Object.assign(new Error('SECRET'), { name: 'AccessDeniedException' }));
  expect(await handler(widgetEvent({ widget: 'costly-lines' }), context)).toContain('may not search the log');
  expect(output.entries()).toContainEqual(
    expect.objectContaining({ message: 'widget failed', widget: 'costly-lines', errorName: 'AccessDeniedException' }),
  );
  expect(output.text()).not.toContain('SECRET');
});
