/** POST /v1/remittances through the local stack, from scored claims to what was learned. */

import { readFileSync } from 'node:fs';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remittanceResponseSchema } from '../../../domain/response/remittance-response-schema.ts';
import { OUTCOMES_TABLE } from '../../../infra/local/local-aws.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { type Claim835, write835 } from '../../support/write-835.ts';
import { write837 } from '../../support/write-837.ts';

let stack: LocalStack;
let output: RecordedOutput;
let made = 0;

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  await stack.stop();
  output.restore();
});

async function send(path: string, body: string | Buffer, type = 'application/edi-x12', headers = {}) {
  const answer = await fetch(`${stack.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body,
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
  return { status: answer.status, type: answer.headers.get('content-type'), text, json: JSON.parse(text) as any };
}
const remit = (body: string | Buffer, type?: string) => send('/v1/remittances', body, type);
const score = (numbers: readonly string[], units = 1) => {
  const claims = numbers.map((controlNumber) =>
    jsonClaim({ controlNumber, memberId: `SECRETMEMBER${controlNumber}`, lines: [{ units }] }),
  );
  return send('/v1/score?asOf=2026-03-03', write837(claims));
};
const number = () => `SECRETCLAIM${made++}`;
// Paid after today, since the claims are scored today.
const paidOn = '20991231';
const denied = (controlNumber: string): Claim835 => ({
  controlNumber,
  status: '4',
  paid: '0',
  lines: [{ paid: '0', adjustments: ['CO*151*600'], controlNumber: 'SAMPLE-1' }],
});
const SECRETS = ['SECRET', 'TESTPATIENT', 'AVERY', '1TE0TE0TE00', 'EFT1', 'ICN0001', '2026-03-02', '20260302'];

describe('POST /v1/remittances', () => {
  it('finds the predictions of scored claims, and says what was learned', async () => {
    const [one, two] = [number(), number()];
    expect((await score([one], 6)).status).toBe(200);
    expect((await score([two])).status).toBe(200);
    const body = write835({ paidOn, claims: [denied(one), { controlNumber: two }], providerAdjustments: ['L6*-1.5'] });
    const answer = await remit(body);
    expect([answer.status, answer.type], answer.text).toEqual([200, 'application/json']);
    expect(remittanceResponseSchema.parse(answer.json)).toMatchObject({
      claims: 2,
      lines: { read: 2, matched: 2, unmatched: 0 },
      outcomes: { paid: 1, denied: 1, owedByOthers: 0, unclear: 0 },
      learned: { changed: 2, duplicates: 0, stateId: expect.any(String) },
      providerAdjustments: { count: 1, ignored: expect.stringContaining('belongs to no line') },
      issues: [],
    });
    const again = await remit(body);
    expect(again.json).toMatchObject({
      outcomes: answer.json.outcomes,
      learned: { changed: 0, duplicates: 2, stateId: answer.json.learned.stateId },
    });
  });

  it('answers the sample of the README as the README says', async () => {
    const file = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url));
    const readme = file('README.md').toString();
    await send('/v1/score?asOf=2026-11-23', file('infra/local/samples/seed-denials.837'));
    const { json } = await remit(file('infra/local/samples/seed-remittance.835'));
    expect(json).toMatchObject({ claims: 3, providerAdjustments: { count: 1 }, issues: [] });
    const { stateId, ...learned } = json.learned;
    expect(stateId).toEqual(expect.any(String));
    for (const part of [json.lines, json.outcomes, learned]) {
      const [inside] = /(?<=\{).*(?=\})/.exec(JSON.stringify(part)) ?? [''];
      expect(readme).toContain(inside.replaceAll(':', ': ').replaceAll(',', ', '));
    }
    expect(readme).toContain('--data-binary @infra/local/samples/seed-remittance.835');
  });

  it('learns from claims that were sent as JSON, and from a claim of a hundred lines', async () => {
    const controlNumber = number();
    const lines = Array.from({ length: 100 }, () => ({}));
    const claim = jsonClaim({ controlNumber, lines });
    expect((await send('/v1/score', JSON.stringify(claim), 'application/json')).status).toBe(200);
    const remitted = Array.from({ length: 100 }, (_, index) => ({ controlNumber: `SAMPLE-${index + 1}` }));
    const { json } = await remit(write835({ paidOn, icn: '000000900', claims: [{ controlNumber, lines: remitted }] }));
    expect(json).toMatchObject({ lines: { read: 100, matched: 100 }, learned: { changed: 100 } });
  });

  it.each([
    ['application/x12', (x12: string) => x12],
    ['text/plain; charset=utf-8', (x12: string) => x12],
    [
      'multipart/form-data; boundary=b',
      (x12: string) =>
        [
          ...['--b', 'Content-Disposition: form-data; name="PayloadType"', '', 'X12_835_Response_005010X221A1'],
          ...['--b', 'Content-Disposition: form-data; name="Payload"', '', x12, '--b--', ''],
        ].join('\r\n'),
    ],
  ])('takes %s', async (type, body) => {
    const controlNumber = number();
    await score([controlNumber]);
    const { json } = await remit(body(write835({ paidOn, claims: [{ controlNumber }] })), type);
    expect(json).toMatchObject({ lines: { matched: 1 } });
  });

  it('takes a remittance without a 64640 line, or with adjustments of the provider alone', async () => {
    const other = await remit(write835({ paidOn, claims: [{ lines: [{ code: '99213' }] }] }));
    expect([other.status, other.json.claims, other.json.lines.read]).toEqual([200, 1, 0]);
    const plb = await remit(write835({ paidOn, claims: [], providerAdjustments: ['L6*-1.5'] }));
    expect([plb.status, plb.json.claims, plb.json.providerAdjustments.count]).toEqual([200, 0, 1]);
  });

  it('reads what is whole of a file that is cut or spoiled', async () => {
    const [one, two] = [number(), number()];
    await score([one, two]);
    const whole = write835({ paidOn, claims: [{ controlNumber: one }, { controlNumber: two }] });
    const cut = await remit(whole.slice(0, whole.lastIndexOf('CAS*')));
    expect(cut.json).toMatchObject({ lines: { matched: 1 } });
    expect(cut.json.issues.map(({ code }: { code: string }) => code)).toContain('claim-truncated');
    const spoiled = await remit(whole.replace('SVC*HC:64640*600*267.54', 'SVC*HC:64640*600*SECRETX'));
    expect(spoiled.json).toMatchObject({ lines: { read: 2, matched: 1, unmatched: 1 }, learned: { duplicates: 0 } });
    expect(spoiled.text).not.toContain('SECRET');
    const absurd = await remit(whole.replace('SVC*HC:64640*600*267.54', 'SVC*HC:64640*600*999999999999999999'));
    expect(absurd.json).toMatchObject({ lines: { read: 2, matched: 1 }, issues: [{ code: 'value-not-numeric' }] });
  });

  it('takes no more lines than one call can record, and says so', async () => {
    const lines = Array.from({ length: 999 }, () => ({}));
    const claims = Array.from({ length: 4 }, (_, index) => ({ controlNumber: `SECRETHUGE${index}`, lines }));
    const { status, json } = await remit(write835({ paidOn, claims }));
    expect([status, json.claims, json.lines.read]).toEqual([200, 3, 2_997]);
    expect(json.issues.map(({ code }: { code: string }) => code)).toEqual(['claims-too-many']);
  });
});

describe('what is refused', () => {
  const x12 = write835({ paidOn, claims: [{ controlNumber: 'SECRETCLAIM' }] });
  it.each<[string, string | Buffer, string, number, string]>([
    ['an empty body', '', 'application/edi-x12', 400, 'body-empty'],
    ['blanks', ' \r\n', 'text/plain', 400, 'body-empty'],
    ['prose', 'SECRETNOTE', 'text/plain', 400, 'not-x12'],
    ['an ISA that breaks off', 'ISA*00*SECRETNOTE~', 'application/edi-x12', 400, 'not-x12'],
    ['an 837', write837([jsonClaim({ controlNumber: 'SECRETCLAIM' })]), 'application/edi-x12', 422, 'nothing-remitted'],
    ['an 835 without a claim', write835({ claims: [] }), 'application/edi-x12', 422, 'nothing-remitted'],
    ['JSON', JSON.stringify({ note: 'SECRETNOTE' }), 'application/json', 415, 'content-type-not-supported'],
    ['an envelope around nothing', '<SECRET/>', 'text/xml', 400, 'not-soap'],
    ['5 MB', `${x12}${' '.repeat(5_000_000)}`, 'application/edi-x12', 413, 'body-too-large'],
    ['50 MB', Buffer.alloc(50_000_000, 'SVC*'), 'application/edi-x12', 413, 'body-too-large'],
  ])('%s', async (_name, body, type, status, code) => {
    const answer = await remit(body, type);
    expect([answer.status, answer.json.code], answer.text).toEqual([status, code]);
    expect(answer.type).toBe('application/problem+json');
    for (const secret of SECRETS) expect(answer.text).not.toContain(secret);
  });
});

describe('a call that names a release', () => {
  it('keeps no prediction', async () => {
    const controlNumber = number();
    const health = (await (await fetch(`${stack.url}/v1/health`)).json()) as { ruleRelease: { id: string } };
    const body = write837([jsonClaim({ controlNumber })]);
    expect((await send(`/v1/score?release=${health.ruleRelease.id}`, body)).status).toBe(200);
    const { json } = await remit(write835({ paidOn, icn: '000000940', claims: [{ controlNumber }] }));
    expect(json).toMatchObject({ lines: { matched: 0, unmatched: 1 } });
  });
});

describe('a call with an Idempotency-Key', () => {
  it('is answered by what had been learned when it came first, and keeps one prediction', async () => {
    const controlNumber = number();
    const body = write837([jsonClaim({ controlNumber })]);
    const key = { 'idempotency-key': 'once' };
    const first = await send('/v1/score', body, undefined, key);
    const other = number();
    await score([other]);
    const { json } = await remit(write835({ paidOn, icn: '000000950', claims: [denied(other)] }));
    expect(json.learned.changed).toBe(1);
    expect((await send('/v1/score', body, undefined, key)).text).toBe(first.text);
  });
});

it('operators and the table see nothing of patients', async () => {
  const text: string[] = [];
  const client = new DynamoDBClient();
  for await (const page of paginateScan({ client }, { TableName: OUTCOMES_TABLE })) {
    text.push(...(page.Items ?? []).map((item) => JSON.stringify(item)));
  }
  expect(text.length).toBeGreaterThan(100);
  for (const secret of SECRETS) {
    expect(text.join('\n')).not.toContain(secret);
    expect(output.text()).not.toContain(secret);
  }
  expect(output.entries()).toContainEqual(
    expect.objectContaining({ message: 'remittance recorded', claims: 2, lines: 2, matched: 2, changed: 2 }),
  );
});
