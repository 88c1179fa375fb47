/** The answers of `GET /v1/rules…` as pages for people. */

import type { ReleaseReference } from '../response/score-response.ts';
import type { Source } from '../tables/rule-tables.ts';
import type { MessageDescription } from './describe-rule.ts';
import type { TableSummary } from './describe-table.ts';
import { type Html, type HtmlPart, html, link, page, prose, table, together } from './html.ts';
import { type RuleAnswer, type RuleListAnswer, type RuleQuery, rulePath } from './rules-answer.ts';
import type { ShownRow, ShownTable } from './shown-rows.ts';
import {
  confidenceInWords,
  counted,
  denialCodesInWords,
  grouped,
  linesOfBusinessInWords,
  sizeInWords,
  valueInWords,
  weightsInWords,
} from './words.ts';

export function ruleListPage({ ruleRelease, rules, tables }: RuleListAnswer): string {
  return page('Rules', [
    html`<h1>Rules</h1>
<p>Each rule is checked on every 64640 line. A weight is the chance that the payer denies for that finding alone;
CARC are the reason codes that the payer is expected to return.</p>`,
    table(
      ['Rule', 'Fires when', 'Claims of', 'Weight', 'CARC'],
      rules.map(({ ruleId, path, summary, linesOfBusiness, weights, carc }) => [
        link(path, html`<code>${ruleId}</code>`),
        summary,
        linesOfBusinessInWords(linesOfBusiness),
        together([...new Set([weights.at(0), weights.at(-1)])].join(' to ')),
        carc.join(', '),
      ]),
    ),
    html`<h2>${counted(tables.length, 'table')}</h2>`,
    table(
      ['Table', 'Keys', 'Size', 'Vouched for', 'Confidence', 'Read by'],
      tables.map((summary) => [
        html`<code>${summary.table}</code>`,
        prose(summary.keys),
        sizeInWords(summary),
        prose(`${summary.coverage.from} to ${summary.coverage.through}`),
        prose(confidenceInWords(summary)),
        readers(summary),
      ]),
    ),
    html`<h2>What the tables do not know</h2>
<p>On a day for which a table is not vouched for, the rules that read it are not evaluated. Within those days, this is known to be missing:</p>
<ul>${tables
      .filter(({ unknown }) => unknown.length > 0)
      .map((summary) => html`<li><code>${summary.table}</code>: ${prose(summary.unknown.join(' '))}</li>\n`)}</ul>`,
    footer(ruleRelease),
  ]);
}

function readers({ readBy: { rules, modules }, notYetRead }: TableSummary): HtmlPart {
  if (notYetRead !== undefined) return `nothing yet: ${notYetRead}`;
  const names = [
    ...rules.map((id) => link(rulePath(id), html`<code>${id}</code>`)),
    ...modules.map((path) => html`<code>${path}</code>`),
  ];
  return names.map((name, index) => [index > 0 ? ', ' : '', name]);
}

export function rulePage(rule: RuleAnswer, query: RuleQuery): string {
  const { ruleId, summary, linesOfBusiness, messages, corrections, missingTables } = rule;
  return page(ruleId, [
    html`<p>${link('/v1/rules', 'All rules')}</p>
<h1>${ruleId}</h1>
<p>${summary} Holds for claims of ${linesOfBusinessInWords(linesOfBusiness)}.</p>
<h2>What it says</h2>`,
    table(['Message', 'Said as', 'Text', 'Weight', 'Expected denial'], messages.map(messageCells)),
    html`<p>Corrections that may come with a finding: ${
      corrections.length > 0
        ? corrections.map((kind, index) => [index > 0 ? ', ' : '', html`<code>${kind}</code>`])
        : 'none'
    }.</p>`,
    missingTables.length > 0
      ? html`<p><strong>This release does not hold ${missingTables.join(', ')}; the rule is not evaluated.</strong></p>`
      : '',
    html`<h2>${query.table === undefined ? 'What it reads' : `Rows of ${query.table}`}</h2>`,
    rule.tables.map((shown) => shownTableSection(ruleId, shown, query)),
    html`<h2>Sources</h2>\n`,
    table(['Id', 'Publisher', 'Title', 'Published'], rule.sources.map(sourceCells)),
    footer(rule.ruleRelease),
  ]);
}

