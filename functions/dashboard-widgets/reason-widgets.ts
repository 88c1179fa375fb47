/** Reasons of predicted denials as a Pareto, and one of them by day and MAC. */

import { type Html, html } from '../../domain/catalog-page/html.ts';
import { bars, dollars } from '../batch-results/report-marks.ts';
import type { DayRow, ReasonRow } from './denial-records.ts';
import { type ClickThrough, widgetTable } from './widget-frame.ts';

/** Bars beyond this many are too thin to read; the table has them all. */
const MOST_BARS = 12;

const NOTE =
  'Predicted denials are lines of the high band. A line counts for each of its reasons, so the rows may exceed the total.';

export function reasonsPareto(rows: readonly ReasonRow[], click: ClickThrough): Html {
  if (rows.length === 0) return none();
  const all = rows.reduce((sum, { lossCents }) => sum + lossCents, 0);
  let reached = 0;
  const cells = rows.map(({ ruleId, lines, lossCents }) => {
    reached += lossCents;
    // Rounded down: 100 % is all of it.
    const share = all === 0 ? '' : `${Math.floor((reached / all) * 100)}%`;
    return [click(ruleId, { widget: 'rule', ruleId }), lines.toLocaleString('en-US'), dollars(lossCents), share];
  });
  return html`${drawn(rows)}${widgetTable(
    [
      { name: 'Reason' },
      { name: 'Lines', isNumber: true },
      { name: 'Expected loss', isNumber: true },
      { name: 'With those above', isNumber: true },
    ],
    cells,
  )}<p class="soft">${NOTE}</p>`;
}

export function drawn(rows: readonly ReasonRow[]): Html {
  const tallied = rows
    .slice(0, MOST_BARS)
    .map(({ ruleId, lines, lossCents }) => ({ key: ruleId, lines, high: lines, expectedLossCents: lossCents }));
  return { markup: bars(tallied) };
}

export function ruleByDay(ruleId: string, rows: readonly DayRow[]): Html {
  const heading = html`<p><b>${ruleId}</b>, by day of scoring (UTC) and MAC jurisdiction</p>`;
  if (rows.length === 0) return html`${heading}${none()}`;
  const byMac = new Map<string, ReasonRow>();
  for (const { jurisdiction, lines, lossCents } of rows) {
    const sum = byMac.get(jurisdiction);
    byMac.set(jurisdiction, {
      ruleId: jurisdiction,
      lines: lines + (sum?.lines ?? 0),
      lossCents: lossCents + (sum?.lossCents ?? 0),
    });
  }
  return html`${heading}${drawn([...byMac.values()].sort((a, b) => b.lossCents - a.lossCents))}${widgetTable(
    [{ name: 'Day' }, { name: 'MAC' }, { name: 'Lines', isNumber: true }, { name: 'Expected loss', isNumber: true }],
    rows.map(({ day, jurisdiction, lines, lossCents }) => [
      day,
      jurisdiction,
      lines.toLocaleString('en-US'),
      dollars(lossCents),
    ]),
  )}`;
}

export function none(): Html {
  return html`<p class="soft">No predicted denial in the time shown. Choose a longer range, or look at “Lines scored”: where that is zero, nothing was sent.</p>`;
}
