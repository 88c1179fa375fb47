import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { inputIssue } from '../../../domain/issues.ts';
import { addToSummary, emptySummary, summaryOf } from '../../../domain/response/running-summary.ts';
import type { ScoredClaim } from '../../../domain/response/score-response.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { createCollector } from '../../../domain/score-submission.ts';
import { answerStamp } from '../../../functions/adapters/answer-stamp.ts';
import { createBatchResults, type ResultFile } from '../../../functions/batch-results/batch-results.ts';
import { createBatchTally } from '../../../functions/batch-results/batch-tally.ts';
import { CSV_HEADER, csvRow } from '../../../functions/batch-results/lines-csv.ts';
import { type ClaimSpec, claimOf, jsonClaim, readClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

const asOf = isoDate('2026-11-23');
const scored = (spec: ClaimSpec = {}) => scoreClaim(claimOf(spec), dataRelease(), { asOf });

function resultsOf(claims: readonly ScoredClaim[]): Record<ResultFile, string> {
  const written: Partial<Record<ResultFile, string>> = {};
  const { id, hash } = dataRelease();
  const results = createBatchResults('batch.837', { id, hash }, answerStamp(), (file, text) => {
    written[file] = (written[file] ?? '') + text;
  });
  const summary = emptySummary();
  for (const claim of claims) {
    results.claim(claim);
    addToSummary(summary, claim);
  }
  results.issue(inputIssue('value-not-numeric', 'line'));
  results.end(asOf, summaryOf(summary));
  return written as Record<ResultFile, string>;
}

describe('the tally of a batch', () => {
  it('adds up lines by rule and by MAC, costliest first', () => {
    const tally = createBatchTally(10);
    tally.add(scored({ lines: [{ units: 6 }] }));
    tally.add(scored({ lines: [{ units: 6, modifiers: ['26'] }] }));
    tally.add(scored({ billingZip: '432150000', payerId: '15202' }));
    const { byRule, byMac, byProbability } = tally.tally();
    expect(byRule.map(({ key, lines, high }) => [key, lines, high])).toEqual([
      ['ncci/mue-day-units', 2, 2],
      ['claim-form/modifier-not-valid', 1, 1],
    ]);
    expect(byMac.map(({ key, lines }) => [key, lines])).toEqual([
      ['JH', 2],
      ['J15', 1],
    ]);
    expect(byProbability.reduce((sum, count) => sum + count)).toBe(3);
    expect(byProbability[0]).toBe(1);
  });

  it('keeps the lines with the largest expected loss, in order, however many come', () => {
    const tally = createBatchTally(5);
    const claims = [1, 6, 2, 6, 3].map((units, index) => scored({ controlNumber: `C${index}`, lines: [{ units }] }));
    for (let round = 0; round < 20; round++) for (const claim of claims) tally.add(claim);
    const { topLines } = tally.tally();
    expect(topLines).toHaveLength(5);
    expect(topLines.every(({ line }) => line.units === 6)).toBe(true);
  });

  it('puts lines without a known payment behind the others, by probability', () => {
    const tally = createBatchTally(10);
    const unpaid = { placeOfService: '22' } as const;
    tally.add(scored({ controlNumber: 'LOW-UNPAID', ...unpaid }));
    tally.add(scored({ controlNumber: 'HIGH-UNPAID', ...unpaid, lines: [{ units: 6 }] }));
    tally.add(scored({ controlNumber: 'LOW' }));
    expect(tally.tally().topLines.map(({ claim }) => claim.patientControlNumber)).toEqual([
      'LOW',
      'HIGH-UNPAID',
      'LOW-UNPAID',
    ]);
  });
});

describe('lines.csv', () => {
  const cells = (spec: ClaimSpec) => {
    const { lines, ...claim } = scored(spec);
    const [line] = lines;
    if (!line) throw new Error('no line');
    return csvRow(claim, line);
  };

  it('has a cell for each column, and ends its rows as RFC 4180 says', () => {
    const row = cells({ controlNumber: 'PLAIN' });
    expect(row.startsWith('PLAIN,professional,')).toBe(true);
    expect(row.endsWith('\r\n')).toBe(true);
    expect(CSV_HEADER.endsWith('\r\n')).toBe(true);
  });

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    [' =1', `"' =1"`],
    ['\t=1', `"' =1"`],
    ['＝1', `"'＝1"`],
    ['A,B', '"A,B"'],
    ['A"B', '"A""B"'],
    ["O'BRIEN", `"O'BRIEN"`],
    ['A=1', 'A=1'],
  ])('writes the control number %j as %j', (controlNumber, written) => {
    const { lines, ...claim } = scored();
    const [line] = lines;
    if (!line) throw new Error('no line');
    expect(csvRow({ ...claim, patientControlNumber: controlNumber }, line).startsWith(`${written},`)).toBe(true);
  });
});

