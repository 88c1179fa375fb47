import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { configuredAttachmentTable } from '../adapters/attachment-table.ts';
import { callerCheck } from '../adapters/caller-check.ts';
import { configuredReleases } from '../adapters/configured-releases.ts';
import { namedNotes } from '../adapters/named-notes.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { answerTooLarge, MOST_ANSWER_BYTES } from '../adapters/problem.ts';
import { problemDocuments, requestIdOf } from '../adapters/problem-middleware.ts';
import { configuredLearnedRisks } from '../adapters/scoring-outcomes.ts';
import { partnerOf } from '../adapters/signed-callers.ts';
import { today } from '../adapters/today.ts';
import { whatIfRequest } from './request.ts';
import { whatIfResponse } from './response.ts';

const client = new DynamoDBClient({
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
});
const releases = configuredReleases(client);
const attachments = configuredAttachmentTable(client);
const learnedRisks = configuredLearnedRisks(client);

async function ask(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const request = whatIfRequest(event);
  const requestId = requestIdOf(event);
  const ruleFaults = new Set<string>();
  const partner = partnerOf(event);
  const [loaded, learned] = await Promise.all([releases(request.release), learnedRisks?.present(partner)]);
  const answer = await whatIfResponse(request, {
    requestId,
    today: today(),
    loaded,
    learned,
    notesOf: (claim) => namedNotes([claim], partner, attachments),
    onRuleFault: (ruleId) => ruleFaults.add(ruleId),
  });
  for (const ruleId of ruleFaults) operationsLog.ruleFault({ requestId, ruleId });
  const body = JSON.stringify(answer);
  if (Buffer.byteLength(body) > MOST_ANSWER_BYTES) throw answerTooLarge();
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body };
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .use(callerCheck(client))
  .handler(ask);
