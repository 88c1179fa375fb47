/** What is told of a batch in its status and in the callback at its end alike. */

import * as z from 'zod';
import type { ScoreCounts } from './score-response.ts';

/** Why a batch failed, for good: doing it again would end the same way. */
export const batchProblemSchema = z
  .enum(['object-gone', 'file-too-large', 'json-too-large', 'took-too-long'])
  .describe('Why it failed, for good');

export type BatchProblem = z.infer<typeof batchProblemSchema>;

export const batchReleaseSchema = z.strictObject({ id: z.string(), hash: z.string() });

export const batchFiguresSchema = z.strictObject({
  claims: z.int(),
  serviceLines: z.int(),
  scoredLines: z.int(),
  issues: z.int(),
  high: z.int(),
  medium: z.int(),
  low: z.int(),
  expectedPaymentCents: z.int(),
  expectedLossCents: z.int(),
});

export type BatchFigures = z.infer<typeof batchFiguresSchema>;

/** `issues`: how many there were. */
export function batchFigures(counts: ScoreCounts, issues: number): BatchFigures {
  const { claims, serviceLines, scoredLines, high, medium, low, expectedPaymentCents, expectedLossCents } = counts;
  return { claims, serviceLines, scoredLines, issues, high, medium, low, expectedPaymentCents, expectedLossCents };
}
