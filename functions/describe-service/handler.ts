import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Fault } from '../../domain/faults.ts';
import { createActiveRelease } from '../adapters/active-release.ts';
import { requiredEnvironment } from '../adapters/environment.ts';
import { Problem } from '../adapters/problem.ts';
import { problemDocuments } from '../adapters/problem-middleware.ts';
import { createReleaseTable } from '../adapters/release-table.ts';
import { openApi } from './openapi.ts';
import { describeRules, RULES_PATH } from './rules.ts';

const client = new DynamoDBClient({
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
});
const table = createReleaseTable(client, requiredEnvironment('RULES_TABLE_NAME'));
const activeRelease = createActiveRelease(table);

/** Healthy means that the rule table answers and names an active release. */
async function health(): Promise<unknown> {
  const active = await table.active().catch((cause: unknown) => {
    throw new Fault('rules-unavailable', 'the rule table cannot be read', { retryable: true, cause });
  });
  if (!active) throw new Fault('release-not-published', 'no rule release has been published', { retryable: true });
  return { status: 'ok', ruleRelease: { id: active.id, hash: active.hash } };
}

async function describe(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const json = (value: unknown) => ({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  switch (event.rawPath) {
    case '/v1/health':
      return json(await health());
    case '/v1/openapi.json':
      return json(openApi());
    default:
      if (`${event.rawPath}/`.startsWith(`${RULES_PATH}/`)) return describeRules(event, await activeRelease());
      throw new Problem('route-not-found', 'See GET /v1/openapi.json for the routes.');
  }
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(problemDocuments())
  .handler(describe);
