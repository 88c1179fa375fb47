import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PostOptions, postCallback } from '../../../functions/deliver-callback/post-callback.ts';
import { type Receiver, startReceiver } from '../../support/callback-receiver.ts';
import { selfSigned } from '../../support/self-signed.ts';

const certificate = selfSigned('localhost');
let receiver: Receiver;
let tls: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
  tls = await startReceiver(certificate);
});

afterEach(() => {
  for (const one of [receiver, tls]) {
    one.answer = 204;
    one.received.length = 0;
  }
  vi.unstubAllEnvs();
});

afterAll(async () => {
  await receiver.stop();
  await tls.stop();
});

const body = Buffer.from('{"type":"batch.completed"}');
const headers = { 'content-type': 'application/json', 'webhook-id': 'callback:b-1' };
const post = (url: string, options: Partial<PostOptions> = {}) =>
  postCallback(new URL(url), headers, body, { reach: 'loopback', ...options });
const here = (path = '/hook') => `http://127.0.0.1:${receiver.port}${path}`;

/** A name server that gives these addresses, one list a question. */
function nameServer(...answers: readonly (readonly string[])[]) {
  let asked = 0;
  const resolve: NonNullable<PostOptions['resolve']> = (_hostname, _options, callback) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { resolve, asked: () => asked };
}

