/**
 * What learning takes for granted: judgements of the maintainers, each in this place alone; how much a prior is worth whose
 * row does not say is `JUDGED_STRENGTH` of the score. README.md gives the reasons.
 */

export const LEARNING = {
  /** After so many months an outcome weighs half. */
  halfLifeMonths: 12,
  /** A prior that the payer bears out is worth so many times its strength … */
  timesIfSound: 10,
  /** … and one that it does not, so many times. */
  timesIfUnsound: 0.2,
  /** Before any outcome a payer counts as if so many priors had proved sound … */
  soundAtFirst: 4,
  /** … and so many unsound. */
  unsoundAtFirst: 1,
  /** How likely it is, before any outcome, that a payer is neither stricter nor laxer than the priors throughout. */
  asStrictAsPriors: 0.98,
  /** By so much (as a logarithm) a payer's odds may differ from the priors throughout, in steps of half. */
  widestStrictness: 2,
  /** How often at most, over all rates of a payer, a rate that never changed is to be taken for one that did. */
  falseChange: 0.05,
  /** Changes smaller than this are no drift, however many lines show them: it is the calibration that is promised. */
  smallestDrift: 0.02,
  /** Drift compares so many months, the one asked for the last of them … */
  recentMonths: 3,
  /** … with so many before them. */
  earlierMonths: 12,
} as const;
