/** `npm start`: the whole system on this machine. `--once` ends after the sample is scored. */

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ScoreResponse } from '../../domain/response/score-response.ts';
import { signatureHeader } from '../../functions/adapters/caller-signature.ts';
import { environmentPartnerSecrets } from '../../functions/adapters/partner-secrets.ts';
import { lineRows, lineTable } from '../../functions/cli/line-table.ts';
import { startLocalStack } from './local-stack.ts';

const SAMPLE = 'infra/local/samples/seed-denials.837';
/** The day the sample was made for, so that its claims never grow too old to file. */
const SAMPLE_AS_OF = '2026-11-23';

const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
const port = Number(process.env.PORT ?? 3000);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('PORT is a number from 0 to 65535.\n');
  process.exit(1);
}
const print = (text: string) => process.stdout.write(`${text}\n`);

// The handlers' logs and metrics are for CloudWatch; the screen is for people, unless they ask.
if (!process.env.SHOW_LOGS || process.env.SHOW_LOGS === '0') {
  const silent = () => undefined;
  Object.assign(console, { log: silent, info: silent, warn: silent, error: silent, debug: silent });
}

try {
  const stack = await startLocalStack(port);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stack.stop().finally(() => process.exit(0)));
  }
  print(await scoredSample(stack.url));
  print(`\nready ${stack.url}`);
  if (values.once) {
    await stack.stop();
    process.exit(0);
  }
} catch (error) {
  const isPortTaken = (error as { code?: string }).code === 'EADDRINUSE';
  process.stderr.write(
    isPortTaken ? `Port ${port} is taken. Choose another: PORT=${port + 1} npm start\n` : `${String(error)}\n`,
  );
  process.exit(1);
}

/** Sends the bundled sample through the webhook, as a clearing house would. */
async function scoredSample(url: string): Promise<string> {
  const body = readFileSync(new URL(`../../${SAMPLE}`, import.meta.url));
  const answer = await fetch(`${url}/v1/score?asOf=${SAMPLE_AS_OF}`, {
    method: 'POST',
    headers: { 'content-type': 'application/edi-x12', ...(await signed(body)) },
    body,
  });
  if (!answer.ok) throw new Error(`the sample was not scored: ${answer.status} ${await answer.text()}`);
  const { asOf, ruleRelease, claims } = (await answer.json()) as ScoreResponse;
  return `${SAMPLE}, judged as of ${asOf} under rule release ${ruleRelease.id}\n\n${lineTable(claims.flatMap(lineRows))}`;
}

/** The headers of the first partner of PARTNER_SECRETS; none while calls from this machine need no signature. */
async function signed(body: Buffer): Promise<Record<string, string>> {
  const listed = process.env.PARTNER_SECRETS;
  if (!listed) return {};
  const { known = [], read } = environmentPartnerSecrets(listed);
  const [partner = ''] = known;
  const id = randomUUID();
  const seconds = Math.floor(Date.now() / 1000);
  return {
    'partner-id': partner,
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatureHeader(id, seconds, body, (await read(partner)) ?? []),
  };
}
