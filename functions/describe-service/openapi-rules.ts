/** The routes of the rule catalog, as paths of the API description. */

import { ruleDescriptionSchema, ruleListSchema } from '../../domain/catalog-page/rules-answer-schema.ts';

export const ruleSchemas = { RuleList: ruleListSchema, RuleDescription: ruleDescriptionSchema };

const page = { schema: { type: 'string' } };

const headers = {
  ETag: { description: 'Hash of the rule release and a digest of the answer', schema: { type: 'string' } },
  Vary: { description: 'accept', schema: { type: 'string' } },
};

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'The ETag of an earlier answer.',
};

function query(name: string, description: string, schema: object = { type: 'string' }) {
  return { name, in: 'query', required: false, schema, description };
}

function answers(schemaName: keyof typeof ruleSchemas, description: string) {
  return {
    '200': {
      description,
      headers,
      content: {
        'application/json': { schema: { $ref: `#/components/schemas/${schemaName}` } },
        'text/html': page,
      },
    },
    '304': { description: 'Nothing changed since the answer with that ETag', headers },
  };
}

export function rulePaths(problemResponses: (statuses: readonly string[]) => object) {
  return {
    '/v1/rules': {
      get: {
        operationId: 'listRules',
        summary: 'The active rule release, every rule and every table',
        parameters: [ifNoneMatch],
        responses: {
          ...answers('RuleList', 'The catalog, as JSON or as a page'),
          ...problemResponses(['403', '406', '429', '500', '503']),
        },
      },
    },
    '/v1/rules/{ruleId}': {
      get: {
        operationId: 'describeRule',
        summary: 'One rule with its messages, sources and rows',
        parameters: [
          {
            name: 'ruleId',
            in: 'path',
            required: true,
            schema: { type: 'string' },
            description: 'Such as ncci/mue-day-units; the slash may be written as it is or as %2F.',
          },
          query('table', 'One table of the rule, or denial-codes or prior-weights; all that it reads when absent.'),
          query('key', 'Only the rows of this key.'),
          query('on', 'Only rows in force on this day, with the confidence they have on it.', {
            type: 'string',
            format: 'date',
          }),
          query('after', 'Only keys behind this one: nextAfter of an earlier answer.'),
          ifNoneMatch,
        ],
        responses: {
          ...answers(
            'RuleDescription',
            'The rule, as JSON or as a page. Of each table some rows, and how many there are.',
          ),
          ...problemResponses(['400', '403', '404', '406', '429', '500', '503']),
        },
      },
    },
  };
}
