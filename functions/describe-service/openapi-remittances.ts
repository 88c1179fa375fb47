/** The route of remittances, as a path of the API description. */

import { remittanceResponseSchema } from '../../domain/response/remittance-response-schema.ts';

export const remittanceSchemas = { RemittanceResponse: remittanceResponseSchema };

const TYPES = [
  'application/edi-x12',
  'application/x12',
  'text/plain',
  'application/soap+xml',
  'text/xml',
  'multipart/form-data',
  'multipart/related',
];

export function remittancePaths(problemResponses: (statuses: readonly string[]) => object) {
  return {
    '/v1/remittances': {
      post: {
        operationId: 'recordRemittance',
        security: [{ partnerSignature: [], partner: [] }, {}],
        summary: 'Learn from an 835 what became of the lines that were scored',
        description:
          'An X12 835 (005010X221) of up to 4.5 MB with any number of interchanges and up to 3,000 lines of 64640. Lines are matched to the predictions of the same caller of the last 400 days: by REF*6R, else by code, day, charge and modifiers. The same remittance again changes nothing, and any order ends in the same state. No patient identifier is kept.',
        requestBody: {
          required: true,
          content: Object.fromEntries(TYPES.map((type) => [type, { schema: { type: 'string' } }])),
        },
        responses: {
          '200': {
            description: 'What was found, and what was learned from it',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/RemittanceResponse' } } },
          },
          ...problemResponses(['400', '401', '413', '415', '422', '429', '500', '503']),
        },
      },
    },
  };
}
