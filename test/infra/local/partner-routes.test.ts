/** Every route of partners against callers who are none, or another one. The routes are those of the API description. */

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeader, TOLERANCE_SECONDS } from '../../../functions/adapters/caller-signature.ts';
import { openApi } from '../../../functions/describe-service/openapi.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { synthesize } from '../synthesized.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const OTHER_SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
let stack: LocalStack;
let output: RecordedOutput;

beforeAll(async () => {
  process.env.PARTNER_SECRETS = `acme=${SECRET} other=${OTHER_SECRET}`;
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  delete process.env.PARTNER_SECRETS;
  await stack.stop();
  output.restore();
});

interface Operation {
  readonly security?: readonly object[];
}

const DESCRIBED = openApi() as unknown as {
  readonly security: readonly object[];
  readonly paths: Record<string, Record<string, Operation>>;
};
const ROUTES = Object.entries(DESCRIBED.paths).flatMap(([path, operations]) =>
  Object.entries(operations)
    .filter(([method]) => /^(?:get|put|post|delete|patch)$/.test(method))
    .filter(([, { security = DESCRIBED.security }]) => security.some((scheme) => 'partnerSignature' in scheme))
    .map(([method]) => `${method.toUpperCase()} ${path}`),
);

/** Ids that are none, as they stand in a path. */
const ODD = [
  '../acme/b-1',
  '..%2Facme%2Fb-1',
  '%2e%2e%2facme',
  'b-1%00',
  '%00',
  '%',
  '%zz',
  'x'.repeat(4_000),
  encodeURIComponent('ﬀ\u202e\ud83d\ude00'),
  '%ff%fe',
  "b-1'%20or%201=1",
];

type Headers = Record<string, string | undefined>;

interface Signing {
  readonly body?: string;
  readonly secret?: string;
  readonly partner?: string;
  readonly seconds?: number;
}

let calls = 0;

function signed({ body = '{}', secret = SECRET, partner = 'acme', seconds = 0 }: Signing = {}): Headers {
  const id = `msg_route_${calls++}`;
  const timestamp = Math.floor(Date.now() / 1_000) + seconds;
  return {
    'partner-id': partner,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureHeader(id, timestamp, Buffer.from(body), [secret]),
  };
}

