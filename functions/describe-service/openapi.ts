/** The API as OpenAPI 3.1, made from the schemas that requests and answers are held to. */

import * as z from 'zod';
import { claimSchema, documentationSchema, personSchema, serviceLineSchema } from '../../domain/json/claim-schema.ts';
import { attachmentResponseSchema } from '../../domain/response/attachment-response-schema.ts';
import { inputIssueSchema, scoreResponseSchema } from '../../domain/response/score-response-schema.ts';
import { batchInputSchemas, batchPaths, batchSchemas } from './openapi-batches.ts';
import { calibrationPaths, calibrationSchemas } from './openapi-calibration.ts';
import { callbackSchemas, callbackWebhooks } from './openapi-callbacks.ts';
import { correctionPaths, correctionSchemas } from './openapi-corrections.ts';
import { remittancePaths, remittanceSchemas } from './openapi-remittances.ts';
import { rulePaths, ruleSchemas } from './openapi-rules.ts';
import { whatIfPaths, whatIfSchemas } from './openapi-what-if.ts';

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
  '400': 'Not parseable at all, or a parameter that cannot be one or names no rule release',
  '401': 'Signature missing, wrong, more than five minutes old, or of a call that was answered before',
  '406': 'No type of answer that is accepted can be given; application/edi-x12 is given to an 837 only',
  '409':
    'The Idempotency-Key came with another request in the last 24 hours; or an accepted correction is stale, or contradicts another',
  '413': 'Body or answer too large for this route',
  '415': 'Content type not supported',
  '403': 'Not signed by a principal that may call (answered by the gateway, in its own form)',
  '404': 'No such route, rule, table, batch or audit record',
  '422': 'Readable, and nothing in it can be used; or the rule release does not cover the as-of date',
  '429': 'Too many calls: of this partner, with Retry-After, or of all (answered by the gateway, in its own form)',
  '500': 'A fault of the service',
  '503':
    'Rules, signatures or the stores of notes, outcomes and audit records cannot be reached at the moment; Retry-After says when to try again',
};

function problemResponses(statuses: readonly string[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: problems[status],
        ...(status === '503'
          ? { headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } } }
          : {}),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** Of a patient callers are told the shape that is read; that any other is read as none is no promise. */
function inShape({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (zodSchema !== personSchema) return;
  Object.assign(jsonSchema, jsonSchema.anyOf?.[0]);
}

const input = { io: 'input', unrepresentable: 'any', override: inShape } as const;
const x12 = { schema: { type: 'string' } };

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema is plain JSON of any shape
type JsonSchema = any;

function schema(of: z.core.$ZodType, options: Parameters<typeof z.toJSONSchema>[1] = {}): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(of, options);
  return rest;
}

/** `documentation` is read field by field, so the schemas of claim and line say only that it may be there. */
function withDocumentation(claimOrLine: JsonSchema): JsonSchema {
  claimOrLine.properties.documentation = { $ref: '#/components/schemas/Documentation' };
  return claimOrLine;
}

const scoringParameters = [
  {
    name: 'asOf',
    in: 'query',
    required: false,
    schema: { type: 'string', format: 'date' },
    description: 'Day on which the claims are judged; today (UTC) when absent. A JSON body may state its own.',
  },
  {
    name: 'explain',
    in: 'query',
    required: false,
    schema: { type: 'string', enum: ['all'] },
    description: 'Also list the rules that do not apply.',
  },
];

const attachmentsPath = {
  put: {
    operationId: 'keepAttachment',
    security: [{ partnerSignature: [], partner: [] }, {}],
    summary: 'Keep the procedure note of a claim that names this control number in PWK06',
    description:
      'A C-CDA R2.1 Operative Note or Procedure Note, a note as plain text, or an X12 275 (006020X314, 005010X210) whose TRN02 is the control number; up to 4.5 MB. The note is kept encrypted for 30 days, for claims of the same caller. A claim that came before is scored again with it. The same note again changes nothing; another one takes its place.',
    parameters: [
      {
        name: 'controlNumber',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 80 },
        description: 'PWK06 of the claim or its line. Unique for the caller; no slash, backslash or percent sign.',
      },
      ...scoringParameters,
    ],
    requestBody: {
      required: true,
      content: Object.fromEntries(
        ['application/xml', 'text/xml', 'text/plain', 'application/edi-x12', 'application/x12'].map((type) => [
          type,
          { schema: { type: 'string' } },
        ]),
      ),
    },
    responses: {
      '201': {
        description: 'The note is kept. The claims that waited for it are in the answer, scored with it.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/AttachmentResponse' } } },
      },
      ...problemResponses(['400', '401', '413', '415', '422', '429', '500', '503']),
    },
  },
};

