import { createHmac } from 'node:crypto';
import type { SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { callbackEventSchema } from '../../../domain/response/callback-schemas.ts';
import type { BatchRecord } from '../../../functions/adapters/batch-store.ts';
import { noProgress } from '../../../functions/batch-results/scored-file.ts';
import { deliverMessages, type MessageServices } from '../../../functions/deliver-callback/deliver-messages.ts';
import type { PostOutcome } from '../../../functions/deliver-callback/post-callback.ts';
import { MOST_ATTEMPTS } from '../../../functions/deliver-callback/retry-schedule.ts';
import { memoryBatches, memoryCallbacks, type StepHook } from '../../support/batch-stores.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';

vi.hoisted(() => Object.assign(process.env, { POWERTOOLS_DEV: 'true' }));

const NOW = Date.UTC(2026, 10, 23, 12, 0, 7);
const [NEW, OLD] = [
  `whsec_${Buffer.alloc(32, 'new').toString('base64')}`,
  `whsec_${Buffer.alloc(24, 'old').toString('base64')}`,
];
const URL_OF_ACME = 'https://partner.example/SECRETPATH?token=SECRETTOKEN';

const completed: BatchRecord = {
  partner: 'acme',
  id: 'b-1=',
  fileName: 'SECRETNAME.837',
  status: 'completed',
  createdAt: '2026-11-23T11:00:00.000Z',
  completedAt: '2026-11-23T12:00:00.000Z',
  sizeBytes: 1_000,
  callbackUrl: URL_OF_ACME,
  circumstances: {
    asOf: isoDate('2026-11-23'),
    release: { id: '2026q4.3', hash: 'sha256:0' },
    answeredAt: NOW,
    controlNumber: 1,
  },
  progress: {
    ...noProgress(),
    issues: 1,
    summary: {
      ...noProgress().summary,
      claims: 3,
      serviceLines: 5,
      scoredLines: 4,
      high: 2,
      expectedLossCents: 12_345,
    },
  },
  parts: [],
};

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

async function world({
  batch = {},
  answers = [{ status: 204 }],
  services = {},
  hook = () => undefined,
}: {
  batch?: Partial<BatchRecord>;
  /** One after the other; the last one again and again. */
  answers?: readonly PostOutcome[];
  services?: Partial<MessageServices>;
  hook?: StepHook;
} = {}) {
  const batches = memoryBatches();
  await batches.create({ ...completed, ...batch });
  const callbacks = memoryCallbacks(hook);
  const sent: Sent[] = [];
  const held: [string, number][] = [];
  const all: MessageServices = {
    batches,
    callbacks,
    secrets: { read: async (partner) => (partner === 'acme' ? [NEW, OLD] : undefined) },
    reach: 'internet',
    async post(url, headers, body) {
      await hook('before post');
      const number = sent.push({ url: url.href, headers, body });
      await hook('after post');
      return answers[Math.min(number, answers.length) - 1] ?? { status: 204 };
    },
    now: () => NOW,
    random: () => 0,
    holdBack: async (receiptHandle, seconds) => void held.push([receiptHandle, seconds]),
    ...services,
  };
  return {
    batches,
    sent,
    held,
    all,
    state: (id = completed.id) => callbacks.state('acme', id),
    deliver: (attempt = 1, body: unknown = { partner: 'acme', id: completed.id }) =>
      deliverMessages({ Records: [message(attempt, body)] }, 'request', all),
  };
}

function message(attempt: number, body: unknown): SQSRecord {
  return {
    messageId: 'message',
    receiptHandle: `receipt ${attempt}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: String(attempt) },
  } as SQSRecord;
}

const done = { batchItemFailures: [] };
const again = { batchItemFailures: [{ itemIdentifier: 'message' }] };

let output: RecordedOutput;
beforeEach(() => {
  output = recordOutput();
});
afterEach(() => output.restore());

describe('what is sent', () => {
  it('is small, names no file and no claim, and is what the schema promises', async () => {
    const { sent, deliver } = await world();
    expect(await deliver()).toEqual(done);
    const [{ url, body, headers }] = sent as [Sent];
    expect(url).toBe(URL_OF_ACME);
    expect(body.length).toBeLessThan(20_000);
    expect(body.toString()).not.toContain('SECRET');
    expect(headers['content-type']).toBe('application/json');
    expect(callbackEventSchema.parse(JSON.parse(body.toString()))).toEqual({
      type: 'batch.completed',
      timestamp: '2026-11-23T12:00:00.000Z',
      data: {
        batchId: 'b-1=',
        status: 'completed',
        path: '/v1/batches/b-1%3D',
        asOf: '2026-11-23',
        ruleRelease: { id: '2026q4.3', hash: 'sha256:0' },
        summary: {
          claims: 3,
          serviceLines: 5,
          scoredLines: 4,
          issues: 1,
          high: 2,
          medium: 0,
          low: 0,
          expectedPaymentCents: 0,
          expectedLossCents: 12_345,
        },
      },
    });
  });

  it('tells of a batch that failed before it began', async () => {
    const { circumstances: _, ...begun } = completed;
    const { batches, all } = await world();
    await batches.create({ ...begun, id: 'b-2', status: 'failed', problem: 'object-gone' });
    const sent: Buffer[] = [];
    const post: MessageServices['post'] = async (_url, _headers, body) => {
      sent.push(body);
      return { status: 200 };
    };
    await deliverMessages({ Records: [message(1, { partner: 'acme', id: 'b-2' })] }, 'request', { ...all, post });
    const event = callbackEventSchema.parse(JSON.parse(String(sent[0])));
    expect(event).toMatchObject({ type: 'batch.failed', data: { status: 'failed', problem: 'object-gone' } });
    expect(event.data.ruleRelease).toBeUndefined();
  });

  it('is signed with both live secrets, as the specification says', async () => {
    const { sent, deliver } = await world();
    await deliver();
    const [{ headers, body }] = sent as [Sent];
    // Worked out from the specification alone: base64 of the HMAC under the decoded secret over `id.timestamp.body`.
    const signed = Buffer.concat([
      Buffer.from(headers['webhook-id'] ?? ''),
      Buffer.from(`.${Math.floor(NOW / 1_000)}.`),
      body,
    ]);
    const signatures = ['new', 'old'].map((fill, index) => {
      const key = Buffer.alloc(index === 0 ? 32 : 24, fill);
      return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    });
    expect(headers).toMatchObject({
      'webhook-timestamp': String(Math.floor(NOW / 1_000)),
      'webhook-signature': signatures.join(' '),
    });
  });

  it('has the same id and the same bytes each time, and the time and signature of its sending', async () => {
    let now = NOW;
    const { sent, deliver } = await world({ answers: [{ status: 500 }], services: { now: () => now } });
    await deliver(1);
    now += 600_000;
    await deliver(2);
    const [first, second] = sent as [Sent, Sent];
    expect(second.body).toEqual(first.body);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second.headers['webhook-timestamp']).not.toBe(first.headers['webhook-timestamp']);
    expect(second.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
  });

  it('is unsigned on a stack of one’s own without partners, and never where there are some', async () => {
    const own = await world({ services: { secrets: undefined } });
    await own.deliver();
    expect(own.sent[0]?.headers).not.toHaveProperty('webhook-signature');
    for (const secrets of [undefined, []]) {
      const others = await world({ services: { secrets: { read: async () => secrets } } });
      expect(await others.deliver()).toEqual(again);
      expect(others.sent).toEqual([]);
      expect(await others.state()).toEqual({ status: 'pending', attempts: 1, lastFailure: 'signing' });
    }
  });
});

describe('what comes of it', () => {
  it.each([200, 201, 204, 299])('a %i delivers', async (status) => {
    const { held, deliver, state } = await world({ answers: [{ status }] });
    expect(await deliver()).toEqual(done);
    expect(held).toEqual([]);
    expect(await state()).toEqual({ status: 'delivered', attempts: 1, lastStatus: status });
  });

  it.each([199, 300, 301, 304, 307, 308, 400, 401, 404, 409, 429, 500, 503])(
    'a %i is tried again when the schedule says',
    async (status) => {
      const { held, deliver, state } = await world({ answers: [{ status }] });
      expect(await deliver(2)).toEqual(again);
      expect(held).toEqual([['receipt 2', 300]]);
      expect(await state()).toEqual({ status: 'pending', attempts: 1, lastStatus: status });
    },
  );

  it.each(['timeout', 'connection', 'tls', 'address'] as const)('so is none: %s', async (failure) => {
    const { held, deliver, state } = await world({ answers: [{ failure }, { status: 500 }] });
    expect(await deliver()).toEqual(again);
    expect(held).toEqual([['receipt 1', 5]]);
    expect(await state()).toEqual({ status: 'pending', attempts: 1, lastFailure: failure });
    await deliver(2);
    expect(await state()).toEqual({ status: 'pending', attempts: 2, lastStatus: 500 });
  });

  it.each([
    [429, '3600', 3_600],
    [503, 'Mon, 23 Nov 2026 12:10:07 GMT', 600],
    [503, '1', 5],
    [429, '9999999', 43_000],
    [500, '3600', 5],
    [301, '3600', 5],
  ])('after a %i with Retry-After %s it waits %i seconds', async (status, retryAfter, seconds) => {
    const { held, deliver } = await world({ answers: [{ status, retryAfter }] });
    await deliver();
    expect(held).toEqual([['receipt 1', seconds]]);
  });

  it('after the last attempt it is given up, and the queue moves it at once', async () => {
    const { held, sent, deliver, state } = await world({ answers: [{ failure: 'timeout' }] });
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) expect(await deliver(attempt)).toEqual(again);
    expect(sent).toHaveLength(MOST_ATTEMPTS);
    expect(held.at(-1)).toEqual([`receipt ${MOST_ATTEMPTS}`, 0]);
    expect(await state()).toEqual({ status: 'failed', attempts: MOST_ATTEMPTS, lastFailure: 'timeout' });
  });

  it('a dead letter that is redriven is delivered from its first attempt on', async () => {
    const { deliver, state } = await world({ answers: [{ status: 500 }, { status: 500 }, { status: 200 }] });
    await deliver(MOST_ATTEMPTS);
    expect(await deliver(1)).toEqual(again);
    expect(await state()).toMatchObject({ status: 'pending', attempts: 2 });
    expect(await deliver(2)).toEqual(done);
    expect(await state()).toEqual({ status: 'delivered', attempts: 3, lastStatus: 200 });
  });
});

describe('410', () => {
  it('ends it, and nothing is sent to that URL of the partner any more', async () => {
    const { batches, sent, deliver, state } = await world({ answers: [{ status: 410 }, { status: 200 }] });
    expect(await deliver()).toEqual(done);
    expect(await state()).toEqual({ status: 'disabled', attempts: 1, lastStatus: 410 });
    await batches.create({ ...completed, id: 'b-2' });
    expect(await deliver(1, { partner: 'acme', id: 'b-2' })).toEqual(done);
    expect(await state('b-2')).toEqual({ status: 'disabled', attempts: 0 });
    expect(sent).toHaveLength(1);
  });

  it('speaks for no other URL and for no other partner', async () => {
    const { batches, sent, deliver, all } = await world({ answers: [{ status: 410 }, { status: 200 }] });
    await deliver();
    await batches.create({ ...completed, id: 'b-2', callbackUrl: 'https://partner.example/other' });
    await batches.create({ ...completed, partner: 'other', id: 'b-3' });
    await deliver(1, { partner: 'acme', id: 'b-2' });
    const secrets = { read: async () => [NEW] };
    const ofOther = message(1, { partner: 'other', id: 'b-3' });
    await deliverMessages({ Records: [ofOther] }, 'request', { ...all, secrets });
    expect(sent).toHaveLength(3);
  });
});

describe('a message', () => {
  it('that comes again after it was delivered sends nothing', async () => {
    const { sent, deliver, state } = await world();
    await deliver();
    expect(await deliver()).toEqual(done);
    expect(sent).toHaveLength(1);
    expect(await state()).toMatchObject({ attempts: 1 });
  });

  it('that two work on at once is sent twice under one id, and is delivered whichever ends last', async () => {
    for (const answers of [
      [{ status: 200 }, { status: 500 }],
      [{ status: 500 }, { status: 200 }],
    ]) {
      const { sent, deliver, state } = await world({
        answers,
        hook: () => new Promise((resolve) => setImmediate(resolve)),
      });
      await Promise.all([deliver(1), deliver(1)]);
      expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(await state()).toMatchObject({ status: 'delivered' });
    }
  });

  it.each(['before state', 'before post', 'after post', 'before settle', 'after settle', 'before disable'])(
    'whose worker dies %s is worked on again, to the same end',
    async (deadly) => {
      let isDead = false;
      const status = deadly === 'before disable' ? 410 : 200;
      const { sent, deliver, state } = await world({
        answers: [{ status }],
        hook(step) {
          if (step !== deadly || isDead) return;
          isDead = true;
          throw new Error('killed');
        },
      });
      await expect(deliver(1)).rejects.toThrow('killed');
      expect(await deliver(2)).toEqual(done);
      expect(await state()).toMatchObject({ status: status === 410 ? 'disabled' : 'delivered', attempts: 1 });
      expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    },
  );

  it.each<[string, unknown, Partial<BatchRecord>]>([
    ['no JSON', '{', {}],
    ['no batch', { partner: 'acme' }, {}],
    ['a batch that is gone', { partner: 'acme', id: 'b-0' }, {}],
    ['the batch of another partner', { partner: 'other', id: completed.id }, {}],
    ['a batch that has not ended', { partner: 'acme', id: completed.id }, { status: 'finishing' }],
  ])('about %s is done with', async (_name, body, batch) => {
    const { sent, deliver } = await world({ batch });
    expect(await deliver(1, body)).toEqual(done);
    expect(sent).toEqual([]);
  });

  it('about a URL that may never be called calls nothing, even should the record hold one', async () => {
    for (const callbackUrl of ['https://169.254.169.254/', 'http://partner.example/', 'https://u:p@partner.example/']) {
      const { sent, deliver, state } = await world({ batch: { callbackUrl } });
      expect(await deliver()).toEqual(again);
      expect(sent).toEqual([]);
      expect(await state()).toEqual({ status: 'pending', attempts: 1, lastFailure: 'address' });
    }
  });
});

it('the log tells the batch, the attempt and what came of it, and nothing of URL, secret or file', async () => {
  const { deliver } = await world({
    answers: [{ status: 503, retryAfter: 'SECRETHEADER' }, { failure: 'timeout' }, { status: 200 }],
  });
  await deliver(1);
  await deliver(2);
  await deliver(3);
  await deliver(1, 'SECRETMESSAGE');
  const told = output
    .entries()
    .map(({ message: text, batchId, attempt, outcome, status, failure }) => [
      text,
      batchId,
      attempt,
      outcome,
      status,
      failure,
    ]);
  expect(told).toEqual([
    ['callback attempt', 'b-1=', 1, 'pending', 503, undefined],
    ['callback attempt', 'b-1=', 2, 'pending', undefined, 'timeout'],
    ['callback attempt', 'b-1=', 3, 'delivered', 200, undefined],
    ['callback not taken', undefined, undefined, undefined, undefined, undefined],
  ]);
  expect(output.text()).not.toMatch(/SECRET|partner\.example|whsec_|v1,/);
  for (const secret of [NEW, OLD]) expect(output.text()).not.toContain(secret.slice('whsec_'.length));
});
