/** The answer to accepted corrections: the corrected claim, its new score, and what is kept of it. */

import * as z from 'zod';
import { auditRecordSchema } from './audit-record-schema.ts';
import { correctionSchema, scoreResponseSchema } from './score-response-schema.ts';

const { lines } = auditRecordSchema.shape;

export const correctionResponseSchema = z.strictObject({
  corrected: z
    .union([z.strictObject({ claim: z.looseObject({}) }), z.strictObject({ x12: z.string() })])
    .describe('In the form in which it was sent; of an 837 only corrected segments and their counts changed'),
  corrections: z
    .array(
      correctionSchema.extend({
        patientControlNumber: z.string(),
        lineNumber: z.int(),
        riskBefore: z.number().describe('Of the line at the turn of this correction'),
      }),
    )
    .describe('Those that were made, in that order; patch and x12 are relative to the claim as corrected before'),
  lines: z
    .array(lines.element.extend({ patientControlNumber: z.string() }))
    .describe('Lines that were corrected or whose risk changed with them, all corrections together'),
  before: scoreResponseSchema.shape.summary.describe('Summary of the claim as sent; that of the score is the new one'),
  score: scoreResponseSchema.describe('The corrected claim, scored'),
  audit: auditRecordSchema,
});

export type CorrectionResponse = z.infer<typeof correctionResponseSchema>;
