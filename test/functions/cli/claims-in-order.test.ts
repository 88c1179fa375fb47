import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { byExpectedLoss } from '../../../domain/response/order-of-work.ts';
import type { ScoredClaim } from '../../../domain/response/score-response.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { ClaimsInOrder } from '../../../functions/cli/claims-in-order.ts';
import { claimOf } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

const score = (controlNumber: string, units: number | undefined) =>
  scoreClaim(claimOf({ controlNumber, lines: [units === undefined ? { code: '99213' } : { units }] }), dataRelease(), {
    asOf: isoDate('2026-11-23'),
  });
const kinds = [score('LOW', 1), score('NONE', undefined), score('HIGH', 6)];
const unknown = (claim: ScoredClaim): ScoredClaim => ({
  ...claim,
  lines: claim.lines.map((line) => ({
    ...line,
    payment: { expectedCents: null, basis: 'unknown', expectedLossCents: null },
  })),
});

/** `filler` makes the texts long enough to leave memory. */
function claimsOf(count: number, filler: string): ScoredClaim[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % 3] as ScoredClaim;
    const claim = { ...kind, patientControlNumber: `É${index}${filler}` };
    return index % 7 === 0 ? unknown(claim) : claim;
  });
}

describe.each([
  ['few claims, which stay in memory', 50, ''],
  ['many claims, which do not', 4_000, 'X'.repeat(8_000)],
])('claims in order: %s', (_name, count, filler) => {
  it('are those of the answer over HTTP, and leave no file behind', () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('denial-prediction-'));
    const claims = claimsOf(count, filler);
    const order = new ClaimsInOrder();
    for (const claim of claims) order.add(claim);
    const drained = [...order.drain()];
    expect(drained).toHaveLength(count);
    const expected = byExpectedLoss(claims);
    expect(drained.every((text, index) => text === JSON.stringify(expected[index]))).toBe(true);
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('denial-prediction-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });
});
