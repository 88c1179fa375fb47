/** The what-if route, as a path of the API description. */

import * as z from 'zod';
import { whatIfBodySchema } from '../../domain/response/what-if-request-schema.ts';
import { whatIfResponseSchema } from '../../domain/response/what-if-schema.ts';
import { assumptionsSchema } from '../../domain/what-if/assumptions.ts';

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema is plain JSON of any shape
function schema(of: z.core.$ZodType, options: Parameters<typeof z.toJSONSchema>[1] = {}): any {
  const { $schema: _, ...rest } = z.toJSONSchema(of, options);
  return rest;
}

const input = { io: 'input', unrepresentable: 'any' } as const;

export function whatIfSchemas() {
  const request = schema(whatIfBodySchema, input);
  request.properties.claim = { $ref: '#/components/schemas/Claim' };
  request.properties.assume = { $ref: '#/components/schemas/Assumptions' };
  request.properties.asOf = { type: 'string', format: 'date' };
  request.oneOf = [{ required: ['claim'] }, { required: ['x12'] }];
  return {
    WhatIfRequest: request,
    Assumptions: schema(assumptionsSchema, input),
    WhatIfResponse: schema(whatIfResponseSchema),
  };
}

export function whatIfPaths(problemResponses: (statuses: readonly string[]) => object) {
  return {
    '/v1/what-if': {
      post: {
        operationId: 'whatIf',
        security: [{ partnerSignature: [], partner: [] }, {}],
        summary:
          'Score one claim without and with assumed facts, and find the smallest documented change that clears it',
        description:
          'Facts in the vocabulary of documentation, or the text of a note, and coding that a biller would ask about. An assumption that the record contradicts is named and not taken. Nothing is kept and no claim is changed; what did not happen is never to be documented. The claim is judged on its own: a line billed on another claim is not known here.',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/WhatIfRequest' } } },
        },
        responses: {
          '200': {
            description: 'Each 64640 line that is meant, without and with the assumptions',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/WhatIfResponse' } } },
          },
          ...problemResponses(['400', '401', '413', '415', '422', '429', '500', '503']),
        },
      },
    },
  };
}
