import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScoredProcedure } from '../../../domain/claim/scored-procedure.ts';
import type { InputIssue } from '../../../domain/issues.ts';
import { jsonClaim } from '../../support/claims.ts';
import { chunkings } from '../../support/every-chunk-size.ts';
import { mutation } from '../../support/mutations.ts';
import { read837, readLazily837 } from '../../support/read-837.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const FIXTURES = new URL('../../fixtures/837/', import.meta.url);
const mixed = write837(
  Array.from({ length: 12 }, (_, index) =>
    jsonClaim({
      controlNumber: `CLAIM${index}`,
      lines: index % 4 === 1 ? [{ code: '99213' }, {}] : [{ code: '99213' }, { code: '20610', modifiers: ['RT'] }],
    }),
  ),
  { ...USUAL, lineBreak: '\n' },
);
const inputs = [
  Buffer.from(mixed),
  Buffer.from(mixed.replaceAll('~\n', '~')),
  Buffer.from(mixed.replaceAll('~\n', '\r\n')),
  ...readdirSync(FIXTURES).map((name) => readFileSync(new URL(name, FIXTURES))),
];

/** Issues about the content of claims, which a claim that is not read cannot raise. */
const CONTENT = new Set([
  'date-malformed',
  'service-date-missing',
  'value-missing',
  'value-not-numeric',
  'control-number-missing',
  'claim-without-billing-provider',
  'claim-without-subscriber',
]);
const structural = (issues: readonly InputIssue[]) =>
  issues
    .filter((issue) => !CONTENT.has(issue.code))
    .map((issue) => JSON.stringify(issue))
    .sort();

/** Both readings agree on every claim with a scored line, on all counts and on what is wrong with the file. */
function expectSame(input: Buffer): void {
  const eager = read837([input]);
  const lazy = readLazily837([input]);
  const isScored = (claim: (typeof eager.claims)[number]) => claim.serviceLines.some(isScoredProcedure);
  expect(lazy.claims.filter(isScored)).toEqual(eager.claims.filter(isScored));
  expect(structural(lazy.issues)).toEqual(structural(eager.issues));
  const hasContentIssue = eager.issues.some((issue) => CONTENT.has(issue.code));
  if (hasContentIssue) return;
  expect(lazy.claims.length + lazy.passedClaims).toBe(eager.claims.length);
  const lines = (claims: typeof eager.claims) => claims.reduce((sum, claim) => sum + claim.serviceLines.length, 0);
  expect(lines(lazy.claims) + lazy.passedLines).toBe(lines(eager.claims));
}

describe('reading only the claims of interest', () => {
  it('passes over the others', () => {
    const { claims, issues, passedClaims, passedLines } = readLazily837(mixed);
    expect(issues).toEqual([]);
    expect(claims.map((claim) => claim.patientControlNumber)).toEqual(['CLAIM1', 'CLAIM5', 'CLAIM9']);
    expect([passedClaims, passedLines]).toEqual([9, 18]);
  });

  it('says the same as reading all', () => {
    for (const input of inputs) expectSame(input);
  });

  it('says the same of spoiled files', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (input, mutations) => {
          expectSame(mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), input));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('says the same of a file cut at any byte', () => {
    const whole = inputs[0] ?? Buffer.alloc(0);
    for (let end = 0; end < Math.min(whole.length, 3_500); end++) expectSame(whole.subarray(0, end));
  });

  it('passes over an overlong segment that opens a level or claim', () => {
    for (const id of ['HL*3', 'CLM*CLAIM1']) {
      const long = mixed.replace(id, `${id}${'X'.repeat(70_000)}`);
      expectSame(Buffer.from(long));
    }
  });

  it('says the same at every chunk size', () => {
    for (const input of inputs) {
      const whole = JSON.stringify(readLazily837([input]));
      for (const { size, chunks } of chunkings(input)) {
        expect(JSON.stringify(readLazily837(chunks)), `chunks of ${size}`).toBe(whole);
      }
    }
  });
});
