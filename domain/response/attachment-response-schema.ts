/** The answer to a note that was kept: what came of it, and the lines that waited for it, scored again. */

import * as z from 'zod';
import { scoreResponseSchema } from './score-response-schema.ts';

const { asOf, ruleRelease, learned } = scoreResponseSchema.shape;

export const attachmentResponseSchema = scoreResponseSchema.extend({
  asOf: asOf.optional().describe('Only where a claim was scored'),
  ruleRelease: ruleRelease.optional().describe('Only where a claim was scored'),
  learned,
  attachment: z.strictObject({
    controlNumber: z.string(),
    replaced: z.boolean().describe('Another note was kept under this control number before, and is no more'),
    expiresAt: z.iso.datetime().describe('From then on the note is not used and is deleted'),
    characters: z.int().describe('Length of the note as plain text, in which places in findings are counted'),
  }),
});

export type AttachmentResponse = z.infer<typeof attachmentResponseSchema>;
