import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import type { RuleOutcome } from '../../../domain/rules/evaluate-rules.ts';
import { atRisk, pass } from '../../../domain/rules/rule.ts';
import { bandOf, coversAsOf, DEFAULT_BANDS, denialRisk, weighedRisk } from '../../../domain/score/denial-risk.ts';
import type { LearnedChance, LearnedPayer } from '../../../domain/score/learned-risk.ts';
import type { RatedLine } from '../../../domain/score/priors.ts';
import type { ProbabilityValue, RuleTables } from '../../../domain/tables/rule-tables.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';

const asOf = isoDate('2026-11-23');
const LINE: RatedLine = { procedureCode: '64640', lineOfBusiness: 'medicare', placeOfService: '11' };
const { tables } = dataRelease();
const finds = (message: string) => atRisk({ message, values: {}, at: [], citations: [] });
const findings: RuleOutcome[] = catalog.flatMap((rule) =>
  Object.keys(rule.messages).map((message) => ({ rule, outcome: finds(message) })),
);
const risk = (outcomes: readonly RuleOutcome[], of: RuleTables = tables, learned?: LearnedPayer) =>
  denialRisk(weighedRisk(outcomes, LINE, of, asOf, learned));

const [first, second, third] = catalog;
if (!first || !second || !third) throw new Error('too small a catalog');
const weighing = (base: number, weights: Record<string, number>) => {
  const rows = (values: Record<string, number>) =>
    tableOf<ProbabilityValue>(
      Object.fromEntries(
        Object.entries(values).map(([key, probability]) => [key, [{ from: '2024-01-01', value: { probability } }]]),
      ),
    );
  return tablesWith({ 'prior-weights': rows(weights), 'base-rates': rows({ '64640': base }) });
};
/** Learned of `denied` in `lines`, with a prior of which nothing is left to see. */
const taught = (lines: number, denied: number): LearnedChance => ({
  alpha: denied,
  beta: lines - denied,
  outcomes: { lines, denied },
});
const payer = (baseRate?: LearnedChance, weights: Record<string, LearnedChance> = {}): LearnedPayer => ({
  baseRates: new Map(baseRate ? [['64640', baseRate]] : []),
  weights: new Map(Object.entries(weights)),
});
const inTicks = (probability: number) => Math.round(probability * 1e4);

