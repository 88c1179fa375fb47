import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { cellOf, type SettledPrediction } from '../../../domain/calibration/calibration-cell.ts';
import { calibrationReportSchema } from '../../../domain/calibration/calibration-report-schema.ts';
import { signatureHeader } from '../../../functions/adapters/caller-signature.ts';
import { createPartners } from '../../../functions/adapters/partners.ts';
import { problemDocuments } from '../../../functions/adapters/problem-middleware.ts';
import type { SettledPredictions } from '../../../functions/adapters/settled-predictions.ts';
import { signedCallers } from '../../../functions/adapters/signed-callers.ts';
import { calibrationAnswer } from '../../../functions/report-calibration/answer.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { dataRelease } from '../../support/release.ts';
import { alike } from '../../support/settled.ts';

const secret = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const SECRETS: Readonly<Record<string, string>> = { acme: secret(1), zeta: secret(2), beta: secret(3) };
const MUE = 'ncci/mue-day-units#overDayLimit';
const activeRelease = async () => ({ release: dataRelease(), reference: { id: 'r', hash: 'h' } as never });
const LINES: Readonly<Record<string, SettledPrediction[]>> = {
  acme: [...alike(150, 6), ...alike(50, 40, { probability: 0.86, payer: 'medicare/JE' })],
  zeta: alike(5, 2),
  beta: [
    ...alike(100, 85, { findings: [MUE], month: '2026-05' }),
    ...alike(60, 18, { findings: [MUE], month: '2026-10' }),
  ],
};

let output: RecordedOutput;
beforeEach(() => {
  output = recordOutput();
});
afterEach(() => output.restore());

const store: SettledPredictions = {
  async *cells(caller) {
    yield* (LINES[caller ?? ''] ?? []).map(cellOf);
  },
};

/** There is no body, and the signature is over nothing. */
function signed(partner: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    'partner-id': partner,
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureHeader('msg_1', timestamp, Buffer.alloc(0), [SECRETS[partner] ?? '']),
  };
}

async function get(
  headers: Record<string, string> = {},
  { partner, from = store }: { partner?: string; from?: SettledPredictions } = {},
): Promise<APIGatewayProxyStructuredResultV2> {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().use(problemDocuments());
  if (partner) {
    const partners = createPartners({ read: async (name) => (SECRETS[name] ? [SECRETS[name]] : undefined) });
    handler.use(signedCallers({ partners, replays: { isFirst: async () => true } }));
  }
  const event = {
    headers: { ...headers, ...(partner ? signed(partner) : {}) },
    requestContext: { http: { sourceIp: '127.0.0.1', method: 'GET' } },
    rawPath: '/v1/calibration',
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
  return handler.handler((called) =>
    calibrationAnswer(called, { settled: from, activeRelease, today: isoDate('2026-11-23') }),
  )(event, { awsRequestId: 'r' } as Context);
}

const report = (answer: APIGatewayProxyStructuredResultV2) =>
  calibrationReportSchema.parse(JSON.parse(answer.body ?? ''));

describe('GET /v1/calibration', () => {
  it('gives each partner the report over its own lines alone', async () => {
    expect(report(await get({}, { partner: 'acme' }))).toMatchObject({
      priorOnly: false,
      overall: { lines: 200, denied: 46 },
    });
    expect(report(await get({}, { partner: 'zeta' }))).toMatchObject({
      priorOnly: true,
      overall: { lines: 5, denied: 2 },
    });
    expect(report(await get())).toMatchObject({ priorOnly: true, overall: { lines: 0 } });
  });

  it.each([
    ['application/json', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8'],
  ])('answers %s with %s, and lets nobody keep it', async (accept, type) => {
    const { statusCode, headers } = await get({ accept }, { partner: 'acme' });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-store', vary: 'accept' });
  });

  it('lets a page run nothing, load nothing and be framed by nobody', async () => {
    const { headers, body } = await get({ accept: 'text/html' }, { partner: 'acme' });
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'unsafe-inline'; .*frame-ancestors 'none'$/,
      ),
      'x-content-type-options': 'nosniff',
    });
    expect(body).toMatch(/^<!doctype html>/);
    expect(body).toContain('medicare/JE');
  });

  it('tells which rates are others of late, and of nothing where nothing is to compare', async () => {
    expect(report(await get({}, { partner: 'beta' })).drift).toEqual([
      {
        payer: 'medicare/JL',
        key: 'ncci/mue-day-units',
        before: { lines: 100, denied: 85 },
        recent: { lines: 60, denied: 18 },
        change: 0.3 - 0.85,
        isDrift: true,
      },
    ]);
    expect(report(await get({}, { partner: 'acme' })).drift).toEqual([]);
  });

  it('refuses other forms', async () => {
    const { statusCode, body } = await get({ accept: 'image/png' });
    expect(statusCode).toBe(406);
    expect(JSON.parse(body ?? '')).toMatchObject({ code: 'answer-type-not-supported' });
  });

  it('answers 503 while outcomes cannot be read, and says nothing of why', async () => {
    const from: SettledPredictions = {
      async *cells() {
        yield* alike(1, 0).map(cellOf);
        throw new Error('secret of the store');
      },
    };
    const { statusCode, headers, body } = await get({}, { from });
    expect(statusCode).toBe(503);
    expect(headers).toHaveProperty('retry-after');
    expect(JSON.parse(body ?? '')).toMatchObject({ code: 'calibration-unavailable' });
    expect(body).not.toContain('secret');
  });
});
