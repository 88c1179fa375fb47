import { expect, it } from 'vitest';
import { createDenialTally } from '../../../functions/adapters/denial-tally.ts';
import { scored } from '../../support/scored-lines.ts';

it('adds up predicted denials by reason and MAC, the heaviest reason apart from the others', () => {
  const counting = createDenialTally();
  counting.add(...scored({ mac: 'JE', band: 'high', rules: ['ncci/mue-day-units', 'filing/timely'], lossCents: 500 }));
  counting.add(...scored({ mac: 'JE', band: 'high', rules: ['ncci/mue-day-units'], lossCents: 300 }));
  counting.add(...scored({ mac: 'JH', band: 'high', rules: ['filing/timely'], lossCents: 200 }));
  counting.add(...scored({ mac: 'JH', band: 'medium', rules: ['filing/timely'], lossCents: 90 }));
  counting.add(...scored({ mac: null, band: 'low', rules: [], lossCents: null }));
  const tally = counting.tally();
  expect(tally.lines).toBe(5);
  expect(tally.byBand).toEqual({ high: 3, medium: 1, low: 1 });
  expect(tally.total).toEqual({ denials: 3, lossCents: 1_090 });
  expect(Object.fromEntries(tally.byJurisdiction)).toEqual({
    JE: { denials: 2, lossCents: 800 },
    JH: { denials: 1, lossCents: 290 },
    none: { denials: 0, lossCents: 0 },
  });
  expect(Object.fromEntries(tally.byFamily)).toEqual({
    ncci: { denials: 2, lossCents: 800 },
    filing: { denials: 1, lossCents: 290 },
  });
  expect(tally.reasons).toEqual([
    { ruleId: 'ncci/mue-day-units', jurisdiction: 'JE', rank: 1, denials: 2, lossCents: 800 },
    { ruleId: 'filing/timely', jurisdiction: 'JE', rank: 2, denials: 1, lossCents: 500 },
    { ruleId: 'filing/timely', jurisdiction: 'JH', rank: 1, denials: 1, lossCents: 200 },
  ]);
  expect(tally.costliest.map(({ expectedLossCents }) => expectedLossCents)).toEqual([500, 300, 200, 90]);
});

it('keeps the ten costliest lines, whatever order they come in', () => {
  const losses = Array.from({ length: 40 }, (_, index) => ((index * 17) % 40) + 1);
  const counting = createDenialTally();
  for (const lossCents of losses) counting.add(...scored({ mac: 'JE', band: 'low', rules: [], lossCents }));
  expect(counting.tally().costliest).toEqual(
    [40, 39, 38, 37, 36, 35, 34, 33, 32, 31].map((expectedLossCents) => ({
      ruleId: 'none',
      jurisdiction: 'JE',
      band: 'low',
      expectedLossCents,
    })),
  );
});
