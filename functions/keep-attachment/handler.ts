import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createAttachmentTable } from '../adapters/attachment-table.ts';
import { callerCheck } from '../adapters/caller-check.ts';
import { configuredActiveRelease } from '../adapters/configured-releases.ts';
import { requiredEnvironment } from '../adapters/environment.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { answerTooLarge, MOST_ANSWER_BYTES } from '../adapters/problem.ts';
import { problemDocuments, requestIdOf } from '../adapters/problem-middleware.ts';
import { configuredScoringOutcomes } from '../adapters/scoring-outcomes.ts';
import { partnerOf } from '../adapters/signed-callers.ts';
import { today } from '../adapters/today.ts';
import { attachmentRequest } from './request.ts';
import { keepAttachment } from './response.ts';

const client = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
});
const table = createAttachmentTable(client, requiredEnvironment('ATTACHMENTS_TABLE_NAME'));
const outcomes = configuredScoringOutcomes(client);
const activeRelease = configuredActiveRelease(client);

async function keep(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const requestId = requestIdOf(event);
  const answer = await keepAttachment(attachmentRequest(event), {
    requestId,
    caller: partnerOf(event),
    today: today(),
    answeredAt: Date.now(),
    outcomes,
    table,
    activeRelease,
    onRuleFault: (ruleId) => operationsLog.ruleFault({ requestId, ruleId }),
  });
  const { replaced } = answer.attachment;
  operationsLog.attachmentKept({ requestId, isReplacement: replaced, claimsScored: answer.claims.length });
  const body = JSON.stringify(answer);
  if (Buffer.byteLength(body) > MOST_ANSWER_BYTES) throw answerTooLarge();
  return { statusCode: 201, headers: { 'content-type': 'application/json' }, body };
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler(keep);
