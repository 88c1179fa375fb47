/** The lines with the largest expected loss, without what names them, and where staff find one of them. */

import { type Html, html } from '../../domain/catalog-page/html.ts';
import { dollars } from '../batch-results/report-marks.ts';
import type { LineRow, ReasonRow } from './denial-records.ts';
import { drawn, none } from './reason-widgets.ts';
import { type ClickThrough, widgetTable } from './widget-frame.ts';

export function costlyLines(rows: readonly LineRow[], now: number, click: ClickThrough): Html {
  if (rows.length === 0) return none();
  return html`${widgetTable(
    [
      { name: 'Expected loss', isNumber: true },
      { name: 'Risk' },
      { name: 'Heaviest reason' },
      { name: 'MAC' },
      { name: 'Scored' },
      { name: 'In' },
    ],
    rows.map(({ lossCents, band, ruleId, jurisdiction, at, scoredIn, isOfBatch }) => [
      dollars(lossCents),
      html`<span class="${band}">${band}</span>`,
      ruleId === 'none' ? 'none' : click(ruleId, { widget: 'rule', ruleId }),
      jurisdiction,
      ago(now - at),
      click(`${isOfBatch ? 'batch' : 'request'} ${scoredIn.slice(0, 10)}…`, { widget: 'scored-in', id: scoredIn }),
    ]),
  )}<p class="soft">The ten costliest of each request and of each part of a file are told; claims are named in the results alone.</p>`;
}

export function scoredIn(id: string, rows: readonly ReasonRow[]): Html {
  const isOfBatch = /^[bf]-/.test(id);
  const where = isOfBatch
    ? html`Its partner finds the lines in <code>report.html</code> and <code>lines.csv</code> of <code>GET /v1/batches/${id}</code>, the largest expected loss first.`
    : html`Its caller has the lines in the answer with this <code>requestId</code>; here are counts alone.`;
  return html`<p><b>${isOfBatch ? 'Batch' : 'Request'}</b> <code>${id}</code></p><p>${where}</p>${
    rows.length === 0 ? none() : drawn(rows)
  }`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the largest unit that is full. */
function ago(milliseconds: number): string {
  if (milliseconds >= DAY) return `${Math.floor(milliseconds / DAY)} d ago`;
  if (milliseconds >= HOUR) return `${Math.floor(milliseconds / HOUR)} h ago`;
  return milliseconds >= MINUTE ? `${Math.floor(milliseconds / MINUTE)} min ago` : 'just now';
}
