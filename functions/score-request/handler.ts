import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { configuredAttachmentTable } from '../adapters/attachment-table.ts';
import { callerCheck } from '../adapters/caller-check.ts';
import { configuredReleases } from '../adapters/configured-releases.ts';
import { optionalProbability, requiredEnvironment } from '../adapters/environment.ts';
import { problemDocuments } from '../adapters/problem-middleware.ts';
import { createRepeatedCalls } from '../adapters/repeated-calls.ts';
import { configuredScoringOutcomes } from '../adapters/scoring-outcomes.ts';
import { answerRequest, type ScoringServices } from './answer-request.ts';
import { reportScoring } from './report-scoring.ts';

// A call that takes longer is worth less than an answer from the cached release or a 503.
const client = new DynamoDBClient({
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
});
const services: ScoringServices = {
  releases: configuredReleases(client),
  attachments: configuredAttachmentTable(client),
  calls: createRepeatedCalls(client, requiredEnvironment('CALLS_TABLE_NAME')),
  outcomes: configuredScoringOutcomes(client),
  // Unset, no claim is returned for what is predicted of it.
  returnAtOrAbove: optionalProbability('RETURN_AT_OR_ABOVE'),
};

async function score(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const startedAt = performance.now();
  const ruleFaults: string[] = [];
  const answer = await answerRequest(event, services, (ruleId) => ruleFaults.push(ruleId));
  reportScoring(answer.response, ruleFaults, performance.now() - startedAt);
  return { statusCode: 200, headers: { 'content-type': answer.contentType }, body: answer.body };
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler(score);
