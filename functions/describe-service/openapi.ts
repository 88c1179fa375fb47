/** The API as OpenAPI 3.1, made from the schemas that requests and answers are held to. */

import * as z from 'zod';
import { claimSchema, serviceLineSchema } from '../../domain/json/claim-schema.ts';
import { inputIssueSchema, scoreResponseSchema } from '../../domain/response/score-response-schema.ts';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId', 'issues'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    issues: { type: 'array', items: { $ref: '#/components/schemas/InputIssue' } },
  },
};

const problems: Readonly<Record<string, string>> = {
  '400': 'Not parseable at all, or a query parameter that is no date',
  '406': 'Only application/json is answered',
  '413': 'Body or answer too large for this route',
  '415': 'Content type not supported',
  '422': 'Readable, and nothing in it can be scored',
  '500': 'A fault of the service',
  '503': 'No rule release can be read; Retry-After says when to try again',
};

function problemResponses(statuses: readonly string[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: problems[status],
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

const input = { io: 'input', unrepresentable: 'any' } as const;
const x12 = { schema: { type: 'string' } };

export function openApi() {
  const { $schema: _claim, ...claim } = z.toJSONSchema(claimSchema, input);
  const { $schema: _line, ...serviceLine } = z.toJSONSchema(serviceLineSchema, input);
  const { $schema: _response, ...response } = z.toJSONSchema(scoreResponseSchema);
  const { $schema: _issue, ...issue } = z.toJSONSchema(inputIssueSchema);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Denial prediction for CPT 64640',
      version: '1',
      description:
        'Scores each 64640 line of professional and institutional claims for the chance that the payer denies it, with reasons, sources and corrections.',
    },
    paths: {
      '/v1/score': {
        post: {
          operationId: 'scoreClaims',
          summary: 'Score the 64640 lines of one submission',
          parameters: [
            {
              name: 'asOf',
              in: 'query',
              required: false,
              schema: { type: 'string', format: 'date' },
              description:
                'Day on which the claims are judged; today (UTC) when absent. A JSON body may state its own.',
            },
            {
              name: 'explain',
              in: 'query',
              required: false,
              schema: { type: 'string', enum: ['all'] },
              description: 'Also list the rules that do not apply.',
            },
          ],
          requestBody: {
            required: true,
            content: {
              'application/edi-x12': x12,
              'application/x12': x12,
              'text/plain': x12,
              'application/soap+xml': x12,
              'text/xml': x12,
              'application/json': {
                schema: {
                  oneOf: [
                    { $ref: '#/components/schemas/Claim' },
                    { type: 'array', items: { $ref: '#/components/schemas/Claim' } },
                    {
                      type: 'object',
                      required: ['claims'],
                      properties: {
                        claims: { type: 'array', items: { $ref: '#/components/schemas/Claim' } },
                        asOf: { type: 'string', format: 'date' },
                      },
                    },
                  ],
                },
              },
            },
          },
          responses: {
            '200': {
              description: 'Every readable claim, scored; what could not be read is in issues',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/ScoreResponse' } } },
            },
            ...problemResponses(['400', '406', '413', '415', '422', '500', '503']),
          },
        },
      },
      '/v1/health': {
        get: {
          operationId: 'health',
          summary: 'Whether the service can score, and with which rule release',
          responses: {
            '200': {
              description: 'Healthy',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['status', 'ruleRelease'],
                    properties: {
                      status: { const: 'ok' },
                      ruleRelease: {
                        type: 'object',
                        required: ['id', 'hash'],
                        properties: { id: { type: 'string' }, hash: { type: 'string' } },
                      },
                    },
                  },
                },
              },
            },
            ...problemResponses(['503']),
          },
        },
      },
      '/v1/openapi.json': {
        get: {
          operationId: 'describe',
          summary: 'This document',
          responses: {
            '200': { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
          },
        },
      },
    },
    components: {
      schemas: { Claim: claim, ServiceLine: serviceLine, ScoreResponse: response, InputIssue: issue, Problem: problem },
    },
  };
}
