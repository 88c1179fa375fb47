/** The catalog of rules as one page of Markdown: an index, a short section a rule, tables and sources summarised. */

import type { AnyRule } from '../rules/rule.ts';
import type { RuleRelease } from '../tables/rule-tables.ts';
import { describeRule, type MessageDescription, type RuleDescription } from './describe-rule.ts';
import { describeTables, type TableSummary } from './describe-table.ts';
import {
  confidenceInWords,
  counted,
  denialCodesInWords,
  linesOfBusinessInWords,
  reasonCodes,
  sizeInWords,
  weightRange,
  weightsInWords,
} from './words.ts';

/** Neither the id nor the hash of the release stands on the page: it changes where rules and rows change, and only there. */
export function catalogMarkdown(release: RuleRelease, rules: readonly AnyRule[]): string {
  const described = rules.map((rule) => describeRule(rule, release, rules));
  const tables = describeTables(release, rules);
  return `${[
    '# Catalog of rules',
    'Written by `npm run catalog` from the rules of this folder and the rows of `data/`, and never by hand. ' +
      'Each rule is checked on every 64640 line and is answered once: found, passed, not evaluated, or not applicable. ' +
      'A weight is the chance that the payer denies for that finding alone. CARC, RARC and group are what the payer is expected to return. ' +
      'A row counts as confirmed on the days for which its source was read, and as probable on all others.',
    `## ${counted(rules.length, 'rule')}`,
    table(
      ['rule', 'fires when', 'claims of', 'weight', 'CARC'],
      described.map((rule) => [
        `[\`${rule.ruleId}\`](#${anchor(rule.ruleId)})`,
        rule.summary,
        linesOfBusinessInWords(rule.linesOfBusiness),
        weightRange(rule.messages),
        reasonCodes(rule.messages).join(', '),
      ]),
    ),
    ...described.flatMap(section),
    `## ${counted(tables.length, 'table')}`,
    table(
      ['table', 'keys', 'size', 'vouched for', 'confidence', 'read by', 'sources'],
      tables.map((summary) => [
        `<a id="${tableAnchor(summary.table)}"></a>\`${summary.table}\``,
        summary.keys,
        sizeInWords(summary),
        `${summary.coverage.from} to ${summary.coverage.through}`,
        confidenceInWords(summary),
        readers(summary),
        summary.sources.map(sourceLink).join(', '),
      ]),
    ),
    '## What the tables do not know',
    'A day outside the span a table is vouched for is never "no such edit": the rule is `notEvaluated`. Inside the span, this is known to be missing:',
    tables
      .filter(({ unknown }) => unknown.length > 0)
      .map((summary) => `- ${tableLink(summary.table)}: ${summary.unknown.join(' ')}`)
      .join('\n'),
    `## ${counted(release.sources.size, 'source')}`,
    table(
      ['id', 'publisher', 'title', 'published'],
      [...release.sources.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, publisher, title, url, published }) => [
          `<a id="${sourceAnchor(id)}"></a>\`${id}\``,
          publisher,
          /^https?:/.test(url) ? `[${title}](${url})` : `${title} (${url})`,
          published,
        ]),
    ),
  ].join('\n\n')}\n`;
}

function section(rule: RuleDescription): string[] {
  const { tables, sources, corrections } = rule;
  return [
    `### ${rule.ruleId}`,
    `${rule.summary} Holds for claims of ${linesOfBusinessInWords(rule.linesOfBusiness)}.`,
    table(
      ['message', 'said as', 'text', 'weight', 'expected denial'],
      rule.messages.map((message) => [`\`${message.message}\``, message.role, message.text, ...joined(message)]),
    ),
    `Corrections: ${corrections.length > 0 ? corrections.map((kind) => `\`${kind}\``).join(', ') : 'none'}.`,
    tables
      .map(
        (read) =>
          `- ${tableLink(read.table)}: ${sizeInWords(read)}, ${read.coverage.from} to ${read.coverage.through}, ${confidenceInWords(read)}`,
      )
      .join('\n'),
    `Sources: ${sources.map(({ id }) => sourceLink(id)).join(', ')}.`,
  ];
}

function joined(message: MessageDescription): string[] {
  return [weightsInWords(message).join('<br>'), denialCodesInWords(message).join('<br>')];
}

function readers({ readBy: { rules, modules }, notYetRead }: TableSummary): string {
  if (notYetRead !== undefined) return `nothing yet: ${notYetRead}`;
  return [...rules.map((id) => `[\`${id}\`](#${anchor(id)})`), ...modules.map((path) => `\`${path}\``)].join(', ');
}

function tableLink(name: string): string {
  return `[\`${name}\`](#${tableAnchor(name)})`;
}

function tableAnchor(name: string): string {
  return `table-${name}`;
}

function sourceLink(id: string): string {
  return `[${id}](#${sourceAnchor(id)})`;
}

function sourceAnchor(id: string): string {
  return `source-${id.toLowerCase()}`;
}

/** The anchor that Markdown readers give a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A cell is one line, and a bar in it would end it, also between backticks. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}
