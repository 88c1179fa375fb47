/** The report of a batch for people: one page that needs no network, can be filtered, and prints. */

import { createHash } from 'node:crypto';
import { ISSUE_TEXTS } from '../../domain/issues.ts';
import { macOfLine } from '../../domain/response/line-mac.ts';
import type { DenialRisk } from '../../domain/score/denial-risk.ts';
import type { BatchSummary } from './batch-summary.ts';
import { NO_MAC, type RankedLine, type TallyRow } from './batch-tally.ts';
import { type Bar, bars, dollars, escaped, histogram, percent } from './report-marks.ts';
import { REPORT_SCRIPT } from './report-script.ts';
import { REPORT_STYLE } from './report-style.ts';

/** Only the page's own style and script may run, whatever a claim says. */
const POLICY = `default-src 'none'; style-src '${sha256(REPORT_STYLE)}'; script-src '${sha256(REPORT_SCRIPT)}'; img-src data:`;

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** `lines` in the order in which they are to be looked at. */
export function reportHtml(batch: BatchSummary, lines: readonly RankedLine[]): string {
  const { summary, ruleRelease, asOf, file } = batch;
  const unlisted = summary.scoredLines - lines.length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(`Predicted denials: ${file}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header>
<h1>Predicted denials of 64640</h1>
<p>${escaped(file)} · judged as of ${escaped(asOf)} · rule release ${escaped(ruleRelease.id)}</p>
<p class="care">Holds protected health information.</p>
</header>
<main>
<section class="figures" aria-label="Totals">
${figure('Claims', summary.claims)}
${figure('Scored lines', summary.scoredLines)}
${figure('High risk', summary.high, 'high')}
${figure('Medium', summary.medium, 'medium')}
${figure('Low', summary.low, 'low')}
${figure('Expected loss', dollars(summary.expectedLossCents), 'loss', `of ${dollars(summary.expectedPaymentCents)}`)}
</section>
${issues(batch.issues, lines.length === 0)}
<section class="charts">
${chart('Expected loss by reason', lossByReason(summary.pareto), 'The loss of a line is divided among its reasons.')}
${chart('Expected loss by MAC', batch.byMac, '')}
<figure><figcaption>Lines by denial risk</figcaption>${histogram(batch.byProbability)}</figure>
</section>
<section>
<h2>Lines by expected loss</h2>
${lines.length === 0 ? '<p>No 64640 line was found.</p>' : `${filters(batch)}<p id="shown" role="status"></p>${table(lines)}`}
${unlisted > 0 ? `<p>The ${lines.length} lines with the largest expected loss are listed; ${unlisted} more stand in results.ndjson and lines.csv.</p>` : ''}
</section>
<footer><p>A probability is the chance that the payer denies the line. Probabilities marked prior rest on judgement and not on remittances. A correction is applied only by somebody who knows that its condition holds.</p></footer>
</main>
<script>${REPORT_SCRIPT}</script>
</body>
</html>
`;
}

function figure(name: string, value: string | number, kind = '', beside = ''): string {
  return `<div class="figure ${kind}"><b>${escaped(String(value))}</b><span>${escaped(name)}${beside ? ` <i>${escaped(beside)}</i>` : ''}</span></div>`;
}

/** Where no line was found, they are all that there is to read. */
function issues(counts: BatchSummary['issues'], isOpen: boolean): string {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return '';
  const items = rows.map(([code, count]) => `<li>${escaped(said(code))} (${escaped(code)}: ${count})</li>`).join('');
  return `<details class="issues"${isOpen ? ' open' : ''}><summary>The file has issues</summary><ul>${items}</ul><p>Their places stand in results.ndjson.</p></details>`;
}

function said(code: string): string {
  return Object.hasOwn(ISSUE_TEXTS, code) ? ISSUE_TEXTS[code as keyof typeof ISSUE_TEXTS] : '';
}

/** Bars beyond this many are too thin to read; the table of the summary has them all. */
const MOST_BARS = 12;

/** The parts add up to the expected loss. */
function lossByReason({ byRule, baseRate }: BatchSummary['summary']['pareto']): Bar[] {
  const rules = byRule.slice(0, MOST_BARS - 1).map(({ ruleId, ...sums }): Bar => ({ key: ruleId, ...sums }));
  return [...rules, { key: 'no finding (base rate)', expectedLossCents: baseRate.expectedLossCents }];
}

function chart(title: string, rows: readonly Bar[], note: string): string {
  const caption = `<figcaption>${escaped(title)}${note ? ` <i>${escaped(note)}</i>` : ''}</figcaption>`;
  return `<figure>${caption}${bars(rows.slice(0, MOST_BARS))}</figure>`;
}

function filters({ byRule, byMac }: BatchSummary): string {
  const options = (rows: readonly TallyRow[]) =>
    rows.map(({ key, lines }) => `<option value="${escaped(key)}">${escaped(key)} (${lines})</option>`).join('');
  return `<form id="filters" class="filters">
<label>Band <select name="band"><option value="">all</option><option>high</option><option>medium</option><option>low</option></select></label>
<label>Reason <select name="rule"><option value="">all</option>${options(byRule)}</select></label>
<label>MAC <select name="mac"><option value="">all</option>${options(byMac)}</select></label>
<label>Claim <input name="claim" type="search" placeholder="patient control number" autocomplete="off"></label>
<label><input name="correctable" type="checkbox"> with a correction</label>
</form>`;
}

function table(lines: readonly RankedLine[]): string {
  return `<table id="lines">
<thead><tr><th>Claim</th><th>Line</th><th>Service</th><th>Units</th><th>MAC</th><th>Risk</th><th>Loss</th><th>Reasons and corrections</th></tr></thead>
<tbody>
${lines.map(row).join('\n')}
</tbody>
</table>`;
}

function row({ claim, line }: RankedLine): string {
  const { denialRisk, payment, findings, corrections, notEvaluated } = line;
  const mac = macOfLine(claim, line)?.jurisdiction ?? NO_MAC;
  const rules = [...new Set(findings.map(({ ruleId }) => ruleId))].join(' ');
  const units = line.units === null ? '?' : String(line.units);
  const code = [line.procedureCode, ...line.modifiers].join('-');
  return `<tr data-band="${denialRisk.band}" data-rules="${escaped(rules)}" data-mac="${escaped(mac)}" data-claim="${escaped(claim.patientControlNumber.toLowerCase())}" data-corrections="${corrections.length}">
<td>${escaped(claim.patientControlNumber)}<br><small>${escaped(claim.payer.name)}</small></td>
<td>${line.lineNumber}</td>
<td><span class="day">${escaped(line.serviceFrom)}</span><br><small>${escaped(code)}</small></td>
<td class="n">${escaped(units)}</td>
<td>${escaped(mac)}</td>
<td class="n"><span class="band ${denialRisk.band}">${percent(denialRisk.probability)}</span><br><small>${percent(denialRisk.interval.low)} to ${percent(denialRisk.interval.high)}, ${escaped(basisOf(denialRisk))}</small></td>
<td class="n">${payment.expectedLossCents === null ? '<small>unknown</small>' : dollars(payment.expectedLossCents)}${payment.expectedCents === null ? '' : `<br><small>of ${dollars(payment.expectedCents)}</small>`}</td>
<td>${findings.length === 0 ? '<p class="none">Nothing found.</p>' : findings.map(finding).join('')}${corrections.map(correction).join('')}${notChecked(notEvaluated)}</td>
</tr>`;
}

type Line = RankedLine['line'];

function finding({ ruleId, text, advice, at, carc, groupCode, sources }: Line['findings'][number]): string {
  const code = carc === null ? '' : ` <span class="code">${escaped(`${groupCode ?? ''} ${carc}`.trim())}</span>`;
  const places = at
    .map(({ path, segment, value }) => `${path}${segment === undefined ? '' : ` (segment ${segment})`}: ${value}`)
    .join('; ');
  const cited = sources
    .map(({ title, url, confidence }) => `<li>${link(title, url)}, ${escaped(confidence)}</li>`)
    .join('');
  return `<div class="finding"><p><b>${escaped(ruleId)}</b>${code} ${escaped(text)}</p>${advice
    .map((words) => `<p class="advice">${escaped(words)}</p>`)
    .join('')}<details><summary>Where and why</summary><p>${escaped(places)}</p><ul>${cited}</ul></details></div>`;
}

function link(title: string, url: string): string {
  return /^https:\/\//.test(url)
    ? `<a href="${escaped(url)}" rel="noreferrer noopener">${escaped(title)}</a>`
    : escaped(title);
}

function correction({ text, requires, attestation, x12, riskAfter }: Line['corrections'][number]): string {
  const segments = (x12 ?? [])
    .map(({ before, after }) => `<del>${escaped(before)}</del><ins>${escaped(after)}</ins>`)
    .join('');
  const who = attestation === 'none' ? '' : ` <span class="code">${escaped(attestation)}</span>`;
  return `<div class="correction"><p><b>Correction</b>${who} ${escaped(text)} Risk then ${percent(riskAfter)}.</p><p class="advice">Only if ${escaped(requires)}.</p>${segments ? `<pre>${segments}</pre>` : ''}</div>`;
}

function notChecked(missing: Line['notEvaluated']): string {
  if (missing.length === 0) return '';
  const items = missing
    .map(({ ruleId, needs, how }) => `<li>${escaped(ruleId)}: needs ${escaped(needs)} (${escaped(how)})</li>`)
    .join('');
  return `<details class="missing"><summary>${missing.length} not evaluated</summary><ul>${items}</ul></details>`;
}

function basisOf({ basis, outcomes }: DenialRisk): string {
  return outcomes ? `${basis} from ${outcomes.lines}` : basis;
}
