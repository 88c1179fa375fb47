import { describe, expect, it } from 'vitest';
import { joinedKey } from '../../../domain/tables/joined-key.ts';
import { mapOf, mapUnder } from '../../../domain/tables/kept-maps.ts';

describe('maps of answers that are kept', () => {
  it('belong to their owner', () => {
    const maps = new WeakMap<object, Map<string, number>>();
    const [one, another] = [{}, {}];
    mapOf(maps, one).set('asked', 1);
    expect(mapOf(maps, one).get('asked')).toBe(1);
    expect(mapOf(maps, another).get('asked')).toBeUndefined();
  });

  it('stand under a part of the question', () => {
    const maps = new Map<string, Map<string, number>>();
    mapUnder(maps, 'JE', 2).set('asked', 1);
    expect(mapUnder(maps, 'JE', 2).get('asked')).toBe(1);
    expect(mapUnder(maps, 'JH', 2).size).toBe(0);
  });

  it('are never more than as many as may be kept', () => {
    const maps = new Map<number, Map<string, number>>();
    for (let part = 0; part < 1_000; part++) {
      mapUnder(maps, part, 10).set('asked', part);
      expect(maps.size).toBeLessThanOrEqual(10);
      expect(mapUnder(maps, part, 10).get('asked')).toBe(part);
    }
  });
});

describe('keys of two parts', () => {
  it.each([
    ['64640', 'RT', '64640|RT'],
    ['64640', '', '64640|'],
    ['', 'RT', '|RT'],
    ['a|b', 'c', 'a|b|c'],
    ['a', 'b|c', 'a|b|c'],
    ['A PART LONGER THAN ANY KEY OF A TABLE', 'RT', 'A PART LONGER THAN ANY KEY OF A TABLE|RT'],
    ['64640', 'A PART LONGER THAN ANY KEY OF A TABLE', '64640|A PART LONGER THAN ANY KEY OF A TABLE'],
  ])('joins %j and %j, the first time and again', (first, second, key) => {
    expect(joinedKey(first, second)).toBe(key);
    expect(joinedKey(first, second)).toBe(key);
  });

  it('stays right when more are asked for than are kept', () => {
    for (const round of [1, 2]) {
      for (let part = 0; part < 1_200; part++) {
        expect(joinedKey(`${part}`, `${round}`)).toBe(`${part}|${round}`);
        expect(joinedKey(`${round}`, `${part}`)).toBe(`${round}|${part}`);
      }
    }
  });
});
