/** `payment` of a scored line as a schema. */

import * as z from 'zod';

const cents = z.int();

export const payment = z
  .strictObject({
    expectedCents: cents
      .nullable()
      .describe(
        'Allowed amount of the line if the payer pays it: before the share of the patient and before sequestration. null: no schedule at hand states it',
      ),
    basis: z
      .string()
      .describe('pfs-nonfacility, pfs-facility, opps or asc; unknown where not even the schedule is known'),
    locality: z
      .string()
      .nullable()
      .optional()
      .describe('Pricing locality of the amount. null: a national amount. Absent where there is no amount'),
    perUnitCents: cents.optional().describe('Amount of one unit before rank and sides'),
    units: z
      .array(
        z.strictObject({
          units: z.int().describe('Units of the line that are paid alike; both sides of a nerve are one'),
          percent: z
            .number()
            .describe('Of perUnitCents: by rank among the procedures of that day, sides and modifiers'),
          cents: cents.describe('For each of these units'),
        }),
      )
      .optional()
      .describe('The best paid first; they add up to expectedCents, or to more where the line charges less'),
    unpricedUnits: z.int().optional().describe('Units that are paid by report and not in expectedCents'),
    notes: z
      .array(z.string())
      .optional()
      .describe('What to know of the amount, such as that it is national, or why there is none'),
    source: z.string().optional().describe('Where the amount of one unit comes from'),
    confidence: z.enum(['confirmed', 'probable']).optional().describe('That of the weakest row it rests on'),
    expectedLossCents: cents
      .nullable()
      .describe(
        'Expected value of what is denied: expectedCents × probability, less what findings that deny only some units leave',
      ),
  })
  .describe('Medicare only. Releases of the rules up to 2026q4.2 give the national amount of one unit');
