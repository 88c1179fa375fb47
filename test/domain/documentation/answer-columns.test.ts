import { describe, expect, it } from 'vitest';
import { withAnswerColumns } from '../../../domain/documentation/text/answer-columns.ts';
import { answer } from '../../support/note-answers.ts';

const HEAD = '                         YES    NO\n';
const CRYO = 'Cryo, right superficial peroneal nerve, 3 freezes of 2 min.';
const imaging = (rows: string): string =>
  answer('documentation/imaging-guidance', `${CRYO}\n${HEAD}${rows}`, { modifiers: ['RT'] }, { codes: ['76942'] });

describe('answers in columns', () => {
  it.each([
    [
      'Ultrasound used   [x]   [ ]\nNeedle seen live   [x]   [ ]\nImages saved to PACS   [ ]   [x]  <- port broken',
      'finding',
    ],
    ['Ultrasound used   (X)   ( )\nNeedle seen live   (X)   ( )\nImages saved to PACS   ( )   (X)   ( )', 'finding'],
    ['Ultrasound used | ☒ | ☐\nNeedle seen live | ☒ | ☐\nImages saved to PACS | ☐ | ☒', 'finding'],
    ['Ultrasound used   [x]   [ ]\nNeedle seen live   [x]   [ ]\nImages saved to PACS   [x]   [ ]', 'pass'],
  ])('%j: %s', (rows, expected) => {
    expect(imaging(rows)).toBe(expected);
  });

  it('keeps each character in its place', () => {
    const text = `${HEAD}Images saved   [ ]   [x]  <- broken\nConsent   [x]   [ ]\n\nSural   [ ]   [x]`;
    const read = withAnswerColumns(text);
    expect(read).toHaveLength(text.length);
    expect(read.split('\n').map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
      'YES NO',
      'Images saved: no <- broken',
      'Consent: yes',
      '',
      'Sural [ ] [x]',
    ]);
  });

  it.each([
    ['other heads', 'Nerve      R    L\nSural   [ ]   [x]'],
    ['rows that nobody answered', `${HEAD}Consent   [ ]   [ ]`],
    ['both marked', `${HEAD}Consent   [x]   [x]`],
  ])('leaves %s', (_, text) => {
    expect(withAnswerColumns(text)).toBe(text);
  });
});
