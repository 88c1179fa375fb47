import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { expectedLossCents } from '../../../domain/payment/expected-loss.ts';
import type { ExpectedPayment } from '../../../domain/payment/payment.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import type { RuleOutcome } from '../../../domain/rules/evaluate-rules.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { type ClaimSpec, claimOf } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

/** A unit at 200.00 and four at 100.00. */
const FIVE_UNITS: ExpectedPayment = {
  expectedCents: 60_000,
  basis: 'pfs-nonfacility',
  units: [
    { units: 1, percent: 100, cents: 20_000 },
    { units: 4, percent: 50, cents: 10_000 },
  ],
};

interface Cause {
  probability: number;
  /** Units that it denies; the whole line where absent. */
  deniedUnits?: number | undefined;
}

function lossOf(payment: ExpectedPayment, baseRate: number, causes: readonly Cause[]): number | null {
  const rules = causes.map((_, index) => catalog[index] ?? catalog[0]);
  const outcomes = causes.map(({ deniedUnits }, index): RuleOutcome => {
    const [rule] = rules.slice(index);
    if (!rule) throw new Error('more causes than rules');
    const part = deniedUnits === undefined ? {} : { deniedUnits };
    return {
      rule,
      outcome: { kind: 'atRisk', message: 'test', values: {}, at: [], citations: [], suggest: [], ...part },
    };
  });
  const contributions = causes.map(({ probability }, index) => ({ ruleId: rules[index]?.id ?? '', probability }));
  const probability = 1 - causes.reduce((paid, cause) => paid * (1 - cause.probability), 1 - baseRate);
  return expectedLossCents(payment, outcomes, { probability, baseRate, contributions });
}

describe('the expected loss', () => {
  it('is payment × probability where every cause denies the line', () => {
    expect(lossOf(FIVE_UNITS, 0.07, [])).toBe(4_200);
    // 600.00 × (1 - 0.93 × 0.15)
    expect(lossOf(FIVE_UNITS, 0.07, [{ probability: 0.85 }])).toBe(51_630);
  });

  it('is that of the excess units where the one cause denies no more', () => {
    // Two units of five, 200.00, at 0.5; with the base rate 0.1: 0.1 × 600.00 + 0.9 × 0.5 × 200.00
    expect(lossOf(FIVE_UNITS, 0, [{ probability: 0.5, deniedUnits: 2 }])).toBe(10_000);
    expect(lossOf(FIVE_UNITS, 0.1, [{ probability: 0.5, deniedUnits: 2 }])).toBe(15_000);
  });

  it('takes the share of the excess units from a charge that is less than the schedule', () => {
    // Two units are a third of the schedule, so 100.00 of a charge of 300.00, at 0.5.
    const charged = { ...FIVE_UNITS, expectedCents: 30_000 };
    expect(lossOf(charged, 0, [{ probability: 0.5, deniedUnits: 2 }])).toBe(5_000);
    expect(lossOf(charged, 0, [{ probability: 1, deniedUnits: 5 }])).toBe(30_000);
    expect(lossOf(charged, 0, [{ probability: 1 }])).toBe(30_000);
  });

  it('denies the lowest ranks first, and nothing for units that are paid by report', () => {
    expect(lossOf(FIVE_UNITS, 0, [{ probability: 1, deniedUnits: 5 }])).toBe(60_000);
    expect(lossOf({ ...FIVE_UNITS, unpricedUnits: 1 }, 0, [{ probability: 1, deniedUnits: 2 }])).toBe(10_000);
    expect(lossOf(FIVE_UNITS, 0, [{ probability: 1, deniedUnits: 0 }])).toBe(0);
  });

  it('takes the larger of two denials and not their sum', () => {
    // 0.5 × 600.00 + 0.5 × 0.5 × 400.00 + 0.5 × 0.5 × 0.5 × 100.00
    const causes = [{ probability: 0.5, deniedUnits: 1 }, { probability: 0.5 }, { probability: 0.5, deniedUnits: 4 }];
    expect(lossOf(FIVE_UNITS, 0, causes)).toBe(41_250);
  });

  it('is unknown where the payment is', () => {
    expect(lossOf({ expectedCents: null, basis: 'opps' }, 0.07, [{ probability: 0.9 }])).toBeNull();
  });

  it('takes the whole line where the units are not told apart', () => {
    const national: ExpectedPayment = { expectedCents: 26_754, basis: 'pfs-nonfacility' };
    expect(lossOf(national, 0, [{ probability: 0.5, deniedUnits: 1 }])).toBe(13_377);
  });

  it('is the mean of the largest denial over all that can come true', () => {
    const cause = fc.record({
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      deniedUnits: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.array(cause, { maxLength: 6 }), (baseRate, causes) => {
        const denied = (units: number) => Math.min(units, 4) * 10_000 + (units > 4 ? 20_000 : 0);
        const all = [{ probability: baseRate, cents: 60_000 }].concat(
          causes.map(({ probability, deniedUnits }) => ({
            probability,
            cents: deniedUnits === undefined ? 60_000 : denied(deniedUnits),
          })),
        );
        let mean = 0;
        for (let comesTrue = 0; comesTrue < 2 ** all.length; comesTrue++) {
          let chance = 1;
          let largest = 0;
          for (const [index, { probability, cents }] of all.entries()) {
            const isTrue = (comesTrue & (1 << index)) !== 0;
            chance *= isTrue ? probability : 1 - probability;
            if (isTrue) largest = Math.max(largest, cents);
          }
          mean += chance * largest;
        }
        expect(Math.abs((lossOf(FIVE_UNITS, baseRate, causes) ?? Number.NaN) - mean)).toBeLessThanOrEqual(0.51);
      }),
    );
  });
});

