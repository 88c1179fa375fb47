/** The routes of accepted corrections and their audit records, as paths of the API description. */

import * as z from 'zod';
import { auditRecordSchema } from '../../domain/response/audit-record-schema.ts';
import { correctionRequestSchema } from '../../domain/response/correction-request-schema.ts';
import { correctionResponseSchema } from '../../domain/response/correction-response-schema.ts';

export const correctionSchemas = { CorrectionResponse: correctionResponseSchema, AuditRecord: auditRecordSchema };

const security = [{ partnerSignature: [], partner: [] }, {}];

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema is plain JSON of any shape
function requestSchema(): any {
  // biome-ignore lint/suspicious/noExplicitAny: the same
  const { $schema: _, ...schema } = z.toJSONSchema(correctionRequestSchema, { io: 'input' }) as any;
  schema.properties.claim = { $ref: '#/components/schemas/Claim' };
  schema.properties.asOf.format = 'date';
  schema.oneOf = [{ required: ['claim'] }, { required: ['x12'] }];
  return schema;
}

export function correctionPaths(problemResponses: (statuses: readonly string[]) => object) {
  return {
    '/v1/corrections': {
      post: {
        operationId: 'correctClaims',
        security,
        summary: 'Make accepted corrections, score the corrected claim, and keep who vouched for them',
        description:
          'The claim comes again, because none is kept after it was scored. Corrections are made in an order of their own, one after the other; each must be offered for the claim as it is sent (else 409 correction-stale) and again at its turn beside those made before it (else 409 corrections-conflict). Where a coder or clinician has to attest, attestedBy and statement are needed (else 422 attestation-missing); the audit record keeps them beside what the correction requires. With an Idempotency-Key the same call gives the same answer and one audit record.',
        requestBody: { required: true, content: { 'application/json': { schema: requestSchema() } } },
        responses: {
          '200': {
            description: 'Every accepted correction was made. Otherwise none is.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/CorrectionResponse' } } },
          },
          ...problemResponses(['400', '401', '409', '413', '415', '422', '429', '500', '503']),
        },
      },
    },
    '/v1/corrections/{auditId}': {
      get: {
        operationId: 'readAuditRecord',
        security,
        summary: 'The audit record of corrections that the same partner made in the last six years',
        parameters: [{ name: 'auditId', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          '200': {
            description: 'The record as it was answered',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/AuditRecord' } } },
          },
          ...problemResponses(['401', '404', '429', '500', '503']),
        },
      },
    },
  };
}
