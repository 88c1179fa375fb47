/** `GET /v1/calibration` through the local stack, from scored claims over their remittance to the report. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { calibrationReportSchema } from '../../../domain/calibration/calibration-report-schema.ts';
import { signatureHeader } from '../../../functions/adapters/caller-signature.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write835 } from '../../support/write-835.ts';
import { write837 } from '../../support/write-837.ts';

const secret = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const SECRETS = { acme: secret(9), zeta: secret(5) };
type Partner = keyof typeof SECRETS;
let stack: LocalStack;
let output: RecordedOutput;
let calls = 0;

beforeAll(async () => {
  process.env.PARTNER_SECRETS = `acme=${SECRETS.acme} zeta=${SECRETS.zeta}`;
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  delete process.env.PARTNER_SECRETS;
  await stack.stop();
  output.restore();
});

function call(partner: Partner, path: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
  const id = `msg_${calls++}`;
  const timestamp = Math.floor(Date.now() / 1000);
  return fetch(`${stack.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/edi-x12' }),
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureHeader(id, timestamp, Buffer.from(body ?? ''), [SECRETS[partner]]),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
}

async function report(partner: Partner) {
  const answer = await call(partner, '/v1/calibration');
  expect(answer.status).toBe(200);
  return calibrationReportSchema.parse(await answer.json());
}

/** Scores so many claims, every other one with too many units, of which all but ten are denied; the rest are paid. */
async function learn(partner: Partner, claims: number): Promise<void> {
  const numbers = Array.from({ length: claims }, (_, index) => `${partner.toUpperCase()}${index}`);
  const scored = numbers.map((controlNumber, index) =>
    jsonClaim({
      controlNumber,
      memberId: `1TE0TE${partner.slice(0, 1)}${index}`,
      lines: [{ units: index % 2 === 0 ? 6 : 1 }],
    }),
  );
  expect((await call(partner, '/v1/score?asOf=2026-03-03', write837(scored))).status).toBe(200);
  const remitted = numbers.map((controlNumber, index) =>
    index % 2 === 0 && index >= 20
      ? {
          controlNumber,
          status: '4',
          paid: '0',
          lines: [{ paid: '0', adjustments: ['CO*151*600'], controlNumber: 'SAMPLE-1' }],
        }
      : { controlNumber, lines: [{ controlNumber: 'SAMPLE-1' }] },
  );
  // Paid after today, since the claims are scored today.
  expect((await call(partner, '/v1/remittances', write835({ paidOn: '20991231', claims: remitted }))).status).toBe(200);
}

it('says prior only while nothing, or little, is known', async () => {
  expect(await report('zeta')).toMatchObject({ priorOnly: true, months: null, overall: { lines: 0 } });
  await learn('zeta', 4);
  expect(await report('zeta')).toMatchObject({ priorOnly: true, overall: { lines: 4, denied: 0 }, reliability: [] });
});

it('reports each partner on its own lines, as JSON and as a page, and the dashboard on all', async () => {
  await learn('acme', 140);
  const found = await report('acme');
  expect(found).toMatchObject({
    priorOnly: false,
    months: { from: '2099-12', through: '2099-12' },
    overall: { lines: 140, denied: 60 },
    byRule: { groups: [{ key: 'ncci/mue-day-units', lines: 70, denied: 60 }] },
  });
  // Scored before anything was learned: 70 × 0.8605 + 70 × 0.07
  expect(found.overall.expectedDenied).toBeCloseTo(65.135, 6);
  expect((await report('zeta')).overall.lines).toBe(4);

  const page = await call('acme', '/v1/calibration', undefined, { accept: 'text/html' });
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('<title id="curve-title">Reliability curve</title>');

  const decided = output
    .entries()
    .filter((entry) => 'DecidedLines' in entry && !('Jurisdiction' in entry) && !('RuleFamily' in entry));
  expect(decided.reduce((sum, { DecidedLines }) => sum + Number(DecidedLines), 0)).toBe(144);
  expect(decided.reduce((sum, { DeniedLines }) => sum + Number(DeniedLines), 0)).toBe(60);
});

it('is for partners alone', async () => {
  const answer = await fetch(`${stack.url}/v1/calibration`);
  expect(answer.status).toBe(401);
});

it('is described', async () => {
  const { paths, components } = (await (await fetch(`${stack.url}/v1/openapi.json`)).json()) as {
    paths: Record<string, { get?: { operationId: string } }>;
    components: { schemas: Record<string, unknown> };
  };
  expect(paths['/v1/calibration']?.get?.operationId).toBe('reportCalibration');
  expect(components.schemas).toHaveProperty('CalibrationReport');
});
