import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { addLoss, emptyLosses, paretoOf as paretoOfLosses } from '../../../domain/response/loss-pareto.ts';
import { byExpectedLoss } from '../../../domain/response/order-of-work.ts';
import type { ScoredClaim, ScoredLine } from '../../../domain/response/score-response.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { answered, createCollector, createScoring837, scoreJson } from '../../../domain/score-submission.ts';
import { type ClaimSpec, claimOf, jsonClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';
import { write837 } from '../../support/write-837.ts';

const asOf = isoDate('2026-11-23');
const release = dataRelease();
const scored = (controlNumber: string, spec: ClaimSpec = {}) =>
  scoreClaim(claimOf({ controlNumber, ...spec }), release, { asOf });
const numbers = (claims: readonly ScoredClaim[]) => claims.map(({ patientControlNumber }) => patientControlNumber);

describe('the order of work', () => {
  it('is by expected loss; equals and unknown payments keep the order they came in, unscored claims come last', () => {
    const claims = [
      scored('NO-LINE', { lines: [{ code: '99213' }] }),
      scored('UNKNOWN', { placeOfService: '22', lines: [{ units: 6 }] }),
      scored('LOW-1'),
      scored('HIGH', { lines: [{ units: 6 }] }),
      scored('LOW-2'),
      scored('TWO', { lines: [{ units: 6 }, { units: 6, on: '2026-03-09' }] }),
    ];
    expect(numbers(byExpectedLoss(claims))).toEqual(['TWO', 'HIGH', 'LOW-1', 'LOW-2', 'UNKNOWN', 'NO-LINE']);
    expect(numbers(claims)[0]).toBe('NO-LINE');
  });

  it('keeps the lines of a claim in the order of the claim', () => {
    const claim = scored('A', { lines: [{ units: 1 }, { units: 6, on: '2026-03-09' }] });
    expect(byExpectedLoss([claim])[0]?.lines.map(({ lineNumber }) => lineNumber)).toEqual([1, 2]);
  });

  it('is the same for an 837 and for JSON', () => {
    const sent = [
      jsonClaim({ controlNumber: 'LOW' }),
      jsonClaim({ controlNumber: 'HIGH', lines: [{ units: 6 }] }),
      jsonClaim({ controlNumber: 'NONE', lines: [{ code: '99213' }] }),
    ];
    const ofX12 = createCollector();
    const reader = createScoring837(release, { asOf }, ofX12.sink);
    reader.write(Buffer.from(write837(sent)));
    reader.end();
    const ofJson = createCollector();
    scoreJson(JSON.stringify(sent), release, { asOf }, ofJson.sink);
    expect(numbers(answered(ofX12.collected).claims)).toEqual(['HIGH', 'LOW', 'NONE']);
    expect(numbers(answered(ofJson.collected).claims)).toEqual(['HIGH', 'LOW', 'NONE']);
    expect(answered(ofX12.collected).summary).toEqual(answered(ofJson.collected).summary);
  });
});

describe('the Pareto of losses', () => {
  const line = (
    lossCents: number | null,
    contributions: readonly (readonly [string, number])[],
    mac?: ScoredLine['mac'],
  ): ScoredLine => {
    const [template] = scored('A').lines;
    if (!template) throw new Error('no line');
    return {
      ...template,
      mac,
      payment: { ...template.payment, expectedLossCents: lossCents },
      denialRisk: {
        ...template.denialRisk,
        baseRate: 0.1,
        contributions: contributions.map(([ruleId, probability]) => ({
          ...template.denialRisk.contributions[0],
          ruleId,
          probability,
        })) as ScoredLine['denialRisk']['contributions'],
      },
    };
  };
  const paretoOf = (...lines: readonly ScoredLine[]) => {
    const losses = emptyLosses();
    let total = 0;
    for (const each of lines) {
      addLoss(losses, { mac: null }, each);
      total += each.payment.expectedLossCents ?? 0;
    }
    return paretoOfLosses(losses, total);
  };

  it('divides a line among its findings and the base rate as they combine', () => {
    // 0.9 and 0.1: the paid chance 0.1 × 0.9 × 0.9; -ln of the parts are 2.3026, 0.1054, 0.1054.
    const { byRule, baseRate } = paretoOf(
      line(10_000, [
        ['b/heavy', 0.9],
        ['a/light', 0.1],
      ]),
    );
    expect(byRule).toEqual([
      { ruleId: 'b/heavy', lines: 1, expectedLossCents: 9162, share: 0.9162 },
      { ruleId: 'a/light', lines: 1, expectedLossCents: 419, share: 0.0419 },
    ]);
    expect(baseRate).toEqual({ expectedLossCents: 419, share: 0.0419 });
  });

  it('adds up to the total, whatever the cents', () => {
    for (let cents = 1; cents < 200; cents += 7) {
      const { byRule, baseRate } = paretoOf(
        line(cents, [
          ['a', 0.3],
          ['b', 0.3],
          ['c', 0.3],
        ]),
        line(1, [['a', 0.99]]),
        line(5, []),
      );
      const sum = byRule.reduce((all, row) => all + row.expectedLossCents, baseRate.expectedLossCents);
      expect(sum).toBe(cents + 6);
    }
  });

  it('counts a certain denial, a line without a known payment and a line without findings', () => {
    const { byRule, baseRate, byMac } = paretoOf(line(100, [['a', 1]]), line(null, [['b', 0.5]]), line(50, []));
    expect(byRule.map(({ ruleId, lines }) => [ruleId, lines])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(byRule[1]).toMatchObject({ expectedLossCents: 0, share: 0 });
    expect(baseRate.expectedLossCents).toBeGreaterThanOrEqual(50);
    expect(byMac).toEqual([{ jurisdiction: null, lines: 3, expectedLossCents: 150 }]);
  });

  it('counts a line for the MAC that decides it', () => {
    const [own] = scored('A').lines;
    const mac = { ...scored('A').mac, jurisdiction: 'JX' } as ScoredLine['mac'];
    expect(own?.mac).toBeUndefined();
    expect(paretoOf(line(5, [], mac), line(10, [])).byMac).toEqual([
      { jurisdiction: null, lines: 1, expectedLossCents: 10 },
      { jurisdiction: 'JX', lines: 1, expectedLossCents: 5 },
    ]);
  });

  it('is empty where nothing was scored', () => {
    expect(paretoOf()).toEqual({ byRule: [], baseRate: { expectedLossCents: 0, share: 0 }, byMac: [] });
  });
});
