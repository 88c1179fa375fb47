import { describe, expect, it } from 'vitest';
import {
  addCharacters,
  answerSeparators,
  inSeparators,
  MARKS,
  noCharacters,
  withoutSeparators,
} from '../../../../domain/x12/acknowledgments/answer-separators.ts';
import { writtenSegment } from '../../../../domain/x12/acknowledgments/written-segment.ts';
import type { Separators } from '../../../../domain/x12/delimiters.ts';

const answer = (value: string) => `${writtenSegment('REF', 'D9', value, ['1', '2'])}${MARKS.repetition}`;

function cut(written: string, received: Separators): string {
  const used = noCharacters();
  addCharacters(used, written);
  return inSeparators(written, answerSeparators(used, received));
}

describe('the separators of an answer', () => {
  it.each<[string, string, [element: string, component: string, repetition: string | undefined, end: string], string]>([
    ['those received', 'A*B', ['|', '>', '!', '\\'], 'REF|D9|A*B|1>2\\!'],
    ['a line feed', 'A', ['|', '>', '!', '\n'], 'REF|D9|A|1>2\n!'],
    ['control characters, in any order', 'A', ['\x1c', '\x1d', '\x1f', '\x1e'], 'REF\x1cD9\x1cA\x1c1\x1d2\x1e\x1f'],
    ['a free one where none repeats', 'A', ['*', ':', undefined, '~'], 'REF*D9*A*1:2~^'],
    ['a free one where none repeats, in no value', 'A^B', ['*', ':', undefined, '~'], 'REF*D9*A^B*1:2~|'],
    ['a free one where one is named twice', 'A', ['*', ':', ':', '~'], 'REF*D9*A*1:2~^'],
    ['another where a value holds one', 'A:B', ['*', ':', '^', '~'], 'REF*D9*A:B*1|2~^'],
    ['another where all are held', 'A|>!\\B', ['|', '>', '!', '\\'], 'REF:D9:A|>!\\B:1^2*~'],
  ])('%s', (_name, value, [element, component, repetition, terminator], expected) => {
    expect(cut(answer(value), { element, component, repetition, terminator })).toBe(expected);
  });

  it('are found whatever the values hold', () => {
    const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
    const segment = writtenSegment('K3', all, ['1', '2']);
    const written = cut(`${segment}${MARKS.repetition}`, {
      element: '*',
      component: ':',
      repetition: '^',
      terminator: '~',
    });
    expect(written).toContain(all);
    expect(new Set(written.replaceAll(/[\x20-\x7e]/g, '')).size).toBe(4);
  });

  it('are not in our own words', () => {
    const separators = { element: ';', component: '(', repetition: undefined, terminator: '~' };
    expect(withoutSeparators('1 line(s); more', separators)).toBe('1 line s)  more');
  });
});