async function call(route: string, headers: Headers, sent = '{}') {
  const [method = '', path = ''] = route.split(' ');
  const answer = await fetch(`${stack.url}${path.replace(/\{\w+\+?\}/g, 'x-1')}`, {
    method,
    headers: Object.fromEntries(
      Object.entries({ 'content-type': 'application/json', ...headers }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>,
    ...(method === 'GET' ? {} : { body: sent }),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

it('are the ones that ask the gateway for nothing, so that no route is open that is not meant to be', () => {
  const deployed = Object.values(synthesize().resources('AWS::ApiGatewayV2::Route'))
    .map(({ Properties }) => Properties)
    .filter(({ AuthorizationType }) => AuthorizationType === 'NONE')
    .map(({ RouteKey }) => RouteKey as string);
  expect(ROUTES.toSorted()).toEqual(deployed.toSorted());
  expect(ROUTES.length).toBeGreaterThan(4);
});

describe.each(ROUTES)('%s', (route) => {
  const body = route.startsWith('GET') ? '' : '{}';

  it('lets a partner in', async () => {
    const { status } = await call(route, signed({ body }));
    expect([401, 403, 500]).not.toContain(status);
  });

  it.each<[string, () => Headers, string]>([
    ['no signature', () => ({}), 'signature-missing'],
    ['no id', () => ({ ...signed({ body }), 'webhook-id': undefined }), 'signature-missing'],
    ['no time', () => ({ ...signed({ body }), 'webhook-timestamp': undefined }), 'signature-missing'],
    ['only a name', () => ({ 'partner-id': 'acme' }), 'signature-missing'],
    [
      'a secret of nobody',
      () => signed({ body, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }),
      'signature-invalid',
    ],
    ['the secret of another partner', () => signed({ body, secret: OTHER_SECRET }), 'signature-invalid'],
    ['the name of another partner', () => signed({ body, partner: 'other' }), 'signature-invalid'],
    ['the name of nobody', () => signed({ body, partner: '../acme' }), 'signature-invalid'],
    ['a signature that is too old', () => signed({ body, seconds: -TOLERANCE_SECONDS - 2 }), 'signature-invalid'],
    ['one of a time to come', () => signed({ body, seconds: TOLERANCE_SECONDS + 5 }), 'signature-invalid'],
    ['another id than was signed', () => ({ ...signed({ body }), 'webhook-id': 'msg_else' }), 'signature-invalid'],
    ['a signature over another body', () => signed({ body: `${body} ` }), 'signature-invalid'],
    ['an empty signature', () => ({ ...signed({ body }), 'webhook-signature': 'v1,' }), 'signature-invalid'],
    ['one of another kind', () => ({ ...signed({ body }), 'webhook-signature': 'v1a,AAAA' }), 'signature-invalid'],
  ])('refuses %s', async (_name, headersOf, code) => {
    expect(await call(route, headersOf())).toMatchObject({ status: 401, json: { code } });
  });

  it('refuses a call that comes again', async () => {
    const headers = signed({ body });
    await call(route, headers);
    expect(await call(route, headers)).toMatchObject({ status: 401, json: { code: 'signature-invalid' } });
  });
});

describe.each(ROUTES.filter((route) => route.includes('{')))('%s', (route) => {
  it.each(ODD)('finds no fault of its own in %.30s', async (id) => {
    const body = route.startsWith('GET') ? '' : '{}';
    const { status } = await call(route.replace(/\{\w+\+?\}/, id), signed({ body }));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

describe('a batch', () => {
  const FILE = 'ISA*';
  const asked = (fileName = 'claims.837') =>
    JSON.stringify({
      fileName,
      sizeBytes: FILE.length,
      sha256: createHash('sha256').update(FILE).digest('hex'),
    });

  async function opened(fileName?: string) {
    const body = asked(fileName);
    const { status, json } = await call('POST /v1/batches', signed({ body }), body);
    // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
    return { status, json: json as any };
  }

  it('of another partner is as unknown as one that never was', async () => {
    const { json } = await opened();
    const route = `GET /v1/batches/${json.batch.id}`;
    expect((await call(route, signed({ body: '' }))).status).toBe(200);
    const theirs = await call(route, signed({ body: '', secret: OTHER_SECRET, partner: 'other' }));
    const nobodys = await call('GET /v1/batches/b-none', signed({ body: '' }));
    expect(theirs).toMatchObject({ status: 404, json: { code: 'batch-not-found' } });
    expect({ ...theirs.json, requestId: '' }).toEqual({ ...nobodys.json, requestId: '' });
  });

  it.each(ODD)('is not found under %.30s', async (id) => {
    const { status, json } = await call(`GET /v1/batches/${id}`, signed({ body: '' }));
    expect([status, json.code]).toEqual([404, expect.stringMatching(/^(?:batch|route)-not-found$/)]);
  });

  it.each([
    '../../results/other/x',
    '..\\..\\x',
    '/etc/passwd',
    'x'.repeat(200),
    '\u202egnp.exe',
    'a"; filename="b',
    '%2e%2e%2f',
    'COM1',
  ])('is uploaded under a key of its own, whatever its file is called: %s', async (fileName) => {
    const { status, json } = await opened(fileName);
    expect(status).toBe(201);
    const { pathname } = new URL(json.upload.url);
    expect(pathname).toBe(`/batches/uploads/acme/${json.batch.id}`);
    expect(json.batch.id).toMatch(/^b-[\w-]+$/);
    expect(json.batch.fileName).toBe(fileName);
  });

  it.each(['\u0000.837', 'a\u0000', 'x'.repeat(201), '\u007f', 'a\r\nb', ' '])(
    'has no such name: %j',
    async (fileName) => {
      expect(await opened(fileName)).toMatchObject({ status: 422, json: { code: 'batch-invalid' } });
    },
  );

  it.each<[string, (url: string) => string, Headers, string]>([
    ['another size', (url) => url, { 'content-length': '5' }, 'ISA*0'],
    ['another type', (url) => url, { 'content-type': 'text/html' }, FILE],
    ['another checksum', (url) => url, { 'x-amz-checksum-sha256': `${'A'.repeat(43)}=` }, FILE],
    ['other bytes', (url) => url, {}, 'GS**'],
    ['another key', (url) => url.replace('/acme/', '/other/'), {}, FILE],
    ['another folder', (url) => url.replace('/uploads/', '/results/'), {}, FILE],
    ['a longer time', (url) => url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=99999'), {}, FILE],
    ['no signature', (url) => url.replace(/X-Amz-Signature=\w+/, 'X-Amz-Signature=0'), {}, FILE],
  ])('takes no upload with %s', async (_name, urlOf, changed, bytes) => {
    const { json } = await opened();
    const { url, headers } = json.upload;
    const put = await fetch(urlOf(url), { method: 'PUT', headers: { ...headers, ...changed }, body: bytes });
    expect([400, 403]).toContain(put.status);
    const { json: after } = await call(`GET /v1/batches/${json.batch.id}`, signed({ body: '' }));
    expect(after).toMatchObject({ batch: { status: 'awaitingUpload', results: [] } });
  });
});
