/** node:http in front of the Lambda handlers, in the shape of an API Gateway HTTP API (payload version 2). */

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { bodyTooLarge, Problem, problemResponse } from '../../functions/adapters/problem.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** `METHOD /path` → handler, as routes of an HTTP API are written; a path may end in a greedy `{name+}`. */
export type Routes = Readonly<Record<string, Handler>>;

export interface LocalHttp {
  readonly url: string;
  stop(): Promise<void>;
}

/** API Gateway refuses larger bodies itself. */
const MOST_BYTES = 10_000_000;
/** Content types that API Gateway hands over as text; all others come in base64. */
const TEXT_TYPE = /^(?:text\/|application\/(?:json|xml|javascript|soap\+xml))/i;

export async function startHttp(routes: Routes, port: number): Promise<LocalHttp> {
  const server = createServer((request, response) => {
    answer(routes, request, response).catch(() => {
      response.writeHead(500).end();
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

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomUUID();
  const url = URL.parse(request.url ?? '/', 'http://localhost') ?? new URL('http://localhost');
  const route = routeOf(routes, `${request.method} ${url.pathname}`);
  const handler = route === undefined ? undefined : routes[route];
  const body = await bodyOf(request);
  const result = !handler
    ? problemResponse(new Problem('route-not-found', 'See GET /v1/openapi.json for the routes.'), requestId)
    : body === undefined
      ? problemResponse(bodyTooLarge(), requestId)
      : await handler(eventOf(request, url, body, requestId, route ?? ''), { awsRequestId: requestId } as Context);
  response.writeHead(result.statusCode ?? 200, { ...result.headers, 'x-request-id': requestId } as Record<
    string,
    string
  >);
  response.end(result.body);
}

/** The route that is written like the request, else a greedy one under whose path it lies; at least one character more. */
function routeOf(routes: Routes, asked: string): string | undefined {
  if (Object.hasOwn(routes, asked)) return asked;
  return Object.keys(routes).find((route) => {
    const [, start] = /^(.*\/)\{\w+\+\}$/.exec(route) ?? [];
    return start !== undefined && asked.startsWith(start) && asked.length > start.length;
  });
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
  routeKey: string,
): APIGatewayProxyEventV2 {
  const contentType = request.headers['content-type'] ?? '';
  const isText = TEXT_TYPE.test(contentType);
  const query = Object.fromEntries(url.searchParams);
  return {
    version: '2.0',
    routeKey,
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
