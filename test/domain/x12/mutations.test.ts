import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutation } from '../../support/mutations.ts';
import { read837 } from '../../support/read-837.ts';

const FIXTURES = new URL('../../fixtures/837/', import.meta.url);
const CRASHERS = new URL('../../crashers/', import.meta.url);
const fixtures = readdirSync(FIXTURES).map((name) => readFileSync(new URL(name, FIXTURES)));

/** Nothing may be thrown, and no input may come to no claim without a word about it. */
function expectAnswered(input: Buffer): void {
  const { claims, issues } = read837([input]);
  if (claims.length === 0) expect(issues).not.toEqual([]);
  for (const claim of claims)
    for (const line of claim.serviceLines) expect(line.serviceFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
}

describe('spoiled files', () => {
  it('come to claims or to issues, never to an exception or to silence', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        (fixture, mutations) => {
          expectAnswered(mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), fixture));
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('read the same in small chunks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), mutation, fc.integer({ min: 1, max: 90 }), (fixture, mutate, size) => {
        const bytes = mutate(fixture);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        expect(read837(chunks)).toEqual(read837([bytes]));
      }),
      { numRuns: 300 },
    );
  });

  it.each(readdirSync(CRASHERS).filter((name) => !name.startsWith('README')))(
    '%s, which once broke the reader',
    (name) => {
      expectAnswered(readFileSync(new URL(name, CRASHERS)));
    },
  );
});
