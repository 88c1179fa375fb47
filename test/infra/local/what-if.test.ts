import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WhatIfResponse, whatIfResponseSchema } from '../../../domain/response/what-if-schema.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { type ClaimSpec, jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

let stack: LocalStack;
let output: RecordedOutput;

/** Whatever of these shows in a log or an error has leaked out of a claim or an assumption. */
const SECRETS = ['TESTPATIENT', 'AVERY', '1TE0TE0TE00', 'SECRETNOTE', 'SECRETCLAIM', 'SECRETACN', 'SECRETFACT'];

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  for (const secret of SECRETS) expect(output.text()).not.toContain(secret);
  await stack.stop();
  output.restore();
});

// biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
type Json = any;

async function post(body: string, query = '', type = 'application/json') {
  const answer = await fetch(`${stack.url}/v1/what-if${query}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), text, json: JSON.parse(text) as Json };
}

async function ask(body: object, query = ''): Promise<WhatIfResponse> {
  const { status, text, json } = await post(JSON.stringify({ asOf: '2026-11-23', ...body }), query);
  expect(status, text).toBe(200);
  return whatIfResponseSchema.parse(json);
}

const claim = (spec: ClaimSpec = {}) =>
  jsonClaim({ controlNumber: 'SECRETCLAIM', note: 'SECRETNOTE RFA OF A PERIPHERAL NERVE', ...spec });
const assume = { nerves: ['saphenous nerve'], modality: 'thermal radiofrequency', temperatureCelsius: 80 };

describe('POST /v1/what-if', () => {
  it('answers with the score without and with the facts, and the smallest change', async () => {
    const answer = await ask({ claim: claim(), assume });
    expect(answer).toMatchObject({
      asOf: '2026-11-23',
      patientControlNumber: 'SECRETCLAIM',
      lines: [
        {
          lineNumber: 1,
          change: { cleared: ['documentation/nerve-identified'], new: [], unchanged: [] },
          smallestChange: { outcome: 'clears', sets: [{ changes: [{ document: 'procedureNote' }], riskAfter: 0.07 }] },
        },
      ],
      issues: [],
    });
    const [line] = answer.lines;
    expect(line?.with.denialRisk.probability).toBeLessThan(line?.without.denialRisk.probability ?? 0);
  });

  it('answers without assumptions, too', async () => {
    const [line] = (await ask({ claim: claim() })).lines;
    expect(line?.assumptions).toEqual([]);
    expect(line?.with).toEqual(line?.without);
  });

  it('scores the line as POST /v1/score does', async () => {
    const sent = claim({ lines: [{ units: 6 }] });
    const scored = await fetch(`${stack.url}/v1/score?asOf=2026-11-23`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
    const { claims } = (await scored.json()) as Json;
    const { lines } = await ask({ claim: sent });
    expect(lines.map(({ without }) => without)).toEqual(claims[0].lines);
  });

  it('comes to the same for an 837', async () => {
    const sent = claim({ lines: [{ units: 3 }] });
    const [ofJson, ofX12] = await Promise.all([ask({ claim: sent, assume }), ask({ x12: write837([sent]), assume })]);
    const told = ({ lines }: WhatIfResponse) =>
      lines.map(({ change, smallestChange, with: assumed }) => [change, smallestChange, assumed.denialRisk]);
    expect(told(ofX12)).toEqual(told(ofJson));
  });

  it('asks which of several claims is meant', async () => {
    const x12 = write837([claim(), jsonClaim({ controlNumber: 'SECRETCLAIM2', lines: [{ units: 6 }] })]);
    const unclear = await post(JSON.stringify({ x12 }));
    expect([unclear.status, unclear.json.code]).toEqual([422, 'what-if-claim-unclear']);
    const { lines } = await ask({ x12, patientControlNumber: 'SECRETCLAIM2' });
    expect(lines[0]?.without.findings[0]?.ruleId).toBe('ncci/mue-day-units');
    const absent = await post(JSON.stringify({ x12, patientControlNumber: 'SECRETCLAIM3' }));
    expect([absent.status, absent.json.code]).toEqual([422, 'what-if-claim-unclear']);
  });

  it('asks which line coding is meant for', async () => {
    const sent = claim({ lines: [{ units: 6 }, { units: 1, on: '20260309' }] });
    const unclear = await post(JSON.stringify({ claim: sent, assume: { units: 5 } }));
    expect([unclear.status, unclear.json.code]).toEqual([422, 'what-if-line-unclear']);
    const { lines } = await ask({ claim: sent, lineNumber: 1, assume: { units: 5 } });
    expect(lines.map(({ lineNumber, change }) => [lineNumber, change.cleared])).toEqual([[1, ['ncci/mue-day-units']]]);
    expect((await post(JSON.stringify({ claim: sent, lineNumber: 9 }))).json.code).toBe('what-if-line-unclear');
  });

  it('reads the note that the claim names and was kept, and keeps nothing itself', async () => {
    const named: Json = claim({ note: '' });
    named.claimInformation.claimSupplementalInformation = {
      reportInformation: { attachmentControlNumber: 'SECRETACN-WHATIF' },
    };
    const before = await ask({ claim: named, assume: { nerves: ['tibial nerve'] } });
    expect(before).toMatchObject({ attachments: [{ controlNumber: 'SECRETACN-WHATIF', status: 'absent' }] });
    const put = await fetch(`${stack.url}/v1/attachments/SECRETACN-WHATIF`, {
      method: 'PUT',
      headers: { 'content-type': 'text/plain' },
      body: 'PROCEDURE NOTE\nDESCRIPTION OF PROCEDURE: The left sural nerve was treated with thermal radiofrequency ablation at 80 degrees Celsius for 90 seconds. SECRETNOTE.',
    });
    // No claim waited: a question is not a submission.
    expect(((await put.json()) as Json).claims).toEqual([]);
    const after = await ask({ claim: named, assume: { nerves: ['tibial nerve'] } });
    expect(after).toMatchObject({ attachments: [{ status: 'read' }] });
    expect(after.lines[0]?.assumptions).toMatchObject([{ name: 'nerves', taken: 'contradicted' }]);
  });

  it('is judged under the release and on the day that are named, by the body before the query', async () => {
    const { asOf, ruleRelease } = await ask(
      { claim: claim(), asOf: '2026-06-01', release: '2026q4.1' },
      '?asOf=2026-07-01&release=2026q4.2',
    );
    expect([asOf, ruleRelease.id]).toEqual(['2026-06-01', '2026q4.1']);
    expect((await post(JSON.stringify({ claim: claim(), release: '2000q1.1' }))).json.code).toBe('release-unknown');
    expect((await post(JSON.stringify({ claim: claim(), asOf: '1900-01-01' }))).json.code).toBe('as-of-not-covered');
  });

  it.each<[string, () => string, number, string]>([
    ['nothing', () => '', 400, 'body-empty'],
    ['blanks', () => ' \n', 400, 'body-empty'],
    ['no JSON', () => '{"claim": SECRETNOTE', 400, 'not-json'],
    ['a list', () => '[]', 422, 'what-if-invalid'],
    ['null', () => 'null', 422, 'what-if-invalid'],
    ['an empty object', () => '{}', 422, 'what-if-invalid'],
    ['both forms', () => JSON.stringify({ claim: claim(), x12: write837([claim()]) }), 422, 'what-if-invalid'],
    ['a field of its own', () => JSON.stringify({ claim: claim(), SECRETFACT: 1 }), 422, 'what-if-invalid'],
    [
      'a line that is no number',
      () => JSON.stringify({ claim: claim(), lineNumber: 'SECRETFACT' }),
      422,
      'what-if-invalid',
    ],
    ['no date', () => JSON.stringify({ claim: claim(), asOf: 'SECRETFACT' }), 400, 'as-of-invalid'],
    ['a claim that is none', () => JSON.stringify({ claim: 'SECRETCLAIM' }), 422, 'nothing-scoreable'],
    ['several claims as JSON', () => JSON.stringify({ claim: [claim(), claim()] }), 422, 'nothing-scoreable'],
    ['another code', () => JSON.stringify({ claim: claim({ lines: [{ code: '99213' }] }) }), 422, 'nothing-scoreable'],
    ['an 837 that is none', () => JSON.stringify({ x12: 'SECRETCLAIM' }), 422, 'nothing-scoreable'],
    ['an unknown fact', () => JSON.stringify({ claim: claim(), assume: { SECRETFACT: 1 } }), 422, 'assumption-refused'],
    [
      'a refused fact',
      () => JSON.stringify({ claim: claim(), assume: { procedureCode: 'SECRETFACT' } }),
      422,
      'assumption-refused',
    ],
    [
      'a wrong fact',
      () => JSON.stringify({ claim: claim(), assume: { units: 'SECRETFACT' } }),
      422,
      'assumption-refused',
    ],
    ['too much', () => JSON.stringify({ x12: 'X'.repeat(4_600_000) }), 413, 'body-too-large'],
  ])('refuses %s', async (_name, body, status, code) => {
    const answer = await post(body());
    expect([answer.status, answer.json.code], answer.text).toEqual([status, code]);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.json.detail).toMatch(/.+/);
    for (const secret of SECRETS) expect(answer.text).not.toContain(secret);
  });

  it('names what is refused, and where a value is wrong', async () => {
    const refused = await post(JSON.stringify({ claim: claim(), assume: { procedureCode: '64999', other: 1 } }));
    expect(refused.json.detail).toMatch(
      /^procedureCode is not assumed: .* 1 of the names in assume .* temperatureCelsius/s,
    );
    const wrong = await post(JSON.stringify({ claim: claim(), assume: { units: 0, nerves: [7] } }));
    expect(wrong.json.issues.map(({ path }: Json) => path)).toEqual(['/assume/nerves/0', '/assume/units']);
  });

  it('takes JSON alone', async () => {
    expect((await post(write837([claim()]), '', 'application/edi-x12')).status).toBe(415);
  });

  it('answers a claim of as many lines as an 837P has, with a long note', { timeout: 60_000 }, async () => {
    const note = `DESCRIPTION OF PROCEDURE: The left sural nerve was treated. ${'SECRETNOTE was seen. '.repeat(20_000)}`;
    const lines = Array.from({ length: 50 }, () => ({ units: 4 }));
    const answer = await post(JSON.stringify({ claim: claim({ note: '', documentation: { note }, lines }), assume }));
    expect(answer.status, answer.text).toBe(200);
    const outcomes = answer.json.lines.map(({ smallestChange }: Json) => smallestChange.outcome);
    expect(outcomes[0]).toBe('clearsRest');
    expect(outcomes.at(-1)).toBe('notSearched');
    const tooMany = claim({ lines: [...lines, {}] });
    expect((await post(JSON.stringify({ claim: tooMany }))).json.code).toBe('what-if-line-unclear');
    expect((await ask({ claim: tooMany, lineNumber: 51 })).lines).toHaveLength(1);
  });

  it('is described', async () => {
    const description = (await (await fetch(`${stack.url}/v1/openapi.json`)).json()) as Json;
    expect(description.paths['/v1/what-if'].post.operationId).toBe('whatIf');
    const { WhatIfRequest, Assumptions, WhatIfResponse } = description.components.schemas;
    expect(WhatIfRequest.properties.claim).toEqual({ $ref: '#/components/schemas/Claim' });
    expect(Object.keys(Assumptions.properties)).toContain('temperatureCelsius');
    expect(WhatIfResponse.properties.lines.items.required).toContain('smallestChange');
  });
});
