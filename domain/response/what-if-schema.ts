/** The answer to assumptions about a claim, as a schema. */

import * as z from 'zod';
import { inputIssueSchema, locationSchema, scoredLineSchema, scoreResponseSchema } from './score-response-schema.ts';

const { asOf, ruleRelease, learned, requestId } = scoreResponseSchema.shape;
const ruleIds = z.array(z.string());

export const whatIfResponseSchema = z.strictObject({
  requestId,
  asOf,
  ruleRelease,
  learned,
  patientControlNumber: z.string(),
  attachments: scoreResponseSchema.shape.claims.element.shape.attachments,
  lines: z.array(
    z.strictObject({
      lineNumber: z.int(),
      mac: scoreResponseSchema.shape.claims.element.shape.mac,
      assumptions: z
        .array(
          z.strictObject({
            name: z.string(),
            taken: z
              .enum(['assumed', 'contradicted'])
              .describe('contradicted: the record says otherwise, so it was not assumed'),
            text: z.string(),
            at: z.array(locationSchema).describe('Where the record says otherwise'),
          }),
        )
        .describe('One for each assumption that was sent'),
      without: scoredLineSchema.describe('The line as it was sent'),
      with: scoredLineSchema.describe('The line with the assumptions that were taken'),
      change: z.strictObject({
        cleared: ruleIds.describe('Findings that the assumptions take away'),
        new: ruleIds.describe('Findings that they bring'),
        unchanged: ruleIds,
        nowEvaluated: z.array(
          z.strictObject({ ruleId: z.string(), outcome: z.enum(['finding', 'passed', 'notApplicable']) }),
        ),
        noLongerEvaluated: ruleIds,
        expectedLossCents: z.int().nullable().describe('Negative where they lower it; null where no payment is known'),
      }),
      smallestChange: z
        .strictObject({
          outcome: z
            .enum(['notNeeded', 'clears', 'clearsRest', 'nothingClears', 'notSearched'])
            .describe(
              'notNeeded: the line has no finding. clears: each set leaves no finding. clearsRest: each set leaves only the findings of remaining. nothingClears: nothing that was tried leaves fewer. notSearched: the claim is too large to be searched to the end',
            ),
          sets: z
            .array(
              z.strictObject({
                changes: z
                  .array(
                    z.strictObject({
                      document: z.enum(['procedureNote', 'imagingRecord', 'visitNote', 'remittance', 'claim']),
                      text: z.string().describe('What would have to be stated, and only if it is so'),
                    }),
                  )
                  .min(1),
                riskAfter: z.number().min(0).max(1),
                bandAfter: z.enum(['low', 'medium', 'high']),
              }),
            )
            .describe('Of the smallest size there is; each of them is enough'),
          remaining: z
            .array(z.strictObject({ ruleId: z.string(), reason: z.string() }))
            .describe('Findings that nothing documented clears'),
        })
        .describe('For the line as it was sent, whatever was assumed'),
    }),
  ),
  issues: z.array(inputIssueSchema),
});

export type WhatIfResponse = z.infer<typeof whatIfResponseSchema>;
