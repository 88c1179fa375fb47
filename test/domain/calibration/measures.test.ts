import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, type SettledPrediction } from '../../../domain/calibration/calibration-cell.ts';
import { type CalibrationSums, NO_SUMS, plus } from '../../../domain/calibration/calibration-sums.ts';
import { measures, reportBins } from '../../../domain/calibration/measures.ts';
import { flaggedFrom, recallAtPrecision } from '../../../domain/calibration/precision-recall.ts';
import { alike, anySettled, settled } from '../../support/settled.ts';

function byHundredth(lines: readonly SettledPrediction[]): Map<number, CalibrationSums> {
  const sums = new Map<number, CalibrationSums>();
  for (const { bin, sums: ofLine } of lines.map(cellOf)) sums.set(bin, plus(sums.get(bin) ?? NO_SUMS, ofLine));
  return sums;
}

function measured(lines: readonly SettledPrediction[]) {
  const found = measures(reportBins(byHundredth(lines)));
  if (!found) throw new Error('nothing to measure');
  return found;
}

/**
 * Ten lines in three bins of the report:
 *
 *     bin          probabilities          outcomes (1 denied)   mean predicted   observed
 *     10 to 20%    0.1  0.1  0.1  0.1     0 0 0 1               0.10             0.25
 *     50 to 60%    0.5  0.5               0 1                   0.50             0.50
 *     80 to 90%    0.8  0.8  0.88 0.88    0 1 1 1               0.84             0.75
 */
const TEN = [
  ...alike(4, 1, { probability: 0.1 }),
  ...alike(2, 1, { probability: 0.5 }),
  ...alike(2, 1, { probability: 0.8 }),
  ...alike(2, 2, { probability: 0.88 }),
];

describe('ten lines worked by hand', () => {
  const found = measured(TEN);

  it('have their Brier score', () => {
    // 3 × 0.1² + 0.9²  +  2 × 0.5²  +  0.8² + 0.2² + 2 × 0.12²  =  0.84 + 0.5 + 0.7088  =  2.0488, over 10
    expect(found.brierScore).toBeCloseTo(0.20488, 12);
  });

  it('have its decomposition', () => {
    // (4 × 0.15² + 2 × 0² + 4 × 0.09²) / 10 = (0.09 + 0.0324) / 10
    expect(found.decomposition.reliability).toBeCloseTo(0.01224, 12);
    // Observed in all: 5 of 10. (4 × 0.25² + 2 × 0² + 4 × 0.25²) / 10
    expect(found.decomposition.resolution).toBeCloseTo(0.05, 12);
    // 0.5 × 0.5
    expect(found.decomposition.uncertainty).toBeCloseTo(0.25, 12);
    // Only the last bin varies: 4 × 0.04² / 10
    expect(found.decomposition.withinBinVariance).toBeCloseTo(0.00064, 12);
    // 2 / 10 × (-0.75 × -0.04 + 0.25 × -0.04 + 2 × 0.25 × 0.04) = 2 / 10 × 0.04
    expect(found.decomposition.withinBinCovariance).toBeCloseTo(0.008, 12);
    // 0.01224 - 0.05 + 0.25 + 0.00064 - 0.008 = 0.20488
  });

  it('have their skill over the base rate of 0.07 and over the observed rate', () => {
    // (5 × 0.93² + 5 × 0.07²) / 10 = (4.3245 + 0.0245) / 10
    expect(found.brierScoreOfBaseRate).toBeCloseTo(0.4349, 12);
    // 1 - 0.20488 / 0.4349
    expect(found.skillOverBaseRate).toBeCloseTo(0.528903, 6);
    // 1 - 0.20488 / 0.25
    expect(found.skillOverObservedRate).toBeCloseTo(0.18048, 12);
  });

  it('have their log loss', () => {
    // -(3 ln 0.9 + ln 0.1 + 2 ln 0.5 + ln 0.2 + ln 0.8 + 2 ln 0.88) = 2.6186666 + 1.3862944 + 2.0882482 = 6.0932092, over 10
    expect(found.logLoss).toBeCloseTo(0.60932, 5);
  });

  it('have their expected calibration error', () => {
    // (4 × 0.15 + 2 × 0 + 4 × 0.09) / 10
    expect(found.expectedCalibrationError).toBeCloseTo(0.096, 12);
  });

  it('have precision and recall from each hundredth on', () => {
    const flagged = flaggedFrom(byHundredth(TEN));
    expect(flagged).toHaveLength(100);
    expect(flagged[0]).toEqual({ threshold: 0, lines: 10, denied: 5, precision: 0.5, recall: 1 });
    expect(flagged[50]).toEqual({ threshold: 0.5, lines: 6, denied: 4, precision: 4 / 6, recall: 0.8 });
    expect(flagged[80]).toEqual({ threshold: 0.8, lines: 4, denied: 3, precision: 0.75, recall: 0.6 });
    expect(flagged[88]).toEqual({ threshold: 0.88, lines: 2, denied: 2, precision: 1, recall: 0.4 });
    expect(flagged[89]).toEqual({ threshold: 0.89, lines: 0, denied: 0, precision: null, recall: 0 });
  });

  it.each([
    [0.5, 0.1],
    [0.6, 0.5],
    // 0.66… from 0.5 on is too little, and 0.75 holds from 0.51 on: the highest threshold with those lines is told.
    [0.7, 0.8],
    [0.8, 0.88],
    [1, 0.88],
  ])('reach a precision of %s with most recall from %s on', (precision, threshold) => {
    expect(recallAtPrecision(flaggedFrom(byHundredth(TEN)), precision, 1)?.threshold).toBe(threshold);
  });

  it('reach none over more lines than have it', () => {
    expect(recallAtPrecision(flaggedFrom(byHundredth(TEN)), 0.8, 3)).toBeUndefined();
  });
});

