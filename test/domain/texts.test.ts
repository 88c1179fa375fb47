/** What people read: counts and lists in words that fit them, in every message that a claim can bring about. */

import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { counted, listed } from '../../domain/counted.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { type ClaimSpec, claimOf } from '../support/claims.ts';
import { dataRelease } from '../support/release.ts';

function textsOf(spec: ClaimSpec): string[] {
  const scored = scoreClaim(claimOf(spec), dataRelease(), { asOf: isoDate('2026-11-23') });
  return scored.lines.flatMap((line) => [
    ...line.findings.map(({ text }) => text),
    ...line.corrections.flatMap(({ text, requires }) => [text, requires]),
  ]);
}

describe('counts and lists', () => {
  it.each([
    [0, '0 units'],
    [1, '1 unit'],
    [2, '2 units'],
  ])('%i', (count, text) => expect(counted(count, 'unit', 'units')).toBe(text));

  it.each([
    [['GX'], 'modifier GX'],
    [['GX', 'GY'], 'modifiers GX, GY'],
  ])('%j', (names, text) => expect(listed(names, 'modifier', 'modifiers')).toBe(text));
});

describe('texts of findings and corrections', () => {
  it.each<[string, ClaimSpec, string[]]>([
    [
      'units over the day limit on one line',
      { lines: [{ units: 6 }] },
      [
        '6 units of 64640 on 2026-03-02, on 1 line of this claim; the MUE value in force is 5.',
        'Bill 5 units on this line instead of 6.',
        'the note names exactly 5 distinct nerves or branches',
      ],
    ],
    [
      'and on two',
      {
        diagnoses: ['G8929'],
        lines: [
          { units: 2, modifiers: ['RT'] },
          { units: 4, modifiers: ['LT'] },
        ],
      },
      ['on 2 lines of this claim', 'Bill 1 unit on this line instead of 2.'],
    ],
    [
      'one nerve for two units',
      { documentation: { nerves: ['sural nerve'] }, lines: [{ units: 2 }] },
      [
        'The record names 1 distinct nerve or branch (sural nerve); 2 units of 64640 are billed for that day on 1 line.',
        'Bill 1 unit on this line instead of 2.',
        'the note names exactly 1 distinct nerve or branch: “sural nerve”',
      ],
    ],
    [
      'two modifiers that the code does not take',
      { lines: [{ modifiers: ['25', 'TC'] }] },
      ['64640 does not take modifiers 25, TC: ', 'Remove modifiers 25, TC.'],
    ],
    ['a modifier that nobody knows', { lines: [{ modifiers: ['ZQ'] }] }, ['Neither CPT nor HCPCS has modifier ZQ.']],
    [
      'both sides and each of them',
      { diagnoses: ['G8929'], lines: [{ modifiers: ['50', 'LT', 'RT'] }] },
      ['Modifier 50 says both sides and does not stand beside LT and RT.'],
    ],
    [
      'a pointer to no diagnosis',
      { lines: [{ pointers: ['1', '5', '6'] }] },
      ['No diagnosis stands behind pointers 5, 6; the claim has 1 diagnosis.'],
    ],
    ['two incomplete codes', { diagnoses: ['G571', 'M17'], lines: [{ pointers: ['1', '2'] }] }, [': G571, M17.']],
  ])('%s', (_name, spec, expected) => {
    const texts = textsOf(spec);
    for (const text of expected) expect(texts.join('\n')).toContain(text);
  });

  it('leave no plural to the reader', () => {
    const texts = catalog.flatMap(({ messages, summary }) => [summary, ...Object.values(messages)]);
    expect(texts.filter((text) => /\((?:s|es)\)/.test(text))).toEqual([]);
  });
});
