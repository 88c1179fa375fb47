/** The answer to a remittance: what was found in it, and what was learned. */

import * as z from 'zod';
import { inputIssueSchema } from './score-response-schema.ts';

const count = z.int().nonnegative();

export const remittanceResponseSchema = z.strictObject({
  requestId: z.string(),
  claims: count.describe('Remitted claims, with or without a 64640 line'),
  lines: z
    .strictObject({
      read: count,
      matched: count.describe('A prediction of this partner was found for them'),
      unmatched: count.describe(
        'Nothing is learned from these, and nothing of them is kept: send them again once their claims were scored',
      ),
    })
    .describe('Remitted 64640 lines; a reversal and what follows it are two'),
  outcomes: z
    .strictObject({
      paid: count,
      denied: count.describe('Paid zero for a reason that refuses the line'),
      owedByOthers: count.describe('Paid zero because the patient or another payer owes it all'),
      unclear: count.describe('Paid zero without a reason, or taken back without a new decision'),
    })
    .describe('The predicted lines that were spoken about, each once, by what became of them as far as is known now'),
  learned: z.strictObject({
    changed: count.describe(
      'Predicted lines that count as paid or denied from now on and did not before, or otherwise, or in another month',
    ),
    duplicates: count.describe('Matched lines that were known already'),
    stateId: z.string().nullable().describe('What the outcomes of this partner taught in all; null before any'),
  }),
  providerAdjustments: z.strictObject({ count, ignored: z.string().describe('Why nothing is learned from PLB') }),
  issues: z.array(inputIssueSchema),
  issuesOmitted: count.optional(),
});

export type RemittanceResponse = z.infer<typeof remittanceResponseSchema>;
