import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signatureHeader } from '../../../functions/adapters/caller-signature.ts';
import type { PartnerAllowance } from '../../../functions/adapters/partner-allowance.ts';
import { environmentPartnerSecrets, storedPartnerSecrets } from '../../../functions/adapters/partner-secrets.ts';
import { createPartners, type PartnerSecrets } from '../../../functions/adapters/partners.ts';
import { problemDocuments } from '../../../functions/adapters/problem-middleware.ts';
import { createReplayGuard } from '../../../functions/adapters/replay-guard.ts';
import { partnerOf, signedCallers } from '../../../functions/adapters/signed-callers.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';

const secret = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const [OLD, NEW, THEIRS] = [secret(1), secret(2), secret(3)] as const;
const START = 1_795_000_000_000;

let clock: number;
let output: RecordedOutput;
const dynamo = mockClient(DynamoDBClient);
const secretsManager = mockClient(SecretsManagerClient);

beforeEach(() => {
  clock = START;
  output = recordOutput();
  dynamo.reset();
  secretsManager.reset();
  dynamo.on(PutItemCommand).resolves({});
});
afterEach(() => output.restore());

interface Call {
  body?: string | Buffer;
  partner?: string | undefined;
  id?: string;
  timestamp?: number;
  secrets?: string[];
  headers?: Record<string, string | undefined>;
  sentBody?: string;
}

function event(call: Call = {}): APIGatewayProxyEventV2 {
  const body = Buffer.from(call.body ?? 'the body');
  const id = call.id ?? 'msg_1';
  const timestamp = call.timestamp ?? Math.floor(clock / 1000);
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureHeader(id, timestamp, body, call.secrets ?? [NEW]),
    ...('partner' in call
      ? call.partner === undefined
        ? {}
        : { 'partner-id': call.partner }
      : { 'partner-id': 'acme' }),
    ...call.headers,
  };
  return {
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
    requestContext: { requestId: 'request-1' },
    body: call.sentBody ?? body.toString('base64'),
    isBase64Encoded: call.sentBody === undefined,
  } as unknown as APIGatewayProxyEventV2;
}

function service(source: PartnerSecrets, allowance?: PartnerAllowance) {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problemDocuments())
    .use(
      signedCallers({
        partners: createPartners(source, () => clock),
        replays: createReplayGuard(new DynamoDBClient({ region: 'us-east-1' }), 'calls'),
        now: () => clock,
        ...(allowance ? { allowance } : {}),
      }),
    )
    .handler(async (called) => ({ statusCode: 200, body: `hello ${partnerOf(called)}` }));
  return async (call: Call = {}) => {
    const answer = await handler(event(call), {} as Context);
    const { code, detail } = answer.statusCode === 200 ? {} : JSON.parse(answer.body ?? '{}');
    return { status: answer.statusCode, body: answer.body, code, detail };
  };
}

const listed = (text = `acme=${NEW},${OLD} other=${THEIRS}`) => service(environmentPartnerSecrets(text));
const stored = () => service(storedPartnerSecrets(new SecretsManagerClient({ region: 'us-east-1' }), 'prefix'));
const keeps = (...secrets: string[]) =>
  secretsManager
    .on(GetSecretValueCommand, { SecretId: 'prefix/acme' })
    .resolves({ SecretString: JSON.stringify({ secrets }) });

