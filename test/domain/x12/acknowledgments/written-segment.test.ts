import { describe, expect, it } from 'vitest';
import { inSeparators } from '../../../../domain/x12/acknowledgments/answer-separators.ts';
import {
  writtenAmount,
  writtenQuantity,
  writtenSegment,
} from '../../../../domain/x12/acknowledgments/written-segment.ts';

const written = (...segment: Parameters<typeof writtenSegment>) =>
  inSeparators(writtenSegment(...segment), ['~', '*', '^', ':']);

describe('a written segment', () => {
  it('ends where its last value ends', () => {
    expect(written('NM1', '85', '2', 'SAMPLE', '', '')).toBe('NM1*85*2*SAMPLE~');
    expect(written('STC', ['A1', '20', ''], '', [])).toBe('STC*A1:20~');
  });

  it('has nothing but printable characters in a value, and no blank at its end', () => {
    expect(written('REF', 'D9', ' A\n\u00e9\u0000F ')).toBe('REF*D9* A   F~');
    expect(written('REF', 'D9', 'A\u001cB\u001dC\u001eD\u001fE')).toBe('REF*D9*A B C D E~');
  });

  it.each<[number | null, string]>([
    [null, ''],
    [6, '6'],
    [1.5, '1.5'],
    [0.000_000_1, '0.0000001'],
    [1e-17, '0'],
    [123_456_789_012_345, '123456789012345'],
    [1_234_567_890_123_456, ''],
    [-1e-7, '-0.0000001'],
  ])('%d units are %s', (units, quantity) => {
    expect(writtenQuantity(units)).toBe(quantity);
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
