/** Scored lines as a table for people: risk, first reason, first correction. */

import { macOfLine } from '../../domain/response/line-mac.ts';
import type { ScoredClaim, ScoredLine } from '../../domain/response/score-response.ts';

const COLUMNS = ['claim', 'line', 'units', 'MAC', 'risk', 'band', 'first reason', 'first correction'] as const;
/** The cells of one scored line. */
export type LineRow = readonly string[];

export function lineRows(claim: ScoredClaim): LineRow[] {
  return claim.lines.map((line) => rowOf(claim, line));
}

export function lineTable(rows: readonly LineRow[]): string {
  if (rows.length === 0) return 'no 64640 line was scored';
  return tableOf(COLUMNS, rows);
}

/** Columns as wide as their widest cell. */
export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const format = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [format(columns), format(widths.map((width) => '-'.repeat(width))), ...rows.map(format)].join('\n');
}

function rowOf(claim: ScoredClaim, line: ScoredLine): LineRow {
  const heaviest = line.denialRisk.contributions[0]?.ruleId;
  const correction = line.corrections[0];
  return [
    claim.patientControlNumber,
    String(line.lineNumber),
    line.units === null ? '-' : String(line.units),
    macOfLine(claim, line)?.jurisdiction ?? '-',
    // Nothing is certain: 0.996 is not 100 %.
    `${Math.min(99, Math.round(line.denialRisk.probability * 100))}%`,
    line.denialRisk.band,
    heaviest ?? '-',
    correction?.text ?? '-',
  ].map(printable);
}

/** Values come from claims, so nothing in them may steer a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
