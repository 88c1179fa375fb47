/** node:http in front of the Lambda handlers, in the shape of an API Gateway HTTP API (payload version 2). */

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { bodyTooLarge, Problem, problemResponse } from '../../functions/adapters/problem.ts';

export type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** `METHOD /path/{name}` → handler, as routes of an HTTP API are written; a path may end in a greedy `{name+}`. */
export type Routes = Readonly<Record<string, Handler>>;

/** Answers what is no route of the API, with the body still unread, and says whether it did. */
export type LocalPages = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

export interface LocalHttp {
  readonly url: string;
  stop(): Promise<void>;
}

/** API Gateway refuses larger bodies itself. */
const MOST_BYTES = 10_000_000;
/** Content types that API Gateway hands over as text; all others come in base64. */
const TEXT_TYPE = /^(?:text\/|application\/(?:json|xml|javascript|soap\+xml))/i;

/**
 * Calls that the handlers work on at the same time; others wait their turn. A function in the cloud has one at a time: with
 * fifty in one process, what a handler waits for from DynamoDB would wait for all the others, and be given up.
 */
const MOST_AT_ONCE = 4;

/** A request that takes longer to arrive is cut; API Gateway waits as long for the whole of a call. */
const MOST_ARRIVAL_MS = 30_000;

export async function startHttp(
  routes: Routes,
  port: number,
  pages: LocalPages = async () => false,
  mostArrivalMs = MOST_ARRIVAL_MS,
): Promise<LocalHttp> {
  const limits = {
    headersTimeout: mostArrivalMs,
    requestTimeout: mostArrivalMs,
    connectionsCheckingInterval: Math.min(1_000, mostArrivalMs),
  };
  const inTurn = turns(MOST_AT_ONCE);
  const server = createServer(limits, (request, response) => {
    answer(routes, pages, inTurn, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  routes: Routes,
  pages: LocalPages,
  inTurn: Turns,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const url = URL.parse(request.url ?? '/', 'http://localhost') ?? new URL('http://localhost');
  if (await pages(request, response, url)) return;
  const route = routeOf(routes, `${request.method} ${url.pathname}`);
  const body = await bodyOf(request);
  const result = !route
    ? problemResponse(new Problem('route-not-found', 'See GET /v1/openapi.json for the routes.'), requestId)
    : body === undefined
      ? problemResponse(bodyTooLarge(), requestId)
      : await inTurn(() =>
          route.handler(eventOf(request, url, body, requestId, route), { awsRequestId: requestId } as Context),
        );
  response.writeHead(result.statusCode ?? 200, { ...result.headers, 'x-request-id': requestId } as Record<
    string,
    string
  >);
  response.end(result.body);
}

type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Does so much work at a time, in the order in which it came. */
function turns(most: number): Turns {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (underWay >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else underWay--;
    }
  };
}

interface Route {
  readonly key: string;
  readonly handler: Handler;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The first route that is written like the request. Exact routes stand before those with parameters. */
function routeOf(routes: Routes, asked: string): Route | undefined {
  const exact = Object.hasOwn(routes, asked) ? routes[asked] : undefined;
  if (exact) return { key: asked, handler: exact, pathParameters: {} };
  for (const [key, handler] of Object.entries(routes)) {
    const pathParameters = parametersOf(key, asked);
    if (pathParameters) return { key, handler, pathParameters };
  }
  return undefined;
}

/** A parameter is one piece of the path, or all of its rest where it is greedy; never an empty one. */
function parametersOf(route: string, asked: string): Record<string, string> | undefined {
  const pieces = asked.split('/');
  const parameters: Record<string, string> = {};
  const pattern = route.split('/');
  for (const [index, piece] of pattern.entries()) {
    const [, name, greedy] = /^\{(\w+)(\+?)\}$/.exec(piece) ?? [];
    const sent = greedy ? pieces.slice(index).join('/') : (pieces[index] ?? '');
    if (name === undefined ? sent !== piece : sent === '') return undefined;
    if (name !== undefined) parameters[name] = decoded(sent);
    if (greedy) return parameters;
  }
  return pattern.length === pieces.length ? parameters : undefined;
}

/** Once, as the gateway does. */
function decoded(sent: string): string {
  try {
    return decodeURIComponent(sent);
  } catch {
    return sent;
  }
}

/** The whole body, or undefined when it is larger than API Gateway takes. The rest of a larger one is read and dropped. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks);
}

function eventOf(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  requestId: string,
  { key, pathParameters }: Route,
): APIGatewayProxyEventV2 {
  const contentType = request.headers['content-type'] ?? '';
  const isText = TEXT_TYPE.test(contentType);
  const query = Object.fromEntries(url.searchParams);
  return {
    version: '2.0',
    routeKey: key,
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    requestContext: {
      requestId,
      http: {
        method: request.method ?? '',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: '',
      },
    } as APIGatewayProxyEventV2['requestContext'],
    ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: !isText,
  };
}
