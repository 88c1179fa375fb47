import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from 'aws-lambda';
import { requiredEnvironment } from '../adapters/environment.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { answerWidget } from './answer-widget.ts';
import { createInsightsRecords } from './insights-records.ts';
import { popupOf } from './widget-frame.ts';
import { asksForDescription } from './widget-request.ts';

const client = new CloudWatchLogsClient({ maxAttempts: 2 });
const logGroupNames = requiredEnvironment('LOG_GROUP_NAMES').split(',');

const DESCRIPTION = `# Predicted denials
Reasons and costliest lines of what was scored, from the log lines that score-request and score-file write.
Parameters: \`{"widget": "reasons"}\` or \`{"widget": "costly-lines"}\`. Nothing shown names a patient or a claim.`;

/** Called by the dashboard, as whoever looks at it. Answers HTML, or Markdown where only a description is asked for. */
export async function handler(event: unknown, context: Context): Promise<string | { readonly markdown: string }> {
  if (asksForDescription(event)) return { markdown: DESCRIPTION };
  return answerWidget(event, {
    records: createInsightsRecords(client, {
      logGroupNames,
      remaining: () => context.getRemainingTimeInMillis(),
    }),
    click: popupOf(context.invokedFunctionArn),
    now: Date.now,
    failed: (widget, error) =>
      operationsLog.widgetFailed({ widget, errorName: error instanceof Error ? error.name : 'unknown' }),
  });
}
