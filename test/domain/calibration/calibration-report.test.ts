import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../domain/calibration/calibration-cell.ts';
import { createCalibrationTally } from '../../../domain/calibration/calibration-report.ts';
import { calibrationReportSchema } from '../../../domain/calibration/calibration-report-schema.ts';
import { alike, anySettled, reportOf, settled } from '../../support/settled.ts';

const MUE = 'ncci/mue-day-units#overDayLimit';

describe('with too few outcomes', () => {
  it('says prior only of none', () => {
    const report = calibrationReportSchema.parse(reportOf([]));
    expect(report).toMatchObject({
      months: null,
      priorOnly: true,
      overall: { lines: 0, denied: 0, expectedDenied: 0, observedRate: null, meanPredicted: null, measures: null },
      reliability: [],
      recallAtPrecision: [],
      atBands: [],
      byPayer: { groups: [], notShown: { groups: 0, lines: 0 } },
      drift: null,
    });
    expect(report.statement).toBe(
      'Prior only: 0 decided lines, 0 denied, 0.0 expected. Below 100 decided lines, or 10 of either outcome, nothing is said about how well the probabilities hold.',
    );
  });

  it.each([
    [99, 50, true],
    [100, 9, true],
    [100, 10, false],
    [100, 90, false],
    [100, 91, true],
  ])('of %s lines with %s denied it is prior only: %s', (lines, denied, priorOnly) => {
    const report = reportOf(alike(lines, denied, { probability: 0.6 }));
    expect(report).toMatchObject({ priorOnly, overall: { lines, denied, priorOnly } });
    expect(report.statement.startsWith('Prior only')).toBe(priorOnly);
    expect(report.overall.measures === null).toBe(priorOnly);
    expect([report.reliability.length, report.recallAtPrecision.length, report.atBands.length]).toEqual(
      priorOnly ? [0, 0, 0] : [10, 2, 2],
    );
    expect(report.byPayer.groups).toMatchObject([{ key: 'medicare/JL', lines, denied, priorOnly }]);
  });
});

