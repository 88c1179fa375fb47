/** A process of its own: the local stack, and how much memory it takes. Its parent asks and stops it by messages. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startLocalStack } from '../../infra/local/local-stack.ts';
import { peakKibibytes } from '../support/peak-memory.ts';

const silent = () => undefined;
Object.assign(console, { log: silent, info: silent, warn: silent, error: silent, debug: silent });

/** What no service of JSON can be faster than: takes the body, parses it, and answers. */
const bare = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { claims?: readonly unknown[] };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ claims: body.claims?.length }));
  });
});

const stack = await startLocalStack(0);
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;

process.on('message', (asked) => {
  if (asked === 'memory') {
    process.send?.({ peakMiB: peakKibibytes() / 1_024, rssMiB: process.memoryUsage.rss() / 1_048_576 });
    return;
  }
  bare.close();
  bare.closeAllConnections();
  void stack.stop().finally(() => process.exit(0));
});
process.send?.({ url: stack.url, bareUrl });
