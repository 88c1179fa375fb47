import { expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { LearnedRisk } from '../../../domain/score/learned-risk.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { claimOf } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

it('a line is scored with what its own payer taught, and with no other payer’s', () => {
  const asOf = isoDate('2026-11-23');
  const claim = claimOf({});
  const scored = (learned?: LearnedRisk) => scoreClaim(claim, dataRelease(), { asOf, learned });
  const before = scored();
  const { payer, mac } = before;
  const own = `${payer.lineOfBusiness}/${mac?.jurisdiction}`;
  const outcomes = { lines: 200, denied: 24 };
  const taught = {
    baseRates: new Map([['64640', { alpha: 24, beta: 176, outcomes }]]),
    weights: new Map(),
  };
  expect(payer.lineOfBusiness).toBe('medicare');
  const learned = scored({
    id: '1',
    outcomes: { lines: 9, denied: 2 },
    through: '2026-11',
    payers: new Map([[own, taught]]),
  });
  expect(learned.lines[0]?.denialRisk).toMatchObject({ probability: 0.12, basis: 'learned', outcomes });
  expect(
    scored({
      id: '1',
      outcomes: { lines: 9, denied: 2 },
      through: '2026-11',
      payers: new Map([['medicare/JZ', taught]]),
    }),
  ).toEqual(before);
});
