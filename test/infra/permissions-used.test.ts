/**
 * What the functions really call against what their roles may do: every route, queue and event of the synthesised stack,
 * with each function under its own policies. Which permissions there are is in permissions.test.ts.
 */

import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeader } from '../../functions/adapters/caller-signature.ts';
import { bundleToPublish } from '../../functions/adapters/release-at-hand.ts';
import { PARTNER_SECRET_PREFIX } from '../../infra/constructs/partner-access.ts';
import { jsonClaim } from '../support/claims.ts';
import { widgetEvent } from '../support/denial-rows.ts';
import { type RecordedOutput, recordOutput } from '../support/recorded-output.ts';
import { write835 } from '../support/write-835.ts';
import { write837 } from '../support/write-837.ts';
import { type DeployedTwin, type OwnFunction, ownFunctions, startDeployedTwin } from './deployed/deployed-twin.ts';
import { type Names, physicalNames } from './deployed/physical-names.ts';
import { isAbout, isAllowed, listed, type Statement, type Use } from './deployed/policy-statements.ts';
import { type Recording, recordCalls } from './deployed/recorded-calls.ts';
import { onQueue, type SentCall, usedActions } from './deployed/used-actions.ts';
import { policiesOf } from './role-policies.ts';
import { releaseBundleFile, type Synthesized, synthesize } from './synthesized.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const asJson = { 'content-type': 'application/json' };

const ABORTED = 'Only a run that breaks off within an upload of several parts, of 8 MB each, takes the parts back.';
/** What is granted though no call of this test asks for it, and why. */
const SPARE: Readonly<Record<string, string>> = {
  'score-file s3:AbortMultipartUpload bucket/work/*': ABORTED,
  'score-file s3:AbortMultipartUpload bucket/results/*': ABORTED,
  'score-file s3:ListBucket bucket':
    'Nothing is listed. Without it S3 says of an object that is gone that access to it is denied.',
};

let synthesized: Synthesized;
let names: Names;
let functions: readonly OwnFunction[];
let statements: ReadonlyMap<string, readonly Statement[]>;
let recording: Recording;
let twin: DeployedTwin;
let output: RecordedOutput;
/** Routes that answered as a partner or operator hopes for. */
const answered = new Set<string>();

beforeAll(async () => {
  output = recordOutput();
  const bundle = JSON.stringify(await bundleToPublish());
  synthesized = synthesize({ releaseBundleFile: releaseBundleFile(bundle) });
  names = physicalNames(synthesized);
  functions = ownFunctions(synthesized, names);
  statements = new Map(
    functions.map(({ id, role }) => [
      id,
      policiesOf(synthesized, role).flatMap(
        ({ Properties }) => names.resolved(Properties.PolicyDocument.Statement) as Statement[],
      ),
    ]),
  );
  const partnerKey = names.arnOf(synthesized.one('AWS::KMS::Key', 'PartnerAccess').logicalId);
  recording = recordCalls({
    usesOf: (call) => usedActions(call, names, partnerKey),
    isAllowed: (by, use) => isAllowed(statements.get(by) ?? [], use),
    answer: answerOfAbsentService,
  });
  twin = await startDeployedTwin(synthesized, names, recording.inFunction);
  const { variables } = functionNamed('publish-release');
  await twin.put(variables.RELEASE_BUCKET ?? '', variables.RELEASE_KEY ?? '', Buffer.from(bundle));
  await useEverything(bundle);
}, 120_000);

afterAll(async () => {
  await twin.stop();
  recording.stop();
  output.restore();
});

let isContended = true;

/** Secrets Manager and CloudWatch Logs, which do not run on this machine; and once another call at the same counters. */
function answerOfAbsentService({ service, operation, input }: SentCall): object | undefined {
  if (operation === 'TransactWriteItems' && isContended) {
    isContended = false;
    throw new TransactionCanceledException({ message: 'another call was faster', $metadata: {} });
  }
  if (service === 'Secrets Manager') {
    const isPartner = input.SecretId.startsWith(PARTNER_SECRET_PREFIX);
    return { SecretString: isPartner ? JSON.stringify({ secrets: [SECRET] }) : 'k'.repeat(64) };
  }
  if (service !== 'CloudWatch Logs') return undefined;
  return operation === 'StartQuery' ? { queryId: 'q1' } : { status: 'Running', results: [] };
}

function functionNamed(name: string): OwnFunction {
  return functions.find((own) => own.name === name) ?? expect.fail(`no function ${name}`);
}

