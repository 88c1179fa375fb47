/** What the pages say of descriptions, in words; the same in Markdown, HTML and on the command line. */

import type { LineOfBusiness } from '../tables/rule-tables.ts';
import type { MessageDescription, MessageRow } from './describe-rule.ts';
import type { ConfirmedSpan, TableSummary } from './describe-table.ts';

const LINES_OF_BUSINESS: Readonly<Record<LineOfBusiness, string>> = {
  medicare: 'original Medicare',
  railroadMedicare: 'railroad Medicare',
  medicareAdvantage: 'Medicare Advantage',
  medicaid: 'Medicaid',
  commercial: 'commercial payers',
  other: 'other payers',
  unknown: 'payers that are not known',
};

export function linesOfBusinessInWords(lines: readonly LineOfBusiness[] | 'all'): string {
  return lines === 'all' ? 'every payer' : lines.map((line) => LINES_OF_BUSINESS[line] ?? line).join(', ');
}

/** `42956` as `42,956`, whatever the language of the machine. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** `64 records`, `921 records with 42,956 ZIP codes`, `2 records, 5 rows`. */
export function sizeInWords({ recordCount, rowCount, contents }: TableSummary): string {
  const records = counted(recordCount, 'record');
  const size = rowCount === recordCount ? records : `${records}, ${counted(rowCount, 'row')}`;
  return contents ? `${size} with ${grouped(contents.count)} ${contents.name}` : size;
}

export function confidenceInWords({ confidence, confirmedFor, rowCount }: TableSummary): string {
  const { confirmedRows } = confidence;
  if (confirmedRows === 0) return 'probable';
  const isOne = confirmedFor.length === 1 && confirmedRows === rowCount;
  const spans = confirmedFor.map((span) => {
    const rows = isOne ? '' : `${counted(span.rowCount, 'row')} `;
    return `${rows}confirmed${spanInWords(span)}`;
  });
  if (confirmedRows < rowCount) spans.push(`${counted(rowCount - confirmedRows, 'row')} probable`);
  return spans.join('; ');
}

function spanInWords({ from, through }: ConfirmedSpan): string {
  if (from === null && through === null) return '';
  return ` for days${from === null ? '' : ` from ${from}`}${through === null ? '' : ` through ${through}`}`;
}

/** The days of a row, said only where several rows have to be told apart. */
function daysInWords({ effectiveFrom, effectiveThrough }: MessageRow<object>): string {
  return ` from ${effectiveFrom}${effectiveThrough === null ? '' : ` through ${effectiveThrough}`}`;
}

/** `0.85`; more than one row of a payer with their days, and rows of a payer with its name. */
export function weightsInWords({ weights }: MessageDescription): string[] {
  return inWords(weights, ({ probability }) => String(probability));
}

/** `CARC 151, RARC N362 MA01, group CO (probable)`. */
export function denialCodesInWords({ denialCodes }: MessageDescription): string[] {
  return inWords(denialCodes, ({ carc, rarc, groupCode, confidence }) => {
    const remarks = rarc.length > 0 ? `, RARC ${rarc.join(' ')}` : '';
    return `CARC ${carc}${remarks}, group ${groupCode} (${confidence})`;
  });
}

function inWords<Row extends MessageRow<object>>(rows: readonly Row[], text: (row: Row) => string): string[] {
  return rows.map((row) => {
    const isDated = rows.filter(({ payer }) => payer === row.payer).length > 1;
    return `${row.payer === undefined ? '' : `${row.payer}: `}${text(row)}${isDated ? daysInWords(row) : ''}`;
  });
}

/** Lowest and highest weight of all findings. */
export function weightRange(messages: readonly MessageDescription[]): string {
  const weights = messages.flatMap((message) => message.weights.map(({ probability }) => probability));
  const [lowest, highest] = [Math.min(...weights), Math.max(...weights)];
  if (weights.length === 0) return '';
  return lowest === highest ? String(lowest) : `${lowest} to ${highest}`;
}

/** Every reason code that a finding of the rule may come with, the most usual first. */
export function reasonCodes(messages: readonly MessageDescription[]): string[] {
  return [...new Set(messages.flatMap(({ denialCodes }) => denialCodes.map(({ carc }) => carc)))];
}

/** Every field of a value on one line: `units 5; mai 3; rationale Clinical: Data`. */
export function valueInWords(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(valueInWords);
    return value.some((item) => typeof item === 'object')
      ? items.map((item) => `(${item})`).join(', ')
      : items.join(', ');
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, field]) => `${name} ${valueInWords(field)}`)
    .join('; ');
}
