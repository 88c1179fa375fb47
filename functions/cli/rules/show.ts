/** `npm run -s rules -- show RULE|TABLE`: one rule, or one table with its rows, as text or JSON. */

import { parseArgs } from 'node:util';
import { type IsoDate, parseIsoDate } from '../../../domain/calendar.ts';
import type { MessageDescription } from '../../../domain/catalog-page/describe-rule.ts';
import type { TableSummary } from '../../../domain/catalog-page/describe-table.ts';
import { type RuleAnswer, type RuleQuery, ruleAnswer } from '../../../domain/catalog-page/rules-answer.ts';
import { type ShownRow, type ShownTable, shownTable } from '../../../domain/catalog-page/shown-rows.ts';
import {
  confidenceInWords,
  counted,
  denialCodesInWords,
  linesOfBusinessInWords,
  sizeInWords,
  valueInWords,
  weightsInWords,
} from '../../../domain/catalog-page/words.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import type { DatedTable } from '../../../domain/tables/dated-table.ts';
import type { RuleRelease, Source } from '../../../domain/tables/rule-tables.ts';
import { localRelease } from '../../adapters/local-release.ts';
import { readReleaseBundle } from '../../adapters/release-bundle.ts';
import { UsageError } from '../judged-on.ts';
import { tableOf } from '../line-table.ts';

const USAGE = `Usage: npm run -s rules -- show RULE|TABLE [--key KEY] [--on DATE] [--json] [--data FOLDER]
  RULE     such as ncci/mue-day-units: what it says, which tables it reads, its sources; rows with --key or --on
  TABLE    such as ncci-mue-practitioner: what it holds, and its rows
  --key    only the rows of this key
  --on     only rows in force on this day, with the confidence they have on it
  --json   as GET /v1/rules/RULE answers; a table with every row
  --data   another data folder than data/`;

/** Long values are cut for people; JSON has them whole. */
const WIDEST_VALUE = 100;

/** What the command writes to; standard output is one. */
export interface TextOutput {
  write(text: string): unknown;
}

export async function showCommand(args: readonly string[], output: TextOutput): Promise<number> {
  const { name, json, help, query, data } = parsed(args);
  if (help) {
    output.write(`${USAGE}\n`);
    return 0;
  }
  if (name === undefined) throw new UsageError(USAGE);
  output.write(`${shown(name, query, json, localRelease(data === undefined ? undefined : readReleaseBundle(data)))}\n`);
  return 0;
}

function parsed(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      on: { type: 'string' },
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (positionals.length > 1) throw new UsageError(USAGE);
  const on = values.on === undefined ? undefined : parseIsoDate(values.on);
  if (values.on !== undefined && on === undefined) throw new UsageError('--on takes a date such as 2026-03-02.');
  const query: Pick<RuleQuery, 'key' | 'on'> = {
    ...(values.key === undefined ? {} : { key: values.key }),
    ...(on === undefined ? {} : { on }),
  };
  return { name: positionals[0], json: values.json, help: values.help, query, data: values.data };
}

function shown(name: string, query: Pick<RuleQuery, 'key' | 'on'>, json: boolean, release: RuleRelease): string {
  const reference = { id: release.id, hash: release.hash };
  const rule = catalog.find(({ id }) => id === name);
  if (rule) {
    const answer = ruleAnswer(rule, release, reference, catalog, query);
    return json ? JSON.stringify(answer, null, 2) : ruleText(answer, query);
  }
  const tables = release.tables as Readonly<Record<string, DatedTable<unknown>>>;
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!table) throw new UsageError(unknownName(name, Object.keys(tables)));
  const answer = shownTable(name, table, catalog, { ...query, mostRecords: Number.POSITIVE_INFINITY });
  const sources = [...release.sources.values()].filter(({ id }) => answer.sources.includes(id));
  return json
    ? JSON.stringify({ ruleRelease: reference, ...answer, sources }, null, 2)
    : [tableText(answer, query), sourcesText(sources)].join('\n\n');
}

function unknownName(name: string, tables: readonly string[]): string {
  const names = [...catalog.map(({ id }) => id), ...tables];
  const alike = names.filter((known) => known.includes(name));
  return `There is no rule or table ${name}. ${alike.length > 0 ? 'Alike' : 'There are'}: ${(alike.length > 0 ? alike : names).join(', ')}.`;
}

function ruleText(rule: RuleAnswer, query: Pick<RuleQuery, 'key' | 'on'>): string {
  const { ruleId, summary, linesOfBusiness, messages, corrections, tables, missingTables, sources } = rule;
  const asksForRows = query.key !== undefined || query.on !== undefined;
  return [
    `${ruleId}\n${summary}\nHolds for claims of ${linesOfBusinessInWords(linesOfBusiness)}.`,
    messages.map(messageText).join('\n'),
    `Corrections: ${corrections.length > 0 ? corrections.join(', ') : 'none'}.`,
    ...tables.map((table) => (asksForRows ? tableText(table, query) : summaryText(table))),
    ...(missingTables.length > 0 ? [`Not in this release: ${missingTables.join(', ')}.`] : []),
    sourcesText(sources),
  ].join('\n\n');
}

function messageText(message: MessageDescription): string {
  const joined = [...weightsInWords(message).map((weight) => `weight ${weight}`), ...denialCodesInWords(message)];
  return `${message.message} (${[message.role, ...joined].join('; ')})\n    ${message.text}`;
}

function summaryText(table: TableSummary): string {
  const { coverage, unknown, keys } = table;
  return [
    `${table.table}: ${sizeInWords(table)}, vouched for from ${coverage.from} to ${coverage.through}, ${confidenceInWords(table)}.`,
    `Key: ${keys}.`,
    ...(unknown.length > 0 ? [`Not known: ${unknown.join(' ')}`] : []),
  ].join('\n');
}

function tableText(table: ShownTable, query: Pick<RuleQuery, 'key' | 'on'>): string {
  return `${summaryText(table)}\n\n${rowsText(table, query)}`;
}

function rowsText(
  { answer, rows, nextAfter, matchingRecords }: ShownTable,
  { key, on }: { key?: string; on?: IsoDate },
) {
  if (answer === 'uncovered') return `The table is not vouched for on ${on}: what holds on that day is not known.`;
  const which = `${key === undefined ? '' : ` of ${key}`}${on === undefined ? '' : ` in force on ${on}`}`;
  if (rows.length === 0) return `There is no record${which}.`;
  const rest = nextAfter === null ? '' : `\nThe first of ${counted(matchingRecords, 'record')}${which}.`;
  return `${tableOf(['key', 'from', 'through', 'value', 'confidence', 'source'], rows.map(rowCells))}${rest}`;
}

function rowCells({ key, effectiveFrom, effectiveThrough, value, confidence, source, locator }: ShownRow): string[] {
  const text = valueInWords(value);
  return [
    key,
    effectiveFrom,
    effectiveThrough ?? '',
    text.length > WIDEST_VALUE ? `${text.slice(0, WIDEST_VALUE - 1)}…` : text,
    confidence,
    locator === undefined ? source : `${source}, ${locator}`,
  ];
}

function sourcesText(sources: readonly Source[]): string {
  return tableOf(
    ['source', 'published', 'publisher', 'title'],
    sources.map(({ id, published, publisher, title }) => [id, published, publisher, title]),
  );
}
