import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createActiveRelease } from '../adapters/active-release.ts';
import { createCalibrationTable } from '../adapters/calibration-table.ts';
import { callerCheck } from '../adapters/caller-check.ts';
import { requiredEnvironment } from '../adapters/environment.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { problemDocuments } from '../adapters/problem-middleware.ts';
import { createReleaseTable } from '../adapters/release-table.ts';
import { today } from '../adapters/today.ts';
import { calibrationAnswer } from './answer.ts';

const client = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
});
const settled = createCalibrationTable(client, requiredEnvironment('OUTCOMES_TABLE_NAME'));
const activeRelease = createActiveRelease(
  createReleaseTable(client, requiredEnvironment('RULES_TABLE_NAME')),
  undefined,
  (code) => operationsLog.releaseNotRefreshed({ code }),
);

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler((event) => calibrationAnswer(event, { settled, activeRelease, today: today() }));
