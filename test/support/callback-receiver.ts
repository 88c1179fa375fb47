/** A partner's server on this machine, which keeps what it is sent. */

import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Receiver {
  readonly port: number;
  readonly received: Received[];
  /** What it answers from now on: a status, or all of an answer. */
  answer: number | ((response: ServerResponse) => void);
  /** Ends when so many calls were received. */
  until(calls: number): Promise<void>;
  stop(): Promise<void>;
}

/** On a free port of this machine's own address, unless another place is named. */
export async function startReceiver(
  tls?: { readonly key: string; readonly cert: string },
  { host = '127.0.0.1', port = 0 } = {},
): Promise<Receiver> {
  const received: Received[] = [];
  const server = (tls ? createTlsServer(tls) : createServer()).on('request', async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url: path = '', headers } = request;
    received.push({ method, path, headers, body: Buffer.concat(chunks) });
    const { answer } = receiver;
    if (typeof answer === 'number') response.writeHead(answer).end();
    else answer(response);
    server.emit('received');
  });
  server.listen(port, host);
  await once(server, 'listening');
  const receiver: Receiver = {
    port: (server.address() as AddressInfo).port,
    received,
    answer: 204,
    async until(calls) {
      while (received.length < calls) await once(server, 'received');
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return receiver;
}
