/** The text of a table file: one row a line, so that a change of one row is a change of one line. */

import type { BundledTable } from './release-records.ts';
import type { Source } from './rule-tables.ts';

/** The table as its file in `data/tables/` has it. */
export function tableText({ table, coverage, records }: BundledTable): string {
  const body = records.map(
    ({ key, rows }) =>
      `    { "key": ${JSON.stringify(key)}, "rows": [\n${rows.map((row) => `      ${spaced(row)}`).join(',\n')}\n    ] }`,
  );
  const { from, through, ...more } = coverage;
  const isPlain = Object.keys(more).length === 0;
  return [
    '{',
    `  "table": ${JSON.stringify(table)},`,
    isPlain
      ? `  "coverage": { "from": "${from}", "through": "${through}" },`
      : `  "coverage": ${JSON.stringify(coverage, null, 2).replaceAll('\n', '\n  ')},`,
    body.length === 0 ? '  "records": []' : `  "records": [\n${body.join(',\n')}\n  ]`,
    '}\n',
  ].join('\n');
}

/** `sources.json`. */
export function sourcesText(sources: readonly Source[]): string {
  return `${JSON.stringify({ sources }, null, 2)}\n`;
}

/** JSON on one line, with a space behind each colon and comma. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}: ${spaced(field)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
}
