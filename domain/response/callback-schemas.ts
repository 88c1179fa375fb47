/** What a partner is told when its batch has ended, and what is told of the telling. Neither names a patient or a file. */

import * as z from 'zod';
import { batchFiguresSchema, batchProblemSchema, batchReleaseSchema } from './batch-figures.ts';

export const callbackEventSchema = z.strictObject({
  type: z.enum(['batch.completed', 'batch.failed']),
  timestamp: z.iso.datetime().describe('When the batch ended; the same each time it is told'),
  data: z.strictObject({
    batchId: z.string(),
    status: z.enum(['completed', 'failed']),
    problem: batchProblemSchema.optional(),
    path: z.string().describe('Of the batch at this service; ask there for its results'),
    asOf: z.iso.date().optional(),
    ruleRelease: batchReleaseSchema.optional(),
    summary: batchFiguresSchema,
  }),
});

export type CallbackEvent = z.infer<typeof callbackEventSchema>;

/** `address`: the URL, or an address of its host, is none that may be called. */
export const callbackFailureSchema = z.enum(['address', 'connection', 'tls', 'timeout', 'signing']);

export const callbackStateSchema = z.strictObject({
  status: z
    .enum(['pending', 'delivered', 'failed', 'disabled'])
    .describe(
      'failed: given up after the last attempt. disabled: the receiver once answered 410, nothing is sent to it',
    ),
  attempts: z.int(),
  lastStatus: z.int().optional().describe('HTTP status of the last answer'),
  lastFailure: callbackFailureSchema
    .optional()
    .describe(
      'Why the last attempt got no answer: no public address, no connection, no TLS with a certificate that holds, no answer in time, no secret to sign with',
    ),
});

export type CallbackFailure = z.infer<typeof callbackFailureSchema>;
export type CallbackState = z.infer<typeof callbackStateSchema>;
