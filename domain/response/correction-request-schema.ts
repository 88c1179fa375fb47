/** What POST /v1/corrections takes. */

import * as z from 'zod';
import { MOST_NAME_CHARACTERS, MOST_STATEMENT_CHARACTERS } from '../corrections/audit-record.ts';

/** Far more than a claim is offered. */
const MOST_ACCEPTED = 50;

const patchOperation = z.union([
  z.looseObject({ op: z.enum(['test', 'add', 'replace']), path: z.string(), value: z.unknown() }),
  z.looseObject({ op: z.literal('remove'), path: z.string() }),
]);

const acceptance = z.union([
  z.string().describe('Id of the correction; enough where one claim of the submission is offered it'),
  z.looseObject({
    id: z.string(),
    patientControlNumber: z.string().optional(),
    segment: z.int().optional().describe('Segment that the correction changes, where control numbers are not unique'),
    patch: z
      .array(patchOperation)
      .max(20)
      .optional()
      .describe('As the answer gave it: where the claim is another one now, the correction is stale'),
    x12: z
      .array(z.strictObject({ segment: z.int(), before: z.string(), after: z.string() }))
      .max(5)
      .optional(),
    requires: z.string().optional().describe('What was attested; stale where something else must be true now'),
  }),
]);

export const correctionRequestSchema = z.strictObject({
  claim: z.unknown().optional(),
  x12: z.string().optional().describe('Text of an 837'),
  accept: z.array(acceptance).min(1).max(MOST_ACCEPTED),
  attestedBy: z.string().max(MOST_NAME_CHARACTERS).optional(),
  statement: z
    .string()
    .max(MOST_STATEMENT_CHARACTERS)
    .optional()
    .describe('That what the corrections require is true, in words of whoever attests it'),
  release: z.string().optional(),
  asOf: z.string().optional().describe('Day on which the claim is judged; today (UTC) when absent'),
});
