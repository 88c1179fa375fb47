/** What only this machine has: a first page, the widgets of the dashboard in a browser, and a door for files. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { html } from '../../domain/catalog-page/html.ts';
import { answerWidget } from '../../functions/dashboard-widgets/answer-widget.ts';
import type { DenialRecords } from '../../functions/dashboard-widgets/denial-records.ts';
import type { ClickThrough } from '../../functions/dashboard-widgets/widget-frame.ts';
import { INBOX } from '../../functions/score-file/arrived-file.ts';
import { batchPage, localPage, widgetsPage } from './batch-page.ts';
import type { LocalPages } from './http-server.ts';
import { BATCH_BUCKET } from './local-aws.ts';
import { createLocalBatches } from './local-batches.ts';
import type { LocalS3 } from './local-s3.ts';
import { isOfThisMachine } from './this-machine.ts';

/** Whose batches the dropped files are: callers from this machine that sign nothing are this partner, too. */
const PARTNER = 'local';
const MOST_NAME_CHARACTERS = 200;
/** The widgets show what this process logged in so many hours, unless `?hours=` says otherwise. */
const HOURS = 24;

const TITLES: Readonly<Record<string, string>> = {
  reasons: 'Reasons of predicted denials',
  'costly-lines': 'Lines with the largest expected loss',
  rule: 'One reason',
  'scored-in': 'One request or batch',
};

export function createLocalPages(s3: LocalS3, records: DenialRecords): LocalPages {
  const batches = createLocalBatches();

  async function drop(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const name = nameOf(url.pathname.slice(`/${INBOX}/`.length));
    if (name === undefined) {
      request.resume();
      return answer(response, 400, 'A file has a name of at most 200 characters without a slash.\n', 'text/plain');
    }
    const sizeBytes = await s3.put(BATCH_BUCKET, `${INBOX}/${PARTNER}/${name}`, request);
    answer(
      response,
      201,
      `${name}: ${sizeBytes} bytes taken. Progress and results: ${origin(request)}/\n`,
      'text/plain',
    );
  }

  async function widget(name: string, { searchParams }: URL): Promise<string> {
    const now = Date.now();
    const hours = Number(searchParams.get('hours') ?? HOURS) || HOURS;
    const asked = {
      ...Object.fromEntries(searchParams),
      widget: name,
      widgetContext: { timeRange: { start: now - hours * 3_600_000, end: now }, theme: 'auto' },
    };
    return answerWidget(asked, { records, click: linked, now: () => now, failed: () => undefined });
  }

  return async (request, response, url) => {
    if (!isOfThisMachine(request)) {
      request.resume();
      answer(
        response,
        403,
        'Unsigned calls are taken from this machine alone, under 127.0.0.1 or localhost.\n',
        'text/plain',
      );
      return true;
    }
    const [, folder = '', name = ''] = url.pathname.split('/');
    if (request.method === 'PUT' && folder === INBOX) {
      await drop(request, response, url);
      return true;
    }
    if (request.method !== 'GET') return false;
    if (url.pathname === '/') {
      sendPage(response, batchPage(await batches.latest(), s3.url, origin(request)));
      return true;
    }
    if (folder !== 'widgets') return false;
    const shown = name === '' ? ['reasons', 'costly-lines'] : [name];
    const parts = await Promise.all(shown.map((one) => widget(one, url)));
    sendPage(
      response,
      name === '' ? widgetsPage(parts) : localPage(TITLES[name] ?? 'Widget', { markup: parts.join('') }),
    );
    return true;
  };
}

/**
 * Where partners are configured, calls are signed, and nothing that is not stands beside them: neither a door for files nor
 * what was made of those of all partners.
 */
export const closedPages: LocalPages = async (request, response, { pathname }) => {
  const [, folder = ''] = pathname.split('/');
  if (folder !== INBOX && folder !== 'widgets' && folder !== '') return false;
  request.resume();
  answer(
    response,
    403,
    'Partners are configured, so every call is signed. A file is sent and its results are fetched through /v1/batches.\n',
    'text/plain',
  );
  return true;
};

/** In place of the console's popup, a page. */
const linked: ClickThrough = (text, { widget, ...parameters }) =>
  html`<a href="/widgets/${widget}?${new URLSearchParams(parameters).toString()}">${text}</a>`;

/** The name that a file is dropped under, or undefined where it is none. */
function nameOf(path: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const isName =
    name !== '' && name.length <= MOST_NAME_CHARACTERS && !/[/\\\p{Cc}]/u.test(name) && !/^\.+$/.test(name);
  return isName ? name : undefined;
}

function origin({ headers }: IncomingMessage): string {
  return `http://${headers.host ?? '127.0.0.1'}`;
}

/** No page of this machine runs a script or loads anything from elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

function sendPage(response: ServerResponse, page: string): void {
  response.setHeader('content-security-policy', POLICY);
  answer(response, 200, page, 'text/html');
}

function answer(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
