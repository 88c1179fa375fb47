import { describe, expect, it } from 'vitest';
import { drifts } from '../../../domain/learning/drift.ts';
import type { CountedPattern } from '../../../domain/outcomes/outcome-pattern.ts';
import { dataPriors } from '../../support/learning-runs.ts';

const priors = dataPriors();
const MUE = 'ncci/mue-day-units#overDayLimit';

function pattern(month: string, lines: number, denied: number, findings: readonly string[] = [MUE]): CountedPattern {
  return { payer: 'medicare/JE', procedureCode: '64640', month, findings, counts: { lines, denied } };
}

describe('drift', () => {
  it('compares the last three months with the twelve before them', () => {
    const patterns = [
      pattern('2025-08', 1_000, 0),
      pattern('2025-09', 60, 50),
      pattern('2026-08', 40, 35),
      pattern('2026-09', 30, 10),
      pattern('2026-11', 30, 8),
      pattern('2026-12', 1_000, 1_000),
    ];
    expect(drifts(patterns, priors, '2026-11')).toEqual([
      {
        payer: 'medicare/JE',
        key: 'ncci/mue-day-units',
        before: { lines: 100, denied: 85 },
        recent: { lines: 60, denied: 18 },
        change: 0.3 - 0.85,
        isDrift: true,
      },
    ]);
  });

  it.each([
    { name: 'the same rate', before: [200, 100], recent: [60, 30], expected: false },
    { name: 'few lines', before: [200, 170], recent: [3, 1], expected: false },
    { name: 'a change that chance explains', before: [100, 85], recent: [40, 30], expected: false },
    { name: 'a change that it does not', before: [100, 85], recent: [40, 15], expected: true },
    {
      name: 'many lines and a change too small',
      before: [400_000, 28_000],
      recent: [400_000, 34_000],
      expected: false,
    },
    {
      name: 'many lines and a change that counts',
      before: [400_000, 28_000],
      recent: [400_000, 36_800],
      expected: true,
    },
  ])('$name: $expected', ({ before: [lines = 0, denied = 0], recent: [now = 0, deniedNow = 0], expected }) => {
    const [drift] = drifts([pattern('2026-05', lines, denied), pattern('2026-11', now, deniedNow)], priors, '2026-11');
    expect(drift?.isDrift).toBe(expected);
  });

  it('is told of base rates from clean lines, by procedure code', () => {
    const patterns = [pattern('2026-05', 300, 20, []), pattern('2026-10', 100, 40, []), pattern('2026-10', 50, 50)];
    expect(drifts(patterns, priors, '2026-11')).toMatchObject([
      { key: '64640', before: { lines: 300 }, recent: { lines: 100 }, isDrift: true },
    ]);
  });

  it('is not told where there is nothing to compare with', () => {
    expect(drifts([pattern('2026-11', 50, 50)], priors, '2026-11')).toEqual([]);
  });
});
