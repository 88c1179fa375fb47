/** POST /v1/corrections and its audit records on the local stack, with two partners. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../../domain/response/audit-record-schema.ts';
import {
  type CorrectionResponse,
  correctionResponseSchema,
} from '../../../domain/response/correction-response-schema.ts';
import { signatureHeader } from '../../../functions/adapters/caller-signature.ts';
import { submissionHash } from '../../../functions/adapters/content-hash.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

const SECRETS = {
  acme: `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
  other: `whsec_${Buffer.alloc(32, 5).toString('base64')}`,
};
let stack: LocalStack;
let output: RecordedOutput;

beforeAll(async () => {
  process.env.PARTNER_SECRETS = `acme=${SECRETS.acme} other=${SECRETS.other}`;
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  delete process.env.PARTNER_SECRETS;
  await stack.stop();
  output.restore();
});

let calls = 0;

interface Call {
  readonly partner?: keyof typeof SECRETS;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
}

async function call(body: unknown, { partner = 'acme', method = 'POST', path = '', headers = {} }: Call = {}) {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const id = `msg_${calls++}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const answer = await fetch(`${stack.url}/v1/corrections${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'partner-id': partner,
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureHeader(id, timestamp, Buffer.from(method === 'GET' ? '' : sent), [
        SECRETS[partner],
      ]),
      ...headers,
    },
    ...(method === 'GET' ? {} : { body: sent }),
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
  return { status: answer.status, text, json: JSON.parse(text) as any };
}

const AS_OF = '2026-11-23';
const STATED = { attestedBy: 'SECRETCODER', statement: 'SECRETSTATEMENT: the note names five nerves.' };
const sixUnits = jsonClaim({ controlNumber: 'SECRETCLAIM', lines: [{ units: 6 }] });
const request = { claim: sixUnits, accept: ['line-1-set-units-5'], asOf: AS_OF, ...STATED };

describe('POST /v1/corrections', () => {
  it('gives the corrected claim, its new score and what is kept of it', async () => {
    const { status, json } = await call(request);
    expect(status).toBe(200);
    const answer: CorrectionResponse = correctionResponseSchema.parse(json);
    const expected = structuredClone(sixUnits) as typeof sixUnits & {
      claimInformation: { serviceLines: { professionalService: object }[] };
    };
    Object.assign(expected.claimInformation.serviceLines[0]?.professionalService ?? {}, { serviceUnitCount: '5' });
    expect(answer.corrected).toEqual({ claim: expected });
    expect(answer.score.claims[0]?.lines[0]).toMatchObject({
      units: 5,
      denialRisk: { probability: 0.07 },
      findings: [],
    });
    expect(answer.lines).toEqual([
      { patientControlNumber: 'SECRETCLAIM', lineNumber: 1, riskBefore: 0.8605, riskAfter: 0.07, isScored: true },
    ]);
    expect([answer.before.high, answer.score.summary.high]).toEqual([1, 0]);
    expect(answer.audit).toMatchObject({
      version: 1,
      form: 'json',
      asOf: AS_OF,
      inputHash: submissionHash({ kind: 'json', claim: sixUnits }),
      outputHash: submissionHash({ kind: 'json', claim: expected }),
      ruleRelease: answer.score.ruleRelease,
      accepted: [
        {
          id: 'line-1-set-units-5',
          kind: 'set-units',
          requires: 'the note names exactly 5 distinct nerves or branches',
          attestation: 'coder',
          riskBefore: 0.8605,
          riskAfter: 0.07,
        },
      ],
      ...STATED,
    });
    expect(JSON.stringify(answer.audit)).not.toMatch(/SECRETCLAIM|TESTPATIENT|1TE0TE0TE00/);
  });

  it('changes of an 837 only the corrected segments', async () => {
    const x12 = write837([
      jsonClaim({ controlNumber: 'FIRST' }),
      jsonClaim({ controlNumber: 'SECOND', lines: [{ units: 7 }] }),
    ]);
    const { status, json } = await call({ ...request, claim: undefined, x12 });
    expect(status).toBe(200);
    expect(json.corrected).toEqual({ x12: x12.replace('UN*7***1', 'UN*5***1') });
    expect(json.score.claims).toHaveLength(2);
    expect(json.audit).toMatchObject({
      form: 'x12',
      inputHash: submissionHash({ kind: 'x12', bytes: Buffer.from(x12) }),
      accepted: [{ segment: x12.split('~').findIndex((segment) => segment.includes('UN*7')) + 1 }],
    });
  });

  it('makes several corrections of one line, in the same way whatever their order', async () => {
    const claim = jsonClaim({ lines: [{ units: 7, modifiers: ['RT', '26'] }] });
    const accept = ['line-1-set-units-5', 'line-1-remove-modifier-26'];
    const [one, other] = await Promise.all([
      call({ ...request, claim, accept }),
      call({ ...request, claim, accept: accept.toReversed() }),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.json.corrected).toEqual(other.json.corrected);
    expect(one.json.corrections.map(({ id }: { id: string }) => id)).toEqual(accept.toReversed());
    expect(one.json.corrections[1].riskBefore).toBe(one.json.corrections[0].riskAfter);
    expect(one.json.score.claims[0].lines[0]).toMatchObject({ modifiers: ['RT'], units: 5 });
  });

  it('takes a correction as the answer gave it, as long as it still is the same', async () => {
    const scored = await fetchScore(sixUnits);
    expect((await call({ ...request, accept: [scored] })).status).toBe(200);
    const seven = jsonClaim({ controlNumber: 'SECRETCLAIM', lines: [{ units: 7 }] });
    expect((await call({ ...request, claim: seven })).status).toBe(200);
    const stale = await call({ ...request, claim: seven, accept: [scored] });
    expect([stale.status, stale.json.code]).toEqual([409, 'correction-stale']);
    const otherwise = await call({ ...request, accept: [{ ...scored, requires: 'nothing' }] });
    expect([otherwise.status, otherwise.json.code]).toEqual([409, 'correction-stale']);
  });

  it.each<[string, unknown, number, string, RegExp]>([
    ['an empty body', '', 400, 'body-empty', /claim/],
    ['no JSON', 'hello', 400, 'not-json', /JSON/],
    ['a list', [], 400, 'correction-request-invalid', /The body/],
    ['no claim', { ...request, claim: undefined }, 400, 'correction-request-invalid', /either claim/],
    ['both forms', { ...request, x12: 'ISA' }, 400, 'correction-request-invalid', /either claim/],
    [
      'a scored claim by reference',
      { ...request, claim: undefined, requestId: 'abc' },
      400,
      'correction-request-invalid',
      /No claim is kept/,
    ],
    ['no correction', { ...request, accept: [] }, 400, 'correction-request-invalid', /\/accept/],
    [
      'too many corrections',
      { ...request, accept: Array.from({ length: 51 }, () => 'line-1-set-units-5') },
      400,
      'correction-request-invalid',
      /\/accept/,
    ],
    [
      'a member it does not know',
      { ...request, atestedBy: 'SECRETCODER' },
      400,
      'correction-request-invalid',
      /The body/,
    ],
    [
      'a long statement',
      { ...request, statement: 'x'.repeat(2_001) },
      400,
      'correction-request-invalid',
      /\/statement/,
    ],
    ['a long name', { ...request, attestedBy: 'x'.repeat(201) }, 400, 'correction-request-invalid', /\/attestedBy/],
    ['a date that is none', { ...request, asOf: '2026-13-01' }, 400, 'as-of-invalid', /2026-11-23/],
    ['a date without rules', { ...request, asOf: '1999-01-01' }, 422, 'as-of-not-covered', /release/],
    ['a release that is none', { ...request, release: '1999q1.1' }, 400, 'release-unknown', /active/],
    ['a claim that is none', { ...request, claim: 'SECRETCLAIM' }, 422, 'nothing-scoreable', /No claim/],
    ['an 837 that is none', { ...request, claim: undefined, x12: 'SECRETCLAIM' }, 400, 'not-x12', /ISA/],
    [
      'a nesting without end',
      `{"claim":${'['.repeat(20_000)}${']'.repeat(20_000)},"accept":["x"]}`,
      400,
      'correction-request-invalid',
      /levels/,
    ],
    [
      'an id that the claim is not offered',
      { ...request, accept: ['line-1-set-units-4'] },
      409,
      'correction-stale',
      /accept\[0\] line-1-set-units-4/,
    ],
    [
      'an id that is none',
      { ...request, accept: ['line-1-set-units-5', 'SECRETCLAIM'] },
      409,
      'correction-stale',
      /accept\[1\] \(an id\)/,
    ],
    [
      'another claim’s number',
      { ...request, accept: [{ id: 'line-1-set-units-5', patientControlNumber: 'ELSE' }] },
      409,
      'correction-stale',
      /accept\[0\]/,
    ],
    [
      'corrections that contradict each other',
      {
        ...request,
        claim: jsonClaim({ lines: [{ modifiers: ['50', 'RT'] }] }),
        accept: ['line-1-remove-modifier-50', 'line-1-remove-modifier-RT'],
      },
      409,
      'corrections-conflict',
      /accept\[1\] line-1-remove-modifier-RT/,
    ],
    [
      'the units of two lines where one is enough',
      {
        ...request,
        claim: jsonClaim({ lines: [{ units: 4 }, { units: 4, modifiers: ['59'] }] }),
        accept: ['line-1-set-units-1', 'line-2-set-units-1'],
      },
      409,
      'corrections-conflict',
      /accept\[1\] line-2-set-units-1/,
    ],
    [
      'an id of several claims',
      { ...request, claim: undefined, x12: write837([sixUnits, sixUnits]) },
      422,
      'correction-ambiguous',
      /accept\[0\]/,
    ],
    [
      'a file wrapped at a fixed width',
      { ...request, claim: undefined, x12: write837([sixUnits]).replace(/.{20}/g, '$&\n') },
      422,
      'correction-not-writable',
      /fixed width/,
    ],
    ['nobody who attests', { ...request, attestedBy: undefined }, 422, 'attestation-missing', /line-1-set-units-5/],
    ['a blank name', { ...request, attestedBy: ' \n' }, 422, 'attestation-missing', /line-1-set-units-5/],
    ['a blank statement', { ...request, statement: '\u00a0 ' }, 422, 'attestation-missing', /line-1-set-units-5/],
  ])('refuses %s', async (_name, body, status, code, detail) => {
    const answer = await call(body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.json.detail).toMatch(detail);
    expect(answer.text).not.toMatch(/SECRET|TESTPATIENT/);
  });

  it('refuses a body that is too large, and another type', async () => {
    const large = await call({ ...request, statement: ' '.repeat(4_600_000) });
    expect([large.status, large.json.code]).toEqual([413, 'body-too-large']);
    const x12 = await call(write837([sixUnits]), { headers: { 'content-type': 'application/edi-x12' } });
    expect([x12.status, x12.json.code]).toEqual([415, 'content-type-not-supported']);
  });

  it('asks for a signature', async () => {
    const answer = await fetch(`${stack.url}/v1/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'signature-missing']);
  });

  it('gives one answer and keeps one record for one Idempotency-Key, each partner its own', async () => {
    const headers = { 'idempotency-key': 'once' };
    const [first, again] = [await call(request, { headers }), await call(request, { headers })];
    expect(first.status).toBe(200);
    expect(again.text).toBe(first.text);
    const other = await call({ ...request, statement: 'Otherwise.' }, { headers });
    expect([other.status, other.json.code]).toEqual([409, 'idempotency-key-reused']);
    const ofOther = await call(request, { headers, partner: 'other' });
    expect(ofOther.json.audit.id).not.toBe(first.json.audit.id);
    expect((await call(request)).json.audit.id).not.toBe(first.json.audit.id);
  });

  it('judges under the release that is named', async () => {
    const { status, json } = await call({ ...request, release: '2026q4.1' });
    expect(status).toBe(200);
    expect([json.audit.ruleRelease.id, json.score.ruleRelease.id]).toEqual(['2026q4.1', '2026q4.1']);
  });

  it('reads the note that came apart, as the score did, and names its hash', async () => {
    const claim = structuredClone(jsonClaim({ lines: [{ units: 7 }] })) as { claimInformation: object };
    Object.assign(claim.claimInformation, {
      claimSupplementalInformation: { reportInformation: { attachmentControlNumber: 'ACN-CORR' } },
    });
    const note =
      'PROCEDURE: Thermal radiofrequency ablation at 80 C of the left sural nerve and the left tibial nerve.';
    const without = await call({ ...request, claim });
    expect(without.json.audit.notes).toEqual([]);
    const kept = await putNote('ACN-CORR', note);
    expect([kept.status, kept.json.claims]).toEqual([201, []]);
    const answer = await call({ ...request, claim, accept: ['line-1-set-units-2'] });
    expect(answer.status).toBe(200);
    expect(answer.json.audit.notes).toEqual([expect.stringMatching(/^sha256:/)]);
    expect(answer.json.corrections[0].requires).toContain('“sural nerve”, “tibial nerve”');
  });
});

describe('GET /v1/corrections/{auditId}', () => {
  it('gives the record to the partner who made the correction, and to no other', async () => {
    const { json } = await call(request);
    const audit: AuditRecord = json.audit;
    const get = (partner: keyof typeof SECRETS, id: string) => call('', { partner, method: 'GET', path: `/${id}` });
    expect(await get('acme', audit.id)).toMatchObject({ status: 200, json: audit });
    expect(await get('other', audit.id)).toMatchObject({ status: 404, json: { code: 'audit-not-found' } });
    expect(await get('acme', `${audit.id.slice(0, -1)}!`)).toMatchObject({ status: 404 });
    expect(await get('acme', 'nothing')).toMatchObject({ status: 404, json: { code: 'audit-not-found' } });
  });
});

describe('what operators see', () => {
  it('holds how many corrections were made, and nothing of the claim or of who attests', async () => {
    await call(request);
    expect(output.entries()).toContainEqual(expect.objectContaining({ message: 'corrections made', corrections: 1 }));
    expect(output.text()).not.toMatch(/SECRET|TESTPATIENT|sural/);
  });
});

async function fetchScore(claim: unknown) {
  const { json } = await signed('POST', `/v1/score?asOf=${AS_OF}`, JSON.stringify(claim), 'application/json');
  return json.claims[0].lines[0].corrections[0];
}

async function putNote(controlNumber: string, note: string) {
  return signed('PUT', `/v1/attachments/${controlNumber}`, note, 'text/plain');
}

async function signed(method: string, path: string, body: string, type: string) {
  const id = `msg_${calls++}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const answer = await fetch(`${stack.url}${path}`, {
    method,
    headers: {
      'content-type': type,
      'partner-id': 'acme',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureHeader(id, timestamp, Buffer.from(body), [SECRETS.acme]),
    },
    body,
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
  return { status: answer.status, json: (await answer.json()) as any };
}