describe('the results of a batch', () => {
  it('agree with each other', () => {
    const files = resultsOf([scored({ lines: [{ units: 6 }, { code: '99213' }] }), scored({ controlNumber: 'OTHER' })]);
    const objects = files['results.ndjson']
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(objects.map(({ type }) => type)).toEqual(['line', 'line', 'issue', 'summary']);
    const summary = JSON.parse(files['summary.json']);
    expect(summary).toMatchObject({
      file: 'batch.837',
      asOf: '2026-11-23',
      summary: { claims: 2, serviceLines: 3, scoredLines: 2, high: 1 },
      issues: { 'value-not-numeric': 1 },
      byRule: [{ key: 'ncci/mue-day-units', lines: 1 }, { key: expect.any(String) }],
    });
    expect(objects.at(-1).pareto).toEqual(summary.summary.pareto);
    expect(summary.summary.pareto.byRule[0]).toMatchObject({ ruleId: 'ncci/mue-day-units', lines: 1 });
    expect(files['report.html']).toContain('no finding (base rate)');
    expect(files['lines.csv'].trimEnd().split('\r\n')).toHaveLength(3);
    expect(files['report.html'].match(/<tr data-band/g)).toHaveLength(2);
    expect(files['report.html']).toContain('value-not-numeric: 1');
  });

  it('hold no line of a batch without one, and say so', () => {
    const files = resultsOf([]);
    expect(files['report.html']).toContain('No 64640 line was found.');
    expect(files['lines.csv']).toBe(CSV_HEADER);
  });
});

describe('report.html', () => {
  const ATTACK = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;

  it('takes nothing of a claim for its own markup', () => {
    const json = jsonClaim({
      lines: [{ units: 6, modifiers: ['26'], documentation: { modality: `pulsed ${ATTACK}` } }],
    });
    const replaced = JSON.parse(
      JSON.stringify(json, (key, value) =>
        typeof value === 'string' &&
        /^(?:patientControlNumber|tradingPartnerName|tradingPartnerServiceId|providerControlNumber|claimFilingCode)$/.test(
          key,
        )
          ? ATTACK
          : value,
      ),
    );
    const claim = scoreClaim(readClaim(replaced), dataRelease(), { asOf });
    expect(claim.patientControlNumber).toBe(ATTACK);
    const html = resultsOf([claim])['report.html'];
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|onerror=alert\(2\)>/);
    expect(html).toContain('&lt;script&gt;alert(1)');
  });

  it('lets only its own script and style run, and reaches no network', () => {
    const html = resultsOf([scored()])['report.html'];
    expect(html).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]{44}&#39;; script-src &#39;sha256-[\w+/=]{44}&#39;/,
    );
    expect(html).not.toMatch(/<link|<iframe|@import|src="http/);
  });

  it('shows what a correction changes, and under which condition', () => {
    const { sink, collected } = createCollector();
    sink.claim(scored({ lines: [{ units: 6 }] }));
    const html = resultsOf(collected.claims)['report.html'];
    expect(html).toContain('Bill 5 units on this line instead of 6.');
    expect(html).toContain('Only if the note names exactly 5 distinct nerves or branches.');
  });
});
