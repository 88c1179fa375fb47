import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonClaim } from '../../support/claims.ts';
import { mutation } from '../../support/mutations.ts';
import { read837, readLazily837 } from '../../support/read-837.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const FOLDERS = ['../../fixtures/837/', '../../crashers/'].map((folder) => new URL(folder, import.meta.url));
const claims = Array.from({ length: 4 }, (_, index) =>
  jsonClaim({ controlNumber: `CLAIM${index}`, lines: index % 2 === 0 ? [{ code: '99213' }, {}] : [{ code: '20610' }] }),
);
const written = write837(claims, { ...USUAL, lineBreak: '\n' });
const inputs = [
  Buffer.from(written),
  Buffer.from(written.replaceAll('~\n', '\r\n')),
  Buffer.from(written.replaceAll('~\n', ' ~ \n')),
  Buffer.from(written.replaceAll('~\n', '~').replace(/.{70}/g, '$&\n')),
  Buffer.from(written.replaceAll('SAMPLE', 'S\u00c1MPLE')),
  Buffer.from(written.replaceAll('SAMPLE', 'S\u00c1MPLE'), 'latin1'),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.837'))
      .map((name) => readFileSync(new URL(name, folder))),
  ),
];

/** Whatever is read at once, all of it is the same: in a buffer too small for a segment, a claim, or the file. */
function expectSameInBuffers(input: Buffer, sizes: readonly number[]): void {
  const eager = JSON.stringify(read837([input]));
  const lazy = JSON.stringify(readLazily837([input]));
  for (const size of sizes) {
    expect(JSON.stringify(read837([input], size)), `all claims, buffer of ${size}`).toBe(eager);
    expect(JSON.stringify(readLazily837([input], size)), `some claims, buffer of ${size}`).toBe(lazy);
  }
}

describe('the edges of the buffer that is read at once', () => {
  it('change nothing', () => {
    for (const input of inputs) expectSameInBuffers(input, [1, 2, 7, 31, 64, 106, 107, 333, 1_000, 4_096]);
  });

  it('change nothing in spoiled files', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 700 }),
        (input, mutations, size) => {
          expectSameInBuffers(
            mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), input),
            [size],
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
