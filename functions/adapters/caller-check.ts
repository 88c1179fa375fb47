/** How callers are checked here: by Secrets Manager, by the environment, or, on a machine of one's own, not at all. */

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { requiredEnvironment } from './environment.ts';
import { environmentPartnerSecrets, storedPartnerSecrets } from './partner-secrets.ts';
import { createPartners } from './partners.ts';
import { Problem } from './problem.ts';
import { createReplayGuard } from './replay-guard.ts';
import { signedCallers } from './signed-callers.ts';
import { callsAreUnsigned } from './unsigned-calls.ts';

type Middleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/**
 * `PARTNER_SECRETS` lists partners in the environment; else `PARTNER_SECRET_PREFIX` says where Secrets Manager has
 * them. `UNSIGNED_CALLS=loopback`, set by the local stack alone, opens the service to this machine while no partner is
 * configured. With none of them set the function does not start: it is never open by oversight.
 */
export function callerCheck(dynamo: DynamoDBClient): Middleware {
  const listed = process.env.PARTNER_SECRETS;
  if (callsAreUnsigned()) return loopbackOnly();
  const secrets = listed
    ? environmentPartnerSecrets(listed)
    : storedPartnerSecrets(
        new SecretsManagerClient({
          maxAttempts: 2,
          requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
        }),
        requiredEnvironment('PARTNER_SECRET_PREFIX'),
      );
  return signedCallers({
    partners: createPartners(secrets),
    replays: createReplayGuard(dynamo, requiredEnvironment('CALLS_TABLE_NAME')),
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
