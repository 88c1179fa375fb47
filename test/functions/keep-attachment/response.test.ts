import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { claimRecord } from '../../../domain/claim/claim-record.ts';
import { Fault } from '../../../domain/faults.ts';
import { attachmentResponseSchema } from '../../../domain/response/attachment-response-schema.ts';
import type { ScoringOutcomes } from '../../../functions/adapters/scoring-outcomes.ts';
import type { AttachmentRequest } from '../../../functions/keep-attachment/request.ts';
import { type KeepingContext, keepAttachment } from '../../../functions/keep-attachment/response.ts';
import { jsonClaim, readClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

const claim = (controlNumber: string) => {
  const json = jsonClaim({ controlNumber }) as { claimInformation: object };
  Object.assign(json.claimInformation, {
    claimSupplementalInformation: { reportInformation: { attachmentControlNumber: 'ACN-1' } },
  });
  return claimRecord(readClaim(json));
};
const request: AttachmentRequest = {
  controlNumber: 'ACN-1',
  text: 'RFA',
  issues: [],
  asOf: undefined,
  explainAll: false,
};

function contextOf(
  changes: Partial<KeepingContext['table']> = {},
  other: Partial<KeepingContext> = {},
): KeepingContext {
  const release = dataRelease();
  return {
    requestId: 'request-1',
    caller: 'caller',
    today: isoDate('2026-11-23'),
    table: {
      keepNote: async () => ({ isReplacement: false, expiresAt: new Date(Date.UTC(2026, 11, 23)) }),
      waitingClaims: async () => ({ claims: [], isComplete: true }),
      notes: async () => ({ found: new Map(), isComplete: true }),
      ...changes,
    },
    activeRelease: async () => ({ release, reference: { id: release.id, hash: release.hash } }),
    onRuleFault: () => undefined,
    outcomes: undefined,
    answeredAt: Date.UTC(2026, 10, 23),
    ...other,
  };
}

describe('a note that is kept', () => {
  it('asks for no rules while no claim waits', async () => {
    const activeRelease = async () => {
      throw new Fault('rules-unavailable', 'no rules', { retryable: true });
    };
    expect(await keepAttachment(request, contextOf({}, { activeRelease }))).toMatchObject({ claims: [] });
  });

  it('stays kept when the rules cannot be read, and the call is to be sent again', async () => {
    const order: string[] = [];
    const context = contextOf(
      {
        keepNote: async () => {
          order.push('kept');
          return { isReplacement: false, expiresAt: new Date(0) };
        },
        waitingClaims: async () => ({ claims: [{ record: claim('A'), asOf: undefined }], isComplete: true }),
      },
      {
        activeRelease: async () => {
          order.push('rules');
          throw new Fault('rules-unavailable', 'no rules', { retryable: true });
        },
      },
    );
    await expect(keepAttachment(request, context)).rejects.toMatchObject({
      code: 'rules-unavailable',
      retryable: true,
    });
    expect(order).toEqual(['kept', 'rules']);
  });

  it('scores every claim that waited', async () => {
    const waitingClaims = async () => ({
      claims: ['A', 'B'].map((name) => ({ record: claim(name), asOf: undefined })),
      isComplete: false,
    });
    const answer = attachmentResponseSchema.parse(
      JSON.parse(JSON.stringify(await keepAttachment(request, contextOf({ waitingClaims })))),
    );
    expect(answer.asOf).toBe('2026-11-23');
    expect(answer.issues.map(({ code }) => code)).toEqual(['waiting-claims-too-many']);
    expect(answer.claims.map(({ patientControlNumber }) => patientControlNumber)).toEqual(['A', 'B']);
  });

  it('keeps the predictions that it changes, made with what was learned', async () => {
    const waitingClaims = async () => ({ claims: [{ record: claim('A'), asOf: undefined }], isComplete: true });
    const kept: unknown[] = [];
    const outcomes: ScoringOutcomes = {
      learned: {
        present: async (partner) => ({
          id: `of ${partner}`,
          outcomes: { lines: 9, denied: 2 },
          through: '2026-11',
          payers: new Map(),
        }),
        state: async () => undefined,
      },
      predictionKeeper: () => Promise.reject(new Error('of files alone')),
      keepPredictions: async (partner, claims, call) => {
        kept.push([partner, claims.map(({ patientControlNumber }) => patientControlNumber), call]);
      },
    };
    await keepAttachment(request, contextOf({ waitingClaims }, { outcomes }));
    const call = { scoredAt: Date.UTC(2026, 10, 23), release: dataRelease().id, learned: 'of caller', isRepeat: false };
    expect(kept).toEqual([['caller', ['A'], call]]);
  });

  it('names a claim that an older version kept, and scores the others', async () => {
    const old = claim('A').replace('"version":1', '"version":0');
    const waitingClaims = async () => ({
      claims: [old, claim('B')].map((record) => ({ record, asOf: undefined })),
      isComplete: true,
    });
    const answer = await keepAttachment(request, contextOf({ waitingClaims }));
    expect(answer.issues.map(({ code }) => code)).toEqual(['waiting-claim-unreadable']);
    expect(answer.claims.map(({ patientControlNumber }) => patientControlNumber)).toEqual(['B']);
  });

  it.each(['keepNote', 'waitingClaims'] as const)('is not promised while %s fails', async (method) => {
    const failing = async () => {
      throw new Error('SECRET');
    };
    await expect(keepAttachment(request, contextOf({ [method]: failing }))).rejects.toMatchObject({
      code: 'attachments-unavailable',
      retryable: true,
    });
  });
});