describe('denial risk', () => {
  it('of a line without findings is the base rate', () => {
    const outcomes = catalog.map((rule) => ({ rule, outcome: pass }));
    expect(risk(outcomes)).toEqual({
      probability: 0.07,
      baseRate: 0.07,
      band: 'low',
      basis: 'prior',
      interval: { low: 0.043, high: 0.1019, level: 0.9 },
      contributions: [],
    });
  });

  it('combines findings as independent causes', () => {
    const weights = weighing(0.1, { [first.id]: 0.5, [`${first.id}#sharper`]: 0.8 });
    expect(risk([{ rule: first, outcome: finds('any') }], weights).probability).toBe(0.55);
    expect(risk([{ rule: first, outcome: finds('sharper') }], weights).probability).toBe(0.82);
  });

  it('never falls when a finding is added, and neither do the ends of its interval', () => {
    fc.assert(
      fc.property(fc.subarray(findings), fc.constantFrom(...findings), (some, another) => {
        const before = risk(some);
        const after = risk([...some, another]);
        expect(after.probability).toBeGreaterThanOrEqual(before.probability);
        expect(after.interval.low).toBeGreaterThanOrEqual(before.interval.low);
        expect(after.interval.high).toBeGreaterThanOrEqual(before.interval.high);
        expect(before.interval.low).toBeGreaterThanOrEqual(0);
        expect(after.interval.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has a weight above zero for every finding that a rule can make', () => {
    for (const rule of catalog) {
      const { contributions } = risk([{ rule, outcome: finds('any message') }]);
      const keys = [...(tables['prior-weights']?.records.keys() ?? [])].filter((key) => key.startsWith(`${rule.id}#`));
      if (keys.length === 0) expect(contributions[0]?.probability, rule.id).toBeGreaterThan(0);
    }
  });

  it('is told anew under other bands', () => {
    const weighed = weighedRisk([], LINE, tables, asOf);
    expect(denialRisk(weighed).band).toBe('low');
    expect(denialRisk(weighed, { medium: 0.05, high: 0.5 }).band).toBe('medium');
    expect(denialRisk(weighed)).toBe(denialRisk(weighed));
  });

  it('is the same however often and after whatever else it is asked', () => {
    const set = [first, second, third].map((rule) => ({ rule, outcome: finds('any') }));
    const weights = weighing(0.07, { [first.id]: 0.3, [second.id]: 0.4, [third.id]: 0.2 });
    const once = structuredClone(risk(set, weights));
    for (const message of ['one', 'two']) {
      const others = weighing(0.07, { [`${first.id}#${message}`]: 0.1 });
      expect(risk([{ rule: first, outcome: finds(message) }], others).probability).toBe(0.163);
    }
    expect(risk(set, weights)).toEqual(once);
  });

  it('forgets sets of causes before they fill memory, and answers as before', () => {
    const messages = Array.from({ length: 5_100 }, (_, at) => `m${at}`);
    const weights = weighing(0.07, Object.fromEntries(messages.map((name) => [`${first.id}#${name}`, 0.3])));
    for (const message of messages) {
      expect(weighedRisk([{ rule: first, outcome: finds(message) }], LINE, weights, asOf).probability).toBe(0.349);
    }
    const root = weighedRisk([], LINE, weights, asOf);
    expect(root.with.size).toBeLessThan(200);
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

describe('what each finding adds', () => {
  it('is its share of what is left, the largest first', () => {
    const weights = weighing(0.1, { [first.id]: 0.2, [second.id]: 0.5 });
    const set = [first, second].map((rule) => ({ rule, outcome: finds('any') }));
    expect(risk(set, weights).contributions).toEqual([
      { ruleId: second.id, probability: 0.5, added: 0.45, basis: 'prior' },
      { ruleId: first.id, probability: 0.2, added: 0.09, basis: 'prior' },
    ]);
  });

  it('gives what rounding lacks to the largest remainder', () => {
    // Shares of 0.33335 and 0.222233…: 0.3333 and 0.2222 lack one step of the 0.5556 they come to.
    const weights = weighing(0.33330001, { [first.id]: 0.5, [second.id]: 0.33333 });
    const set = [first, second].map((rule) => ({ rule, outcome: finds('any') }));
    const { probability, baseRate, contributions } = risk(set, weights);
    expect([probability, baseRate, ...contributions.map(({ added }) => added)]).toEqual([
      0.7778, 0.3333, 0.3334, 0.1111,
    ]);
  });

  it('comes to the probability with the base rate, to the last digit', () => {
    const chance = fc.double({ min: 0.0001, max: 0.9999, noNaN: true });
    const learned = fc.tuple(fc.integer({ min: 2, max: 5_000 }), chance).map(([lines, mean]): LearnedChance => {
      return { alpha: lines * mean, beta: lines * (1 - mean), outcomes: { lines, denied: Math.round(lines * mean) } };
    });
    const taughtAll = fc.array(learned, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(taughtAll, fc.integer({ min: 0, max: 9 }), ([base, ...others], gap) => {
        const weights = others.map(
          (one, index) => [catalog[(index * 2 + gap) % catalog.length]?.id ?? '', one] as const,
        );
        const priors = weighing(0.07, Object.fromEntries(weights.map(([id]) => [id, 0.5])));
        const set = catalog.flatMap((rule) =>
          weights.some(([id]) => id === rule.id) ? [{ rule, outcome: finds('any') }] : [],
        );
        const { probability, baseRate, contributions, interval } = risk(
          set,
          priors,
          payer(base, Object.fromEntries(weights)),
        );
        const added = contributions.map((contribution) => inTicks(contribution.added));
        expect(added.reduce((sum, one) => sum + one, inTicks(baseRate))).toBe(inTicks(probability));
        expect(added).toEqual([...added].sort((a, b) => b - a));
        expect(Math.min(0, ...added)).toBe(0);
        expect(interval.low).toBeLessThanOrEqual(probability);
        expect(interval.high).toBeGreaterThanOrEqual(probability);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what outcomes taught', () => {
  const weights = weighing(0.07, { [first.id]: 0.5, [`${first.id}#sharper`]: 0.8, [`${second.id}@medicare`]: 0.4 });
  const set = [first, second].map((rule) => ({ rule, outcome: finds('any') }));

  it('of nothing leaves every chance its prior', () => {
    expect(risk(set, weights, payer())).toEqual(risk(set, weights));
    expect(risk(set, weights).basis).toBe('prior');
  });

  it('replaces the base rate of the code', () => {
    expect(risk([], weights, payer(taught(400, 20)))).toMatchObject({
      probability: 0.05,
      baseRate: 0.05,
      basis: 'learned',
      outcomes: { lines: 400, denied: 20 },
      baseRateOutcomes: { lines: 400, denied: 20 },
    });
    const another = { ...payer(), baseRates: new Map([['0441T', taught(400, 20)]]) };
    expect(risk([], weights, another)).toEqual(risk([], weights));
  });

  it('replaces the weight of the row by its key without payer, and says so for that one alone', () => {
    const learned = payer(undefined, { [second.id]: taught(50, 30), [`${first.id}#sharper`]: taught(10, 1) });
    const told = risk(set, weights, learned);
    expect(told).toMatchObject({ basis: 'learned', outcomes: { lines: 50, denied: 30 }, baseRate: 0.07 });
    expect(told).not.toHaveProperty('baseRateOutcomes');
    expect(told.contributions).toEqual([
      { ruleId: second.id, probability: 0.6, added: 0.558, basis: 'learned', outcomes: { lines: 50, denied: 30 } },
      { ruleId: first.id, probability: 0.5, added: 0.186, basis: 'prior' },
    ]);
    expect(risk([{ rule: first, outcome: finds('sharper') }], weights, learned).contributions).toMatchObject([
      { probability: 0.1, outcomes: { lines: 10, denied: 1 } },
    ]);
  });

  it('tells the counts of the learned chance that rests on the fewest lines', () => {
    const learned = payer(taught(4_000, 200), { [first.id]: taught(3, 2), [second.id]: taught(90, 30) });
    expect(risk(set, weights, learned).outcomes).toEqual({ lines: 3, denied: 2 });
  });

  it('of another payer, or a later state, is kept apart', () => {
    const [one, two] = [payer(taught(100, 10)), payer(taught(100, 30))];
    const all = [one, undefined, two, one, undefined].map((learned) => risk([], weights, learned).probability);
    expect(all).toEqual([0.1, 0.07, 0.3, 0.1, 0.07]);
  });

  it('makes the interval narrower', () => {
    const width = ({ interval }: ReturnType<typeof risk>) => interval.high - interval.low;
    expect(width(risk([], weights, payer(taught(2_000, 140))))).toBeLessThan(width(risk([], weights)) / 3);
  });
});
