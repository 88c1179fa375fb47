/** Keys and values of weights and base rates. */

import { describe, expect, it } from 'vitest';
import { referenceDefects } from '../../../domain/tables/check-references.ts';
import type { ReleaseBundle } from '../../../domain/tables/release-records.ts';
import { riskShapes } from '../../../domain/tables/shapes/risk-shapes.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';

const rates = riskShapes['base-rates'];

describe('the key of a base rate', () => {
  it.each([
    '*',
    '64640',
    '64640|medicare|JE|11',
    '64640|medicare|JE|*',
    '64640|medicare|*|11',
    '*|commercial|*|*',
    '*|*|*|11',
  ])('may be %s', (key) => {
    expect(rates.key.safeParse(key).success).toBe(true);
  });

  it.each([
    '',
    '6464',
    '64640|medicare',
    '64640|medicare|JE',
    '64640|medicare|JE|11|x',
    '64640|medicare||11',
    '64640|*|*|*',
    '64640|*|JE|11',
    '64640|commercial|JE|11',
    '64640|medicaire|*|11',
    '64640|medicare|E|11',
    '64640|medicare|JE|1',
  ])('may not be %s', (key) => {
    expect(rates.key.safeParse(key).success).toBe(false);
  });
});

describe('the strength of a probability', () => {
  it.each([
    [{ probability: 0.1 }, true],
    [{ probability: 0.1, strength: 2 }, true],
    [{ probability: 0.1, strength: 12.5 }, true],
    [{ probability: 0.1, strength: 1.9 }, false],
    [{ probability: 0.1, strength: -20 }, false],
    [{ probability: 0.1, strength: '20' }, false],
  ])('%j: %s', (value, isTaken) => {
    expect(rates.value.safeParse(value).success).toBe(isTaken);
    expect(riskShapes['prior-weights'].value.safeParse(value).success).toBe(isTaken);
  });
});

describe('a payer that nobody is', () => {
  const bundle = readReleaseBundle(new URL('../../../data/', import.meta.url).pathname);
  const withKey = (name: string, key: string): ReleaseBundle => ({
    ...bundle,
    tables: bundle.tables.map((table) =>
      table.table === name ? { ...table, records: [...table.records, { key, rows: [] }] } : table,
    ),
  });

  it.each([
    ['base-rates', '64640|medicare|JZ|11', 'base-rates, 64640|medicare|JZ|11: JZ is no jurisdiction'],
    ['prior-weights', 'filing/timely@JZ', 'prior-weights, filing/timely@JZ: JZ is no jurisdiction or line of business'],
  ])('is told of %s', (name, key, told) => {
    expect(referenceDefects(withKey(name, key))).toEqual([told]);
    expect(referenceDefects(withKey(name, key.replace('JZ', 'JE')))).toEqual([]);
  });
});
