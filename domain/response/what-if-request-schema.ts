/** What POST /v1/what-if takes. */

import * as z from 'zod/mini';

export const whatIfBodySchema = z.strictObject({
  claim: z.optional(z.unknown()),
  x12: z.optional(z.string().check(z.minLength(1))).check(z.describe('The text of an 837')),
  patientControlNumber: z
    .optional(z.string())
    .check(z.describe('CLM01 of the claim that is meant, where the 837 holds several')),
  lineNumber: z.optional(z.int()).check(z.describe('LX01 of the line that is meant; all 64640 lines when absent')),
  assume: z.optional(z.unknown()),
  asOf: z.optional(z.string()),
  release: z.optional(z.string()),
});