function handlerNamed(name: string) {
  return twin.handlers.get(functionNamed(name).id) ?? expect.fail(`no handler of ${name}`);
}

let sent = 0;

/** A signed call of a route as the template writes it, with the values of its parameters. */
async function call(
  route: string,
  { body = '', type = asJson['content-type'], key = '', values = [] as string[] } = {},
) {
  const [method = '', path = ''] = route.split(' ');
  const id = `msg_used_${sent++}`;
  const seconds = Math.floor(Date.now() / 1_000);
  const left = [...values];
  const answer = await fetch(`${twin.url}${path.replace(/\{\w+\+?\}/g, () => left.shift() ?? '')}`, {
    method,
    headers: {
      'content-type': type,
      'partner-id': 'acme',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatureHeader(id, seconds, Buffer.from(body), [SECRET]),
      ...(key === '' ? {} : { 'idempotency-key': key }),
    },
    ...(method === 'GET' ? {} : { body }),
  });
  const text = await answer.text();
  expect(answer.status, `${route}: ${text}`).toBeLessThan(400);
  answered.add(route);
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
  return JSON.parse(text) as any;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** A claim that names a note for itself and one for its line. */
function claimWithNotes(ofClaim: string, ofLine: string): object {
  // biome-ignore lint/suspicious/noExplicitAny: a claim as it is sent is plain JSON
  const claim: any = jsonClaim({ controlNumber: 'TAUGHT', lines: [{ units: 6, modifiers: ['26'] }] });
  const { claimInformation } = claim;
  claimInformation.claimSupplementalInformation = { reportInformation: { attachmentControlNumber: ofClaim } };
  claimInformation.serviceLines[0].serviceLineSupplementalInformation = [{ attachmentControlNumber: ofLine }];
  return claim;
}

async function useEverything(bundle: string): Promise<void> {
  await handlerNamed('publish-release')();
  await twin.put(
    synthesized.one('AWS::S3::Bucket', 'ReleasePublicationDropBucket').logicalId,
    'releases/again.json',
    Buffer.from(bundle),
  );
  for (const route of ['GET /v1/health', 'GET /v1/openapi.json', 'GET /v1/rules']) await call(route);
  await call('GET /v1/rules/{ruleId+}', { values: ['ncci/mue-day-units'] });

  const claim = claimWithNotes('ACN-1', 'ACN-2');
  const scored = { body: JSON.stringify(claim), key: 'score-1' };
  await call('POST /v1/score', scored);
  // So long, and so hard to compress, that it takes several items; and another one in its place.
  const note = () => `PROCEDURE: ${randomBytes(450_000).toString('base64')}`;
  const attachment = { type: 'text/plain', values: ['ACN-1'] };
  await call('PUT /v1/attachments/{controlNumber}', { ...attachment, body: note() });
  await call('PUT /v1/attachments/{controlNumber}', { ...attachment, body: note() });
  await call('POST /v1/score', scored);
  await call('POST /v1/what-if', { body: JSON.stringify({ claim, assume: { units: 5 } }) });
  const { claims } = await call('POST /v1/score', { body: JSON.stringify(claim) });
  const [correction] = claims[0].lines[0].corrections;
  const accepted = { claim, accept: [correction.id], attestedBy: 'SAMPLE CODER', statement: correction.requires };
  const correcting = { body: JSON.stringify(accepted), key: 'correct-1' };
  const { audit } = await call('POST /v1/corrections', correcting);
  await call('POST /v1/corrections', correcting);
  await call('GET /v1/corrections/{auditId}', { values: [audit.id] });

  const line = { paid: '0', adjustments: ['CO*151*600'], controlNumber: 'SAMPLE-1' };
  const remitted = { controlNumber: 'TAUGHT', status: '4', paid: '0', lines: [line] };
  const body = write835({ paidOn: '20991231', claims: [remitted] });
  await call('POST /v1/remittances', { body, type: 'application/edi-x12' });
  await call('GET /v1/calibration');
  await useBatches();

  // A search that takes too long, which is then stopped.
  const context = { invokedFunctionArn: 'arn:aws:lambda', getRemainingTimeInMillis: () => 0 };
  for (const widget of ['reasons', 'costly-lines'] as const)
    await handlerNamed('dashboard-widgets')(widgetEvent({ widget }), context);
}

async function useBatches(): Promise<void> {
  const file = Buffer.from(write837([jsonClaim({ controlNumber: 'FILED', lines: [{ units: 6 }] })]));
  const announced = {
    fileName: 'claims.837',
    sizeBytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    // A name that nobody answers for: the attempt fails, and the message is held back.
    callbackUrl: 'https://partner.invalid/hook',
  };
  const opening = { body: JSON.stringify(announced), key: 'open-1' };
  const { batch, upload } = await call('POST /v1/batches', opening);
  await call('POST /v1/batches', opening);
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: file });
  expect(put.status).toBe(200);
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
  let described: any;
  await until(async () => {
    described = (await call('GET /v1/batches/{id}', { values: [batch.id] })).batch;
    return described.callback.attempts > 0;
  });
  expect(described.status).toBe('completed');
  for (const { url } of described.results) expect((await fetch(url)).status).toBe(200);

  const bucket = synthesized.one('AWS::S3::Bucket', 'BatchScoringStoreBucket').logicalId;
  await twin.put(bucket, 'inbox/acme/dropped.837', file);
  await until(() => twin.keys(bucket).filter((key) => key.endsWith('/report.html')).length === 2);

  // A run that has no time left hands its batch on; the next one finds that the file is gone.
  const object = { key: 'inbox/acme/gone.837', 'version-id': 'gone', etag: 'gone', size: 1 };
  const body = JSON.stringify({ source: 'aws.s3', detail: { bucket: { name: bucket }, object } });
  const context = { awsRequestId: 'late', getRemainingTimeInMillis: () => 0 };
  await handlerNamed('score-file')({ Records: [{ body }] }, context);
}

