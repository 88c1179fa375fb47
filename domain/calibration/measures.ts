/** Sums by bin of probability → how far predictions and outcomes agree. */

import { type CalibrationSums, LOG_UNITS, NO_SUMS, plus, squaredErrors, UNITS } from './calibration-sums.ts';

/**
 * Brier score = reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance, exactly. The first three are
 * A. H. Murphy's, A new vector partition of the probability score, J. Appl. Meteorol. 12 (1973), 595-600, over the bins; the
 * other two are what bins leave out, D. B. Stephenson, C. A. S. Coelho and I. T. Jolliffe, Two extra components in the Brier
 * score decomposition, Weather and Forecasting 23 (2008), 752-757.
 */
export interface BrierDecomposition {
  /** How far the rates of bins lie from what was predicted in them: 0 is best. */
  readonly reliability: number;
  /** How far the rates of bins lie from the rate of all: more is better. */
  readonly resolution: number;
  /** What the outcomes themselves bring: the Brier score of always predicting their rate. */
  readonly uncertainty: number;
  readonly withinBinVariance: number;
  readonly withinBinCovariance: number;
}

export interface Measures {
  /** Mean squared error of the probabilities: 0 is best. */
  readonly brierScore: number;
  readonly decomposition: BrierDecomposition;
  /** That of always predicting the base rate that came with each answer. */
  readonly brierScoreOfBaseRate: number;
  /** 1 - Brier score / that of the base rate: above 0 the findings help. null where the base rate makes no error. */
  readonly skillOverBaseRate: number | null;
  /** The same against the observed rate, which nobody knew before. null where all outcomes are the same. */
  readonly skillOverObservedRate: number | null;
  /** Mean of -ln of the probability given to what happened. */
  readonly logLoss: number;
  /** Mean distance between the rate of a bin and what was predicted in it, weighted by lines. */
  readonly expectedCalibrationError: number;
}

/** Hundredths at which the bins of the report begin: ten of equal width. Band thresholds of 0.2 and 0.5 are among them. */
const REPORT_BINS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] as const;

export interface BinSums {
  /** Probabilities from this one to below the other; the last bin holds 1 too. */
  readonly from: number;
  readonly to: number;
  readonly sums: CalibrationSums;
}

/** Sums by hundredth → by bin of the report; a bin without lines is there, too. */
export function reportBins(byHundredth: ReadonlyMap<number, CalibrationSums>): BinSums[] {
  return REPORT_BINS.map((from, index) => {
    const to = REPORT_BINS[index + 1] ?? 100;
    let sums = NO_SUMS;
    for (const [bin, part] of byHundredth) if (bin >= from && bin < to) sums = plus(sums, part);
    return { from: from / 100, to: to / 100, sums };
  });
}

/** Undefined without a line. */
export function measures(bins: readonly BinSums[]): Measures | undefined {
  const filled = bins.map(({ sums }) => sums).filter(({ lines }) => lines > 0);
  const all = filled.reduce((total, sums) => plus(total, sums), NO_SUMS);
  const { lines, denied } = all;
  if (lines === 0) return undefined;
  const brierScore = squaredErrors(all) / lines;
  const brierScoreOfBaseRate = all.baseRateErrors / UNITS ** 2 / lines;
  const parts = decomposition(filled, denied / lines, lines);
  return {
    brierScore,
    decomposition: parts,
    brierScoreOfBaseRate,
    skillOverBaseRate: brierScoreOfBaseRate === 0 ? null : 1 - brierScore / brierScoreOfBaseRate,
    skillOverObservedRate: parts.uncertainty === 0 ? null : 1 - brierScore / parts.uncertainty,
    logLoss: all.logLoss / LOG_UNITS / lines,
    expectedCalibrationError:
      filled.reduce((sum, bin) => sum + Math.abs(bin.denied - bin.predicted / UNITS), 0) / lines,
  };
}

function decomposition(bins: readonly CalibrationSums[], rate: number, lines: number): BrierDecomposition {
  let reliability = 0;
  let resolution = 0;
  let variance = 0;
  let covariance = 0;
  for (const bin of bins) {
    const predicted = bin.predicted / UNITS / bin.lines;
    const observed = bin.denied / bin.lines;
    reliability += bin.lines * (predicted - observed) ** 2;
    resolution += bin.lines * (observed - rate) ** 2;
    // Whole numbers as long as can be: a bin of equal probabilities has a variance of 0 and not of a rounding error.
    variance += (bin.lines * bin.predictedSquares - bin.predicted ** 2) / bin.lines / UNITS ** 2;
    covariance += (bin.lines * bin.predictedOfDenied - bin.predicted * bin.denied) / bin.lines / UNITS;
  }
  return {
    reliability: reliability / lines,
    resolution: resolution / lines,
    uncertainty: rate * (1 - rate),
    withinBinVariance: variance / lines,
    withinBinCovariance: (2 * covariance) / lines,
  };
}
