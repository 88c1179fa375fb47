import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import type { RuleOutcome } from '../../../domain/rules/evaluate-rules.ts';
import { atRisk, pass } from '../../../domain/rules/rule.ts';
import { bandOf, coversAsOf, DEFAULT_BANDS, denialRisk } from '../../../domain/score/denial-risk.ts';
import type { ProbabilityValue } from '../../../domain/tables/rule-tables.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';

const LINE = { procedureCode: '64640', lineOfBusiness: 'medicare', placeOfService: '11' } as const;
const asOf = isoDate('2026-11-23');
const { tables } = dataRelease();
const finds = (message: string) => atRisk({ message, values: {}, at: [], citations: [] });
const findings: RuleOutcome[] = catalog.flatMap((rule) =>
  Object.keys(rule.messages).map((message) => ({ rule, outcome: finds(message) })),
);

describe('denial risk', () => {
  it('of a line without findings is the base rate', () => {
    const outcomes = catalog.map((rule) => ({ rule, outcome: pass }));
    expect(denialRisk(outcomes, LINE, tables, asOf)).toMatchObject({
      probability: 0.07,
      baseRate: 0.07,
      band: 'low',
      basis: 'prior',
      contributions: [],
    });
  });

  it('combines findings as independent causes', () => {
    const rule = catalog[0];
    if (!rule) throw new Error('empty catalog');
    const weights = tablesWith({
      'prior-weights': tableOf<ProbabilityValue>({
        [rule.id]: [{ from: '2024-01-01', value: { probability: 0.5 } }],
        [`${rule.id}#sharper`]: [{ from: '2024-01-01', value: { probability: 0.8 } }],
      }),
      'base-rates': tableOf<ProbabilityValue>({ '64640': [{ from: '2024-01-01', value: { probability: 0.1 } }] }),
    });
    expect(denialRisk([{ rule, outcome: finds('any') }], LINE, weights, asOf).probability).toBe(0.55);
    expect(denialRisk([{ rule, outcome: finds('sharper') }], LINE, weights, asOf).probability).toBe(0.82);
  });

  it('never falls when a finding is added, and stays a probability', () => {
    fc.assert(
      fc.property(fc.subarray(findings), fc.constantFrom(...findings), (some, another) => {
        const before = denialRisk(some, LINE, tables, asOf).probability;
        const after = denialRisk([...some, another], LINE, tables, asOf).probability;
        expect(after).toBeGreaterThanOrEqual(before);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has a weight above zero for every finding that a rule can make', () => {
    for (const rule of catalog) {
      const { contributions } = denialRisk([{ rule, outcome: finds('any message') }], LINE, tables, asOf);
      const keys = [...(tables['prior-weights']?.records.keys() ?? [])].filter((key) => key.startsWith(`${rule.id}#`));
      if (keys.length === 0) expect(contributions[0]?.probability, rule.id).toBeGreaterThan(0);
    }
  });

  it('puts each limit into the band that begins there', () => {
    expect([0, 0.1999, 0.2, 0.4999, 0.5, 1].map((probability) => bandOf(probability, DEFAULT_BANDS))).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
    ]);
    expect(bandOf(0.3, { medium: 0.1, high: 0.3 })).toBe('high');
  });

  it('knows which dates the release can judge', () => {
    expect(coversAsOf(tables, asOf)).toBe(true);
    expect(coversAsOf(tables, isoDate('2031-01-01'))).toBe(false);
  });
});
