/** A file from its upload to the partner's server that is told of its end: as deployed, with nothing changed for the test. */

import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { callbackEventSchema } from '../../domain/response/callback-schemas.ts';
import { verifySignature } from '../../functions/adapters/caller-signature.ts';
import { type Receiver, startReceiver } from '../support/callback-receiver.ts';
import { jsonClaim } from '../support/claims.ts';
import { write837 } from '../support/write-837.ts';
import { LOOPBACK_HOST, PARTNER_HOST } from './own-network.ts';
import { type Partner, registeredPartner } from './partner.ts';
import { untilSo, uploaded } from './sent-batches.ts';

const FILE = Buffer.from(write837([jsonClaim({ controlNumber: 'CALLED', lines: [{ units: 6 }] })]));

let partner: Partner;
let receiver: Receiver;

beforeAll(async () => {
  partner = await registeredPartner('called-back');
  // On every address of this network, so that it would also hear a call to one of this machine alone.
  receiver = await startReceiver(inject('deployed').partnerServer, { host: '0.0.0.0', port: 8443 });
});

afterAll(() => receiver.stop());

it('scores a file that was announced and uploaded, and tells the server that its partner named, signed', async () => {
  const id = await uploaded(partner, FILE, { callbackUrl: `https://${PARTNER_HOST}:8443/hook?for=claims` });
  const told = await untilSo(partner, id, ({ callback }) => callback?.status !== 'pending');
  expect(told).toMatchObject({
    status: 'completed',
    progress: { claims: 1, scoredLines: 1 },
    callback: { status: 'delivered', attempts: 1, lastStatus: 204 },
  });
  const [{ method, path, body, headers } = expect.fail('nothing received')] = receiver.received;
  expect([method, path, headers.host]).toEqual(['POST', '/hook?for=claims', `${PARTNER_HOST}:8443`]);
  expect(callbackEventSchema.parse(JSON.parse(body.toString()))).toMatchObject({
    type: 'batch.completed',
    data: { batchId: id, summary: { claims: 1, scoredLines: 1 } },
  });
  const signed = {
    id: String(headers['webhook-id']),
    timestamp: String(headers['webhook-timestamp']),
    signature: String(headers['webhook-signature']),
  };
  expect(verifySignature(signed, body, [partner.secret], Date.now() / 1_000)).toBe('valid');
  const results = told.results.find(({ name }) => name === 'results.ndjson');
  expect(await (await fetch(results?.url ?? '')).text()).toContain('"patientControlNumber":"CALLED"');
});

it.each(['https://127.0.0.1:8443/hook', 'https://169.254.169.254/latest/meta-data/', 'https://localhost:8443/hook'])(
  'opens no batch that would call %s',
  async (callbackUrl) => {
    const body = JSON.stringify({ fileName: 'claims.837', sizeBytes: 1, sha256: '0'.repeat(64), callbackUrl });
    const headers = { 'content-type': 'application/json' };
    const answer = await partner.call({ method: 'POST', path: '/v1/batches', headers, body });
    expect(answer.status, answer.body).toBe(422);
    expect(answer.body).toContain('/callbackUrl');
  },
);

it('does not call a name that leads to an address of this machine', async () => {
  const before = receiver.received.length;
  const id = await uploaded(partner, FILE, { callbackUrl: `https://${LOOPBACK_HOST}:8443/hook` });
  const refused = await untilSo(partner, id, ({ callback }) => callback?.attempts === 1);
  expect(refused).toMatchObject({ status: 'completed', callback: { status: 'pending', lastFailure: 'address' } });
  expect(receiver.received).toHaveLength(before);
});
