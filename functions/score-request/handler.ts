import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createActiveRelease } from '../adapters/active-release.ts';
import { answerStamp } from '../adapters/answer-stamp.ts';
import { configuredAttachmentTable } from '../adapters/attachment-table.ts';
import { callerCheck } from '../adapters/caller-check.ts';
import { optionalProbability, requiredEnvironment } from '../adapters/environment.ts';
import { createReleases } from '../adapters/named-release.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { problemDocuments, requestIdOf } from '../adapters/problem-middleware.ts';
import { createReleaseTable } from '../adapters/release-table.ts';
import { partnerOf } from '../adapters/signed-callers.ts';
import { today } from '../adapters/today.ts';
import { attachedNotes } from './attached-notes.ts';
import { reportScoring } from './report-scoring.ts';
import { scoreRequest } from './request.ts';
import { scoreResponse } from './response.ts';

// A call that takes longer is worth less than an answer from the cached release or a 503.
const client = new DynamoDBClient({
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
});
const table = createReleaseTable(client, requiredEnvironment('RULES_TABLE_NAME'));
const releases = createReleases(
  table,
  createActiveRelease(table, undefined, (code) => operationsLog.releaseNotRefreshed({ code })),
);

const attachments = configuredAttachmentTable(client);

// Unset, no claim is returned for what is predicted of it.
const returnAtOrAbove = optionalProbability('RETURN_AT_OR_ABOVE');

async function score(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const startedAt = performance.now();
  const request = scoreRequest(event);
  const [loaded, notes] = await Promise.all([
    releases(request.release),
    attachedNotes(request, partnerOf(event), attachments),
  ]);
  const ruleFaults: string[] = [];
  const answer = scoreResponse(request, loaded, {
    requestId: requestIdOf(event),
    today: today(),
    attachments: notes,
    onRuleFault: (ruleId) => ruleFaults.push(ruleId),
    acknowledgment: { ...answerStamp(), ...(returnAtOrAbove === undefined ? {} : { returnAtOrAbove }) },
  });
  reportScoring(answer.response, ruleFaults, performance.now() - startedAt);
  return { statusCode: 200, headers: { 'content-type': answer.contentType }, body: answer.body };
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler(score);