describe('what findings deny', () => {
  const release = dataRelease();
  const lines = (spec: ClaimSpec) => scoreClaim(claimOf(spec), release, { asOf: isoDate('2026-11-23') }).lines;
  const losses = (spec: ClaimSpec) => lines(spec).map(({ payment }) => payment.expectedLossCents ?? 0);

  it('units over a limit of the day deny every line of that day, each its own payment', () => {
    const scored = lines({ lines: [{ units: 3 }, { units: 3, modifiers: ['59'] }] });
    for (const { findings, payment, denialRisk } of scored) {
      expect(findings.map(({ ruleId }) => ruleId)).toContain('ncci/mue-day-units');
      expect(payment.expectedLossCents).toBe(Math.round((payment.expectedCents ?? 0) * denialRisk.probability));
    }
    // The day: the whole once and half four times; the sixth is paid by report.
    expect(scored.reduce((sum, { payment }) => sum + (payment.expectedCents ?? 0), 0)).toBe(26_754 + 4 * 13_377);
  });

  it('units beyond the nerves of the record deny only those units', () => {
    const nerves = ['sural nerve', 'tibial nerve'];
    const [line] = lines({ documentation: { nerves }, lines: [{ units: 3 }] });
    const count = line?.denialRisk.contributions.find(({ ruleId }) => ruleId === 'documentation/nerve-count');
    if (!line || !count) throw new Error('the finding is missing');
    const { probability, contributions } = line.denialRisk;
    expect(contributions).toHaveLength(1);
    // 267.54 + 2 × 133.77, of which the third unit is denied.
    const expected = 53_508;
    const loss = expected * probability - (expected - 13_377) * count.probability * (1 - line.denialRisk.baseRate);
    expect(line.payment).toMatchObject({ expectedCents: expected, expectedLossCents: Math.round(loss) });
  });

  it('and fall on the later lines of the claim', () => {
    const nerves = ['sural nerve', 'tibial nerve'];
    const spec = { documentation: { nerves }, lines: [{ units: 2 }, { units: 1, modifiers: ['59'] }] };
    const [first = 0, second = 0] = losses(spec);
    const [, other] = lines(spec);
    expect(first).toBe(Math.round((26_754 + 13_377) * 0.07));
    expect(second).toBe(Math.round(13_377 * (other?.denialRisk.probability ?? 0)));
  });
});
