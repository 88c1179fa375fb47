import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binOf,
  type CalibrationCell,
  cellKey,
  cellOf,
  createCalibrationCells,
  patternsOf,
  type SettledPrediction,
} from '../../../domain/calibration/calibration-cell.ts';
import { NO_SUMS, plus, sumsOf } from '../../../domain/calibration/calibration-sums.ts';
import { alike, anySettled, settled } from '../../support/settled.ts';

const runs = { numRuns: 100, seed: 64_640 };

function cellsOf(lines: readonly SettledPrediction[]): CalibrationCell[] {
  const cells = createCalibrationCells();
  for (const line of lines) cells.add(line);
  return inOrder(cells.cells());
}

function inOrder(cells: readonly CalibrationCell[]): CalibrationCell[] {
  return cells.toSorted((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));
}

describe('the bin of a probability', () => {
  it.each([
    [0, 0],
    [0.0099, 0],
    [0.01, 1],
    [0.0799, 7],
    [0.08, 8],
    // 0.29 * 100 is 28.999… in binary fractions.
    [0.29, 29],
    [0.57, 57],
    [0.9999, 99],
    [1, 99],
  ])('%s is %s', (probability, bin) => {
    expect(binOf(probability)).toBe(bin);
  });
});

describe('the sums of a line', () => {
  it.each<[string, Parameters<typeof sumsOf>[0], object]>([
    [
      'denied at 0.8',
      { probability: 0.8, baseRate: 0.07, label: 'denied', expectedCents: 26_754 },
      {
        lines: 1,
        denied: 1,
        predicted: 8_000,
        predictedOfDenied: 8_000,
        predictedSquares: 64_000_000,
        // -ln 0.8 = 0.22314355
        logLoss: 223_144,
        baseRates: 700,
        // (1 - 0.07)² = 0.8649
        baseRateErrors: 86_490_000,
        pricedLines: 1,
        expectedCents: 26_754,
        // 0.8 × 26,754 = 21,403.2
        expectedLossCents: 21_403,
        deniedCents: 26_754,
      },
    ],
    [
      'paid at 0.8, payment unknown',
      { probability: 0.8, baseRate: 0.07, label: 'paid', expectedCents: null },
      {
        lines: 1,
        denied: 0,
        predicted: 8_000,
        predictedOfDenied: 0,
        predictedSquares: 64_000_000,
        // -ln 0.2 = 1.60943791
        logLoss: 1_609_438,
        baseRates: 700,
        // 0.07² = 0.0049
        baseRateErrors: 490_000,
        pricedLines: 0,
        expectedCents: 0,
        expectedLossCents: 0,
        deniedCents: 0,
      },
    ],
  ])('%s', (_name, line, sums) => {
    expect(sumsOf(line)).toEqual(sums);
  });

  it.each([
    // -ln 0.0001 = 9.21034037; what is sure costs no more than what can be told apart from it.
    [0, 'denied', 9_210_340],
    [1, 'paid', 9_210_340],
    // -ln 0.9999 = 0.000100005
    [0, 'paid', 100],
    [1, 'denied', 100],
  ] as const)('clips the log loss of %s when %s', (probability, label, logLoss) => {
    expect(sumsOf({ probability, baseRate: 0.07, label }).logLoss).toBe(logLoss);
  });
});

describe('cells', () => {
  it('are the same for the same findings in any order and number', () => {
    const findings = ['b/two#z', 'a/one#y', 'b/two#z'];
    expect(cellOf(settled({ findings }))).toMatchObject({ findings: ['a/one#y', 'b/two#z'], bin: 7 });
    expect(cellsOf([settled({ findings }), settled({ findings: ['a/one#y', 'b/two#z'] })])).toHaveLength(1);
  });

  it.each<[string, Partial<SettledPrediction>]>([
    ['payer', { payer: 'medicare/JE' }],
    ['code', { procedureCode: '64624' }],
    ['month', { month: '2026-05' }],
    ['findings', { findings: ['a/one#x'] }],
    ['hundredth', { probability: 0.08 }],
  ])('are told apart by %s', (_what, over) => {
    expect(cellsOf([settled(), settled(over)])).toHaveLength(2);
  });

  it('hold whole numbers alone', () => {
    fc.assert(
      fc.property(fc.array(anySettled), (lines) => {
        for (const { sums } of cellsOf(lines)) expect(Object.values(sums).every(Number.isSafeInteger)).toBe(true);
      }),
      runs,
    );
  });

  it('come to the same in any order', () => {
    const lines = fc.sample(anySettled, { numRuns: 60, seed: 64_640 });
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(cellsOf(shuffled)).toEqual(cellsOf(lines));
      }),
      runs,
    );
  });

  it('of parts add up to those of the whole, and what is taken back was never there', () => {
    fc.assert(
      fc.property(fc.array(anySettled), fc.array(anySettled), (some, others) => {
        const kept = new Map<string, CalibrationCell>();
        for (const cell of [...cellsOf(some), ...cellsOf(others)]) {
          const key = cellKey(cell);
          kept.set(key, { ...cell, sums: plus(kept.get(key)?.sums ?? NO_SUMS, cell.sums) });
        }
        expect(inOrder([...kept.values()])).toEqual(cellsOf([...some, ...others]));

        const changed = createCalibrationCells();
        for (const line of [...some, ...others]) changed.add(line);
        for (const line of others) changed.takeBack(line);
        expect(inOrder(changed.cells())).toEqual(cellsOf(some));
      }),
      runs,
    );
  });

  it('tell a store what to take back from what it holds', () => {
    const cells = createCalibrationCells();
    cells.takeBack(settled({ label: 'denied' }));
    cells.add(settled({ label: 'paid' }));
    expect(cells.cells()).toMatchObject([{ sums: { lines: 0, denied: -1, predictedOfDenied: -700 } }]);
  });

  it('hold the counted patterns that learning reads', () => {
    const { payer, procedureCode, placeOfService = null, month } = settled();
    const cells = cellsOf([
      ...alike(3, 1),
      ...alike(2, 2, { probability: 0.12 }),
      ...alike(1, 0, { findings: ['a/one#x'] }),
    ]);
    expect(cells).toHaveLength(3);
    expect(patternsOf(cells.toReversed())).toEqual(patternsOf(cells));
    expect(patternsOf(cells)).toEqual([
      { payer, procedureCode, placeOfService, month, findings: ['a/one#x'], counts: { lines: 1, denied: 0 } },
      { payer, procedureCode, placeOfService, month, findings: [], counts: { lines: 5, denied: 3 } },
    ]);
  });

  it('tell places apart, and no place from none', () => {
    const cells = cellsOf([
      ...alike(3, 1, { placeOfService: '11' }),
      ...alike(2, 0, { placeOfService: '24' }),
      ...alike(1, 0, { placeOfService: null }),
      ...alike(1, 1),
    ]);
    expect(patternsOf(cells).map(({ placeOfService, counts }) => [placeOfService, counts])).toEqual([
      ['11', { lines: 3, denied: 1 }],
      ['24', { lines: 2, denied: 0 }],
      [null, { lines: 2, denied: 1 }],
    ]);
  });
});
