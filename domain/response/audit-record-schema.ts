/** What is kept of corrections that were made: who vouched for what, and enough to make them again. */

import * as z from 'zod';
import { learnedRiskRecordSchema } from '../learning/learned-risk-record.ts';

const probability = z.number().min(0).max(1);
const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const segment = z.int().optional().describe('Service segment of the line in the 837, the first ISA being 1');

/** No claim content but ids of corrections (`line-1-set-units-5`), risks, and what was attested. */
export const auditRecordSchema = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  recordedAt: z.iso.datetime(),
  productVersion: z.string(),
  form: z.enum(['json', 'x12']),
  inputHash: hash.describe('Of the claim as sent: the RFC 8785 form of a JSON claim, the bytes of an 837 (UTF-8)'),
  outputHash: hash.describe('Of the corrected claim, in the same way'),
  ruleRelease: z.strictObject({ id: z.string(), hash: z.string() }),
  learnedState: z
    .string()
    .optional()
    .describe('State of learning that the risks rest on; absent where they are priors'),
  learned: z
    .optional(learnedRiskRecordSchema)
    .describe(
      'What that state says of the payers of the submission, since states are kept for days and records for years',
    ),
  asOf: z.iso.date(),
  notes: z.array(hash).describe('Of notes that came apart from the claim and were read with it'),
  accepted: z
    .array(
      z.strictObject({
        segment,
        id: z.string(),
        ruleId: z.string(),
        kind: z.string(),
        requires: z.string().describe('What had to be true first: this is what was attested'),
        attestation: z.enum(['none', 'coder', 'clinician']),
        riskBefore: probability.describe('Of the line at the turn of this correction'),
        riskAfter: probability,
      }),
    )
    .describe('In the order in which they were made'),
  lines: z
    .array(
      z.strictObject({
        segment,
        lineNumber: z.int(),
        riskBefore: probability,
        riskAfter: probability,
        isScored: z.boolean(),
      }),
    )
    .describe('All corrections together'),
  attestedBy: z.string().nullable(),
  statement: z.string().nullable(),
});

export type AuditRecord = z.infer<typeof auditRecordSchema>;
