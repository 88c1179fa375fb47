/** Schemas of what `GET /v1/rules…` answers; the API description is made from them. */

import * as z from 'zod';
import { probability } from '../tables/shapes/code-forms.ts';
import { lineOfBusiness } from '../tables/shapes/payer-shapes.ts';
import { denialCodes } from '../tables/shapes/risk-shapes.ts';

const date = z.string().meta({ format: 'date' });
const confidence = z.enum(['confirmed', 'probable']);

const ruleRelease = z.strictObject({
  id: z.string(),
  hash: z.string(),
  stale: z.strictObject({ lastConfirmedAt: z.string(), reason: z.string() }).optional(),
});

const linesOfBusiness = z.union([z.literal('all'), z.array(lineOfBusiness)]);

const tableSummary = {
  table: z.string(),
  keys: z.string().meta({ description: 'What a key is, in words.' }),
  recordCount: z.int(),
  rowCount: z.int(),
  contents: z.strictObject({ name: z.string(), count: z.int() }).optional(),
  coverage: z.strictObject({ from: date, through: date }),
  confidence: z.strictObject({ confirmedRows: z.int(), probableRows: z.int() }),
  confirmedFor: z
    .array(z.strictObject({ from: date.nullable(), through: date.nullable(), rowCount: z.int() }))
    .meta({ description: 'Days for which the sources of confirmed rows were read; on others they count as probable.' }),
  unknown: z.array(z.string()),
  readBy: z.strictObject({ rules: z.array(z.string()), modules: z.array(z.string()) }),
  notYetRead: z.string().optional(),
  sources: z.array(z.string()),
};

const ofMessage = {
  payer: z.string().optional().meta({ description: 'For whom alone the row holds.' }),
  effectiveFrom: date,
  effectiveThrough: date.nullable(),
  source: z.string(),
  locator: z.string().optional(),
  confidence,
};

const row = z.strictObject({
  key: z.string(),
  effectiveFrom: date,
  effectiveThrough: date.nullable(),
  value: z.record(z.string(), z.unknown()),
  source: z.string(),
  locator: z.string().optional(),
  confidence,
  confirmedFrom: date.optional(),
  confirmedThrough: date.optional(),
  confirmedBy: z.string().optional().describe('Source that stated the same later'),
  gapBefore: z.string().optional(),
});

export const ruleListSchema = z.strictObject({
  ruleRelease,
  rules: z.array(
    z.strictObject({
      ruleId: z.string(),
      path: z.string(),
      summary: z.string(),
      linesOfBusiness,
      weights: z.array(probability),
      carc: z.array(z.string()),
      tables: z.array(z.string()),
    }),
  ),
  tables: z.array(z.strictObject(tableSummary)),
});

export const ruleDescriptionSchema = z.strictObject({
  ruleRelease,
  ruleId: z.string(),
  summary: z.string(),
  linesOfBusiness,
  messages: z.array(
    z.strictObject({
      message: z.string(),
      role: z.enum(['finding', 'advice', 'notice']),
      text: z.string(),
      weights: z.array(z.strictObject({ ...ofMessage, probability })),
      denialCodes: z.array(z.strictObject({ ...ofMessage, ...denialCodes.shape })),
    }),
  ),
  corrections: z.array(z.string()),
  tables: z.array(
    z.strictObject({
      ...tableSummary,
      matchingRecords: z.int(),
      rows: z.array(row),
      nextAfter: z.string().nullable(),
      answer: z.enum(['inForce', 'absent', 'uncovered']).optional(),
    }),
  ),
  missingTables: z.array(z.string()),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      publisher: z.string(),
      title: z.string(),
      url: z.string(),
      published: z.string(),
      fileHash: z.string().optional().describe('SHA-256 of the file that was imported'),
    }),
  ),
});