/** What AWS does in the name of a function, beside its own calls: it writes its log, and hands it events. */
function usesByAws({ id }: OwnFunction): readonly Use[] {
  const { LoggingConfig, DeadLetterConfig } = names.propertiesOf(id);
  const log = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
    action,
    resource: names.arnOf(LoggingConfig.LogGroup),
  }));
  const sources = Object.keys(synthesized.resources('AWS::Lambda::EventSourceMapping'))
    .map((mapping) => names.propertiesOf(mapping))
    .filter(({ FunctionName }) => FunctionName === id)
    .flatMap(({ EventSourceArn }) =>
      ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].flatMap((operation) =>
        onQueue(operation, EventSourceArn, names),
      ),
    );
  return [...log, ...sources, ...(DeadLetterConfig ? onQueue('SendMessage', DeadLetterConfig.TargetArn, names) : [])];
}

it('every call is one that the role of its function may make', () => {
  expect(recording.denied).toEqual([]);
  expect(recording.calls.length).toBeGreaterThan(50);
});

it('AWS may do for each function what it does in its name', () => {
  for (const own of functions) {
    const refused = usesByAws(own).filter((use) => !isAllowed(statements.get(own.id) ?? [], use));
    expect(refused, own.id).toEqual([]);
  }
});

it('every function of the stack made a call, and every route was answered', () => {
  expect(new Set(recording.calls.map(({ by }) => by))).toEqual(new Set(functions.map(({ id }) => id)));
  const routes = Object.values(synthesized.resources('AWS::ApiGatewayV2::Route'));
  expect(answered).toEqual(new Set(routes.map(({ Properties }) => Properties.RouteKey)));
});

it('nothing is granted that nothing uses, but for what has its reason', () => {
  const unused = functions.flatMap((own) => {
    const uses = [...usesByAws(own), ...recording.calls.filter(({ by }) => by === own.id).flatMap(({ uses }) => uses)];
    return (statements.get(own.id) ?? []).flatMap((statement) =>
      listed(statement.Action).flatMap((Action) =>
        listed(statement.Resource)
          .filter((Resource) => !uses.some((use) => isAbout({ ...statement, Action, Resource }, use)))
          .map((Resource) => `${own.name} ${Action} ${Resource.replace(/^arn:aws:s3:::\w+/, 'bucket')}`),
      ),
    );
  });
  expect(unused.toSorted()).toEqual(Object.keys(SPARE).toSorted());
});

describe('in the code of the functions', () => {
  it('each call of AWS was made here', () => {
    const made = new Set(
      recording.calls.flatMap(({ through, operation }) => through.map((file) => `${file} ${operation}`)),
    );
    const missing = readdirSync('functions', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('cli/'))
      .flatMap((file) =>
        [...readFileSync(`functions/${file}`, 'utf8').matchAll(/\bnew (\w+)Command\(|\bpaginate(\w+)\(/g)].map(
          ([, command, paginated]) => `${file} ${command ?? paginated}`,
        ),
      )
      .filter((site) => !made.has(site));
    expect(missing).toEqual([]);
  });
});
