import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { callerCheck } from '../adapters/caller-check.ts';
import { configuredActiveRelease } from '../adapters/configured-releases.ts';
import { requiredEnvironment } from '../adapters/environment.ts';
import { configuredIdentityHashes } from '../adapters/identity-hashes.ts';
import { createLearnedStates } from '../adapters/learned-states.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { emitOutcomeMetrics } from '../adapters/outcome-metrics.ts';
import { createOutcomeTable } from '../adapters/outcome-table.ts';
import { problemDocuments, requestIdOf } from '../adapters/problem-middleware.ts';
import { partnerOf } from '../adapters/signed-callers.ts';
import { today } from '../adapters/today.ts';
import { remittanceRequest } from './request.ts';
import { remittanceResponse } from './response.ts';

const client = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
});
const tableName = requiredEnvironment('OUTCOMES_TABLE_NAME');
const table = createOutcomeTable(client, tableName);
const states = createLearnedStates(client, tableName);
const hashes = configuredIdentityHashes();
const activeRelease = configuredActiveRelease(client);

async function record(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const requestId = requestIdOf(event);
  const answer = await remittanceResponse(remittanceRequest(event), {
    requestId,
    partner: partnerOf(event),
    today: today(),
    activeRelease,
    hashes,
    table,
    states,
    onStateTooLarge: () => operationsLog.learnedTooLarge({ requestId }),
    onCounted: emitOutcomeMetrics,
  });
  operationsLog.remittanceRecorded(answer);
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler(record);
