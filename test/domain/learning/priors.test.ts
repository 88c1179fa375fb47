import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { learnedRisk } from '../../../domain/learning/learn.ts';
import { releasePriors } from '../../../domain/learning/priors.ts';
import type { CountedPattern } from '../../../domain/outcomes/outcome-pattern.ts';
import type { RuleOutcome } from '../../../domain/rules/evaluate-rules.ts';
import { denialRisk, weighedRisk } from '../../../domain/score/denial-risk.ts';
import type { LearnedRisk } from '../../../domain/score/learned-risk.ts';
import { JUDGED_STRENGTH } from '../../../domain/score/priors.ts';
import { payerOf, riskPayer } from '../../../domain/score/risk-payer.ts';
import type { ProbabilityValue } from '../../../domain/tables/rule-tables.ts';
import { LINES_OF_BUSINESS } from '../../../domain/tables/values/payer-values.ts';
import { tableOf, tablesWith } from '../../support/release.ts';

const from = '2024-01-01';
const rate = (probability: number, strength?: number) => [
  { from, value: { probability, ...(strength === undefined ? {} : { strength }) } },
];
const tables = tablesWith({
  'prior-weights': tableOf<ProbabilityValue>({
    'ncci/a-rule': [
      { from: '2024-01-01', through: '2025-12-31', value: { probability: 0.5 } },
      { from: '2026-01-01', value: { probability: 0.6, strength: 90 } },
    ],
    'ncci/a-rule#sharper': rate(0.8),
    'ncci/a-rule#sharper@JE': rate(0.9),
    'ncci/a-rule@commercial': rate(0.3),
  }),
  'base-rates': tableOf<ProbabilityValue>({
    '*': rate(0.1),
    '64640': rate(0.07),
    '64640|medicare|*|11': rate(0.05, 400),
    '64640|medicare|JE|*': rate(0.06),
    '64640|medicare|JE|24': rate(0.2),
  }),
});
const DAY = isoDate('2026-01-01');
const FINDING = 'ncci/a-rule#sharper';

/** The risk of a line as it is answered. */
function answered(
  { payer, placeOfService = null, findings }: Pick<CountedPattern, 'payer' | 'placeOfService' | 'findings'>,
  learned?: LearnedRisk,
) {
  const outcomes = findings.map((finding) => {
    const [id, message] = finding.split('#');
    return { rule: { id }, outcome: { kind: 'atRisk', message } } as RuleOutcome;
  });
  const line = { ...payerOf(payer), procedureCode: '64640', placeOfService: placeOfService ?? undefined };
  return denialRisk(weighedRisk(outcomes, line, tables, DAY, learned?.payers.get(payer)));
}

const learn = (patterns: readonly CountedPattern[]) =>
  learnedRisk(patterns, releasePriors(tables, DAY), { asOf: '2026-01', hash: (text) => text });

function pattern(placeOfService: string | null, lines: number, denied: number, payer = 'medicare/JE'): CountedPattern {
  return { payer, procedureCode: '64640', placeOfService, month: '2026-01', findings: [], counts: { lines, denied } };
}

