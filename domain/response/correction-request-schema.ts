/** What POST /v1/corrections takes. */

import * as z from 'zod/mini';
import { MOST_NAME_CHARACTERS, MOST_STATEMENT_CHARACTERS } from '../corrections/audit-record.ts';

/** Far more than a claim is offered. */
const MOST_ACCEPTED = 50;

const patchOperation = z.union([
  z.looseObject({ op: z.enum(['test', 'add', 'replace']), path: z.string(), value: z.unknown() }),
  z.looseObject({ op: z.literal('remove'), path: z.string() }),
]);

const acceptance = z.union([
  z.string().check(z.describe('Id of the correction; enough where one claim of the submission is offered it')),
  z.looseObject({
    id: z.string(),
    patientControlNumber: z.optional(z.string()),
    segment: z
      .optional(z.int())
      .check(z.describe('Segment that the correction changes, where control numbers are not unique')),
    patch: z
      .optional(z.array(patchOperation).check(z.maxLength(20)))
      .check(z.describe('As the answer gave it: where the claim is another one now, the correction is stale')),
    x12: z.optional(
      z.array(z.strictObject({ segment: z.int(), before: z.string(), after: z.string() })).check(z.maxLength(5)),
    ),
    requires: z
      .optional(z.string())
      .check(z.describe('What was attested; stale where something else must be true now')),
  }),
]);

export const correctionRequestSchema = z.strictObject({
  claim: z.optional(z.unknown()),
  x12: z.optional(z.string()).check(z.describe('Text of an 837')),
  accept: z.array(acceptance).check(z.minLength(1), z.maxLength(MOST_ACCEPTED)),
  attestedBy: z.optional(z.string().check(z.maxLength(MOST_NAME_CHARACTERS))),
  statement: z
    .optional(z.string().check(z.maxLength(MOST_STATEMENT_CHARACTERS)))
    .check(z.describe('That what the corrections require is true, in words of whoever attests it')),
  release: z.optional(z.string()),
  asOf: z.optional(z.string()).check(z.describe('Day on which the claim is judged; today (UTC) when absent')),
});