describe('a signed call', () => {
  it('beyond the allowance of its partner is refused, and a forged one is not counted', async () => {
    const counted: string[] = [];
    const allowance = {
      async take(partner: string) {
        counted.push(partner);
        return counted.length > 1 ? 9 : 0;
      },
    };
    const call = service(environmentPartnerSecrets(`acme=${NEW} other=${THEIRS}`), allowance);
    expect(await call({ secrets: [OLD] })).toMatchObject({ status: 401 });
    expect(await call({ id: 'msg_1' })).toMatchObject({ status: 200 });
    expect(await call({ id: 'msg_2' })).toMatchObject({ status: 429, code: 'too-many-calls' });
    expect(counted).toEqual(['acme', 'acme']);
  });

  it.each<[string, Call]>([
    ['with the secret in use', {}],
    ['with the secret before it', { secrets: [OLD] }],
    ['with both', { secrets: [OLD, NEW] }],
    ['without a name, where partners are known', { partner: undefined }],
    ['over text', { sentBody: 'the body' }],
    ['over nothing', { body: '' }],
  ])('%s is let through as its partner', async (_name, call) => {
    expect(await listed()(call)).toMatchObject({ status: 200, body: 'hello acme' });
  });

  it('without a name is let through as whoever signed it', async () => {
    expect(await listed()({ partner: undefined, secrets: [THEIRS] })).toMatchObject({ body: 'hello other' });
  });

  it.each<[string, Call, string, RegExp]>([
    ['without webhook-id', { headers: { 'webhook-id': undefined } }, 'signature-missing', /Standard Webhooks/],
    [
      'without webhook-timestamp',
      { headers: { 'webhook-timestamp': undefined } },
      'signature-missing',
      /Standard Webhooks/,
    ],
    [
      'without webhook-signature',
      { headers: { 'webhook-signature': undefined } },
      'signature-missing',
      /Standard Webhooks/,
    ],
    ['over another body', { sentBody: 'another body' }, 'signature-invalid', /exactly this body/],
    ["with another partner's secret", { secrets: [THEIRS] }, 'signature-invalid', /not that of a known partner/],
    ["in another partner's name", { partner: 'other' }, 'signature-invalid', /not that of a known partner/],
    ['in the name of nobody', { partner: 'nobody' }, 'signature-invalid', /not that of a known partner/],
    ['with a name that is a path', { partner: '../acme' }, 'signature-invalid', /not that of a known partner/],
    [
      'six minutes old',
      { timestamp: START / 1000 - 360 },
      'signature-invalid',
      /300 seconds from the time here, 1795000000/,
    ],
    ['six minutes ahead', { timestamp: START / 1000 + 360 }, 'signature-invalid', /300 seconds/],
    ['with a signature of another form', { headers: { 'webhook-signature': 'v1,no' } }, 'signature-invalid', /base64/],
  ])('%s is refused', async (_name, call, code, detail) => {
    const answer = await listed()(call);
    expect(answer).toMatchObject({ status: 401, code, detail: expect.stringMatching(detail) });
    expect(dynamo.commandCalls(PutItemCommand)).toHaveLength(0);
  });

  it('is good for once, and again when it is signed anew', async () => {
    const seen = new Set<string>();
    dynamo.on(PutItemCommand).callsFake(({ Item }) => {
      if (seen.has(Item.pk.S)) throw new ConditionalCheckFailedException({ message: 'x', $metadata: {} });
      seen.add(Item.pk.S);
      return {};
    });
    const call = listed();
    expect(await call()).toMatchObject({ status: 200 });
    expect(await call()).toMatchObject({
      status: 401,
      code: 'signature-invalid',
      detail: expect.stringContaining('answered before'),
    });
    clock += 1_000;
    expect(await call()).toMatchObject({ status: 200 });
    expect(await call({ secrets: [THEIRS], partner: 'other' })).toMatchObject({ status: 200 });
    expect([...seen].join()).not.toMatch(/msg_1|acme/);
  });

  it('is answered 503, and not let through, while replays cannot be told', async () => {
    dynamo.on(PutItemCommand).rejects(new ProvisionedThroughputExceededException({ message: 'x', $metadata: {} }));
    expect(await listed()()).toMatchObject({ status: 503, code: 'partners-unavailable' });
  });

  it('leaves neither secret nor signature in logs and answers', async () => {
    const answers = [await listed()({ secrets: [THEIRS] }), await listed()({ sentBody: 'x' }), await listed()()];
    const told = `${output.text()}${JSON.stringify(answers)}`;
    for (const hidden of [OLD, NEW, THEIRS, event().headers['webhook-signature'] ?? '?']) {
      expect(told).not.toContain(hidden.replace(/^(?:whsec_|v1,)/, ''));
    }
  });
});

describe('secrets in Secrets Manager', () => {
  it('are read once in five minutes', async () => {
    keeps(NEW);
    const call = stored();
    for (let minute = 0; minute < 5; minute++) {
      expect(await call()).toMatchObject({ status: 200 });
      clock += 60_000;
    }
    expect(secretsManager.commandCalls(GetSecretValueCommand)).toHaveLength(1);
    expect(await call()).toMatchObject({ status: 200 });
    expect(secretsManager.commandCalls(GetSecretValueCommand)).toHaveLength(2);
  });

  it('that were just changed are found, without a read for each wrong call', async () => {
    keeps(OLD);
    const call = stored();
    expect(await call({ secrets: [OLD] })).toMatchObject({ status: 200 });
    keeps(NEW, OLD);
    clock += 31_000;
    expect(await call()).toMatchObject({ status: 200 });
    const reads = secretsManager.commandCalls(GetSecretValueCommand).length;
    for (let attempt = 0; attempt < 10; attempt++)
      expect(await call({ secrets: [THEIRS] })).toMatchObject({ status: 401 });
    expect(secretsManager.commandCalls(GetSecretValueCommand)).toHaveLength(reads);
  });

  it('end with their partner', async () => {
    keeps(NEW);
    const call = stored();
    expect(await call()).toMatchObject({ status: 200 });
    secretsManager.reset();
    secretsManager.on(GetSecretValueCommand).rejects(new ResourceNotFoundException({ message: 'x', $metadata: {} }));
    clock += 5 * 60_000;
    expect(await call()).toMatchObject({ status: 401, code: 'signature-invalid' });
  });

  it('ask for the name of the partner', async () => {
    expect(await stored()({ partner: undefined })).toMatchObject({
      status: 401,
      code: 'signature-missing',
      detail: expect.stringContaining('partner-id'),
    });
  });

  it.each([
    ['are no JSON', `{"secrets":["${NEW}"`],
    ['are no secrets', JSON.stringify({ secrets: ['short'] })],
    ['are three', JSON.stringify({ secrets: [NEW, OLD, THEIRS] })],
    ['are none', JSON.stringify({ secrets: [] })],
  ])('that %s lead to 503 and are not repeated', async (_name, text) => {
    secretsManager.on(GetSecretValueCommand).resolves({ SecretString: text });
    const answer = await stored()();
    expect(answer).toMatchObject({ status: 503, code: 'partners-unavailable' });
    expect(`${output.text()}${answer.body}`).not.toContain(NEW.slice(6));
  });

  it('that cannot be read lead to 503', async () => {
    secretsManager.on(GetSecretValueCommand).rejects(new Error('network'));
    expect(await stored()()).toMatchObject({ status: 503, code: 'partners-unavailable' });
  });
});

it.each([
  'acme',
  'acme=',
  'acme=short',
  `acme=${NEW},${OLD},${THEIRS}`,
  `Acme=${NEW}`,
  `a/b=${NEW}`,
  `acme=${NEW} other`,
])('the environment takes no partners like %s, and does not repeat them', (text) => {
  expect(() => environmentPartnerSecrets(text)).toThrow(/^partner secrets are written/);
});
