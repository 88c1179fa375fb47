/** The webhook of the deployed service. */

import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { jsonClaim } from '../support/claims.ts';
import { call, type Partner, registeredPartner } from './partner.ts';

const score = {
  method: 'POST',
  path: '/v1/score?asOf=2026-11-23',
  headers: { 'content-type': 'application/edi-x12' },
  body: readFileSync('infra/local/samples/seed-denials.837'),
};
const asJson = { 'content-type': 'application/json' };

let partner: Partner;
let other: Partner;

beforeAll(async () => {
  partner = await registeredPartner('acme');
  other = await registeredPartner('other');
});

it('tells nobody but principals of the account how it is', async () => {
  expect((await call({ method: 'GET', path: '/v1/health' })).status).toBe(403);
});

it('scores the 837 of a partner that signs it, under the rules that were published with it', async () => {
  const { status, body } = await partner.call(score);
  expect(status, body).toBe(200);
  const { ruleRelease, summary, issues } = JSON.parse(body);
  expect(ruleRelease.id).toBe(JSON.parse(readFileSync('data/release.json', 'utf8')).id);
  expect(summary).toMatchObject({ claims: 7, scoredLines: 7 });
  expect(summary.high).toBeGreaterThan(0);
  expect(issues).toEqual([]);
});

it('refuses a call without a signature, in the name of another, and one that is played again', async () => {
  expect((await call(score)).status).toBe(401);
  const signed = other.signed(score, 'call-1');
  expect((await call({ ...signed, headers: { ...signed.headers, 'partner-id': 'acme' } })).status).toBe(401);
  expect((await call(signed)).status).toBe(200);
  expect((await call(signed)).status).toBe(401);
});

it('scores a claim with the note that came before it, for the partner that sent the note alone', async () => {
  const note = readFileSync('test/fixtures/ccda/operative-note.xml');
  const kept = await partner.call({
    method: 'PUT',
    path: '/v1/attachments/ACN-1',
    headers: { 'content-type': 'application/xml' },
    body: note,
  });
  expect(kept.status, kept.body).toBe(201);
  // biome-ignore lint/suspicious/noExplicitAny: a claim as it is sent is plain JSON
  const named: any = jsonClaim({ controlNumber: 'NOTED1' });
  named.claimInformation.claimSupplementalInformation = {
    reportInformation: { attachmentControlNumber: 'ACN-1' },
  };
  const ask = { ...score, headers: asJson, body: JSON.stringify(named) };
  const [own, others] = await Promise.all([partner.call(ask), other.call(ask)]);
  expect(JSON.parse(own.body).claims[0].attachments).toEqual([{ controlNumber: 'ACN-1', status: 'read' }]);
  expect(JSON.parse(others.body).claims[0].attachments).toEqual([{ controlNumber: 'ACN-1', status: 'awaited' }]);
});
