import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptNote, WaitingClaim } from '../../../functions/adapters/attachment-table.ts';
import { attachedNotes } from '../../../functions/score-request/attached-notes.ts';
import type { ScoreRequest } from '../../../functions/score-request/request.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';

// The logger asks for it when it is loaded.
vi.hoisted(() => Object.assign(process.env, { POWERTOOLS_DEV: 'true' }));

let output: RecordedOutput;
beforeEach(() => {
  output = recordOutput();
});
afterEach(() => output.restore());

function requestNaming(...controlNumbers: string[]): ScoreRequest {
  const claims = controlNumbers.map((attachmentControlNumber, index) => {
    const claim = jsonClaim({ controlNumber: `CLAIM${index}` }) as { claimInformation: object };
    Object.assign(claim.claimInformation, {
      claimSupplementalInformation: { reportInformation: { attachmentControlNumber } },
    });
    return claim;
  });
  return {
    kind: 'json',
    body: Buffer.from(JSON.stringify(claims)),
    answerType: 'application/json',
    asOf: undefined,
    release: undefined,
    explainAll: false,
  };
}

/** A store that answers each reading in turn, and remembers what it was asked. */
function storeOf(...readings: ({ [controlNumber: string]: string } | Error | 'full')[]) {
  const asked: string[][] = [];
  const kept: { controlNumber: string; claim: WaitingClaim }[] = [];
  return {
    asked,
    kept,
    async notes(_caller: string, controlNumbers: readonly string[]) {
      const reading = readings[asked.length];
      asked.push([...controlNumbers]);
      if (reading instanceof Error) throw reading;
      if (reading === 'full') return { found: new Map<string, KeptNote>(), isComplete: false };
      const found = new Map(
        Object.entries(reading ?? {})
          .filter(([number]) => controlNumbers.includes(number))
          .map(([number, text]) => [number, { text }]),
      );
      return { found, isComplete: true };
    },
    async keepClaims(_caller: string, waiting: readonly { controlNumber: string; claim: WaitingClaim }[]) {
      kept.push(...waiting);
      const tooLarge = waiting.filter(({ claim }) => claim.patientControlNumber === 'CLAIM9');
      return new Set(tooLarge.map(({ claim }) => claim));
    },
  };
}
const statuses = (notes: Awaited<ReturnType<typeof attachedNotes>>['notes']) =>
  Object.fromEntries([...(notes ?? [])].map(([number, { status }]) => [number, status]));

describe('the notes of a request', () => {
  it('are not asked for where no claim names one, nor without a store', async () => {
    const store = storeOf();
    const request = { ...requestNaming(), body: Buffer.from(JSON.stringify(jsonClaim())) };
    expect(await attachedNotes(request, 'caller', store)).toEqual({ notes: undefined, issues: [] });
    expect(await attachedNotes(requestNaming('A'), 'caller', undefined)).toEqual({ notes: undefined, issues: [] });
    expect(store.asked).toEqual([]);
  });

  it('are asked for once where they are all there', async () => {
    const store = storeOf({ A: 'one', B: 'two' });
    const { notes, issues } = await attachedNotes(requestNaming('A', 'B', 'A'), 'caller', store);
    expect(notes?.get('B')).toEqual({ status: 'read', text: 'two' });
    expect([store.asked, store.kept, issues]).toEqual([[['A', 'B']], [], []]);
  });

  it('that are missing keep their claims waiting, and only those', async () => {
    const store = storeOf({ A: 'one' }, {});
    const { notes } = await attachedNotes(requestNaming('A', 'B', '../C'), 'caller', store);
    expect(statuses(notes)).toEqual({ A: 'read', B: 'awaited', '../C': 'absent' });
    expect(store.kept.map(({ controlNumber, claim }) => [controlNumber, claim.patientControlNumber])).toEqual([
      ['B', 'CLAIM1'],
    ]);
  });

  it('that come while their claim is put aside are used all the same', async () => {
    const store = storeOf({}, { A: 'late' });
    const { notes } = await attachedNotes(requestNaming('A'), 'caller', store);
    expect(notes?.get('A')).toEqual({ status: 'read', text: 'late' });
    expect(store.asked).toEqual([['A'], ['A']]);
  });

  it('are absent where the claim is too large to be kept', async () => {
    const numbers = Array.from({ length: 10 }, (_, index) => `N${index}`);
    const { notes } = await attachedNotes(requestNaming(...numbers), 'caller', storeOf({}, {}));
    expect(notes?.get('N9')).toEqual({ status: 'absent' });
    expect(notes?.get('N8')).toEqual({ status: 'awaited' });
  });

  it('are out of reach where the store fails, and the claims are scored all the same', async () => {
    const { notes, issues } = await attachedNotes(requestNaming('A'), 'caller', storeOf(new Error('SECRET')));
    expect(statuses(notes)).toEqual({ A: 'unavailable' });
    expect(issues).toEqual([expect.objectContaining({ code: 'attachments-unavailable', scope: 'submission' })]);
    expect(output.entries()).toContainEqual(expect.objectContaining({ message: 'attachments unavailable' }));
    expect(output.text()).not.toContain('SECRET');
  });

  it('that were read before the store failed stay', async () => {
    const { notes } = await attachedNotes(requestNaming('A', 'B'), 'caller', storeOf({ A: 'one' }, new Error()));
    expect(statuses(notes)).toEqual({ A: 'read', B: 'unavailable' });
  });

  it('are too many where one call cannot hold them', async () => {
    const { notes, issues } = await attachedNotes(requestNaming('A'), 'caller', storeOf('full'));
    expect(statuses(notes)).toEqual({ A: 'absent' });
    expect(issues.map(({ code }) => code)).toEqual(['attachments-too-many']);
  });

  it('are looked for up to a number', async () => {
    const numbers = Array.from({ length: 2_001 }, (_, index) => `N${index}`);
    const store = storeOf(Object.fromEntries(numbers.map((number) => [number, 'x'])));
    const { notes, issues } = await attachedNotes(requestNaming(...numbers), 'caller', store);
    expect(store.asked.map(({ length }) => length)).toEqual([2_000]);
    expect(notes?.get('N2000')).toEqual({ status: 'absent' });
    expect(issues.map(({ code }) => code)).toEqual(['attachments-too-many']);
  });
});
