import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { configuredAttachmentTable } from '../adapters/attachment-table.ts';
import { createAuditTable } from '../adapters/audit-table.ts';
import { callerCheck } from '../adapters/caller-check.ts';
import { configuredReleases } from '../adapters/configured-releases.ts';
import { requiredEnvironment } from '../adapters/environment.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { problemDocuments, requestIdOf } from '../adapters/problem-middleware.ts';
import { createRepeatedCalls } from '../adapters/repeated-calls.ts';
import { configuredLearnedRisks } from '../adapters/scoring-outcomes.ts';
import { auditAnswer, type CorrectionServices, correctionAnswer } from './answer.ts';

const client = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
});
const services: CorrectionServices = {
  releases: configuredReleases(client),
  attachments: configuredAttachmentTable(client),
  calls: createRepeatedCalls(client, requiredEnvironment('CALLS_TABLE_NAME')),
  audits: createAuditTable(client, requiredEnvironment('AUDIT_TABLE_NAME')),
  learned: configuredLearnedRisks(client),
};
const JSON_TYPE = { 'content-type': 'application/json' };

async function correct(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  if (event.pathParameters?.auditId !== undefined) {
    return { statusCode: 200, headers: JSON_TYPE, body: JSON.stringify(await auditAnswer(event, services)) };
  }
  const requestId = requestIdOf(event);
  const { body, corrections } = await correctionAnswer(event, services, (ruleId) =>
    operationsLog.ruleFault({ requestId, ruleId }),
  );
  operationsLog.correctionsMade({ requestId, corrections });
  return { statusCode: 200, headers: JSON_TYPE, body };
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler(correct);
