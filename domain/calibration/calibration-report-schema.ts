/** The calibration report as JSON; the API description is made from it, and the report has its type. */

import * as z from 'zod';

const count = z.int().min(0);
const rate = z.number().min(0).max(1);
const cents = z.int();
const interval = z
  .strictObject({ low: rate, high: rate })
  .meta({ description: 'Where the true rate lies at 95 % (Wilson score interval).' });

const measures = z.strictObject({
  brierScore: rate.meta({ description: 'Mean squared error of the probabilities; 0 is best.' }),
  decomposition: z
    .strictObject({
      reliability: z.number(),
      resolution: z.number(),
      uncertainty: z.number(),
      withinBinVariance: z.number(),
      withinBinCovariance: z.number(),
    })
    .meta({
      description:
        'brierScore = reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance, over the bins of the curve (Murphy 1973; Stephenson, Coelho and Jolliffe 2008).',
    }),
  brierScoreOfBaseRate: rate.meta({
    description: 'That of always predicting the base rate that came with each answer.',
  }),
  skillOverBaseRate: z
    .number()
    .nullable()
    .meta({ description: '1 - brierScore / brierScoreOfBaseRate; above 0 the findings help.' }),
  skillOverObservedRate: z
    .number()
    .nullable()
    .meta({ description: 'The same against always predicting the observed rate, which nobody knew before.' }),
  logLoss: z.number().min(0),
  expectedCalibrationError: rate,
});

const ofLines = {
  lines: count.meta({ description: 'Lines that the payer paid or denied and that were predicted.' }),
  denied: count,
  expectedDenied: z.number().min(0).meta({ description: 'Sum of the predicted probabilities.' }),
  observedRate: rate.nullable().meta({ description: 'null below smallestGroup lines.' }),
  observedInterval: interval.nullable(),
  meanPredicted: rate.nullable(),
  meanBaseRate: rate.nullable(),
  dollars: z
    .strictObject({
      lines: count,
      expectedCents: cents,
      expectedLossCents: cents,
      deniedCents: cents.meta({ description: 'Expected payment of the lines that were denied.' }),
    })
    .meta({ description: 'Over the lines whose expected payment is known.' }),
  priorOnly: z.boolean().meta({ description: 'Too few outcomes to judge the probabilities by; measures is null.' }),
  measures: measures.nullable(),
};

const group = z.strictObject({ key: z.string(), ...ofLines });

const groups = z.strictObject({
  groups: z.array(group),
  notShown: z
    .strictObject({ groups: count, lines: count })
    .meta({ description: 'Groups below smallestGroup lines, and those beyond mostGroups.' }),
});

const flagged = {
  threshold: rate,
  lines: count,
  denied: count,
  precision: rate.nullable(),
  recall: rate.nullable(),
};

const counts = z.strictObject({ lines: count, denied: count });

export const driftSchema = z.strictObject({
  payer: z.string(),
  key: z.string().meta({ description: 'What the rate is of: a rule, with # and message or without, or a base rate.' }),
  before: counts,
  recent: counts,
  change: z.number().meta({ description: 'Recent rate less the rate before.' }),
  isDrift: z.boolean(),
});

export const calibrationReportSchema = z.strictObject({
  months: z
    .strictObject({ from: z.string(), through: z.string() })
    .nullable()
    .meta({ description: 'Months of decision that the outcomes are of, such as 2026-03; null without any.' }),
  priorOnly: z.boolean(),
  statement: z.string().meta({
    description: 'What the report shows, in a sentence; begins with "Prior only" where it shows nothing yet.',
  }),
  definitions: z.strictObject({
    fewestLines: count.meta({ description: 'Below this many lines it is prior only.' }),
    fewestOfEachOutcome: count.meta({ description: 'Also below this many denied or this many paid.' }),
    smallestGroup: count.meta({ description: 'Bins and groups of fewer lines show no rate.' }),
    mostGroups: count,
    scoreResolution: rate.meta({ description: 'Thresholds are multiples of this.' }),
    logLossClip: rate.meta({
      description: 'For the log loss a probability counts as at least this, and at most 1 less this.',
    }),
  }),
  overall: z.strictObject(ofLines),
  reliability: z
    .array(
      z.strictObject({
        from: rate,
        to: rate,
        lines: count,
        denied: count.nullable(),
        meanPredicted: rate.nullable(),
        observedRate: rate.nullable(),
        observedInterval: interval.nullable(),
      }),
    )
    .meta({ description: 'From one probability to below the next, the last with 1; empty where it is prior only.' }),
  recallAtPrecision: z.array(z.strictObject({ atLeast: rate, reached: z.strictObject(flagged).nullable() })),
  atBands: z.array(z.strictObject({ band: z.enum(['medium', 'high']), ...flagged })),
  byPayer: groups,
  byRule: groups.meta({ description: 'A line with several findings counts under each of their rules.' }),
  byMonth: groups,
  drift: z.array(driftSchema).nullable().meta({ description: 'null where nobody looked.' }),
});

export type CalibrationReport = z.infer<typeof calibrationReportSchema>;
export type CalibrationGroup = z.infer<typeof group>;
export type CalibrationGroups = z.infer<typeof groups>;
export type CalibrationOfLines = Omit<CalibrationGroup, 'key'>;
export type ReliabilityBin = CalibrationReport['reliability'][number];
/** A chance whose recent outcomes differ, or not, from those before. */
export type CalibrationDrift = z.infer<typeof driftSchema>;
