/** The public answer as a schema: the API description is made from it, and the tests hold every answer to it. */

import * as z from 'zod';
import { ISSUE_TEXTS, type IssueCode } from '../issues.ts';
import { payment } from './payment-schema.ts';

const probability = z.number().min(0).max(1);
const cents = z.int();
export const locationSchema = z.strictObject({
  path: z.string().describe('Loop, occurrence, element and component of the 837: 2400[1]/SV101-3'),
  segment: z.int().optional().describe('Number of the segment in the submission, the first ISA being 1'),
  pointer: z.string().optional().describe('JSON pointer inside the claim object'),
  section: z.string().optional().describe('Section of the note'),
  start: z
    .int()
    .optional()
    .describe('First character of the value in the text of the note, from 0; each line end is one'),
  end: z.int().optional().describe('The character after the last one'),
  value: z.string(),
});
const citedSource = z.strictObject({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  locator: z.string().optional(),
  published: z.string(),
  effectiveFrom: z.iso.date(),
  confidence: z.enum(['confirmed', 'probable']),
});
const finding = z.strictObject({
  ruleId: z.string(),
  message: z.string(),
  text: z.string(),
  advice: z.array(z.string()),
  at: z.array(locationSchema),
  carc: z.string().nullable(),
  rarc: z.array(z.string()).describe('Remark codes seen with it; payers return one or some of them'),
  groupCode: z.string().nullable(),
  sources: z.array(citedSource).min(1),
});
const patchOperation = z.union([
  z.strictObject({ op: z.enum(['test', 'add', 'replace']), path: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('remove'), path: z.string() }),
]);
export const correctionSchema = z.strictObject({
  id: z.string(),
  ruleId: z.string(),
  kind: z.string(),
  text: z.string(),
  requires: z.string().describe('What must be true before anybody applies it'),
  attestation: z.enum(['none', 'coder', 'clinician']),
  patch: z.array(patchOperation).describe('RFC 6902, relative to the JSON claim'),
  x12: z.array(z.strictObject({ segment: z.int(), before: z.string(), after: z.string() })).optional(),
  riskAfter: probability,
});
const mac = z.strictObject({
  jurisdiction: z.string(),
  contractor: z.string(),
  name: z.string(),
  locality: z.string().nullable(),
  resolvedBy: z.enum(['serviceFacilityZip', 'billingProviderZip', 'payerId']),
  confidence: z.enum(['confirmed', 'probable']).describe('That of the weakest row it rests on'),
});
const riskBasis = z.enum(['prior', 'learned']);
const outcomes = z
  .strictObject({ lines: z.number().min(0), denied: z.number().min(0) })
  .describe('Lines that the payer decided, and how many of them it denied');
