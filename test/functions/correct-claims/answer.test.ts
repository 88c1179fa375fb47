import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../domain/faults.ts';
import type { AuditRecord } from '../../../domain/response/audit-record-schema.ts';
import type { Caller } from '../../../functions/adapters/caller.ts';
import { problemOf } from '../../../functions/adapters/problem.ts';
import type { Circumstances } from '../../../functions/adapters/repeated-calls.ts';
import { type CorrectionServices, correctionAnswer } from '../../../functions/correct-claims/answer.ts';
import { jsonClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

const release = dataRelease();
const claim = jsonClaim({ lines: [{ units: 6 }] });
const body = {
  claim,
  accept: ['line-1-set-units-5'],
  asOf: '2026-11-23',
  attestedBy: 'SAMPLE CODER',
  statement: 'So says the note.',
};

function event(sent: object, headers: Record<string, string> = {}): APIGatewayProxyEventV2 {
  return {
    headers: { 'content-type': 'application/json', ...headers },
    requestContext: { requestId: 'request-1' },
    body: JSON.stringify(sent),
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
}

/** The stores in memory. */
function services(overrides: Partial<CorrectionServices> = {}) {
  const kept = new Map<string, AuditRecord>();
  const calls = new Map<string, Circumstances>();
  const made: CorrectionServices = {
    releases: async () => ({ release, reference: { id: release.id, hash: release.hash } }),
    attachments: undefined,
    learned: undefined,
    calls: {
      async circumstances(_caller: string, key: string, _digest: string, own: Circumstances) {
        const first = calls.get(key) ?? own;
        calls.set(key, first);
        return first;
      },
    },
    audits: {
      async keep(_caller: Caller, record: AuditRecord) {
        const first = kept.get(record.id) ?? record;
        kept.set(record.id, first);
        return first;
      },
      async read(_caller: Caller, id: string) {
        return kept.get(id);
      },
    },
    ...overrides,
  };
  return { kept, services: made };
}

const ignored = () => undefined;

describe('an answer to accepted corrections', () => {
  it('does not leave without its audit record', async () => {
    const { services: failing } = services({
      audits: {
        keep: () => Promise.reject(new Fault('audit-unavailable', 'down', { retryable: true })),
        read: async () => undefined,
      },
    });
    const failure = await correctionAnswer(event(body), failing, ignored).catch((error: unknown) => error);
    expect(problemOf(failure)).toMatchObject({
      code: 'audit-unavailable',
      detail: expect.stringContaining('no correction is made'),
    });
  });

  it('leaves no record of what is refused', async () => {
    const { kept, services: usual } = services();
    for (const refused of [{ accept: ['line-1-set-units-4'] }, { attestedBy: ' ' }, { claim: {} }]) {
      await expect(correctionAnswer(event({ ...body, ...refused }), usual, ignored)).rejects.toThrow();
    }
    expect(kept.size).toBe(0);
  });

  it('is the same with one record for the same key, and refused where something else would come out', async () => {
    const headers = { 'idempotency-key': 'once' };
    const { kept, services: usual } = services();
    const first = await correctionAnswer(event(body, headers), usual, ignored);
    expect(await correctionAnswer(event(body, headers), usual, ignored)).toEqual(first);
    expect(kept.size).toBe(1);
    const [[id, record] = []] = kept;
    if (!id || !record) throw new Error('nothing was kept');
    kept.set(id, { ...record, outputHash: `sha256:${'0'.repeat(64)}` });
    await expect(correctionAnswer(event(body, headers), usual, ignored)).rejects.toMatchObject({
      code: 'correction-stale',
      detail: expect.stringContaining('with another key'),
    });
  });

  it('takes the day that a claim names itself, where the request names none', async () => {
    const { asOf: _, ...undated } = body;
    const { services: usual } = services();
    const answer = await correctionAnswer(
      event({ ...undated, claim: { ...claim, asOf: '2026-10-01' } }),
      usual,
      ignored,
    );
    expect(JSON.parse(answer.body)).toMatchObject({ audit: { asOf: '2026-10-01' }, score: { asOf: '2026-10-01' } });
  });

  it('looks for notes and lets no claim wait for one', async () => {
    const asked: string[][] = [];
    const { services: noting } = services({
      attachments: {
        async notes(_caller: Caller, numbers: readonly string[]) {
          asked.push([...numbers]);
          return { found: new Map(), isComplete: true };
        },
        keepClaims: () => Promise.reject(new Error('a claim was kept')),
      } as unknown as NonNullable<CorrectionServices['attachments']>,
    });
    const noted = structuredClone(claim) as { claimInformation: object };
    Object.assign(noted.claimInformation, {
      claimSupplementalInformation: { reportInformation: { attachmentControlNumber: 'ACN' } },
    });
    const answer = await correctionAnswer(event({ ...body, claim: noted }), noting, ignored);
    expect(asked[0]).toEqual(['ACN']);
    expect(JSON.parse(answer.body).score.claims[0].attachments).toEqual([{ controlNumber: 'ACN', status: 'absent' }]);
    expect(JSON.parse(answer.body).score.issues).toEqual([]);
  });
});
