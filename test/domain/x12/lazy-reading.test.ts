import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonClaim } from '../../support/claims.ts';
import { chunkings } from '../../support/every-chunk-size.ts';
import { mutation } from '../../support/mutations.ts';
import { readLazily837 } from '../../support/read-837.ts';
import { expectSameReading } from '../../support/same-reading.ts';
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

describe('reading only the claims of interest', () => {
  it('passes over the others', () => {
    const { claims, issues, passedClaims, passedLines } = readLazily837(mixed);
    expect(issues).toEqual([]);
    expect(claims.map((claim) => claim.patientControlNumber)).toEqual(['CLAIM1', 'CLAIM5', 'CLAIM9']);
    expect([passedClaims, passedLines]).toEqual([9, 18]);
  });

  it('reads every claim in whose services the digits of the code stand in a row, and no other', () => {
    const digits = fc.array(fc.constantFrom('6', '4', '0', '64', '646', '6464', '64640', '1'), { maxLength: 6 });
    fc.assert(
      fc.property(digits, (parts) => {
        const code = `9${parts.join('')}`;
        const { passedClaims } = readLazily837(write837([jsonClaim({ lines: [{ code }] })]));
        expect(passedClaims).toBe(code.includes('64640') ? 0 : 1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says the same as reading all', () => {
    for (const input of inputs) expectSameReading(input);
  });

  it('says the same of spoiled files', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (input, mutations) => {
          expectSameReading(mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), input));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('says the same of a file cut at any byte', () => {
    const whole = inputs[0] ?? Buffer.alloc(0);
    for (let end = 0; end < Math.min(whole.length, 3_500); end++) expectSameReading(whole.subarray(0, end));
  });

  it('passes over an overlong segment that opens a level or claim', () => {
    for (const id of ['HL*3', 'CLM*CLAIM1']) {
      const long = mixed.replace(id, `${id}${'X'.repeat(70_000)}`);
      expectSameReading(Buffer.from(long));
    }
  });

  it('says the same of files wrapped at any width, which breaks some trailer in two', () => {
    for (let width = 20; width < 120; width++) {
      const wrapped = mixed.replaceAll('\n', '').replace(new RegExp(`.{${width}}`, 'g'), '$&\r\n');
      expectSameReading(Buffer.from(wrapped + wrapped));
    }
  });

  it('says the same where an interchange is cut behind any segment and another follows', () => {
    const whole = mixed.replaceAll('\n', '');
    for (let end = whole.indexOf('~') + 1; end > 0 && end < 3_500; end = whole.indexOf('~', end) + 1) {
      expectSameReading(Buffer.from(whole.slice(0, end) + whole));
    }
  });

  it.each(['SE', 'GE', 'IEA', 'CLM', 'HL', 'LX'])('says the same where %s is in lower case', (id) => {
    for (const odd of [id.toLowerCase(), `${id.slice(0, 1).toLowerCase()}${id.slice(1)}`]) {
      expectSameReading(Buffer.from(mixed.replaceAll(`\n${id}*`, `\n${odd}*`)));
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
