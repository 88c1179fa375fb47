import { isSafe } from 'redos-detector';
import { describe, expect, it } from 'vitest';
import { areSafe, BOUNDED, literals, patterns } from '../support/regular-expressions.ts';

describe('the regular expressions of domain/', () => {
  it('are found, and an unsafe one is told from a safe one', () => {
    expect(patterns.length).toBeGreaterThan(40);
    expect(literals('const A = /(a+)+$/;\n// const B = /b/;')).toEqual([/(a+)+$/]);
    expect(isSafe(/(a+)+$/).safe).toBe(false);
    expect(isSafe(/^a+b$/).safe).toBe(true);
  });

  it('that count as bounded still stand in the code', () => {
    const sources = new Set(patterns.map(({ pattern }) => pattern.source));
    expect(Object.keys(BOUNDED).filter((source) => !sources.has(source))).toEqual([]);
  });

  areSafe((file) => !file.startsWith('documentation/'));
});
