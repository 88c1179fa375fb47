/** What `POST /v1/batches` takes and answers, and what `GET /v1/batches/{id}` tells, as schemas. */

import * as z from 'zod';
import { batchFiguresSchema, batchProblemSchema, batchReleaseSchema } from './batch-figures.ts';
import { callbackStateSchema } from './callback-schemas.ts';
import { MOST_FILE_BYTES } from './file-size.ts';

const moment = z.iso.datetime();
const resultFile = z.strictObject({
  name: z.string(),
  url: z.url().describe('Holds for an hour; ask again for another one'),
});

export const openBatchSchema = z.strictObject({
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(200)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: names with them are refused
    .regex(/^[^\x00-\x1f\x7f]+$/, 'has control characters')
    .describe('As it is called in the results; it names no object'),
  sizeBytes: z.int().min(1).max(MOST_FILE_BYTES).describe('Exactly that of the file; the upload takes no other'),
  sha256: z
    .union([z.string().regex(/^[0-9a-fA-F]{64}$/), z.string().regex(/^[A-Za-z0-9+/]{43}=$/)])
    .describe('Of the file, in hexadecimal or base64; the upload takes no other content'),
  callbackUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional()
    .describe(
      'Called when the batch has ended, signed as in the Standard Webhooks specification: https, port 443 or 8443, a public host, no user name',
    ),
});

export const batchStatusSchema = z
  .enum(['awaitingUpload', 'queued', 'scoring', 'acknowledging', 'finishing', 'completed', 'failed'])
  .describe('The last two are ends');

export const batchSchema = z.strictObject({
  requestId: z.string(),
  batch: z.strictObject({
    id: z.string(),
    fileName: z.string(),
    status: batchStatusSchema,
    createdAt: moment,
    completedAt: moment.optional(),
    problem: batchProblemSchema.optional(),
    progress: z.strictObject({
      bytes: z.int(),
      acknowledgedBytes: z.int().describe('Of an 837 that is scored, as far as its X12 answer has come'),
      sizeBytes: z.int(),
      ...batchFiguresSchema.shape,
    }),
    asOf: z.iso.date().optional(),
    ruleRelease: batchReleaseSchema.optional(),
    callback: callbackStateSchema.optional().describe('Of telling callbackUrl, where the batch was opened with one'),
    results: z.array(resultFile).describe('Empty until the batch is completed'),
  }),
});

export const openedBatchSchema = batchSchema.extend({
  upload: z.strictObject({
    method: z.literal('PUT'),
    url: z.url(),
    headers: z.record(z.string(), z.string()).describe('To be sent exactly so: they are signed'),
    expiresAt: moment,
  }),
});

export type OpenBatch = z.infer<typeof openBatchSchema>;
export type BatchAnswer = z.infer<typeof batchSchema>;
export type OpenedBatchAnswer = z.infer<typeof openedBatchSchema>;
