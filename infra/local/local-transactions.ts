/** TransactWriteItems for dynalite, which has every other operation that this product calls. */

import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// biome-ignore lint/suspicious/noExplicitAny: requests of DynamoDB's wire protocol are plain JSON
type Json = any;

const TARGET = 'DynamoDB_20120810.';
const INSIDE = 'x-inside-transaction';
/** As DynamoDB limits it. */
const MOST_ACTIONS = 100;

/**
 * While a transaction runs, every other request waits, and a write whose condition fails takes back those before it: so
 * nobody sees a part of one. Conditions on items that the transaction does not write are not known here.
 */
export function withTransactions(server: Server): Server {
  const [dynalite] = server.listeners('request') as RequestListener[];
  if (!dynalite) throw new Error('dynalite listens to no request');
  const inside = String(Math.random());
  const running = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers[INSIDE] === inside) return void dynalite?.(request, response);
    if (request.headers['x-amz-target'] === `${TARGET}TransactWriteItems`) {
      const others = [...running];
      const before = last;
      last = before.then(async () => {
        await Promise.all(others);
        await transact(request, response);
      });
      return void (await last);
    }
    const closed = last.then(async () => {
      dynalite?.(request, response);
      await once(response, 'close');
    });
    running.add(closed);
    await closed.finally(() => running.delete(closed));
  }

  async function transact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { port } = server.address() as AddressInfo;
    const send = async (operation: string, body: Json): Promise<{ status: number; json: Json }> => {
      const answered = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `${TARGET}${operation}`,
          'x-amz-date': String(request.headers['x-amz-date']),
          authorization: String(request.headers.authorization),
          [INSIDE]: inside,
        },
        body: JSON.stringify(body),
      });
      return { status: answered.status, json: await answered.json() };
    };
    const { status, body } = await transacted(JSON.parse(await textOf(request)).TransactItems, send);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(body));
  }

  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  return server;
}

type Send = (operation: string, body: Json) => Promise<{ status: number; json: Json }>;

async function transacted(actions: Json[], send: Send): Promise<{ status: number; body: Json }> {
  const places = actions.map(placeOf);
  if (actions.length > MOST_ACTIONS || new Set(places).size < places.length) {
    return { status: 400, body: { __type: 'com.amazon.coral.validate#ValidationException' } };
  }
  const undo: (() => Promise<unknown>)[] = [];
  for (const [index, action] of actions.entries()) {
    const [operation = '', request] = Object.entries<Json>(action)[0] ?? [];
    const { status, json } = await send(`${operation}Item`, { ...request, ReturnValues: 'ALL_OLD' });
    const { TableName } = request;
    if (status !== 200) {
      for (const step of undo.reverse()) await step();
      const Code = String(json.__type).endsWith('ConditionalCheckFailedException')
        ? 'ConditionalCheckFailed'
        : 'ValidationError';
      return {
        status: 400,
        body: {
          __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
          Message: 'Transaction cancelled',
          CancellationReasons: actions.map((_, at) => ({ Code: at === index ? Code : 'None' })),
        },
      };
    }
    undo.push(() =>
      json.Attributes
        ? send('PutItem', { TableName, Item: json.Attributes })
        : send('DeleteItem', { TableName, Key: keyOf(request) }),
    );
  }
  return { status: 200, body: {} };
}

/** Tables here are keyed by pk and, most of them, sk. */
function keyOf({ Key, Item }: Json): Json {
  return Key ?? { pk: Item.pk, ...(Item.sk ? { sk: Item.sk } : {}) };
}

function placeOf(action: Json): string {
  const [request] = Object.values<Json>(action);
  return JSON.stringify([request.TableName, keyOf(request)]);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
