import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { ISSUE_TEXTS, inputIssue } from '../../../domain/issues.ts';
import { addToSummary, emptySummary, summaryOf } from '../../../domain/response/running-summary.ts';
import type { ScoredClaim } from '../../../domain/response/score-response.ts';
import { createCollector, createScoring837 } from '../../../domain/score-submission.ts';
import { createTables } from '../../../functions/batch-results/batch-results.ts';
import { describeInBrowser, launchBrowser, SIZES } from '../../support/browser.ts';
import { jsonClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';
import { write837 } from '../../support/write-837.ts';

const asOf = isoDate('2026-11-23');
const ATTACK = `"'></script></style><script>window.injected=1</script><img src=x onerror="window.injected=2"><svg onload=window.injected=3>`;

function scoredClaims(): readonly ScoredClaim[] {
  const { sink, collected } = createCollector();
  const reader = createScoring837(dataRelease(), { asOf }, sink);
  const claims = [
    jsonClaim({ controlNumber: 'UNITS', lines: [{ units: 6 }] }),
    jsonClaim({ controlNumber: 'CLEAN', billingZip: '941020000', payerId: '01112' }),
    jsonClaim({ controlNumber: 'MODIFIER', lines: [{ modifiers: ['TC'] }] }),
  ];
  reader.write(Buffer.from(write837(claims)));
  reader.end();
  return collected.claims;
}

function reportOf(claims: readonly ScoredClaim[], file = 'batch.837'): string {
  let report = '';
  const { id, hash } = dataRelease();
  const tables = createTables(file, { id, hash }, (name, text) => {
    if (name === 'report.html') report += text;
  });
  const summary = emptySummary();
  for (const claim of claims) {
    addToSummary(summary, claim);
    for (const line of claim.lines) tables.line(claim, line);
  }
  tables.issue(inputIssue('value-not-numeric', 'line'));
  tables.end(asOf, summaryOf(summary));
  return report;
}

/** Every text of it, and each key's text, with the attack behind it; the band chooses a colour and stays. */
function attacked(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'band' ? value : `${value}${ATTACK}`;
  if (Array.isArray(value)) return value.map((one) => attacked(one));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, attacked(one, name)]));
}

describeInBrowser('report.html', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    browser = await launchBrowser();
  });
  afterEach(() => page.close());
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** As its reader opens it: from the disk, without a network. Gives what the page complained of. */
  async function open(report: string, viewport = SIZES[0][1] as { width: number; height: number }) {
    const complaints: string[] = [];
    page = await browser.newPage({ viewport });
    await page.context().setOffline(true);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push('a dialog');
      void dialog.dismiss();
    });
    const path = join(folder, 'report.html');
    writeFileSync(path, report);
    await page.goto(pathToFileURL(path).href);
    return complaints;
  }
  const visibleRows = () => page.locator('#lines tbody tr:visible');

  it.each(SIZES)('fits %s, without complaint', async (_name, viewport) => {
    expect(await open(reportOf(scoredClaims()), viewport)).toEqual([]);
    expect(await visibleRows().count()).toBe(3);
    const [scrolled = 0, shown = 0] = await page.evaluate<number[]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    expect(scrolled).toBeLessThanOrEqual(shown);
    // Style is in force: without it a band has the colour of the text around it.
    const color = await page.evaluate("getComputedStyle(document.querySelector('.band.high')).color");
    expect(color).toBe('rgb(179, 38, 30)');
  });

  it('keeps a day of service on one line', async () => {
    await open(reportOf(scoredClaims()));
    const heights = await page.evaluate(
      "[...document.querySelectorAll('#lines .day')].map((one) => one.getClientRects().length)",
    );
    expect(heights).toEqual([1, 1, 1]);
  });

  it('says at once what is wrong with a file of which nothing could be read', async () => {
    await open(reportOf([]));
    expect(await page.locator('.issues li').isVisible()).toBe(true);
    expect(await page.locator('.issues li').innerText()).toBe(
      `${ISSUE_TEXTS['value-not-numeric']} (value-not-numeric: 1)`,
    );
    await page.close();
    await open(reportOf(scoredClaims()));
    expect(await page.locator('.issues li').isVisible()).toBe(false);
  });

  it('is filtered by band, reason, MAC, claim and correction', async () => {
    await open(reportOf(scoredClaims()));
    const shown = async (set: () => Promise<unknown>, back: () => Promise<unknown>) => {
      await set();
      const claims = await visibleRows().locator('td:first-child').allInnerTexts();
      await back();
      expect(await visibleRows().count()).toBe(3);
      return claims.map((text) => text.split('\n')[0]).toSorted();
    };
    const chosen = (name: string, value: string) =>
      shown(
        () => page.selectOption(`[name=${name}]`, value),
        () => page.selectOption(`[name=${name}]`, ''),
      );
    expect(await chosen('band', 'low')).toEqual(['CLEAN']);
    expect(await chosen('rule', 'ncci/mue-day-units')).toEqual(['UNITS']);
    expect(await chosen('mac', 'JE')).toEqual(['CLEAN']);
    expect(
      await shown(
        () => page.fill('[name=claim]', 'modi'),
        () => page.fill('[name=claim]', ''),
      ),
    ).toEqual(['MODIFIER']);
    expect(
      await shown(
        () => page.check('[name=correctable]'),
        () => page.uncheck('[name=correctable]'),
      ),
    ).toContain('UNITS');
    await page.selectOption('[name=band]', 'low');
    expect(await page.innerText('#shown')).toBe('1 of 3 lines');
  });

  it.each(SIZES)('runs nothing that stands in a claim, on %s', async (_name, viewport) => {
    const claims = attacked(scoredClaims()) as ScoredClaim[];
    const complaints = await open(reportOf(claims, `batch${ATTACK}.837`), viewport);
    expect(complaints).toEqual([]);
    expect(await page.evaluate('window.injected')).toBeUndefined();
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.innerText('#lines')).toContain('UNITS"\'></script></style><script>window.injected=1</script>');
    // Its own script still runs.
    await page.selectOption('[name=band]', 'low');
    expect(await visibleRows().count()).toBe(1);
  });

  it('lets no script run that somebody wrote into it', async () => {
    const written = reportOf(scoredClaims()).replace('<main>', `<main>${ATTACK}`);
    const complaints = await open(written);
    expect(await page.evaluate('window.injected')).toBeUndefined();
    expect(complaints.join()).toContain('Content Security Policy');
  });

  it('prints every line, without the filters', async () => {
    await open(reportOf(scoredClaims()));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await visibleRows().count()).toBe(3);
    const pdf = await page.pdf({ format: 'Letter' });
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
