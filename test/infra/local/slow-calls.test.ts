/** Senders who never come to an end must not hold the local server. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHttp, startHttp } from '../../../infra/local/http-server.ts';

let http: LocalHttp;
let handled = 0;

beforeAll(async () => {
  const handler = async () => {
    handled++;
    return { statusCode: 200, body: '{}' };
  };
  http = await startHttp({ 'POST /v1/score': handler }, 0, undefined, 300);
});

afterAll(() => http.stop());

/** Sends the first text at once and the other a character at a time, and gives what came back when the server closed. */
async function dripped(first: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(http.url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (piece: string) => {
    answer += piece;
  });
  socket.on('error', () => undefined);
  socket.write(first);
  let at = 0;
  const drip = setInterval(() => {
    if (at < text.length && socket.writable) socket.write(text.charAt(at++));
  }, 50);
  await once(socket, 'close');
  clearInterval(drip);
  return answer;
}

describe('a call that drips', () => {
  const head = 'POST /v1/score HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n';

  it.each([
    ['its headers', head, 'x-more: 1\r\n'.repeat(90)],
    ['its body', `${head}\r\n`, 'x'.repeat(900)],
  ])('is cut before %s end', async (_name, first, text) => {
    const answer = await dripped(first, text);
    expect(answer === '' || answer.startsWith('HTTP/1.1 408')).toBe(true);
    expect(handled).toBe(0);
  });

  it('holds up nobody else', async () => {
    const slow = Array.from({ length: 50 }, () => dripped(head, ''));
    const answer = await fetch(`${http.url}/v1/score`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(200);
    await Promise.all(slow);
  });
});