describe('the priors of a release', () => {
  const strength = JUDGED_STRENGTH.weight;

  it.each([
    { finding: FINDING, payer: 'medicare/JE', day: '2026-01-01', key: FINDING, mean: 0.9, strength },
    { finding: FINDING, payer: 'medicare/JF', day: '2026-01-01', key: FINDING, mean: 0.8, strength },
    { finding: FINDING, payer: 'commercial/60054', day: '2026-01-01', key: 'ncci/a-rule', mean: 0.3, strength },
    { finding: 'ncci/a-rule#other', payer: 'medicare/JE', day: '2025-12-31', key: 'ncci/a-rule', mean: 0.5, strength },
    {
      finding: 'ncci/a-rule#other',
      payer: 'medicare/JE',
      day: '2026-01-01',
      key: 'ncci/a-rule',
      mean: 0.6,
      strength: 90,
    },
  ])('of $finding for $payer on $day', ({ finding, payer, day, ...prior }) => {
    expect(releasePriors(tables, isoDate(day)).weight(payer, finding)).toMatchObject(prior);
  });

  it.each([
    { finding: 'ncci/another-rule#other', day: '2026-01-01' },
    { finding: FINDING, day: '2023-12-31' },
  ])('do not know $finding on $day', ({ finding, day }) => {
    expect(releasePriors(tables, isoDate(day)).weight('medicare/JE', finding)).toBeUndefined();
  });

  it.each([
    { payer: 'medicare/JE', place: '24', key: '64640|medicare|JE|24', mean: 0.2 },
    { payer: 'medicare/JE', place: '11', key: '64640|medicare|JE|*', mean: 0.06 },
    { payer: 'medicare/JF', place: '11', key: '64640|medicare|*|11', mean: 0.05, strength: 400 },
    { payer: 'medicare/JF', place: null, key: '64640', mean: 0.07 },
    { payer: 'commercial/60054', place: '11', key: '64640', mean: 0.07 },
    { payer: 'commercial/60054', code: '64999', place: '11', key: '64999', mean: 0.1 },
  ])('of $code in place $place for $payer', ({ payer, code = '64640', place, ...prior }) => {
    const strengthOfRow = { strength: JUDGED_STRENGTH.baseRate, ...prior };
    const found = releasePriors(tables, DAY).baseRate({ payer, procedureCode: code, placeOfService: place });
    expect(found).toMatchObject(strengthOfRow);
  });

  it('are those that a line is answered with before any outcome, for any payer and place', () => {
    const payers = fc.constantFrom('medicare/JE', 'medicare/JF', 'medicare/01112', 'commercial/60054', 'unknown/');
    const places = fc.constantFrom('11', '24', '22', null);
    const found = fc.subarray([FINDING, 'ncci/a-rule#other']);
    fc.assert(
      fc.property(payers, places, found, (payer, placeOfService, findings) => {
        const priors = releasePriors(tables, DAY);
        const chances = [
          priors.baseRate({ payer, procedureCode: '64640', placeOfService })?.mean ?? Number.NaN,
          ...findings.map((finding) => priors.weight(payer, finding)?.mean ?? Number.NaN),
        ];
        const line = { payer, placeOfService, findings };
        const told = answered(line);
        expect(told.probability).toBeCloseTo(1 - chances.reduce((paid, chance) => paid * (1 - chance), 1), 4);
        expect(answered(line, learn([]))).toEqual(told);
        // Nor do outcomes of lines with another base rate move it.
        expect(answered({ ...line, findings: [] }, learn([pattern('99', 50, 25, 'commercial/1')]))).toEqual(
          answered({ ...line, findings: [] }),
        );
      }),
    );
  });
});

describe('base rates of places', () => {
  it('are learned apart where their priors are apart, and together where they are one', () => {
    const learned = learn([pattern('24', 400, 200), pattern('11', 300, 6), pattern('22', 100, 2)]);
    const rates = learned.payers.get('medicare/JE')?.baseRates;
    expect([...(rates ?? [])].map(([key, { outcomes }]) => [key, outcomes])).toEqual([
      ['64640|medicare|JE|*', { lines: 400, denied: 8 }],
      ['64640|medicare|JE|24', { lines: 400, denied: 200 }],
    ]);
    const at = (placeOfService: string) => answered({ payer: 'medicare/JE', placeOfService, findings: [] }, learned);
    expect(at('24').probability).toBeGreaterThan(0.4);
    expect(at('11').probability).toBeLessThan(0.06);
    expect(at('22')).toEqual(at('11'));
  });

  it('that no outcome tells of stay their priors', () => {
    const learned = learn([pattern('11', 300, 100)]);
    const line = { payer: 'medicare/JE', placeOfService: '24', findings: [] };
    expect(answered(line, learned)).toEqual(answered(line));
  });
});

describe('a payer', () => {
  it('is as its name says, whichever kind it is of', () => {
    for (const lineOfBusiness of LINES_OF_BUSINESS) {
      const { mac, ...payer } = payerOf(riskPayer(lineOfBusiness, 'JE', ' ab/12 '));
      expect(payer).toEqual({ lineOfBusiness });
      expect(mac?.jurisdiction).toBe(lineOfBusiness === 'medicare' ? 'JE' : 'AB/12');
    }
  });
});
