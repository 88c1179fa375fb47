/** A correction whose condition the record denies is not offered: nobody could truthfully vouch for it. */

import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { type CorrectedClaim, correctClaim } from '../../../domain/correct-claim.ts';
import { unattested } from '../../../domain/corrections/audit-record.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { type ClaimSpec, claimOf, type LineSpec } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

const release = dataRelease();
const options = { asOf: isoDate('2026-11-23') };
const nerves = (...names: string[]): Partial<ClaimSpec> => ({
  documentation: { nerves: names, modality: 'thermal RFA', temperatureCelsius: 80 },
});
const textsOf = (spec: ClaimSpec, line = 0) =>
  scoreClaim(claimOf(spec), release, options).lines[line]?.corrections.map(({ text }) => text);
const ofBothSides = (line: LineSpec, ...names: string[]): ClaimSpec => ({
  diagnoses: ['G5713'],
  lines: [line],
  ...nerves(...names),
});

describe('the record and modifier 50', () => {
  it.each<[string, LineSpec, string[], string[]]>([
    [
      'one side alone: neither both sides nor the other side',
      { modifiers: ['50', 'RT'] },
      ['left sural nerve'],
      ['Report modifier LT instead of 50, RT.'],
    ],
    ['both sides: not one of them', { modifiers: ['50', 'RT'] }, ['bilateral sural nerve'], ['Keep 50 and remove RT.']],
    [
      'a side for one nerve and none for the other leaves both open',
      { modifiers: ['50', 'LT'] },
      ['left sural nerve', 'tibial nerve'],
      ['Keep LT and remove 50.', 'Keep 50 and remove LT.'],
    ],
    [
      'one side alone: no bilateral unit',
      { modifiers: ['50'], units: 2 },
      ['left sural nerve', 'left tibial nerve'],
      ['Report modifier LT instead of 50.'],
    ],
    [
      'three nerves are not one nerve on both sides',
      { modifiers: ['50'], units: 6 },
      ['bilateral sural nerve', 'bilateral tibial nerve', 'bilateral saphenous nerve'],
      ['Bill 3 units on this line instead of 6.'],
    ],
    [
      'nor are two nerves under RT and LT',
      { modifiers: ['RT', 'LT'], units: 4 },
      ['bilateral sural nerve', 'bilateral tibial nerve'],
      [],
    ],
  ])('%s', (_name, line, names, expected) => {
    expect(textsOf(ofBothSides(line, ...names))?.toSorted()).toEqual(expected.toSorted());
  });
});

describe('a line for each side', () => {
  const spec: ClaimSpec = {
    diagnoses: ['G5713'],
    lines: [
      { units: 3, modifiers: ['RT'] },
      { units: 3, modifiers: ['LT'] },
    ],
    ...nerves('bilateral sural nerve', 'bilateral tibial nerve'),
  };

  it('comes to the nerves of its own side, whatever the other line bills', () => {
    expect(textsOf(spec)).toEqual(['Bill 2 units on this line instead of 3.']);
    expect(textsOf(spec, 1)).toEqual(['Bill 2 units on this line instead of 3.']);
  });

  it('both corrections together clear the day', () => {
    const made: CorrectedClaim = correctClaim(claimOf(spec), ['line-2-set-units-2', 'line-1-set-units-2'], (claim) =>
      scoreClaim(claim, release, options),
    );
    if (made.kind !== 'corrected') throw new Error(made.code);
    expect(scoreClaim(made.claim, release, options).lines.map(({ units, findings }) => [units, findings])).toEqual([
      [2, []],
      [2, []],
    ]);
  });
});

describe('a nerve that was only pulsed beside one that was burned', () => {
  const note = 'L sural nerve: thermal RF, 80 C x 90 s. L saphenous nerve: PRF, 42 C, 240 s, not burned.';

  it('has no unit, and whoever takes it off vouches for what was destroyed', () => {
    const [line] = scoreClaim(
      claimOf({ diagnoses: ['G5782'], lines: [{ units: 2, modifiers: ['LT'], documentation: { note } }] }),
      release,
      options,
    ).lines;
    expect(line?.corrections.map(({ text, requires }) => [text, requires])).toEqual([
      [
        'Bill 1 unit on this line instead of 2.',
        'the note names exactly 1 distinct nerve or branch destroyed, not only pulsed: “sural nerve”',
      ],
    ]);
  });
});

describe('who vouches', () => {
  const sixUnits = correctClaim(claimOf({ lines: [{ units: 6 }] }), ['line-1-set-units-5'], (claim) =>
    scoreClaim(claim, release, options),
  );

  it.each([
    ['a letter each', 'J', 'x', 0],
    ['letters of any script', 'Ж', '是', 0],
    ['characters that nobody sees', '\u200b', '\u200b\u2060', 1],
    ['control characters', '\u0000', '\u0001', 1],
    ['a name, and signs that say nothing', 'J. Sample', '—👍', 1],
    ['signs for a name', '---', 'The note names five nerves.', 1],
  ])('%s', (_name, attestedBy, statement, missing) => {
    if (sixUnits.kind !== 'corrected') throw new Error('not corrected');
    const made = sixUnits.applied.map((applied) => ({ ...applied, patientControlNumber: 'SAMPLE1' }));
    expect(unattested(made, { attestedBy, statement })).toHaveLength(missing);
  });
});