describe('a callback', () => {
  it('arrives as it was given', async () => {
    expect(await post(here('/hook?token=1#part'))).toEqual({ status: 204 });
    expect(receiver.received).toMatchObject([
      {
        method: 'POST',
        path: '/hook?token=1',
        body,
        headers: { ...headers, 'content-length': String(body.length), connection: 'close' },
      },
    ]);
  });

  it.each([200, 202, 400, 410, 500])('comes to the status %i', async (status) => {
    receiver.answer = status;
    expect(await post(here())).toEqual({ status });
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i', async (status) => {
    receiver.answer = (response) => response.writeHead(status, { location: here('/elsewhere') }).end();
    expect(await post(here())).toEqual({ status });
    expect(receiver.received).toHaveLength(1);
  });

  it('hands on when to come again', async () => {
    receiver.answer = (response) => response.writeHead(503, { 'retry-after': '120' }).end();
    expect(await post(here())).toEqual({ status: 503, retryAfter: '120' });
  });

  it('goes past the proxies of the environment', async () => {
    const file = new URL('../../../functions/deliver-callback/post-callback.ts', import.meta.url);
    const script = `
      const { postCallback } = await import(${JSON.stringify(file.href)});
      const options = { reach: 'loopback' };
      console.log(JSON.stringify(await postCallback(new URL('${here()}'), {}, Buffer.from('{}'), options)));`;
    const proxy = Object.fromEntries(
      ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'].map((name) => [name, 'http://127.0.0.1:9']),
    );
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, NODE_USE_ENV_PROXY: '1', ...proxy },
    });
    expect(JSON.parse(stdout)).toEqual({ status: 204 });
  });

  it('reads nothing of a body, be it huge or slow', async () => {
    let written = 0;
    const closed = new Promise((resolve) => {
      receiver.answer = (response) => {
        response.writeHead(200);
        const piece = Buffer.alloc(65_536);
        const write = (): void => {
          while (!response.destroyed && written < 1e9) {
            written += piece.length;
            if (!response.write(piece)) return;
          }
        };
        response.on('drain', write).on('close', resolve);
        write();
      };
    });
    expect(await post(here())).toEqual({ status: 200 });
    await closed;
    expect(written).toBeLessThan(50_000_000);

    receiver.answer = (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 5);
      response.on('close', () => clearInterval(drip));
    };
    expect(await post(here())).toEqual({ status: 200 });
  });

  it('waits for no answer longer than it may', async () => {
    receiver.answer = () => undefined;
    expect(await post(here(), { totalMs: 50 })).toEqual({ failure: 'timeout' });
  });

  it.each([
    ['the head of an answer that drips', (socket: Socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx: ', 'y')],
    ['news before the answer without end', (socket: Socket) => drip(socket, '', 'HTTP/1.1 102 Processing\r\n\r\n')],
  ])('waits no longer for %s', async (_name, act) => {
    const { port, stop } = await rawServer(act);
    expect(await post(`http://127.0.0.1:${port}/`, { totalMs: 60 })).toEqual({ failure: 'timeout' });
    await stop();
  });

  it.each([
    ['a head without end', (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`)],
    [
      'another protocol',
      (socket: Socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: a\r\nconnection: upgrade\r\n\r\n'),
    ],
    ['no HTTP', (socket: Socket) => socket.write('220 mail.example ESMTP\r\n')],
    ['a connection that ends', (socket: Socket) => socket.end()],
    ['a connection that breaks', (socket: Socket) => socket.resetAndDestroy()],
  ])('fails with %s', async (_name, act) => {
    const { port, stop } = await rawServer(act);
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ failure: 'connection' });
    await stop();
  });

  it('fails where nobody listens', async () => {
    const { port, stop } = await rawServer(() => undefined);
    await stop();
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ failure: 'connection' });
  });
});

describe('TLS', () => {
  const url = () => `https://localhost:${tls.port}/hook`;

  it('is made with a certificate that holds', async () => {
    expect(await post(url(), { ca: certificate.cert, resolve: nameServer(['127.0.0.1']).resolve })).toEqual({
      status: 204,
    });
    expect(tls.received).toHaveLength(1);
  });

  it.each([
    ['of nobody known', {}],
    ['of another host', { ca: selfSigned('localhost').cert }],
  ])('is refused with a certificate %s, whatever the environment says', async (_name, options) => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await post(url(), { ...options, resolve: nameServer(['127.0.0.1']).resolve })).toEqual({ failure: 'tls' });
    expect(tls.received).toHaveLength(0);
  });

  it('is refused under a name that the certificate does not hold', async () => {
    expect(await post(`https://127.0.0.1:${tls.port}/`, { ca: certificate.cert })).toEqual({ failure: 'tls' });
    expect(tls.received).toHaveLength(0);
  });

  it('is not waited for', async () => {
    const { port, stop } = await rawServer(() => undefined);
    expect(await post(`https://127.0.0.1:${port}/`, { connectMs: 50 })).toEqual({ failure: 'timeout' });
    await stop();
  });
});

describe('the address', () => {
  const PRIVATE = [
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    'fd00:ec2::254',
    '64:ff9b::7f00:1',
  ];

  it.each(PRIVATE)('that a name resolves to is not called: %s', async (address) => {
    const names = nameServer([address]);
    const url = `https://partner.example:${tls.port}/hook`;
    expect(await post(url, { reach: 'internet', resolve: names.resolve, ca: certificate.cert })).toEqual({
      failure: 'address',
    });
    expect(names.asked()).toBe(1);
    expect(tls.received).toHaveLength(0);
  });

  it.each([
    ['first', ['10.0.0.1', '1.1.1.1']],
    ['last', ['1.1.1.1', '2606:4700::1111', '127.0.0.1']],
  ])('is refused with all of its name when it stands %s among public ones', async (_name, addresses) => {
    const { resolve } = nameServer(addresses);
    expect(await post('https://partner.example/', { reach: 'internet', resolve })).toEqual({ failure: 'address' });
  });

  it('that was checked is the one that is called: the name is asked once, so it cannot change its mind', async () => {
    // First this machine, which is allowed here, then a private address; the second answer is never asked for.
    const names = nameServer(['127.0.0.1'], ['10.0.0.1']);
    expect(await post(`http://localhost:${receiver.port}/`, { resolve: names.resolve })).toEqual({ status: 204 });
    expect(names.asked()).toBe(1);
  });

  it('is checked anew each time: a name that was allowed once may be refused later', async () => {
    const { resolve, asked } = nameServer(['127.0.0.1'], ['10.0.0.1']);
    expect(await post(`http://localhost:${receiver.port}/`, { resolve })).toEqual({ status: 204 });
    expect(await post(`http://localhost:${receiver.port}/`, { resolve })).toEqual({ failure: 'address' });
    expect(asked()).toBe(2);
  });

  it('is missing where a name has none', async () => {
    const failing: PostOptions['resolve'] = (_hostname, _options, callback) => callback(new Error('ENOTFOUND'), []);
    for (const resolve of [nameServer([]).resolve, failing]) {
      expect(await post('https://partner.example/', { reach: 'internet', resolve })).toEqual({ failure: 'connection' });
    }
  });

  it('may be the second of a name, where the first does not answer', async () => {
    const resolve: PostOptions['resolve'] = (_hostname, options, callback) => {
      expect(options.all).toBe(true);
      callback(null, [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]);
    };
    expect(await post(`http://localhost:${receiver.port}/`, { resolve })).toEqual({ status: 204 });
  });

  it('is not waited for', async () => {
    const resolve = () => undefined;
    expect(await post('https://partner.example/', { reach: 'internet', resolve, connectMs: 50 })).toEqual({
      failure: 'timeout',
    });
  });
});

function drip(socket: Socket, first: string, again: string): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(again), 5);
  socket.on('close', () => clearInterval(timer));
}

async function rawServer(act: (socket: Socket) => unknown) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => act(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
