import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read837 } from '../../support/read-837.ts';

const FIXTURES = new URL('../../fixtures/837/', import.meta.url);
const CRASHERS = new URL('../../crashers/', import.meta.url);
const fixtures = readdirSync(FIXTURES).map((name) => readFileSync(new URL(name, FIXTURES)));

/** One way of spoiling a file. */
type Mutation = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, fraction: number) => Math.floor(fraction * bytes.length);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (end): Mutation =>
      (bytes) =>
        bytes.subarray(0, at(bytes, end)),
  ),
  place.map(
    (start): Mutation =>
      (bytes) =>
        bytes.subarray(at(bytes, start)),
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 8 })).map(
    ([where, inserted]): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, where)), inserted, bytes.subarray(at(bytes, where))]),
  ),
  fc.tuple(place, place).map(
    ([a, b]): Mutation =>
      (bytes) => {
        const segments = bytes.toString('latin1').split('~');
        const [from, to] = [Math.floor(a * segments.length), Math.floor(b * segments.length)];
        const [moved = ''] = segments.splice(from, 1);
        segments.splice(to, 0, moved);
        return Buffer.from(segments.join('~'), 'latin1');
      },
  ),
  fc.tuple(place, place).map(
    ([a, b]): Mutation =>
      (bytes) =>
        Buffer.concat([
          bytes,
          bytes.subarray(Math.min(at(bytes, a), at(bytes, b)), Math.max(at(bytes, a), at(bytes, b))),
        ]),
  ),
  fc.constantFrom('*|', ':>', '~\n', '^*', '~:').map(
    ([from = '', to = '']): Mutation =>
      (bytes) =>
        Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1'),
  ),
);

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
