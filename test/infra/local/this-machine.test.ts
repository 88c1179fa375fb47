/** Pages from elsewhere that somebody has open on this machine, against a stack that asks for no signature. */

import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BATCH_BUCKET } from '../../../infra/local/local-aws.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';

let stack: LocalStack;
let output: RecordedOutput;

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  await stack.stop();
  output.restore();
});

const CLAIM = JSON.stringify(jsonClaim());

async function called(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers: { 'content-type': 'application/json', ...headers } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end(method === 'GET' ? undefined : CLAIM);
  });
}

const CALLS: readonly (readonly [string, string, number])[] = [
  ['GET', '/', 200],
  ['GET', '/widgets', 200],
  ['PUT', '/inbox/claims.json', 201],
  ['POST', '/v1/score', 200],
  ['GET', '/v1/health', 200],
];

describe.each(CALLS)('%s %s', (method, path, status) => {
  it.each<[string, (port: string) => Record<string, string>]>([
    ['under its address', (port) => ({ host: `127.0.0.1:${port}` })],
    ['as localhost', (port) => ({ host: `localhost:${port}` })],
    ['from a tunnel of this machine', () => ({ host: 'localhost:8080' })],
    ['from its own pages', (port) => ({ host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` })],
  ])('is answered %s', async (_name, headers) => {
    expect(await called(`${stack.url}${path}`, method, headers(new URL(stack.url).port))).toBe(status);
  });

  it.each<[string, (port: string) => Record<string, string>]>([
    ['a name that somebody gave this address', (port) => ({ host: `attacker.example:${port}` })],
    ['a name that begins like it', () => ({ host: 'localhost.attacker.example' })],
    ['an address of another machine', () => ({ host: '10.0.0.1' })],
    ['a page from elsewhere', (port) => ({ host: `127.0.0.1:${port}`, origin: 'https://attacker.example' })],
    ['a page of another port', (port) => ({ host: `127.0.0.1:${port}`, origin: 'http://127.0.0.1:1' })],
    ['a page that hides where it is from', (port) => ({ host: `127.0.0.1:${port}`, origin: 'null' })],
  ])('is refused to %s', async (_name, headers) => {
    const asked = path.replace('claims', 'refused');
    expect(await called(`${stack.url}${asked}`, method, headers(new URL(stack.url).port))).toBe(403);
    expect(stack.aws.s3.keys(BATCH_BUCKET).filter((key) => key.includes('refused'))).toEqual([]);
  });
});

it('shows results to nobody who leads a browser to them', async () => {
  await fetch(`${stack.url}/inbox/claims.json`, { method: 'PUT', body: CLAIM });
  let key: string | undefined;
  while (key === undefined) {
    key = stack.aws.s3.keys(BATCH_BUCKET).find((one) => one.endsWith('/report.html'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const url = `${stack.aws.s3.url}/${BATCH_BUCKET}/${key}`;
  expect(await called(url, 'GET', {})).toBe(200);
  expect(await called(url, 'GET', { host: 'attacker.example' })).toBe(403);
  expect(await called(url, 'GET', { origin: 'https://attacker.example' })).toBe(403);
});
