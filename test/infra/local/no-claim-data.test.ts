/**
 * All fixtures through all routes and the batch worker, well formed and spoiled, with every line of output recorded: no
 * identifier of any of them, and no name of a file, stands in it.
 */

import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApi } from '../../../functions/describe-service/openapi.ts';
import { BATCH_BUCKET } from '../../../infra/local/local-aws.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { identifiersInJson, identifiersInX12, sentencesIn } from '../../support/identifiers.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write835 } from '../../support/write-835.ts';
import { write837 } from '../../support/write-837.ts';

const FOLDER = new URL('../../fixtures/', import.meta.url).pathname;
const read = (pattern: string) =>
  globSync(pattern, { cwd: FOLDER }).map((path) => ({
    name: basename(path),
    text: readFileSync(`${FOLDER}${path}`, 'latin1'),
  }));
const FILES = [...read('837/*.837'), ...read('claim-alone/*.837'), ...read('seed/*.837')];
const NOTES = [...read('notes/*.txt'), ...read('ccda/*.xml'), ...read('275/*.275')];
const CLAIM = jsonClaim({
  controlNumber: 'SECRETCLAIM',
  memberId: '1TE0TESECRET',
  note: 'SECRETNOTE RFA 90C LEFT GREATER OCCIPITAL NERVE',
  dependent: { firstName: 'ROWAN', lastName: 'TESTDEPENDENT', dateOfBirth: '20110203' },
  lines: [{ units: 6 }],
});
const STATED = { attestedBy: 'SECRETCODER', statement: 'SECRETSTATEMENT of five nerves' };

let stack: LocalStack;
let output: RecordedOutput;
const called = new Set<string>();

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  await stack.stop();
  output.restore();
});

async function send(route: string, path: string, type: string, body?: string | Buffer, headers = {}): Promise<string> {
  called.add(route);
  const answer = await fetch(`${stack.url}${path}`, {
    method: route.split(' ')[0] ?? '',
    headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return answer.text();
}

/** A number counts as a word of its own only: the digits of a fraction may hold any. */
function isIn(text: string, identifier: string): boolean {
  if (!text.includes(identifier)) return false;
  return !/^\d+$/.test(identifier) || new RegExp(`(?<![\\d.])${identifier}(?!\\d)`).test(text);
}

/** The text with a byte in each hundred spoiled, the same each time. */
function spoiled(text: string): string {
  return [...text].map((character, at) => (at % 97 === 13 ? '\u0001' : character)).join('');
}

const X12 = 'application/edi-x12';
const JSON_TYPE = 'application/json';

async function allOf(text: string): Promise<void> {
  for (const body of [text, spoiled(text), text.slice(0, text.length >> 1)]) {
    const bytes = Buffer.from(body, 'latin1');
    await send('POST /v1/score', '/v1/score', X12, bytes);
    await send('POST /v1/score', '/v1/score', X12, bytes, { accept: X12 });
    await send('POST /v1/remittances', '/v1/remittances', X12, bytes);
  }
  await send('POST /v1/score', '/v1/score', JSON_TYPE, text);
  await send('POST /v1/what-if', '/v1/what-if', JSON_TYPE, text);
}

async function batchOf(name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'latin1');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const asked = JSON.stringify({ fileName: `SECRETFILE-${name}`, sizeBytes: bytes.length, sha256 });
  const { batch, upload } = JSON.parse(await send('POST /v1/batches', '/v1/batches', JSON_TYPE, asked));
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes });
  expect(put.status).toBe(200);
  await stack.aws.s3.put(BATCH_BUCKET, `inbox/local/SECRETDROP-${name}`, Readable.from([bytes]));
  await expect
    .poll(
      async () => {
        const answer = await send('GET /v1/batches/{id}', `/v1/batches/${batch.id}`, JSON_TYPE);
        return JSON.parse(answer).batch.status;
      },
      { timeout: 20_000 },
    )
    .toBe('completed');
}

