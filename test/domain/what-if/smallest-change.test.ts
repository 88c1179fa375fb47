/** The smallest change is smallest, true and possible: it asks for nothing twice and nothing that another line pays for. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { isScoredProcedure } from '../../../domain/claim/scored-procedure.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { whatIf } from '../../../domain/what-if/what-if.ts';
import { type ClaimSpec, claimOf, type LineSpec, readClaim } from '../../support/claims.ts';
import { generatedClaim } from '../../support/generated-claims.ts';
import { dataRelease } from '../../support/release.ts';

const release = dataRelease();
const options = { asOf: isoDate('2026-11-23') };

function asked(spec: ClaimSpec) {
  const claim = claimOf(spec);
  return whatIf(claim, claim.serviceLines.filter(isScoredProcedure), {}, release, options);
}

function smallest(spec: ClaimSpec, line = 0) {
  const { outcome, sets = [], remaining } = asked(spec)[line]?.smallestChange ?? {};
  const sides = sets.map(({ changes }) => changes.map(({ text }) => text.split(' Only if')[0]));
  return { outcome, sets: sides, remaining: remaining?.map(({ ruleId }) => ruleId) };
}

const left = (line: LineSpec, ...names: string[]): ClaimSpec => ({
  diagnoses: ['G5712'],
  lines: [line],
  documentation: { nerves: names, modality: 'thermal RFA', temperatureCelsius: 80 },
});

describe('one change for two findings', () => {
  const toLeft = (from: string) => ({
    outcome: 'clears',
    sets: [[`Report modifier LT instead of ${from}.`]],
    remaining: [],
  });

  it.each<[string, ClaimSpec, string]>([
    ['50 with RT, the left side treated', left({ modifiers: ['50', 'RT'] }, 'left sural nerve'), '50, RT'],
    ['RT with LT, the left side treated', left({ modifiers: ['RT', 'LT'] }, 'left sural nerve'), 'RT, LT'],
    [
      '50 with two units, two nerves of the left side treated',
      left({ modifiers: ['50'], units: 2 }, 'left sural nerve', 'left tibial nerve'),
      '50',
    ],
  ])('%s', (_name, spec, from) => {
    expect(smallest(spec)).toEqual(toLeft(from));
  });
});

describe('several changes', () => {
  it('take two modifiers away that have nothing to do with each other', () => {
    expect(smallest({ lines: [{ units: 6, modifiers: ['GY', '26'] }] })).toEqual({
      outcome: 'clears',
      sets: [['Bill 5 units on this line instead of 6.', 'Remove modifier 26.', 'Remove modifier GY.']],
      remaining: [],
    });
  });

  it('never say two sides of one line', () => {
    const { sets } = smallest(left({ modifiers: ['RT', 'LT'], units: 2 }, 'left sural nerve', 'left tibial nerve'));
    expect(sets).toEqual([['Report modifier LT instead of RT, LT.']]);
  });
});

describe('beside other lines', () => {
  const spec: ClaimSpec = {
    ...left({}, 'left sural nerve'),
    lines: [{ modifiers: ['RT'] }, { modifiers: ['LT'] }],
  };

  it('offers the corrections that the score offers', () => {
    const scored = scoreClaim(claimOf(spec), release, options).lines;
    expect(asked(spec).map(({ without }) => without)).toEqual(scored);
  });

  it('suggests no edit by which the other line would be a duplicate', () => {
    expect(smallest(spec)).toMatchObject({ outcome: 'nothingClears', sets: [] });
  });
});

describe('over claims made by chance', () => {
  it('is one change wherever one correction of the claim leaves no finding', () => {
    let single = 0;
    fc.assert(
      fc.property(generatedClaim, ({ json }) => {
        const claim = readClaim(json);
        const lines = claim.serviceLines.filter(isScoredProcedure);
        for (const { without, smallestChange } of whatIf(claim, lines, {}, release, options)) {
          const { corrections, denialRisk } = without;
          const isEnough = corrections.some(
            ({ kind, riskAfter }) => kind !== 'change-procedure-code' && riskAfter === denialRisk.baseRate,
          );
          if (!isEnough) continue;
          single++;
          expect(smallestChange.outcome).toBe('clears');
          expect(smallestChange.sets[0]?.changes).toHaveLength(1);
        }
      }),
      { numRuns: 100, seed: 6 },
    );
    expect(single).toBeGreaterThan(0);
  });
});
