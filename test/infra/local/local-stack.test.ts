import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScoreResponse } from '../../../domain/response/score-response.ts';
import { scoreResponseSchema } from '../../../domain/response/score-response-schema.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { readAnswers, setsOf } from '../../support/acknowledge.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

let stack: LocalStack;
let output: RecordedOutput;

/** Whatever of these shows in a log or an error has leaked out of a claim. */
const SECRETS = ['TESTPATIENT', 'AVERY', '1TE0TE0TE00', '19500101', 'SECRETNOTE', 'SECRETCLAIM', 'SAMPLE STREET'];

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  await stack.stop();
  output.restore();
});

const X12 = 'application/edi-x12';
const secretClaim = () => jsonClaim({ controlNumber: 'SECRETCLAIM', note: 'SECRETNOTE RFA GON' });

async function post(body: string | Buffer, type: string, query = '', headers: Record<string, string> = {}) {
  const answer = await fetch(`${stack.url}/v1/score${query}`, {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body,
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) };
}

function expectProblem(answer: Awaited<ReturnType<typeof post>>, status: number, code: string): void {
  expect(answer.json).toMatchObject({
    status,
    code,
    requestId: expect.stringMatching(/.+/),
    detail: expect.stringMatching(/.+/),
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json.issues).toBeInstanceOf(Array);
  for (const secret of SECRETS) expect(answer.text).not.toContain(secret);
  expect(answer.text).not.toMatch(/\bat .*\.[jt]s\b|node_modules/);
}

it('names its queues by addresses that the SDK reads without a warning', () => {
  for (const queue of [process.env.BATCH_QUEUE_URL, process.env.CALLBACK_QUEUE_URL]) {
    expect(new URL(queue ?? '').origin).toBe(process.env.AWS_ENDPOINT_URL_SQS);
  }
});

describe('POST /v1/score', () => {
  it.each([
    ['an 837', X12, () => write837([secretClaim()])],
    ['an 837 as plain text', 'text/plain; charset=utf-8', () => write837([secretClaim()])],
    ['an 837 as application/x12', 'application/X12', () => write837([secretClaim()])],
    ['one JSON claim', 'application/json', () => JSON.stringify(secretClaim())],
    ['an array of JSON claims', 'application/json', () => JSON.stringify([secretClaim()])],
    ['an envelope of JSON claims', 'application/json', () => JSON.stringify({ claims: [secretClaim()] })],
    [
      'a CORE envelope',
      'application/soap+xml',
      () =>
        `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><cor:COREEnvelopeRealTimeRequest xmlns:cor="http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd"><PayloadType>X12_837_Request_005010X222A1</PayloadType><Payload><![CDATA[${write837([secretClaim()])}]]></Payload></cor:COREEnvelopeRealTimeRequest></soap:Body></soap:Envelope>`,
    ],
  ])('scores %s', async (_name, type, body) => {
    const answer = await post(body(), type);
    expect(answer.status, answer.text).toBe(200);
    expect(scoreResponseSchema.parse(answer.json)).toMatchObject({
      ruleRelease: {
        id: expect.stringMatching(/^\d{4}q\d\.\d+$/),
        hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
      summary: { claims: 1, scoredLines: 1 },
      claims: [{ patientControlNumber: 'SECRETCLAIM', lines: [{ procedureCode: '64640' }] }],
    });
  });

  it('answers the bundled sample with each seed reason and a clean line, in the promised shape', async () => {
    const sample = readFileSync(new URL('../../../infra/local/samples/seed-denials.837', import.meta.url));
    const answer = await post(sample, X12, '?asOf=2026-11-23&explain=all');
    const response: ScoreResponse = scoreResponseSchema.parse(answer.json) as ScoreResponse;
    expect(response.asOf).toBe('2026-11-23');
    const reasons = response.claims.flatMap((claim) =>
      claim.lines.flatMap((line) => line.findings.map(({ ruleId }) => ruleId)),
    );
    expect(reasons).toEqual([
      'ncci/mue-day-units',
      'coverage/cryoneurolysis-temporary',
      'coverage/pulsed-radiofrequency',
      'coverage/diagnosis-not-covered',
      'documentation/nerve-identified',
      'documentation/imaging-guidance',
    ]);
    expect(response.claims.map(({ patientControlNumber }) => patientControlNumber)).toEqual([
      'UNITS1',
      'CRYO1',
      'PULSE1',
      'DIAG1',
      'NERVE1',
      'IMAGE1',
      'CLEAN1',
    ]);
    expect(response.summary.pareto.byRule[0]).toMatchObject({ ruleId: 'ncci/mue-day-units', lines: 1 });
    expect(response.summary).toMatchObject({ claims: 7, high: 4, medium: 2, low: 1 });
  });

  it('takes the as-of date of the query, and that of a JSON body before it', async () => {
    const body = JSON.stringify({ claims: [secretClaim()], asOf: '2026-05-01' });
    expect((await post(write837([secretClaim()]), X12, '?asOf=2026-06-01')).json.asOf).toBe('2026-06-01');
    expect((await post(body, 'application/json', '?asOf=2026-06-01')).json.asOf).toBe('2026-05-01');
  });

  it('scores the readable claims beside an unreadable one', async () => {
    const answer = await post(
      JSON.stringify({ claims: [secretClaim(), 7, { claimInformation: 'x' }, secretClaim()] }),
      'application/json',
    );
    expect(answer.status).toBe(200);
    expect(answer.json.summary.claims).toBe(2);
    expect(answer.json.issues.map((issue: { path: string }) => issue.path)).toEqual([
      '/claims/1',
      '/claims/2/claimInformation',
    ]);
  });

  describe('asked for X12', () => {
    const ask = async (body: string | Buffer, accept = X12, type = X12) => {
      const answer = await fetch(`${stack.url}/v1/score?asOf=2026-11-23`, {
        method: 'POST',
        headers: { 'content-type': type, accept },
        body,
      });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    };
    const problem = (answer: Awaited<ReturnType<typeof ask>>) => {
      expect(answer.type).toBe('application/problem+json');
      return JSON.parse(answer.text) as { code: string };
    };

    it('answers an 837 with a 999, and a 277CA behind it', async () => {
      const answer = await ask(write837([secretClaim()]));
      expect([answer.status, answer.type]).toEqual([200, X12]);
      const [interchange] = readAnswers(answer.text);
      expect(interchange?.ta1?.element(4)).toBe('A');
      expect(interchange?.groups.map(({ sets }) => sets.map(({ type }) => type))).toEqual([['999'], ['277']]);
      const [claims] = setsOf(interchange, '277');
      expect(claims?.segments.some((segment) => segment.text === 'TRN*2*SECRETCLAIM')).toBe(true);
    });

    it('answers an 837 in a CORE envelope, too', async () => {
      const soap = `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><cor:COREEnvelopeRealTimeRequest xmlns:cor="http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd"><PayloadType>X12_837_Request_005010X222A1</PayloadType><Payload><![CDATA[${write837([secretClaim()])}]]></Payload></cor:COREEnvelopeRealTimeRequest></soap:Body></soap:Envelope>`;
      expect((await ask(soap, X12, 'application/soap+xml')).text).toContain('IK5*A~');
    });

    it('says in X12 that nothing of it can be scored', async () => {
      const answer = await ask(write837([secretClaim()]).replace('ST*837', 'ST*835'));
      expect(answer).toMatchObject({ status: 200, type: X12, text: expect.stringContaining('IK5*R*1~AK9*R*1*1*0~') });
    });

    it('stays with JSON where any type will do', async () => {
      for (const accept of ['*/*', 'application/json, application/edi-x12;q=0.5', 'application/edi-x12;q=0, */*']) {
        expect((await ask(write837([secretClaim()]), accept)).type, accept).toBe('application/json');
      }
    });

    it('answers in JSON what no X12 can answer', async () => {
      const garbage = await ask('SECRETNOTE is no claim');
      expect([garbage.status, problem(garbage).code]).toEqual([400, 'not-x12']);
      const broken = await ask('ISA*00*SECRETNOTE~');
      expect([broken.status, problem(broken).code]).toEqual([400, 'not-x12']);
      const json = await ask(JSON.stringify(secretClaim()), X12, 'application/json');
      expect([json.status, problem(json).code]).toEqual([406, 'answer-type-not-supported']);
      const own = (await ask(write837([secretClaim()]))).text
        .replace(/GS\*HN[\s\S]*(?=IEA)/, '')
        .replace('IEA*2', 'IEA*1');
      const acknowledgment = await ask(own);
      expect([acknowledgment.status, problem(acknowledgment).code]).toEqual([422, 'nothing-scoreable']);
      for (const { text } of [garbage, broken, json, acknowledgment]) {
        for (const secret of SECRETS) expect(text).not.toContain(secret);
      }
    });
  });

  const withoutLines = { ...jsonClaim(), claimInformation: { patientControlNumber: 'SECRETCLAIM', serviceLines: [] } };
  it.each<[string, () => string | Buffer, string, string, number, string]>([
    ['an empty body', () => '', X12, '', 400, 'body-empty'],
    ['a blank body', () => ' \r\n', X12, '', 400, 'body-empty'],
    ['garbage', () => 'SECRETNOTE is no claim', X12, '', 400, 'not-x12'],
    [
      'random bytes',
      () => Buffer.from(Array.from({ length: 9_999 }, (_, index) => (index * 7919) % 256)),
      X12,
      '',
      400,
      'not-x12',
    ],
    ['an 837 sent as JSON', () => write837([secretClaim()]), 'application/json', '', 400, 'not-json'],
    ['cut JSON', () => JSON.stringify(secretClaim()).slice(0, -9), 'application/json', '', 400, 'not-json'],
    ['JSON sent as an 837', () => JSON.stringify(secretClaim()), X12, '', 400, 'not-x12'],
    ['a date that is none', () => write837([secretClaim()]), X12, '?asOf=2026-02-30', 400, 'as-of-invalid'],
    ['an explanation of another kind', () => write837([secretClaim()]), X12, '?explain=some', 400, 'explain-invalid'],
    ['a date no release covers', () => write837([secretClaim()]), X12, '?asOf=2099-01-01', 422, 'as-of-not-covered'],
    ['a claim without lines', () => JSON.stringify(withoutLines), 'application/json', '', 422, 'nothing-scoreable'],
    [
      'an 837 without lines',
      () => write837([secretClaim()]).replaceAll(/(?:LX|SV1|DTP|REF\*6R)[^~]*~/g, ''),
      X12,
      '',
      422,
      'nothing-scoreable',
    ],
    [
      'another transaction set',
      () => write837([secretClaim()]).replace('ST*837', 'ST*835'),
      X12,
      '',
      422,
      'nothing-scoreable',
    ],
    ['an empty list', () => '[]', 'application/json', '', 422, 'nothing-scoreable'],
    ['a number', () => '7', 'application/json', '', 422, 'nothing-scoreable'],
    ['null', () => 'null', 'application/json', '', 422, 'nothing-scoreable'],
    ['an empty object', () => '{}', 'application/json', '', 422, 'nothing-scoreable'],
    ['7 MB', () => `${write837([secretClaim()])}${' '.repeat(7_000_000)}`, X12, '', 413, 'body-too-large'],
    ['12 MB', () => 'SECRETNOTE'.repeat(1_200_000), X12, '', 413, 'body-too-large'],
    ['an image', () => 'SECRETNOTE', 'image/png', '', 415, 'content-type-not-supported'],
    ['no content type', () => Buffer.from('SECRETNOTE'), '', '', 415, 'content-type-not-supported'],
    ['XML that is no envelope', () => '<claim>SECRETNOTE</claim>', 'text/xml', '', 400, 'not-soap'],
    [
      'a document type declaration',
      () => '<!DOCTYPE x [<!ENTITY a "SECRETNOTE">]><x>&a;</x>',
      'text/xml',
      '',
      400,
      'not-soap',
    ],
  ])('answers %s with a problem document', async (_name, body, type, query, status, code) => {
    expectProblem(await post(body(), type, query), status, code);
  });

  it('answers an 837 without claims by what was found of it', async () => {
    const answer = await post(write837([secretClaim()]).replace(/HL\*[\s\S]*(?=SE\*)/, ''), X12);
    expectProblem(answer, 422, 'nothing-scoreable');
    expect(answer.json.issues).toContainEqual(expect.objectContaining({ code: 'transaction-without-claims' }));
  });

  it('reads JSON behind a byte order mark', async () => {
    expect((await post(`\ufeff${JSON.stringify(secretClaim())}`, 'application/json')).status).toBe(200);
  });

  it.each(['bad', '', '2026-02-30', 1, null])('refuses %j as the as-of date of a body', async (asOf) => {
    const answer = await post(JSON.stringify({ claims: [secretClaim()], asOf }), 'application/json');
    expectProblem(answer, 400, 'as-of-invalid');
  });

  it('repeats no name that a caller gave to a field', async () => {
    const claim = JSON.parse(JSON.stringify(secretClaim()));
    claim.claimInformation.claimNote = { SECRETNOTE: { a: 1 }, additionalInformation: { SECRETNOTE: 1 } };
    expectProblem(await post(JSON.stringify(claim), 'application/json'), 422, 'nothing-scoreable');
  });

  it('names the batch route when the body is too large', async () => {
    expect((await post(' '.repeat(7_000_000), X12)).json.detail).toContain('POST /v1/batches');
  });

  it('says so when the answer would not fit', async () => {
    const many = JSON.stringify(Array.from({ length: 2_500 }, () => jsonClaim({ note: 'PULSED RF GON' })));
    expectProblem(await post(many, 'application/json'), 413, 'answer-too-large');
  });

  it('refuses an answer type or encoding that it does not speak', async () => {
    expectProblem(await post('x', X12, '', { accept: 'application/pdf' }), 406, 'answer-type-not-supported');
    expectProblem(await post('x', X12, '', { 'content-encoding': 'gzip' }), 415, 'content-type-not-supported');
  });

  it('lists the places of what it could not read', async () => {
    const answer = await post('{"claims":[7]}', 'application/json');
    expect(answer.json.issues).toEqual([
      expect.objectContaining({ code: 'json-not-a-claim', scope: 'claim', path: '/claims/0' }),
    ]);
  });
});

describe('the other routes', () => {
  it('says that it is healthy, and under which release', async () => {
    const answer = await fetch(`${stack.url}/v1/health`);
    expect(await answer.json()).toMatchObject({ status: 'ok', ruleRelease: { id: expect.any(String) } });
  });

  it('describes itself', async () => {
    const api = (await (await fetch(`${stack.url}/v1/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(api.paths)).toEqual([
      '/v1/score',
      '/v1/attachments/{controlNumber}',
      '/v1/batches',
      '/v1/batches/{id}',
      '/v1/corrections',
      '/v1/corrections/{auditId}',
      '/v1/remittances',
      '/v1/calibration',
      '/v1/rules',
      '/v1/rules/{ruleId}',
      '/v1/what-if',
      '/v1/health',
      '/v1/openapi.json',
    ]);
    const references = [...JSON.stringify(api).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    const { schemas } = (api as unknown as { components: { schemas: object } }).components;
    expect([...new Set(references)].sort()).toEqual(
      Object.keys(schemas)
        .filter((name) => references.includes(name))
        .sort(),
    );
    expect(Object.keys(schemas).filter((name) => !references.includes(name))).toEqual([]);
  });

  it('listens on the loopback interface only', () => {
    const inodes = new Set(
      readdirSync('/proc/self/fd').flatMap((fd) => {
        try {
          return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1] ?? [];
        } catch {
          return [];
        }
      }),
    );
    const listening = ['/proc/self/net/tcp', '/proc/self/net/tcp6'].flatMap((table) =>
      readFileSync(table, 'utf8')
        .split('\n')
        .map((row) => row.trim().split(/\s+/))
        .filter((row) => row[3] === '0A' && inodes.has(row[9] ?? ''))
        .map((row) => row[1]?.split(':')[0]),
    );
    expect(listening.length).toBeGreaterThanOrEqual(3);
    expect(new Set(listening)).toEqual(new Set(['0100007F']));
  });

  it('knows no other route', async () => {
    const answer = await fetch(`${stack.url}/v1/nothing`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'route-not-found', issues: [] });
  });
});

describe('what operators see', () => {
  it('holds metrics and predicted denials, and nothing of a claim', async () => {
    await post(write837([jsonClaim({ controlNumber: 'SECRETCLAIM', note: 'SECRETNOTE PULSED RF' })]), X12);
    for (const secret of SECRETS) expect(output.text()).not.toContain(secret);
    const entries = output.entries();
    expect(entries).toContainEqual(
      expect.objectContaining({ LinesScored: 1, PredictedDenials: 1, ExpectedLossDollars: 217.78, StaleRelease: 0 }),
    );
    expect(entries).toContainEqual(expect.objectContaining({ Jurisdiction: 'JH', PredictedDenials: 1 }));
    expect(entries).toContainEqual(expect.objectContaining({ RuleFamily: 'coverage', PredictedDenials: 1 }));
    expect(entries).toContainEqual(
      expect.objectContaining({
        message: 'predicted denial',
        ruleId: 'coverage/pulsed-radiofrequency',
        jurisdiction: 'JH',
        rank: 1,
        denials: 1,
        expectedLossCents: 21_778,
      }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({
        message: 'costly line',
        ruleId: 'coverage/pulsed-radiofrequency',
        jurisdiction: 'JH',
        band: 'high',
        expectedLossCents: 21_778,
      }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({ message: 'request answered', problem: 'body-empty', status: 400 }),
    );
  });
});
