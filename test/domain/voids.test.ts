import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { type ClaimSpec, claimOf } from '../support/claims.ts';
import { dataRelease } from '../support/release.ts';

/** What would be a finding each on a claim that bills: units, modifiers, a bundled pair, a late filing. */
const WRONG: ClaimSpec = {
  lines: [
    { on: '20240902', units: 6, modifiers: ['50', 'RT'] },
    { on: '20240902', units: 6, modifiers: ['50', 'RT'] },
    { on: '20240902', code: '46505' },
  ],
};

const answer = (spec: ClaimSpec) =>
  scoreClaim(claimOf(spec), dataRelease(), { asOf: isoDate('2026-11-23'), explainAll: true });

describe('a claim that takes another back', () => {
  it('repeats it right or wrong, and is neither denied in part nor paid', () => {
    const { lines } = answer({ ...WRONG, frequency: '8', payerClaimControlNumber: '1234567890' });
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line.findings).toEqual([]);
      expect(line.corrections).toEqual([]);
      expect(line.notEvaluated).toEqual([]);
      expect(line.passed).toEqual(['filing/replacement-reference']);
      expect(line.payment).toMatchObject({ expectedCents: null, expectedLossCents: null });
      expect(line.payment.notes).toEqual(['A void takes an earlier claim back; it is paid nothing.']);
    }
  });

  it('needs the number of that claim', () => {
    const [line] = answer({ ...WRONG, frequency: '8' }).lines;
    expect(line?.findings.map(({ ruleId }) => ruleId)).toEqual(['filing/replacement-reference']);
  });

  it('is judged as any other where it replaces one', () => {
    const [line] = answer({ ...WRONG, frequency: '7', payerClaimControlNumber: '1234567890' }).lines;
    expect(line?.findings.map(({ ruleId }) => ruleId)).toContain('ncci/mue-day-units');
  });
});
