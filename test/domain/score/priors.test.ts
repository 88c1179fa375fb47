import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { baseRatePrior, JUDGED_STRENGTH, type RatedLine, weightPrior } from '../../../domain/score/priors.ts';
import { riskPayer } from '../../../domain/score/risk-payer.ts';
import type { ProbabilityValue } from '../../../domain/tables/rule-tables.ts';
import { dataRelease, tableOf } from '../../support/release.ts';

const asOf = isoDate('2026-11-23');
const from = '2024-01-01';
const rates = (keys: Record<string, number>) => ({
  'base-rates': tableOf<ProbabilityValue>(
    Object.fromEntries(Object.entries(keys).map(([key, probability]) => [key, [{ from, value: { probability } }]])),
  ),
});
const IN_JE: RatedLine = {
  procedureCode: '64640',
  lineOfBusiness: 'medicare',
  mac: { jurisdiction: 'JE' },
  placeOfService: '11',
};

/** From the narrowest key to the widest, each with a rate of its own. */
const KEYS = [
  '64640|medicare|JE|11',
  '64640|medicare|JE|*',
  '64640|medicare|*|11',
  '64640|medicare|*|*',
  '64640|*|*|11',
  '64640',
  '*|medicare|JE|11',
  '*|medicare|JE|*',
  '*|medicare|*|11',
  '*|medicare|*|*',
  '*|*|*|11',
  '*',
];

describe('the prior of a base rate', () => {
  it.each(KEYS.map((key, index) => [key, index] as const))(
    'is that of %s where no narrower key has a row',
    (key, at) => {
      const tables = rates(Object.fromEntries(KEYS.slice(at).map((wider, index) => [wider, 0.01 * (index + 1)])));
      expect(baseRatePrior(IN_JE, tables, asOf), key).toMatchObject({ key: key.replace(/^\*/, '64640'), mean: 0.01 });
    },
  );

  it.each<[string, Partial<RatedLine>, number]>([
    ['another place', { placeOfService: '22' }, 0.02],
    ['no place, as on an institutional claim', { placeOfService: undefined }, 0.02],
    ['another MAC', { mac: { jurisdiction: 'JF' } }, 0.03],
    ['no MAC', { mac: undefined }, 0.03],
    ['another line of business', { lineOfBusiness: 'commercial', mac: undefined }, 0.05],
    ['a payer that nobody knows, whatever MAC is found', { lineOfBusiness: 'unknown' }, 0.05],
    ['another code', { procedureCode: '0441T' }, 0.04],
  ])('of %s is not that of the line beside it', (_name, other, mean) => {
    const tables = rates({
      '*': 0.04,
      '64640': 0.05,
      '64640|medicare|*|*': 0.03,
      '64640|medicare|JE|*': 0.02,
      '64640|medicare|JE|11': 0.01,
    });
    expect(baseRatePrior({ ...IN_JE, ...other }, tables, asOf)?.mean).toBe(mean);
  });

  it('is unknown where no row holds on the day', () => {
    expect(baseRatePrior(IN_JE, rates({ '64640': 0.05 }), isoDate('2023-12-31'))).toBeUndefined();
    expect(baseRatePrior(IN_JE, rates({ '64640|medicare|JF|*': 0.05 }), asOf)).toBeUndefined();
  });
});

describe('the prior of a weight', () => {
  const rule = 'ncci/mue-day-units';
  const keys = [`${rule}#m@JE`, `${rule}@JE`, `${rule}#m@medicare`, `${rule}@medicare`, `${rule}#m`, rule];

  it.each(keys.map((key, index) => [key, index] as const))(
    'is that of %s where no narrower key has a row',
    (key, at) => {
      const rows = keys.slice(at).map((wider, index) => [wider, [{ from, value: { probability: 0.1 * (index + 1) } }]]);
      const tables = { 'prior-weights': tableOf<ProbabilityValue>(Object.fromEntries(rows)) };
      expect(weightPrior(rule, 'm', IN_JE, tables, asOf)).toMatchObject({ key: key.replace(/@.*/, ''), mean: 0.1 });
      // The answer is remembered, and by payer.
      expect(weightPrior(rule, 'm', IN_JE, tables, asOf)?.mean).toBe(0.1);
      const elsewhere = weightPrior(rule, 'm', { lineOfBusiness: 'unknown', mac: IN_JE.mac }, tables, asOf);
      expect(elsewhere?.mean).toBe(at < 4 ? 0.1 * (5 - at) : 0.1);
    },
  );

  it('is unknown without a row', () => {
    expect(weightPrior(rule, 'm', IN_JE, { 'prior-weights': tableOf<ProbabilityValue>({}) }, asOf)).toBeUndefined();
    expect(weightPrior(rule, 'm', IN_JE, {}, asOf)).toBeUndefined();
  });
});

describe('the strength of a prior', () => {
  it('is that of the row, else the judged one', () => {
    const stated = { '64640': [{ from, value: { probability: 0.1, strength: 400 } }] };
    expect(baseRatePrior(IN_JE, { 'base-rates': tableOf<ProbabilityValue>(stated) }, asOf)?.strength).toBe(400);
    expect(baseRatePrior(IN_JE, dataRelease().tables, asOf)?.strength).toBe(JUDGED_STRENGTH.baseRate);
    const weight = weightPrior('ncci/mue-day-units', 'overDayLimit', IN_JE, dataRelease().tables, asOf);
    expect(weight?.strength).toBe(JUDGED_STRENGTH.weight);
  });
});

describe('the payer whose habits a risk rests on', () => {
  it.each([
    ['medicare', 'JE', '01112', 'medicare/JE'],
    ['medicare', undefined, '01112', 'medicare/01112'],
    ['commercial', undefined, ' ab12 ', 'commercial/AB12'],
    ['unknown', 'JE', '60054', 'unknown/60054'],
  ] as const)('%s, MAC %s, id %s', (lineOfBusiness, jurisdiction, id, expected) => {
    expect(riskPayer(lineOfBusiness, jurisdiction, id)).toBe(expected);
  });
});
