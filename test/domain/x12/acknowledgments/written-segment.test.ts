import { describe, expect, it } from 'vitest';
import { writtenAmount, writtenSegment } from '../../../../domain/x12/acknowledgments/written-segment.ts';

describe('a written segment', () => {
  it('ends where its last value ends', () => {
    expect(writtenSegment('NM1', '85', '2', 'SAMPLE', '', '')).toBe('NM1*85*2*SAMPLE~');
    expect(writtenSegment('STC', ['A1', '20', ''], '', [])).toBe('STC*A1:20~');
  });

  it('has none of our separators and nothing but printable characters in a value', () => {
    expect(writtenSegment('REF', 'D9', ' A*B:C^D~E\n\u00e9\u0000F ')).toBe('REF*D9*A B C D E   F~');
    expect(writtenSegment('IK4', ['1', 'A:B'])).toBe('IK4*1:A B~');
  });

  it.each([
    [0, '0'],
    [5, '.05'],
    [50, '.5'],
    [160_000, '1600'],
    [160_050, '1600.5'],
    [160_005, '1600.05'],
    [-160_050, '-1600.5'],
  ])('%i cents are %s', (cents, amount) => {
    expect(writtenAmount(cents)).toBe(amount.replace(/^\./, '0.'));
  });
});
