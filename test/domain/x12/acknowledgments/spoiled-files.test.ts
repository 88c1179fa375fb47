import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acknowledge, setsOf } from '../../../support/acknowledge.ts';
import { jsonClaim } from '../../../support/claims.ts';
import { mutation } from '../../../support/mutations.ts';
import { read837 } from '../../../support/read-837.ts';
import { USUAL, write837 } from '../../../support/write-837.ts';

const FIXTURES = new URL('../../../fixtures/837/', import.meta.url);
const inputs = [
  ...readdirSync(FIXTURES).map((name) => readFileSync(new URL(name, FIXTURES))),
  Buffer.from(
    write837([jsonClaim({ controlNumber: 'ONE', lines: [{ units: 9 }, {}] }), jsonClaim({ controlNumber: 'TWO' })], {
      ...USUAL,
      lineBreak: '\n',
    }),
  ),
];
const spoiled = fc
  .tuple(fc.constantFrom(...inputs), fc.array(mutation, { minLength: 1, maxLength: 3 }))
  .map(([input, mutations]) => mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), input));

/** Outside anything that an acknowledgment can name, or put right by the reader without loss. */
const UNANSWERABLE = new Set([
  'no-interchange',
  'isa-malformed',
  'data-outside-interchange',
  'segment-line-breaks',
  'segment-lower-case',
  'no-claims',
]);

/** Copies of a fixture in which one element is another value: too long, too short, of another kind. */
const strange = fc
  .tuple(
    fc.constantFrom(...inputs.map((input) => input.toString('latin1'))),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('', ' ', '1', 'A', 'AB', '~', '1e-7', '0.0000001', '-1', '99999999999999999', 'X'.repeat(200)),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [place, value]) => {
      const starts = [...changed.matchAll(/\*/g)].map(({ index }) => index + 1).filter((start) => start > 105);
      const start = starts[place % starts.length] ?? 0;
      const end = start + changed.slice(start).search(/[*~]/);
      return changed.slice(0, start) + value + changed.slice(end);
    }, text),
  );

/** Separators that no value of the file below holds. */
const separators = fc.shuffledSubarray([...'|>!;(%<=&+#@{}[]?_,$/*:~^'], { minLength: 4, maxLength: 4 });

describe('the answer to a file of any separators', () => {
  const claims = [jsonClaim({ controlNumber: 'ONE', lines: [{ units: 9 }, { on: '20261302' }] }), jsonClaim()];

  it('says the same, but for the separators in our own words', () => {
    const values = ({ answers }: ReturnType<typeof acknowledge>) =>
      answers
        .flatMap(({ ta1, groups }) => [...(ta1 ? [ta1] : []), ...groups.flatMap(({ sets }) => sets)])
        .flatMap((part) => ('segments' in part ? part.segments : [part]))
        .map((segment) =>
          Array.from({ length: segment.elementCount }, (_, index) => segment.components(index + 1)).map((components) =>
            components.map((component) => component.replaceAll(/[^A-Z0-9.-]/gi, ' ')),
          ),
        );
    const usual = values(acknowledge(write837(claims)));
    fc.assert(
      fc.property(separators, ([element = '', component = '', repetition = '', terminator = '']) => {
        const text = write837(claims, { element, component, repetition, terminator, lineBreak: '\n' });
        const answer = acknowledge(text);
        expect(answer.answers[0]?.isa.separators).toEqual({ element, component, repetition, terminator });
        expect(values(answer)).toEqual(usual);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the answer to a spoiled file', () => {
  it('stays inside its guides whatever it repeats', () => {
    fc.assert(
      fc.property(strange, fc.option(fc.constantFrom(0.01, 0.5), { nil: undefined }), (text, returnAtOrAbove) => {
        acknowledge([Buffer.from(text, 'latin1')], returnAtOrAbove === undefined ? {} : { returnAtOrAbove });
      }),
      { numRuns: 1_500 },
    );
  });

  // `acknowledge` reads the answer back, counts its envelopes and adds up its totals.
  it('reads back, counts right and adds up', () => {
    fc.assert(
      fc.property(spoiled, fc.option(fc.constantFrom(0.01, 0.5, 1), { nil: undefined }), (input, returnAtOrAbove) => {
        const { text, answers } = acknowledge([input], returnAtOrAbove === undefined ? {} : { returnAtOrAbove });
        const separators = answers.flatMap(({ isa }) => Object.values(isa.separators));
        expect(separators.reduce((rest, one) => rest.replaceAll(one, ''), text)).toMatch(/^[\x20-\x7e]*$/);
        for (const answer of answers) {
          const accepted = setsOf(answer, '999').flatMap(({ segments }) =>
            segments.filter((segment) => segment.id === 'IK5' && segment.element(1) !== 'R'),
          );
          // Every accepted set, and no other, has a 277CA.
          expect(setsOf(answer, '277')).toHaveLength(accepted.length);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('accepts nothing in silence that the reader had to report', () => {
    fc.assert(
      fc.property(spoiled, (input) => {
        const { issues } = read837([input]);
        const { text, answers } = acknowledge([input]);
        const isReported = answers.some(({ ta1, groups }) => {
          if (ta1 && ta1.element(4) !== 'A') return true;
          return groups.some(({ sets }) =>
            sets.some(({ segments }) => segments.some(({ id, text }) => id === 'AK9' && !text.startsWith('AK9*A'))),
          );
        });
        if (issues.some(({ code }) => !UNANSWERABLE.has(code)) && text !== '') expect(isReported).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  it('changes nothing of what is read', () => {
    fc.assert(
      fc.property(spoiled, (input) => {
        expect(acknowledge([input]).claims).toBe(read837([input]).claims.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same however the file is cut', () => {
    fc.assert(
      fc.property(spoiled, fc.integer({ min: 1, max: 90 }), (input, size) => {
        const chunks = Array.from({ length: Math.ceil(input.length / size) }, (_, index) =>
          input.subarray(index * size, (index + 1) * size),
        );
        expect(acknowledge(chunks).text).toBe(acknowledge([input]).text);
      }),
      { numRuns: 200 },
    );
  });
});
