import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { type ClaimSpec, claimOf } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

const needsOf = (spec: ClaimSpec, asOf: string) =>
  new Set(
    scoreClaim(claimOf(spec), dataRelease(), { asOf: isoDate(asOf) }).lines.flatMap(({ notEvaluated }) =>
      notEvaluated.map(({ needs }) => needs),
    ),
  );

describe('a payer that nobody knows', () => {
  it('is asked for where the claim does not say it', () => {
    expect(needsOf({ filing: '', payerId: 'SAMPLE' }, '2026-11-23')).toContain('who pays');
  });

  it('is not asked for on a day that the table of payers does not cover', () => {
    const needs = needsOf({ lines: [{ on: '20270105' }] }, '2027-02-01');
    expect(needs).toContain('rows of lines-of-business for the date of service');
    expect(needs).not.toContain('who pays');
  });
});