function messageCells(message: MessageDescription): HtmlPart[] {
  const lines = (texts: readonly string[]) => texts.map((text, index) => [index > 0 ? html`<br>` : '', prose(text)]);
  return [
    html`<code>${message.message}</code>`,
    message.role,
    message.text,
    lines(weightsInWords(message)),
    lines(denialCodesInWords(message)),
  ];
}

function sourceCells({ id, publisher, title, url, published }: Source): HtmlPart[] {
  return [html`<span class="together" id="source-${id}">${id}</span>`, publisher, link(url, title), prose(published)];
}

function shownTableSection(ruleId: string, shown: ShownTable, query: RuleQuery): Html {
  const { table: name, coverage, unknown, rows } = shown;
  return html`<section>
${query.table === undefined ? html`<h3><code>${name}</code></h3>` : ''}
<p class="facts">${prose(
    `Key: ${shown.keys}. ${sizeInWords(shown)}; vouched for from ${coverage.from} to ${coverage.through}; ${confidenceInWords(shown)}.`,
  )}</p>
${unknown.length > 0 ? html`<p class="facts">Not known: ${prose(unknown.join(' '))}</p>` : ''}
<form method="get" action="${rulePath(ruleId)}">
<input type="hidden" name="table" value="${name}">
<label>Key<input name="key" value="${query.key ?? ''}"></label>
<label>In force on<input type="date" name="on" value="${query.on ?? ''}"></label>
<button>Look up</button>
</form>
<p class="facts">${prose(found(shown, query))}</p>
${rows.length > 0 ? table(['Key', 'In force', 'Value', 'Source', 'Confidence'], rows.map(rowCells)) : ''}
${shown.nextAfter === null ? '' : html`<p>${link(next(ruleId, shown, query), `Keys after ${shown.nextAfter}`)}</p>`}
</section>
`;
}

function found({ answer, matchingRecords, rows }: ShownTable, { key, on, after }: RuleQuery): string {
  if (answer === 'uncovered') return `The table is not vouched for on ${on}: what holds on that day is not known.`;
  const which = `${key === undefined ? '' : ` of ${key}`}${on === undefined ? '' : ` in force on ${on}`}`;
  if (matchingRecords === 0) return `There is no record${which}.`;
  const shown = new Set(rows.map((row) => row.key)).size;
  return shown === matchingRecords
    ? `${counted(matchingRecords, 'record')}${which}:`
    : `${grouped(shown)} of ${counted(matchingRecords, 'record')}${which}${after === undefined ? '' : `, behind ${after}`}:`;
}

function next(ruleId: string, { table: name, nextAfter }: ShownTable, { on }: RuleQuery): string {
  const query = new URLSearchParams({ table: name, ...(on === undefined ? {} : { on }), after: nextAfter ?? '' });
  return `${rulePath(ruleId)}?${query}`;
}

function rowCells(row: ShownRow): HtmlPart[] {
  const { effectiveFrom, effectiveThrough, confidence, confirmedFrom, confirmedThrough, gapBefore } = row;
  const days = `${confirmedFrom === undefined ? '' : ` from ${confirmedFrom}`}${confirmedThrough === undefined ? '' : ` through ${confirmedThrough}`}`;
  return [
    html`<code>${row.key}</code>`,
    [
      prose(`from ${effectiveFrom}${effectiveThrough === null ? '' : ` through ${effectiveThrough}`}`),
      gapBefore === undefined ? '' : html`<br>before it none: ${gapBefore}`,
    ],
    prose(valueInWords(row.value)),
    [link(`#source-${row.source}`, row.source), row.locator === undefined ? '' : `, ${row.locator}`],
    prose(`${confidence}${days === '' ? '' : ` (source read for days${days})`}`),
  ];
}

function footer({ id, hash, stale }: ReleaseReference): Html {
  return html`<footer>Rule release ${id}, ${hash}.${
    stale === undefined ? '' : ` ${stale.reason} (last confirmed ${stale.lastConfirmedAt}).`
  }</footer>`;
}