export function openApi() {
  const documentation = schema(documentationSchema, input);
  const serviceLine = withDocumentation(schema(serviceLineSchema, input));
  const claim = withDocumentation(schema(claimSchema, input));
  claim.properties.claimInformation.properties.serviceLines = {
    type: 'array',
    items: { $ref: '#/components/schemas/ServiceLine' },
  };
  const response = schema(scoreResponseSchema);
  const issue = schema(inputIssueSchema);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Denial prediction for CPT 64640',
      version: '1',
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
      description:
        'Scores each 64640 line of professional and institutional claims for the chance that the payer denies it, with reasons, sources and corrections.',
    },
    // In the cloud; on one machine no route asks for a signature until a partner is configured.
    security: [{ awsSignature: [] }, {}],
    paths: {
      '/v1/score': {
        post: {
          operationId: 'scoreClaims',
          security: [{ partnerSignature: [], partner: [] }, {}],
          summary: 'Score the 64640 lines of one submission',
          parameters: [
            ...scoringParameters,
            {
              name: 'release',
              in: 'query',
              required: false,
              schema: { type: 'string' },
              description:
                'Rule release to judge under, such as 2026q4.1: an old answer can be given again. The active one when absent. A JSON body may name its own.',
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
              'multipart/form-data': x12,
              'multipart/related': x12,
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
                        release: { type: 'string' },
                      },
                    },
                  ],
                },
              },
            },
          },
          responses: {
            '200': {
              description:
                'Every readable claim, scored; what could not be read is in issues. With Accept: application/edi-x12 one answering interchange for each interchange of the 837: TA1 where it is asked for or something is wrong with ISA or IEA, a 999 (005010X231A1) for each group, a 277CA (005010X214) for each accepted set. A predicted denial is an accepted claim, with the reason in STC12 of its line.',
              content: {
                'application/json': { schema: { $ref: '#/components/schemas/ScoreResponse' } },
                'application/edi-x12': x12,
              },
            },
            ...problemResponses(['400', '401', '406', '409', '413', '415', '422', '429', '500', '503']),
          },
        },
      },
      '/v1/attachments/{controlNumber}': attachmentsPath,
      ...batchPaths(problemResponses),
      ...correctionPaths(problemResponses),
      ...remittancePaths(problemResponses),
      ...calibrationPaths(problemResponses),
      ...rulePaths(problemResponses),
      ...whatIfPaths(problemResponses),
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
            ...problemResponses(['403', '429', '500', '503']),
          },
        },
      },
      '/v1/openapi.json': {
        get: {
          operationId: 'describe',
          summary: 'This document',
          responses: {
            '200': { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
            ...problemResponses(['403', '429', '500']),
          },
        },
      },
    },
    webhooks: callbackWebhooks,
    components: {
      securitySchemes: {
        partnerSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description:
            'Standard Webhooks, version 1: `v1,` and base64 of HMAC-SHA256, under a secret of the partner, over webhook-id, webhook-timestamp (seconds) and the body as sent, joined by dots. Both headers go along. A signature holds for five minutes and once.',
        },
        partner: {
          type: 'apiKey',
          in: 'header',
          name: 'partner-id',
          description: 'Who signs. On one machine with partners listed in PARTNER_SECRETS it may be left out.',
        },
        awsSignature: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'AWS Signature Version 4' },
      },
      schemas: {
        Claim: claim,
        ServiceLine: serviceLine,
        Documentation: documentation,
        ScoreResponse: response,
        AttachmentResponse: schema(attachmentResponseSchema),
        ...Object.fromEntries(Object.entries(batchInputSchemas).map(([name, of]) => [name, schema(of, input)])),
        ...Object.fromEntries(Object.entries(batchSchemas).map(([name, of]) => [name, schema(of)])),
        ...Object.fromEntries(
          Object.entries({
            ...calibrationSchemas,
            ...callbackSchemas,
            ...correctionSchemas,
            ...remittanceSchemas,
            ...ruleSchemas,
          }).map(([name, of]) => [name, schema(of)]),
        ),
        ...whatIfSchemas(),
        InputIssue: issue,
        Problem: problem,
      },
    },
  };
}
