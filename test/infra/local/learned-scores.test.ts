/** What remittances taught, in the next answers: through the local stack. */

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { DenialRisk } from '../../../domain/score/denial-risk.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { type ClaimSpec, jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write835 } from '../../support/write-835.ts';
import { write837 } from '../../support/write-837.ts';

let stack: LocalStack;
let output: RecordedOutput;

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  vi.useRealTimers();
  await stack.stop();
  output.restore();
});

async function send(path: string, body: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${stack.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/edi-x12', ...headers },
    body,
  });
  expect(answer.status).toBe(200);
  return answer.text();
}
const clean = (controlNumber: string, payerId: string): ClaimSpec => ({
  controlNumber,
  memberId: `M${controlNumber}`,
  filing: 'CI',
  payerId,
});
async function risk(payerId: string): Promise<DenialRisk> {
  const text = await send('/v1/score?asOf=2026-03-03', write837([jsonClaim(clean('ASKED1', payerId))]));
  return JSON.parse(text).claims[0].lines[0].denialRisk;
}

it('claims of a payer that denied are of higher risk than before, those of others are not, and a repeated call is answered as before', async () => {
  const [before, ofOther] = [await risk('60054'), await risk('62308')];
  expect(before.basis).toBe('prior');
  const repeated = write837([jsonClaim(clean('REPEATED1', '60054'))]);
  const key = { 'idempotency-key': 'before-learning' };
  const first = await send('/v1/score', repeated, key);

  const numbers = Array.from({ length: 40 }, (_, index) => `DENIED${index}`);
  await send('/v1/score', write837(numbers.map((number) => jsonClaim(clean(number, '60054')))));
  const claims = numbers.map((controlNumber) => ({
    controlNumber,
    status: '4',
    paid: '0',
    lines: [{ paid: '0', adjustments: ['CO*50*600'] }],
  }));
  const paidOn = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const paidMonth = new Date().toISOString().slice(0, 7);
  const told = JSON.parse(await send('/v1/remittances', write835({ paidOn, claims })));
  expect(told.learned).toMatchObject({ changed: 40, stateId: expect.any(String) });

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30_001 });
  const after = await risk('60054');
  expect(after.probability).toBeGreaterThan(before.probability + 0.2);
  expect(after).toMatchObject({ basis: 'learned', baseRateOutcomes: { lines: 40, denied: 40 } });
  expect(await risk('62308')).toEqual(ofOther);

  // The same claim has the same risk whichever route is asked, and each names the state that it rests on.
  const state = { id: told.learned.stateId, outcomes: { lines: 40, denied: 40 }, through: paidMonth };
  const claim = jsonClaim({ ...clean('ANOTHER1', '60054'), lines: [{ modifiers: ['TC'] }] });
  const json = async (path: string, body: unknown) =>
    JSON.parse(await send(path, JSON.stringify(body), { 'content-type': 'application/json' }));
  const asOf = '2026-03-03';
  const scored = await json(`/v1/score?asOf=${asOf}`, claim);
  expect(scored.learned).toEqual(state);
  const { denialRisk, corrections } = scored.claims[0].lines[0];
  const asked = await json('/v1/what-if', { claim, asOf, assume: { units: 1 } });
  expect(asked.learned).toEqual(state);
  expect(asked.lines[0].without.denialRisk).toEqual(denialRisk);
  const accepted = {
    claim,
    asOf,
    accept: [corrections[0].id],
    attestedBy: 'SAMPLE CODER',
    statement: 'So says the note.',
  };
  const made = await json('/v1/corrections', accepted);
  expect(made.score.learned).toEqual(state);
  expect(made.audit).toMatchObject({ learnedState: state.id, lines: [{ riskBefore: denialRisk.probability }] });
  expect(made.score.claims[0].lines[0].denialRisk.probability).toBe(corrections[0].riskAfter);
  expect(await send('/v1/score', repeated, key)).toBe(first);
});
