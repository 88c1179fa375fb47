import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_FILE_BYTES } from '../../../domain/response/file-size.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { describeInBrowser, launchBrowser, SIZES } from '../../support/browser.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write837 } from '../../support/write-837.ts';

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

const FILE = write837([
  jsonClaim({ controlNumber: 'SECRETCLAIM1' }),
  jsonClaim({ controlNumber: 'SECRETCLAIM2', lines: [{ units: 6 }] }),
]);

async function text(path: string): Promise<string> {
  const answer = await fetch(`${stack.url}${path}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  return answer.text();
}

async function drop(name: string, body: string | AsyncIterable<Uint8Array>): Promise<Response> {
  const stream = typeof body === 'string' ? body : Readable.toWeb(Readable.from(body));
  return fetch(`${stack.url}/inbox/${name}`, { method: 'PUT', body: stream, duplex: 'half' } as RequestInit);
}

/** The row of a file once its batch has ended. */
async function endedRow(name: string): Promise<string> {
  for (;;) {
    const row = (await text('/'))
      .split('<tr>')
      .slice(1)
      .find((one) => one.includes(name));
    if (row && /completed|failed/.test(row)) return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a file that is dropped', () => {
  it('is scored, and the first page leads to its results', async () => {
    const answer = await drop('claims.837', FILE);
    expect(answer.status).toBe(201);
    expect(await answer.text()).toBe(`claims.837: ${FILE.length} bytes taken. Progress and results: ${stack.url}/\n`);
    const row = await endedRow('claims.837');
    expect(row).toContain('<td>completed</td><td>2</td><td>2</td><td>1</td>');
    const links = [...row.matchAll(/<a href="([^"]+)">([^<]+)</g)];
    expect(links.map(([, , name]) => name)).toEqual([
      'report.html',
      'summary.json',
      'acknowledgments.x12',
      'lines.csv',
      'results.ndjson',
    ]);
    const report = await fetch(links[0]?.[1] ?? '');
    expect(report.headers.get('content-type')).toContain('text/html');
    expect(await report.text()).toContain('SECRETCLAIM2');
  });

  it('may be larger than a call, and is not held', async () => {
    const line = Buffer.alloc(1_000_000, 'x');
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 12; piece++) yield line;
    }
    const answer = await drop('large.837', large());
    expect(answer.status).toBe(201);
    expect(await answer.text()).toContain('12000000 bytes');
    expect(await endedRow('large.837')).toContain('completed');
  });

  it('has no X12 answer where it is JSON', async () => {
    await drop('claims.json', JSON.stringify([jsonClaim()]));
    const row = await endedRow('claims.json');
    expect(row).toContain('report.html');
    expect(row).not.toContain('acknowledgments.x12');
  });

  it('may be called anything that a file is called', async () => {
    const name = 'Zähne 🦷 "3" <b>.837';
    const answer = await drop(encodeURIComponent(name), FILE);
    expect(answer.status).toBe(201);
    expect(await endedRow('Zähne 🦷 &quot;3&quot; &lt;b&gt;.837')).toContain('<td>completed</td>');
  });

  it('is told of as a file with issues where something of it could not be read', async () => {
    await drop('claims.837.gz', gzipSync(FILE).toString('latin1'));
    expect(await endedRow('claims.837.gz')).toContain('<td>completed<br><b>1 issue</b></td>');
  });

  it('may be as large as the page says', async () => {
    expect(await text('/')).toContain('837 of up to 5 GB');
    expect(MOST_FILE_BYTES).toBe(5_000_000_000);
  });

  it.each(['', 'a%2Fb', '..%2Fresults%2Fother', '%2e%2e', 'a%00b', 'a%0Ab', '%E0%A4%A', 'x'.repeat(201)])(
    'is refused under the name “%s”',
    async (name) => {
      const answer = await drop(name, FILE);
      // Some of these are another path by the time they arrive.
      expect([400, 404]).toContain(answer.status);
      expect(stack.aws.s3.keys('batches').filter((key) => !/^(?:inbox|results|work)\/local\//.test(key))).toEqual([]);
    },
  );
});

describe('the widgets', () => {
  it('show what this process scored, calls and files alike', async () => {
    await drop('widgets.837', FILE);
    await endedRow('widgets.837');
    const call = await fetch(`${stack.url}/v1/score`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: FILE,
    });
    const { requestId } = (await call.json()) as { requestId: string };
    const all = await text('/widgets');
    expect(all).toContain('href="/widgets/rule?ruleId=ncci%2Fmue-day-units"');
    expect(all).toMatch(/batch f-\w{8}…/);
    expect(all).toContain(`href="/widgets/scored-in?id=${requestId}"`);
    const days = await text('/widgets/rule?ruleId=ncci/mue-day-units');
    expect(days).toMatch(/<td class="t">\d{4}-\d\d-\d\d<\/td><td class="t">JH<\/td><td class="n">\d+<\/td>/);
    expect(await text(`/widgets/scored-in?id=${requestId}`)).toContain('ncci/mue-day-units');
    expect(await text(`/widgets/scored-in?id=${requestId}`)).not.toContain('coverage/');
    expect(all + days).not.toContain('SECRET');
  });

  it('show no more than is asked for, and say so when it is nothing', async () => {
    expect(await text('/widgets/reasons?hours=0.0000001')).toContain('No predicted denial');
    expect(await text('/widgets/rule?ruleId=filing/timely')).toContain('No predicted denial');
    expect(await text('/widgets/nothing')).toContain('asks for something that is not there');
    expect(await text('/widgets/rule?ruleId="><script>')).not.toContain('<script>');
  });

  it('leave the routes of the API as they are', async () => {
    expect((await fetch(`${stack.url}/v1/health`)).status).toBe(200);
    expect((await fetch(`${stack.url}/widgets`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${stack.url}/inbox/claims.837`)).status).toBe(404);
  });
});