describe('with enough outcomes', () => {
  const lines = [
    ...alike(150, 6),
    ...alike(40, 30, { probability: 0.86, findings: [MUE], expectedCents: 20_000 }),
    ...alike(10, 5, {
      probability: 0.3,
      payer: 'commercial/60054',
      month: '2026-05',
      findings: ['b/two#x', 'b/two#y'],
    }),
  ];
  const report = calibrationReportSchema.parse(reportOf(lines));

  it('counts and compares', () => {
    expect(report).toMatchObject({
      months: { from: '2026-04', through: '2026-05' },
      priorOnly: false,
      overall: {
        lines: 200,
        denied: 41,
        // 150 × 0.07 + 40 × 0.86 + 10 × 0.3
        expectedDenied: 47.9,
        observedRate: 0.205,
        meanPredicted: 0.2395,
        meanBaseRate: 0.07,
        // 0.86 × 20,000 = 17,200 a line
        dollars: { lines: 40, expectedCents: 800_000, expectedLossCents: 688_000, deniedCents: 600_000 },
      },
    });
    expect(report.statement).toMatch(
      /^200 decided lines, 41 denied, 47\.9 expected\. The Brier score is \d\d% lower than that of the base rate alone; on average a bin of probabilities is off by \d\.\d points\.$/,
    );
  });

  it('says when the findings make it worse than the base rate alone', () => {
    const wrong = [...alike(150, 20), ...alike(40, 0, { probability: 0.86 })];
    expect(reportOf(wrong).statement).toMatch(/The Brier score is \d+% higher than that of the base rate alone/);
  });

  it('draws the curve over bins of 10 points, and shows no rate of a bin with fewer than 11 lines', () => {
    expect(report.reliability.map(({ from, to, lines: inBin }) => [from, to, inBin])).toEqual([
      [0, 0.1, 150],
      [0.1, 0.2, 0],
      [0.2, 0.3, 0],
      [0.3, 0.4, 10],
      [0.4, 0.5, 0],
      [0.5, 0.6, 0],
      [0.6, 0.7, 0],
      [0.7, 0.8, 0],
      [0.8, 0.9, 40],
      [0.9, 1, 0],
    ]);
    expect(report.reliability[3]).toMatchObject({ denied: null, observedRate: null, observedInterval: null });
    expect(report.reliability[8]).toMatchObject({ denied: 30, meanPredicted: 0.86, observedRate: 0.75 });
  });

  it('groups by payer, rule and month; a rule counts once for two messages', () => {
    expect(report.byPayer).toMatchObject({
      groups: [{ key: 'medicare/JL', lines: 190, denied: 36, priorOnly: false }],
      notShown: { groups: 1, lines: 10 },
    });
    expect(report.byRule).toMatchObject({
      groups: [{ key: 'ncci/mue-day-units', lines: 40, denied: 30, priorOnly: true, measures: null }],
      notShown: { groups: 1, lines: 10 },
    });
    const withOneMore = reportOf([...lines, settled({ findings: ['b/two#x', 'b/two#y'] })]);
    expect(withOneMore.byRule.groups.find(({ key }) => key === 'b/two')).toMatchObject({ lines: 11, denied: 5 });
    expect(report.byMonth.groups.map(({ key }) => key)).toEqual(['2026-04']);
  });

  it('tells precision and recall of the bands and recall at fixed precision', () => {
    expect(report.atBands).toEqual([
      { band: 'medium', threshold: 0.2, lines: 50, denied: 35, precision: 0.7, recall: 0.853659 },
      { band: 'high', threshold: 0.5, lines: 40, denied: 30, precision: 0.75, recall: 0.731707 },
    ]);
    expect(report.recallAtPrecision).toEqual([
      { atLeast: 0.8, reached: null },
      { atLeast: 0.9, reached: null },
    ]);
    const sharper = reportOf([...alike(150, 6), ...alike(40, 37, { probability: 0.86 })]);
    expect(sharper.recallAtPrecision[1]?.reached).toMatchObject({ threshold: 0.86, precision: 0.925, lines: 40 });
  });

  it('lists at most a hundred groups, the largest, and says what it leaves out', () => {
    const many = Array.from({ length: 103 }, (_, index) =>
      alike(index < 2 ? 12 : 11, 1, { payer: `commercial/${1000 + index}` }),
    );
    const { groups, notShown } = reportOf(many.flat()).byPayer;
    expect(groups).toHaveLength(100);
    expect(groups[0]).toMatchObject({ key: 'commercial/1000', lines: 12 });
    expect(notShown).toEqual({ groups: 3, lines: 33 });
  });

  it('keeps months in order, and one that is no month out of the span', () => {
    const months = ['2026-10', 'unknown', '2026-02'].flatMap((month) => alike(11, 1, { month }));
    const { byMonth, months: span } = reportOf(months);
    expect(byMonth.groups.map(({ key }) => key)).toEqual(['2026-02', '2026-10', 'unknown']);
    expect(span).toEqual({ from: '2026-02', through: '2026-10' });
  });

  it('takes over what drift was found, but for rates of fewer than 11 lines', () => {
    const drift = { payer: 'medicare/JL', key: 'a/one', change: 0.2, isDrift: true };
    const shown = { ...drift, before: { lines: 8, denied: 1 }, recent: { lines: 3, denied: 2 } };
    const small = { ...drift, before: { lines: 8, denied: 1 }, recent: { lines: 2, denied: 2 } };
    expect(createCalibrationTally().report([shown, small]).drift).toEqual([shown]);
  });
});

it('is the same of cells in any order, merged or one a line, and always of its shape', () => {
  fc.assert(
    fc.property(fc.array(anySettled, { maxLength: 300, size: 'max' }), (lines) => {
      const report = calibrationReportSchema.parse(reportOf(lines));
      const apart = createCalibrationTally();
      for (const line of lines.toReversed()) apart.add(cellOf(line));
      expect(apart.report()).toEqual(report);
    }),
    { numRuns: 60, seed: 64_640 },
  );
});