it('is in no line that the handlers print', async () => {
  for (const { text } of FILES) await allOf(text);
  for (const { name, text } of FILES.slice(0, 6)) await batchOf(name, text);
  await batchOf('spoiled.837', spoiled(FILES[0]?.text ?? ''));
  await batchOf('claims.json', JSON.stringify(CLAIM));
  for (const [index, { name, text }] of NOTES.entries()) {
    const type = name.endsWith('.xml') ? 'text/xml' : name.endsWith('.275') ? X12 : 'text/plain';
    const path = `/v1/attachments/SECRETACN-${index}`;
    await send('PUT /v1/attachments/{controlNumber}', path, type, Buffer.from(text, 'latin1'));
    await send('PUT /v1/attachments/{controlNumber}', path, type, Buffer.from(spoiled(text), 'latin1'));
  }
  for (const claim of [CLAIM, { claims: [CLAIM, { SECRETCLAIM: 1 }] }, { ...CLAIM, claimInformation: 'SECRETCLAIM' }]) {
    const sent = JSON.stringify(claim);
    await send('POST /v1/score', '/v1/score?asOf=SECRETDATE', JSON_TYPE, sent);
    await send('POST /v1/score', '/v1/score', JSON_TYPE, sent, { 'idempotency-key': 'SECRETKEY' });
    await send('POST /v1/score', '/v1/score', 'application/SECRETTYPE', sent);
    await send('POST /v1/score', '/v1/score?release=SECRETRELEASE', JSON_TYPE, sent);
    const assumed = JSON.stringify({ claim, assume: { note: 'SECRETNOTE', units: 'SECRET' } });
    await send('POST /v1/what-if', '/v1/what-if', JSON_TYPE, assumed);
    const accepted = JSON.stringify({ claim, accept: ['line-1-set-units-5'], asOf: '2026-11-23', ...STATED });
    const corrected = await send('POST /v1/corrections', '/v1/corrections', JSON_TYPE, accepted);
    const id = JSON.parse(corrected).audit?.id ?? 'SECRETAUDIT';
    await send('GET /v1/corrections/{auditId}', `/v1/corrections/${id}`, JSON_TYPE);
  }
  await send('POST /v1/score', '/v1/score?asOf=2026-03-03', X12, write837([CLAIM]));
  const remitted = {
    controlNumber: 'SECRETCLAIM',
    patient: 'TESTPATIENT*AVERY',
    lines: [{ controlNumber: 'SAMPLE-1' }],
  };
  await send('POST /v1/remittances', '/v1/remittances', X12, write835({ paidOn: '20991231', claims: [remitted] }));
  await send('GET /v1/calibration', '/v1/calibration', JSON_TYPE);
  await send('GET /v1/batches/{id}', '/v1/batches/SECRETBATCH', JSON_TYPE);
  for (const path of ['/v1/health', '/v1/openapi.json', '/v1/rules', '/v1/rules/SECRETRULE', '/v1/SECRETPATH']) {
    await send(`GET ${path.replace('SECRETRULE', '{ruleId}')}`, path, JSON_TYPE);
  }

  const routes = Object.entries(openApi().paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => /^(?:get|put|post)$/.test(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(
    routes.filter((route) => !called.has(route)),
    'routes that this test does not call',
  ).toEqual([]);
  const text = output.text();
  expect(text.length).toBeGreaterThan(10_000);
  const identifiers = new Set([
    ...FILES.flatMap((file) => [file.name, ...identifiersInX12(file.text)]),
    ...identifiersInJson(CLAIM),
    ...NOTES.flatMap((note) => [note.name, ...sentencesIn(note.text)]),
    'SECRET',
  ]);
  expect(identifiers.size).toBeGreaterThan(300);
  expect([...identifiers].filter((identifier) => isIn(text, identifier))).toEqual([]);
}, 180_000);
