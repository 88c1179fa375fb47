import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { LEARNING } from '../../../domain/learning/parameters.ts';
import { releasePriors } from '../../../domain/learning/priors.ts';
import type { ProbabilityValue } from '../../../domain/tables/rule-tables.ts';
import { tableOf, tablesWith } from '../../support/release.ts';

const tables = tablesWith({
  'prior-weights': tableOf<ProbabilityValue>({
    'ncci/a-rule': [
      { from: '2024-01-01', through: '2025-12-31', value: { probability: 0.5 } },
      { from: '2026-01-01', value: { probability: 0.6 } },
    ],
    'ncci/a-rule#sharper': [{ from: '2024-01-01', value: { probability: 0.8 } }],
  }),
  'base-rates': tableOf<ProbabilityValue>({
    '*': [{ from: '2024-01-01', value: { probability: 0.1 } }],
    '64640': [{ from: '2024-01-01', value: { probability: 0.07 } }],
  }),
});

describe('the priors of a release', () => {
  const strength = LEARNING.weightStrength;

  it.each([
    {
      finding: 'ncci/a-rule#sharper',
      day: '2025-12-31',
      prior: { key: 'ncci/a-rule#sharper', probability: 0.8, strength },
    },
    { finding: 'ncci/a-rule#other', day: '2025-12-31', prior: { key: 'ncci/a-rule', probability: 0.5, strength } },
    { finding: 'ncci/a-rule#other', day: '2026-01-01', prior: { key: 'ncci/a-rule', probability: 0.6, strength } },
    { finding: 'ncci/another-rule#other', day: '2026-01-01', prior: undefined },
    { finding: 'ncci/a-rule#sharper', day: '2023-12-31', prior: undefined },
  ])('of $finding on $day', ({ finding, day, prior }) => {
    expect(releasePriors(tables, isoDate(day)).weight('medicare/JE', finding)).toEqual(prior);
  });

  it.each([
    { code: '64640', probability: 0.07 },
    { code: '64999', probability: 0.1 },
  ])('of $code without a finding', ({ code, probability }) => {
    const prior = { probability, strength: LEARNING.baseRateStrength };
    expect(releasePriors(tables, isoDate('2026-01-01')).baseRate('medicare/JE', code)).toEqual(prior);
  });
});
