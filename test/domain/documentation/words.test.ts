import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../domain/documentation/text/words.ts';

const said = (text: string) => wordsOf(text).map(({ text: word }) => word);

describe('words of a text', () => {
  it.each([
    ['THERMAL RFA 80C 90 SEC RT SURAL NERVE', ['thermal', 'rfa', '80c', '90', 'sec', 'rt', 'sural', 'nerve']],
    ['2.5 mL at 80.C', ['2.5', 'ml', 'at', '80', 'c']],
    ['1.2.3', ['1.2', '3']],
    ['.5%', ['5']],
    ['a.5b', ['a.5', 'b']],
    ['@[`{ ~', []],
    ['', []],
    ['80 °C für 90 s', ['80', 'c', 'für', '90', 's']],
  ])('are read of %j', (text, words) => {
    expect(said(text)).toEqual(words);
  });

  it('are letters and digits, with what stands behind the period of a number', () => {
    const characters = fc.constantFrom(...'aZ09.., -_@[`{(\n'.split(''), 'rfa ', '80.5', 'T8-T10');
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        expect(said(text)).toEqual((text.match(/[A-Za-z0-9]+(?:\.\d+)?/g) ?? []).map((word) => word.toLowerCase()));
        // What is no ASCII is read in another way, and says the same of the rest.
        expect(said(`${text} ñ`)).toEqual([...said(text), 'ñ']);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        for (const word of wordsOf(text)) expect(text.slice(word.start, word.end).toLowerCase()).toBe(word.text);
      }),
    );
  });
});
