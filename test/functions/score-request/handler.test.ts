import { DynamoDBClient, GetItemCommand, QueryCommand, ThrottlingException } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { releaseRecords } from '../../../domain/tables/release-records.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import { releaseHash } from '../../../functions/adapters/release-hash.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

const dynamo = mockClient(DynamoDBClient);
const bundle = readReleaseBundle(new URL('../../../data/', import.meta.url));
const records = releaseRecords(bundle);
const pointer = {
  releaseId: { S: bundle.id },
  hash: { S: releaseHash(records) },
  sequence: { N: '1' },
};
const items = records.map(({ key, body }) => ({ sk: { S: key }, body: { S: body } }));

let output: RecordedOutput;
let handler: (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

beforeEach(async () => {
  dynamo.reset();
  vi.resetModules();
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    RULES_TABLE_NAME: 'rules',
    UNSIGNED_CALLS: 'loopback',
    CALLS_TABLE_NAME: 'calls',
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
    POWERTOOLS_METRICS_NAMESPACE: 'test',
  });
  output = recordOutput();
  ({ handler } = await import('../../../functions/score-request/handler.ts'));
});

afterEach(() => output.restore());

function call(body: string, contentType = 'application/json', headers: Record<string, string> = {}) {
  const event = {
    headers: { 'content-type': contentType, ...headers },
    requestContext: { requestId: 'request-1', http: { sourceIp: '127.0.0.1' } },
    body,
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
  return handler(event, {} as Context);
}

describe('score-request', () => {
  it('reads pointer and release once for many calls', async () => {
    dynamo.on(GetItemCommand).resolves({ Item: pointer });
    dynamo.on(QueryCommand).resolves({ Items: items });
    for (let calls = 0; calls < 5; calls++) {
      expect(await call(JSON.stringify(jsonClaim()))).toMatchObject({ statusCode: 200 });
    }
    expect(dynamo.commandCalls(GetItemCommand)).toHaveLength(1);
    expect(dynamo.commandCalls(QueryCommand)).toHaveLength(1);
  });

  it('follows every page of a release', async () => {
    dynamo.on(GetItemCommand).resolves({ Item: pointer });
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: items.slice(0, 900), LastEvaluatedKey: { pk: { S: 'RELEASE' }, sk: { S: 'x' } } })
      .resolvesOnce({ Items: items.slice(900) });
    expect(await call(JSON.stringify(jsonClaim()))).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['throttled', () => dynamo.on(GetItemCommand).rejects(new ThrottlingException({ message: 'slow', $metadata: {} }))],
    ['unreachable', () => dynamo.on(GetItemCommand).rejects(new Error('connect ECONNREFUSED'))],
    ['empty', () => dynamo.on(GetItemCommand).resolves({})],
    [
      'corrupt',
      () => {
        dynamo.on(GetItemCommand).resolves({ Item: pointer });
        dynamo.on(QueryCommand).resolves({ Items: items.slice(1) });
      },
    ],
  ])('answers 503 while the rule table is %s', async (_name, arrange) => {
    arrange();
    const answer = await call(JSON.stringify(jsonClaim()));
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'rules-unavailable', requestId: 'request-1' });
    expect(output.entries()).toContainEqual(expect.objectContaining({ message: 'request failed' }));
    expect(output.text()).not.toContain('ECONNREFUSED');
  });

  describe('with RETURN_AT_OR_ABOVE', () => {
    const load = (value: string) => {
      vi.resetModules();
      vi.stubEnv('RETURN_AT_OR_ABOVE', value);
      return import('../../../functions/score-request/handler.ts');
    };
    afterEach(() => vi.unstubAllEnvs());

    it.each([
      ['', 'A1:20'],
      ['0.5', 'A3:21'],
      ['1', 'A1:20'],
    ])('%j answers a likely denial with %s', async (value, status) => {
      dynamo.on(GetItemCommand).resolves({ Item: pointer });
      dynamo.on(QueryCommand).resolves({ Items: items });
      ({ handler } = await load(value));
      const likely = write837([jsonClaim({ lines: [{ units: 9 }] })]);
      const answer = await call(likely, 'application/edi-x12', { accept: 'application/edi-x12' });
      expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/edi-x12' } });
      expect(answer.body).toContain(`TRN*2*SAMPLE1~STC*${status}*`);
    });

    it.each(['0', '-0.1', '1.01', '50 %', 'high'])('%j stops the function at its start', async (value) => {
      await expect(load(value)).rejects.toThrow('RETURN_AT_OR_ABOVE');
    });
  });

  it('does not ask DynamoDB for what cannot be scored', async () => {
    expect(await call('x', 'image/png')).toMatchObject({ statusCode: 415 });
    expect(dynamo.calls()).toHaveLength(0);
  });

  it('turns a fault of ours into a 500 without a word of it', async () => {
    dynamo.on(GetItemCommand).resolves({ Item: pointer });
    dynamo.on(QueryCommand).resolves({ Items: items });
    const event = {
      get headers(): never {
        throw new TypeError('SECRET of the claim');
      },
      requestContext: { requestId: 'request-1', http: { sourceIp: '127.0.0.1' } },
    };
    const answer = await handler(event as unknown as APIGatewayProxyEventV2, {} as Context);
    expect(answer).toMatchObject({ statusCode: 500 });
    expect(`${answer.body}${output.text()}`).not.toContain('SECRET');
  });

  it('scores a line although one of its rules throws, and tells the operator', async () => {
    dynamo.on(GetItemCommand).resolves({ Item: pointer });
    dynamo.on(QueryCommand).resolves({ Items: items });
    const { timely } = await import('../../../domain/rules/filing/timely.ts');
    const spy = vi.spyOn(timely, 'evaluate').mockImplementation(() => {
      throw new Error('SECRET of the claim');
    });
    const { body } = await call(JSON.stringify(jsonClaim()));
    expect(JSON.parse(body ?? '').claims[0].lines[0].notEvaluated).toContainEqual(
      expect.objectContaining({ ruleId: 'filing/timely' }),
    );
    expect(output.entries()).toContainEqual(
      expect.objectContaining({ message: 'rule fault', ruleId: 'filing/timely' }),
    );
    expect(output.entries()).toContainEqual(expect.objectContaining({ RuleFaults: 1 }));
    expect(output.text()).not.toContain('SECRET');
    spy.mockRestore();
  });
});
