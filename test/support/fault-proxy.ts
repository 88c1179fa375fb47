/** A proxy in front of an emulated service of AWS, which fails the calls that a test says. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  /** Counted from 0 since the last change of `faults.of`. */
  readonly number: number;
  /** `PutItem` and the like, from the target header; of S3 the method and path. */
  readonly operation: string;
}

export type FaultOf =
  | 'none'
  /** The call never arrives. */
  | 'before'
  /** It is done, and its answer never arrives. */
  | 'after'
  /** The answer breaks off in its middle. */
  | 'cut'
  | { readonly status: number; readonly body: string };

export interface FaultProxy {
  readonly url: string;
  /** What becomes of each call; set it to change. */
  faults(of: (call: Call) => FaultOf): void;
  readonly calls: string[];
  stop(): Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let faultOf: (call: Call) => FaultOf = () => 'none';
  let number = 0;
  const calls: string[] = [];

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const operation =
      String(incoming.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) || `${incoming.method} ${incoming.url}`;
    calls.push(operation);
    const fault = faultOf({ number: number++, operation });
    if (fault === 'before') {
      incoming.socket.destroy();
      return;
    }
    if (typeof fault === 'object') {
      outgoing.writeHead(fault.status, { 'content-type': 'application/x-amz-json-1.0' }).end(fault.body);
      return;
    }
    const { hostname, port } = new URL(target);
    const forwarded = request({
      hostname,
      port,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
    });
    forwarded.end(Buffer.concat(chunks));
    const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
    const body: Buffer[] = [];
    for await (const chunk of answer as AsyncIterable<Buffer>) body.push(chunk);
    if (fault === 'after') {
      incoming.socket.destroy();
      return;
    }
    const bytes = Buffer.concat(body);
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    if (fault === 'none') {
      outgoing.end(bytes);
      return;
    }
    outgoing.write(bytes.subarray(0, bytes.length >> 1), () => incoming.socket.destroy());
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults(of) {
      faultOf = of;
      number = 0;
    },
    calls,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
