/** How callers are checked here: by Secrets Manager, by the environment, or, on a machine of one's own, not at all. */

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { optionalCount, requiredEnvironment } from './environment.ts';
import { createPartnerAllowance } from './partner-allowance.ts';
import { configuredPartnerSecrets } from './partner-secrets.ts';
import { createPartners } from './partners.ts';
import { Problem } from './problem.ts';
import { createReplayGuard } from './replay-guard.ts';
import { signedCallers } from './signed-callers.ts';

type Middleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** By the secrets that are configured; while there are none, calls of this machine alone are let through. */
export function callerCheck(dynamo: DynamoDBClient): Middleware {
  const secrets = configuredPartnerSecrets();
  if (!secrets) return loopbackOnly();
  const calls = requiredEnvironment('CALLS_TABLE_NAME');
  const perMinute = optionalCount('PARTNER_CALLS_PER_MINUTE');
  return signedCallers({
    partners: createPartners(secrets),
    replays: createReplayGuard(dynamo, calls),
    ...(perMinute === undefined ? {} : { allowance: createPartnerAllowance(dynamo, calls, perMinute) }),
  });
}

function loopbackOnly(): Middleware {
  return {
    before({ event }) {
      const { sourceIp } = event.requestContext.http;
      if (/^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(sourceIp)) return;
      throw new Problem('signature-missing', 'Calls from other machines are signed; no partner is configured here.');
    },
  };
}