describe('measures', () => {
  const runs = { numRuns: 300, seed: 64_640 };
  const lines = fc.array(anySettled, { minLength: 1, maxLength: 80 });

  it('are none of no line', () => {
    expect(measures(reportBins(new Map()))).toBeUndefined();
    expect(flaggedFrom(new Map())[0]).toEqual({ threshold: 0, lines: 0, denied: 0, precision: null, recall: null });
  });

  it('agree with the plain definition of the Brier score, and its parts add up to it exactly', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { brierScore, decomposition: parts } = measured(all);
        const squares = all.map(({ probability, label }) => (probability - (label === 'denied' ? 1 : 0)) ** 2);
        expect(brierScore).toBeCloseTo(squares.reduce((sum, square) => sum + square, 0) / all.length, 10);
        expect(
          parts.reliability -
            parts.resolution +
            parts.uncertainty +
            parts.withinBinVariance -
            parts.withinBinCovariance,
        ).toBeCloseTo(brierScore, 10);
      }),
      runs,
    );
  });

  it('lie within their bounds', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { decomposition: parts, ...found } = measured(all);
        for (const value of [found.brierScore, found.expectedCalibrationError, found.brierScoreOfBaseRate]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        for (const value of [parts.reliability, parts.resolution, parts.withinBinVariance, found.logLoss]) {
          expect(value).toBeGreaterThanOrEqual(0);
        }
        expect(parts.resolution).toBeLessThanOrEqual(parts.uncertainty + 1e-12);
        expect(found.expectedCalibrationError ** 2).toBeLessThanOrEqual(parts.reliability + 1e-12);
      }),
      runs,
    );
  });

  it('of a perfect predictor are perfect', () => {
    const all = [...alike(30, 30, { probability: 1 }), ...alike(70, 0, { probability: 0 })];
    expect(measured(all)).toEqual({
      brierScore: 0,
      decomposition: {
        reliability: 0,
        resolution: expect.closeTo(0.21, 12),
        uncertainty: expect.closeTo(0.21, 12),
        withinBinVariance: 0,
        withinBinCovariance: 0,
      },
      brierScoreOfBaseRate: expect.closeTo(0.2629, 12),
      skillOverBaseRate: 1,
      skillOverObservedRate: 1,
      logLoss: 0.0001,
      expectedCalibrationError: 0,
    });
    expect(recallAtPrecision(flaggedFrom(byHundredth(all)), 0.9, 11)).toMatchObject({ threshold: 1 - 0.01, recall: 1 });
  });

  it('of a constant predictor at the base rate resolve nothing and have no skill over it', () => {
    const found = measured(alike(100, 20));
    expect(found.decomposition).toMatchObject({
      // (0.07 - 0.2)²
      reliability: expect.closeTo(0.0169, 12),
      resolution: 0,
      withinBinVariance: 0,
      withinBinCovariance: 0,
    });
    expect(found.skillOverBaseRate).toBe(0);
    expect(found.brierScore).toBeCloseTo(0.16 + 0.0169, 12);
    expect(found.expectedCalibrationError).toBeCloseTo(0.13, 12);
  });

  it('of outcomes that are all the same have no observed rate to beat', () => {
    expect(measured([settled(), settled()]).skillOverObservedRate).toBeNull();
    expect(measured([settled({ baseRate: 0 })]).skillOverBaseRate).toBeNull();
  });
});
