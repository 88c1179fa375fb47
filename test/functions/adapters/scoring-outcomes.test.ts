import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { KeptClaim } from '../../../domain/outcomes/kept-prediction.ts';
import { createCollector, scoreJson } from '../../../domain/score-submission.ts';
import { createIdentityHashes } from '../../../functions/adapters/identity-hashes.ts';
import { createScoringOutcomes } from '../../../functions/adapters/scoring-outcomes.ts';
import { type ClaimSpec, jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { dataRelease } from '../../support/release.ts';

// The logger writes where the test can see it; it asks when it is loaded.
vi.hoisted(() => {
  process.env.POWERTOOLS_DEV = 'true';
});

const CALL = { scoredAt: Date.UTC(2026, 2, 3), release: '2026q4.3', learned: 'state-1', isRepeat: false };
const learned = { present: async () => undefined, state: async () => undefined };
let output: RecordedOutput;
beforeEach(() => {
  output = recordOutput();
});
afterEach(() => output.restore());

function scored(...specs: ClaimSpec[]) {
  const { sink, collected } = createCollector();
  scoreJson(JSON.stringify(specs.map(jsonClaim)), dataRelease(), { asOf: isoDate('2026-03-03') }, sink);
  return collected.claims;
}

async function kept(claims: ReturnType<typeof scored>, hashes = createIdentityHashes(async () => 'k'.repeat(32))) {
  const given: KeptClaim[] = [];
  const table = {
    async keepPredictions(all: readonly KeptClaim[]) {
      given.push(...all);
      return 0;
    },
  };
  await createScoringOutcomes(table, learned, hashes).keepPredictions('acme', claims, CALL);
  return given;
}

describe('predictions', () => {
  it('hold what is learned from, and what is found by only in hashes', async () => {
    const claims = scored({ controlNumber: 'SECRETCLAIM', lines: [{ units: 6, charge: '6000' }] });
    const [line] = claims[0]?.lines ?? [];
    if (!line) throw new Error('nothing was scored');
    const [claim] = await kept(claims);
    expect(claim).toMatchObject({ scoredAt: CALL.scoredAt, release: '2026q4.3', learned: 'state-1' });
    expect(claim?.lines).toEqual([
      {
        description: expect.objectContaining({ claim: claim?.claim }),
        payer: 'medicare/JH',
        procedureCode: '64640',
        placeOfService: '11',
        probability: line.denialRisk.probability,
        findings: ['ncci/mue-day-units#overDayLimit'],
        baseRate: line.denialRisk.baseRate,
        expectedCents: line.payment.expectedCents,
      },
    ]);
    expect(JSON.stringify(claim?.lines)).not.toMatch(/SECRET|2026-03-02|60000|SAMPLE|TESTPATIENT/);
  });

  it('of claims under one control number are one', async () => {
    const claims = await kept(scored({ controlNumber: 'A' }, { controlNumber: 'B' }, { controlNumber: 'A' }));
    expect(claims.map(({ lines }) => lines.length)).toEqual([2, 1]);
  });

  it('are not made of claims without a 64640 line, and nothing is asked for them', async () => {
    const hashes = createIdentityHashes(async () => {
      throw new Error('asked');
    });
    expect(await kept(scored({ lines: [{ code: '99213' }] }), hashes)).toEqual([]);
    expect(output.text()).toBe('');
  });

  it.each<[string, ClaimSpec, number]>([
    ['a claim without a number', { controlNumber: '' }, 1],
    ['a payer id that is prose', { filing: 'CI', payerId: `SECRET ${'x'.repeat(200)}` }, 1],
    ['lines beyond those of any claim', { lines: Array.from({ length: 310 }, () => ({})) }, 10],
  ])('leave out %s, and say so in a number', async (_name, spec, linesLeftOut) => {
    const claims = scored(spec);
    const lines = claims.reduce((sum, claim) => sum + claim.lines.length, 0);
    const given = await kept(claims);
    expect(given.reduce((sum, claim) => sum + claim.lines.length, 0)).toBe(lines - linesLeftOut);
    expect(output.entries()).toContainEqual(expect.objectContaining({ message: 'predictions left out', linesLeftOut }));
    expect(output.text()).not.toContain('SECRET');
  });

  it('that cannot be kept are logged by the name of the failure, and cost no answer', async () => {
    const table = {
      async keepPredictions(): Promise<number> {
        throw new TypeError('SECRETCLAIM cannot be written');
      },
    };
    const outcomes = createScoringOutcomes(
      table,
      learned,
      createIdentityHashes(async () => 'k'.repeat(32)),
    );
    await outcomes.keepPredictions('acme', scored({}), CALL);
    expect(output.entries()).toContainEqual(
      expect.objectContaining({ level: 'ERROR', message: 'predictions not kept', errorName: 'TypeError' }),
    );
    expect(output.text()).not.toContain('SECRET');
  });
});
