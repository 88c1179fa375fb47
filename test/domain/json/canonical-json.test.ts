import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../domain/json/canonical-json.ts';

describe('the canonical form of a JSON value', () => {
  it.each([
    ['{ "b": 1, "a": [ true, null, "x" ] }', '{"a":[true,null,"x"],"b":1}'],
    // Examples of RFC 8785: numbers as ECMAScript writes them, members by UTF-16 code units.
    [
      '[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0]',
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    [
      '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}',
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1}}'],
  ])('%s', (text, expected) => {
    expect(canonicalJson(JSON.parse(text))).toBe(expected);
  });

  it('is the same for whatever order and blanks, and reads as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(JSON.stringify(reordered(value), null, 2)))).toBe(text);
      }),
    );
  });
});

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reordered(member)]),
  );
}
