/**
 * `npm run -s bench -- load [--seconds 60] [--calls 50] [--claims 100] [--json FILE]`: so many signed calls at once, each with
 * so many claims, against the local stack in a process of its own; then the same bodies against a bare handler in that
 * process that only parses JSON. Ends with 1 where any call failed.
 */

import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import type { ScoreResponse } from '../../domain/response/score-response.ts';
import { signatureHeader } from '../../functions/adapters/caller-signature.ts';
import { jsonClaim } from '../support/claims.ts';
import { startStackProcess } from './stack-process.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    calls: { type: 'string', default: '50' },
    claims: { type: 'string', default: '100' },
    json: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const calls = Number(values.calls);
const claimsOfCall = Number(values.claims);

const PARTNER = 'bench';
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
/** Some bodies in turn, so that no answer is that of the call before. */
const bodies = Array.from({ length: 8 }, (_, body) =>
  Buffer.from(
    JSON.stringify({
      claims: Array.from({ length: claimsOfCall }, (_, claim) =>
        jsonClaim({
          controlNumber: `B${body}C${claim}`,
          memberId: `1TE0TE${body}${claim}`,
          lines: [{ units: 1 + (claim % 6) }, { code: '99213' }],
        }),
      ),
    }),
  ),
);

const agent = new Agent({ keepAlive: true, maxSockets: calls });

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

function post(url: string, headers: Record<string, string>, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } });
    call.once('error', reject);
    call.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    call.end(body);
  });
}

function signed(body: Buffer): Record<string, string> {
  const id = randomUUID();
  const timestamp = Math.floor(Date.now() / 1_000);
  return {
    'content-type': 'application/json',
    'partner-id': PARTNER,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureHeader(id, timestamp, body, [SECRET]),
  };
}

/** Keeps so many calls under way for the time given. */
async function load(
  url: string,
  headersOf: (body: Buffer) => Record<string, string>,
  check: (answer: Answer) => boolean,
) {
  const milliseconds: number[] = [];
  let errors = 0;
  const failures = new Map<string, number>();
  let number = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  await Promise.all(
    Array.from({ length: calls }, async () => {
      while (performance.now() < endsAt) {
        const body = bodies[number++ % bodies.length] ?? Buffer.alloc(0);
        const sentAt = performance.now();
        const failure = await post(url, headersOf(body), body).then(
          (answer) => (check(answer) ? undefined : `${answer.status} ${answer.body.toString('utf8', 0, 120)}`),
          (error: Error) => error.message,
        );
        if (failure !== undefined) {
          errors++;
          failures.set(failure, (failures.get(failure) ?? 0) + 1);
        }
        milliseconds.push(performance.now() - sentAt);
      }
    }),
  );
  const took = (performance.now() - startedAt) / 1_000;
  if (errors > 0) console.log(Object.fromEntries(failures));
  milliseconds.sort((a, b) => a - b);
  const percentile = (share: number): number =>
    Math.round(milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? Number.NaN);
  return {
    calls: milliseconds.length,
    errors,
    'calls/s': Number((milliseconds.length / took).toFixed(1)),
    'claims/s': Math.round((milliseconds.length * claimsOfCall) / took),
    'p50 ms': percentile(0.5),
    'p99 ms': percentile(0.99),
    'most ms': percentile(1),
  };
}

/** Scored whole: looked for in the text, because parsing each answer would be half of the load. */
const isScored = ({ status, body }: Answer): boolean =>
  status === 200 && body.includes(`"scoredLines":${claimsOfCall}`) && body.includes(`"claims":${claimsOfCall},`);

const stack = await startStackProcess({ PARTNER_SECRETS: `${PARTNER}=${SECRET}` });
try {
  const [first = Buffer.alloc(0)] = bodies;
  const warm = await post(`${stack.url}/v1/score`, signed(first), first);
  const { summary } = JSON.parse(warm.body.toString('utf8')) as ScoreResponse;
  if (summary.scoredLines !== claimsOfCall) throw new Error('the first call was not scored');
  console.log(
    `${calls} calls at once of ${claimsOfCall} claims each (${Math.round(first.length / 1_000)} kB, answers ${Math.round(warm.body.length / 1_000)} kB), ${seconds} s each`,
  );
  const rows = {
    'POST /v1/score, signed': await load(`${stack.url}/v1/score`, signed, isScored),
    'bare handler': await load(
      stack.bareUrl,
      () => ({ 'content-type': 'application/json' }),
      ({ status }) => status === 200,
    ),
  };
  console.table(rows);
  const { peakMiB } = await stack.memory();
  console.log(`peak memory of the stack ${Math.round(peakMiB)} MiB`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ rows, peakMiB }, null, 2)}\n`);
  if (Object.values(rows).some(({ errors }) => errors > 0)) process.exitCode = 1;
} finally {
  agent.destroy();
  await stack.stop();
}
