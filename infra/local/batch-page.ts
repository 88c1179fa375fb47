/** The first page of this machine: batches with their progress and results, and what else there is to see. */

import { type Html, html, page, table } from '../../domain/catalog-page/html.ts';
import { MOST_FILE_BYTES } from '../../domain/response/file-size.ts';
import type { BatchRecord } from '../../functions/adapters/batch-store.ts';
import { RESULT_FILES } from '../../functions/batch-results/batch-results.ts';
import { dollars } from '../../functions/batch-results/report-marks.ts';
import { resultKey } from '../../functions/score-file/result-keys.ts';
import { BATCH_BUCKET } from './local-aws.ts';

const STYLE = `
nav a { margin-right: 1rem; }
pre { background: var(--soft); overflow-x: auto; padding: 0.6rem 0.8rem; }
progress { vertical-align: middle; width: 8rem; }
td a { margin-right: 0.6rem; } td a, small { white-space: nowrap; }
`;

/** On a telephone each batch is a block of its own. */
const NARROW_STYLE = `
@media (max-width: 44rem) {
  pre { overflow-wrap: anywhere; white-space: pre-wrap; }
  table, tbody, tr, td { display: block; min-width: 0; }
  thead { display: none; }
  tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  td { border: 0; padding: 0.1rem 0; }
  td a { display: inline-block; }
  td:nth-child(n + 3):nth-child(-n + 6) { display: inline-block; margin-right: 0.8rem; }
  td:nth-child(3)::after { content: " claims"; }
  td:nth-child(4)::after { content: " 64640 lines"; }
  td:nth-child(5)::after { content: " high risk"; }
  td:nth-child(6)::after { content: " expected loss"; }
}
`;

const REFRESH_SECONDS = { working: 2, idle: 10 } as const;

function isUnderWay({ status }: BatchRecord): boolean {
  return !['awaitingUpload', 'completed', 'failed'].includes(status);
}

/** `s3` and `origin` are addresses on this machine. */
export function batchPage(batches: readonly BatchRecord[], s3: string, origin: string): string {
  const seconds = REFRESH_SECONDS[batches.some(isUnderWay) ? 'working' : 'idle'];
  return localPage(
    'Denial prediction on this machine',
    html`<p>Files of claims are scored as they come. Drop one, an 837 of up to ${MOST_FILE_BYTES / 1e9} GB or JSON of up to 100 MB:</p>
<pre>curl -T claims.837 ${origin}/inbox/</pre>
<h2>Batches</h2>
${batches.length === 0 ? html`<p>None yet.</p>` : listed(batches, s3)}
<footer>Everything here stays on this machine and ends with <code>npm start</code>. This page comes again by itself.</footer>`,
    html`<meta http-equiv="refresh" content="${seconds}"><style>${{ markup: NARROW_STYLE }}</style>`,
  );
}

function listed(batches: readonly BatchRecord[], s3: string): Html {
  return table(
    ['File', 'Status', 'Claims', '64640 lines', 'High risk', 'Expected loss', 'Results'],
    batches.map((batch) => {
      const { summary } = batch.progress;
      return [
        html`${batch.fileName}<br><small>${batch.createdAt.slice(0, 19).replace('T', ' ')} · ${batch.partner}</small>`,
        status(batch),
        summary.claims.toLocaleString('en-US'),
        summary.scoredLines.toLocaleString('en-US'),
        summary.high.toLocaleString('en-US'),
        dollars(summary.expectedLossCents),
        batch.status === 'completed' ? results(batch, s3) : '',
      ];
    }),
  );
}

function status(batch: BatchRecord): Html {
  const { status, problem, progress, sizeBytes } = batch;
  if (status === 'failed') return html`failed: ${problem ?? ''}`;
  if (status === 'awaitingUpload') return html`awaiting its upload`;
  if (status === 'completed') return html`completed${issuesOf(progress.issues)}`;
  const percent = sizeBytes === 0 ? 0 : Math.min(100, Math.floor((progress.bytes / sizeBytes) * 100));
  return html`${status}<br><progress max="100" value="${percent}">${percent}%</progress>`;
}

/** A file of which nothing could be read is completed, too; whoever dropped it has to see that. */
function issuesOf(count: number): Html {
  if (count === 0) return html``;
  return html`<br><b>${count.toLocaleString('en-US')} ${count === 1 ? 'issue' : 'issues'}</b>`;
}

function results(batch: BatchRecord, s3: string): Html {
  const files = RESULT_FILES.filter((file) => file !== 'acknowledgments.x12' || batch.isX12);
  // The page for people first.
  return html`${files
    .toReversed()
    .map((file) => html`<a href="${s3}/${BATCH_BUCKET}/${resultKey(batch, file)}">${file}</a> `)}`;
}

/** The widgets of the dashboard, one below the other. */
export function widgetsPage([reasons = '', lines = '']: readonly string[]): string {
  return localPage(
    'Widgets of the dashboard',
    html`<p>What this process has logged in the last day; <code>?hours=1</code> is the last hour.</p>
<h2>Reasons of predicted denials</h2>${{ markup: reasons }}<h2>Lines with the largest expected loss</h2>${{ markup: lines }}`,
  );
}

export function localPage(title: string, body: Html, head: Html = html``): string {
  const links = html`<nav><a href="/">Batches</a><a href="/widgets">Widgets</a><a href="/v1/rules">Rules</a><a href="/v1/openapi.json">API</a></nav>`;
  return page(title, html`${head}<style>${{ markup: STYLE }}</style>${links}<h1>${title}</h1>${body}`);
}
