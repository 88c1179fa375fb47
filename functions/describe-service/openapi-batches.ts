/** The routes of batches, as paths of the API description. */

import { batchSchema, openBatchSchema, openedBatchSchema } from '../../domain/response/batch-schemas.ts';
import { mostFileBytesInWords } from '../../domain/response/file-size.ts';

export const batchSchemas = { Batch: batchSchema, OpenedBatch: openedBatchSchema };
export const batchInputSchemas = { OpenBatch: openBatchSchema };

const security = [{ partnerSignature: [], partner: [] }, {}];
const answered = (description: string, schema: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});

export function batchPaths(problemResponses: (statuses: readonly string[]) => object) {
  return {
    '/v1/batches': {
      post: {
        operationId: 'openBatch',
        security,
        summary: `Open a batch for one file: an 837 of up to ${mostFileBytesInWords()}, or JSON claims of up to 100 MB`,
        description:
          'Send the file with the method, URL and headers of `upload`, within an hour. It is scored when it has arrived; the results are results.ndjson, lines.csv, summary.json, report.html and, for an 837, acknowledgments.x12. They are kept for 30 days.',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string' },
            description: 'The same key and body within 24 hours are about the same batch.',
          },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/OpenBatch' } } },
        },
        responses: {
          '201': answered('The batch waits for its file.', 'OpenedBatch'),
          ...problemResponses(['400', '401', '409', '422', '429', '500', '503']),
        },
      },
    },
    '/v1/batches/{id}': {
      get: {
        operationId: 'describeBatch',
        security,
        summary: 'How far a batch of the caller has come, and links to its results',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '200': answered('The batch', 'Batch'), ...problemResponses(['401', '404', '429', '500', '503']) },
      },
    },
  };
}