describeInBrowser('the pages of this machine', () => {
  let browser: Browser;

  beforeAll(async () => {
    await drop('%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E.837', FILE);
    await endedRow('&lt;img src=x');
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const pages = ['/', '/widgets', '/widgets/rule?ruleId=ncci/mue-day-units', '/widgets/nothing'];
  const cases = SIZES.flatMap(([name, size]) =>
    (['light', 'dark'] as const).flatMap((scheme) => pages.map((path) => [path, name, scheme, size] as const)),
  );

  it.each(cases)('%s fits %s in the %s theme, runs no script and can be read', async (path, _name, scheme, size) => {
    const page = await browser.newPage({ viewport: size, colorScheme: scheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => complaints.push('a dialog')));
    await page.goto(stack.url + path);
    const { scrolled, shown, ink, ground } = await page.evaluate<{
      scrolled: number;
      shown: number;
      ink: string;
      ground: string;
    }>(`({
      scrolled: document.documentElement.scrollWidth,
      shown: document.documentElement.clientWidth,
      ink: getComputedStyle(document.querySelector('.denials') ?? document.querySelector('h1')).color,
      ground: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    })`);
    expect(scrolled).toBeLessThanOrEqual(shown);
    expect(ground).toBe(scheme);
    const [red = 0] = (ink.match(/\d+/g) ?? []).map(Number);
    expect(scheme === 'dark' ? red > 200 : red < 60).toBe(true);
    expect(await page.locator('script, img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('show the results of a file on a telephone without scrolling sideways', async () => {
    const page = await browser.newPage({ viewport: SIZES[1][1] });
    await page.goto(stack.url);
    const link = await page.locator('a', { hasText: 'report.html' }).first().boundingBox();
    expect((link?.x ?? Number.POSITIVE_INFINITY) + (link?.width ?? 0)).toBeLessThanOrEqual(SIZES[1][1].width);
    await page.close();
  });

  it('lead from a reason to its days and MACs, and from a line to its batch', async () => {
    const page = await browser.newPage();
    await page.goto(`${stack.url}/widgets`);
    await page.locator('a', { hasText: 'ncci/mue-day-units' }).first().click();
    expect(await page.innerText('.denials')).toContain('by day of scoring (UTC) and MAC jurisdiction');
    await page.goBack();
    await page.locator('a', { hasText: 'batch f-' }).first().click();
    expect(await page.innerText('.denials')).toContain('report.html');
    await page.close();
  });

  it('show progress by themselves', async () => {
    const page = await browser.newPage();
    await page.goto(stack.url);
    expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toMatch(/^(?:2|10)$/);
    await page.close();
  });
});
