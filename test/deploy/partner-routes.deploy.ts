/** What a partner does with a scored claim in the deployed service: asks, corrects, remits, and looks at what was learned. */

import { beforeAll, expect, it } from 'vitest';
import { jsonClaim } from '../support/claims.ts';
import { write835 } from '../support/write-835.ts';
import { type Partner, registeredPartner } from './partner.ts';

const asJson = { 'content-type': 'application/json' };
const claim = jsonClaim({ controlNumber: 'TAUGHT', lines: [{ units: 6 }] });

let partner: Partner;

beforeAll(async () => {
  partner = await registeredPartner('routes');
});

async function post(path: string, body: object | string, headers: Record<string, string> = asJson) {
  const answer = await partner.call({
    method: 'POST',
    path,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  expect(answer.status, answer.body).toBe(200);
  return JSON.parse(answer.body);
}

it('asks what would clear a line', async () => {
  const answer = await post('/v1/what-if', { claim, assume: { units: 5 } });
  expect(JSON.stringify(answer)).toContain('ncci/mue-day-units');
});

it('has a correction made, and reads what is kept of it', async () => {
  const wrong = jsonClaim({ controlNumber: 'FORM', lines: [{ modifiers: ['26'] }] });
  const scored = await post('/v1/score', wrong);
  const [correction] = scored.claims[0].lines[0].corrections;
  const made = await post('/v1/corrections', {
    claim: wrong,
    accept: [correction.id],
    attestedBy: 'SAMPLE CODER',
    statement: correction.requires,
  });
  const kept = await partner.call({ method: 'GET', path: `/v1/corrections/${made.audit.id}` });
  expect(kept.status, kept.body).toBe(200);
});

it('learns from a remittance for a claim that it scored', async () => {
  await post('/v1/score', claim);
  const remittance = write835({
    paidOn: '20991231',
    claims: [
      {
        controlNumber: 'TAUGHT',
        status: '4',
        paid: '0',
        lines: [{ paid: '0', adjustments: ['CO*151*600'], controlNumber: 'SAMPLE-1' }],
      },
    ],
  });
  const answer = await post('/v1/remittances', remittance, { 'content-type': 'application/edi-x12' });
  expect(answer).toMatchObject({ lines: { read: 1, matched: 1 }, outcomes: { denied: 1 }, learned: { changed: 1 } });
  const report = await partner.call({
    method: 'GET',
    path: '/v1/calibration',
    headers: { accept: 'application/json' },
  });
  expect(report.status, report.body).toBe(200);
});