export const scoredLineSchema = z.strictObject({
  lineNumber: z.int(),
  lineItemControlNumber: z.string().optional(),
  procedureCode: z.string(),
  modifiers: z.array(z.string()),
  units: z.number().nullable(),
  serviceFrom: z.iso.date(),
  serviceThrough: z.iso.date(),
  placeOfService: z.string().nullable(),
  chargeCents: cents,
  mac: mac.nullable().optional().describe('Only where it differs from that of the claim'),
  denialRisk: z.strictObject({
    probability: probability.describe('The chance that the payer denies the line'),
    band: z.enum(['low', 'medium', 'high']),
    basis: riskBasis.describe('learned where outcomes of this payer stand behind the base rate or a contribution'),
    outcomes: outcomes
      .optional()
      .describe('Of the learned chance that rests on the fewest; absent where basis is prior'),
    interval: z
      .strictObject({ low: probability, high: probability, level: probability })
      .describe('The chance is held to lie between low and high with probability level'),
    baseRate: probability.describe('The chance for a line without any finding'),
    baseRateOutcomes: outcomes.optional().describe('Absent where the base rate is a prior'),
    contributions: z
      .array(
        z.strictObject({
          ruleId: z.string(),
          probability: probability.describe('The chance that the payer denies for this finding alone'),
          added: probability.describe('What it adds; the base rate and all that is added come to the probability'),
          basis: riskBasis,
          outcomes: outcomes.optional(),
        }),
      )
      .describe('Largest first'),
  }),
  payment,
  findings: z.array(finding),
  notEvaluated: z.array(z.strictObject({ ruleId: z.string(), needs: z.string(), how: z.string() })),
  notices: z.array(z.strictObject({ ruleId: z.string(), text: z.string(), sources: z.array(citedSource) })),
  passed: z.array(z.string()),
  notApplicable: z.array(z.string()).optional().describe('Only with explain=all'),
  corrections: z.array(correctionSchema),
});
const claim = z.strictObject({
  patientControlNumber: z.string(),
  claimType: z.enum(['professional', 'institutional']),
  interchangeControlNumber: z.string().optional(),
  transactionSetControlNumber: z.string().optional(),
  payer: z.strictObject({
    name: z.string(),
    id: z.string(),
    claimFilingIndicator: z.string(),
    lineOfBusiness: z.string(),
  }),
  mac: mac.nullable(),
  lines: z.array(scoredLineSchema),
  attachments: z
    .array(
      z.strictObject({
        controlNumber: z.string(),
        status: z
          .enum(['read', 'awaited', 'absent', 'unavailable', 'superseded'])
          .describe(
            'read: scored with it. awaited: not there; the claim is scored again when it comes. absent: not there. unavailable: the store did not answer. superseded: the claim brought a note of its own',
          ),
      }),
    )
    .optional(),
  otherLines: z.int(),
  unreadLines: z.int().optional(),
});

export const inputIssueSchema = z.strictObject({
  code: z.enum(Object.keys(ISSUE_TEXTS) as [IssueCode, ...IssueCode[]]),
  scope: z.enum(['element', 'line', 'claim', 'transaction', 'group', 'interchange', 'submission']),
  segment: z.int().optional(),
  offset: z.int().optional(),
  path: z.string().optional(),
  text: z.string(),
});

export const scoreResponseSchema = z.strictObject({
  requestId: z.string(),
  asOf: z.iso.date(),
  ruleRelease: z.strictObject({
    id: z.string(),
    hash: z.string(),
    stale: z.strictObject({ lastConfirmedAt: z.string(), reason: z.string() }).optional(),
  }),
  learned: z
    .strictObject({
      id: z.string(),
      outcomes: z.strictObject({ lines: z.int(), denied: z.int() }),
      through: z.string().describe('Last month of outcomes that were looked at, such as 2026-11'),
    })
    .optional()
    .describe('The state of learning that the risks rest on; absent while nothing is learned'),
  summary: z.strictObject({
    claims: z.int(),
    serviceLines: z.int(),
    scoredLines: z.int(),
    high: z.int(),
    medium: z.int(),
    low: z.int(),
    expectedPaymentCents: cents,
    expectedLossCents: cents,
    linesWithoutPayment: z.int(),
    pareto: z
      .strictObject({
        byRule: z
          .array(z.strictObject({ ruleId: z.string(), lines: z.int(), expectedLossCents: cents, share: probability }))
          .describe(
            'The loss of a line is divided among its findings and the base rate by -ln(1 - probability) of each',
          ),
        baseRate: z
          .strictObject({ expectedLossCents: cents, share: probability })
          .describe('What no finding accounts for; with byRule it comes to expectedLossCents'),
        byMac: z.array(
          z.strictObject({ jurisdiction: z.string().nullable(), lines: z.int(), expectedLossCents: cents }),
        ),
      })
      .describe('Where the expected loss comes from, costliest first'),
  }),
  claims: z
    .array(claim)
    .describe(
      'Largest expected loss first; equals in the order of the submission, claims without a 64640 line last. X12 answers and streamed results keep the order of the submission',
    ),
  issues: z.array(inputIssueSchema),
  issuesOmitted: z.int().optional(),
});
