import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createCalibrationTable } from '../adapters/calibration-table.ts';
import { callerCheck } from '../adapters/caller-check.ts';
import { configuredActiveRelease } from '../adapters/configured-releases.ts';
import { requiredEnvironment } from '../adapters/environment.ts';
import { problemDocuments } from '../adapters/problem-middleware.ts';
import { today } from '../adapters/today.ts';
import { calibrationAnswer } from './answer.ts';

const client = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
});
const settled = createCalibrationTable(client, requiredEnvironment('OUTCOMES_TABLE_NAME'));
const activeRelease = configuredActiveRelease(client);

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler((event) => calibrationAnswer(event, { settled, activeRelease, today: today() }));
