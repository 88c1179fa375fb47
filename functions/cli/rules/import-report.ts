/** What an import would change, for people. */

import type { ImportDefect } from '../../../domain/imports/reading.ts';
import type { Effect, RowChange } from '../../../domain/imports/table-changes.ts';
import type { Coverage } from '../../../domain/tables/dated-table.ts';
import type { BundledTable } from '../../../domain/tables/release-records.ts';
import { printable } from '../line-table.ts';

export interface ChangedTable {
  readonly table: BundledTable;
  readonly coverageBefore: Coverage | undefined;
  readonly changes: readonly RowChange[];
}

const MOST_CHANGES_SHOWN = 20;

const EFFECTS: readonly (readonly [Effect, string])[] = [
  ['future', 'future dates'],
  ['past', 'past dates'],
  ['sourceOnly', 'source only'],
];

export function changeReport(tables: readonly ChangedTable[]): string {
  return tables
    .map(({ table, coverageBefore, changes }) => {
      const { from, through } = table.coverage;
      const isSame = coverageBefore?.from === from && coverageBefore.through === through;
      const was = coverageBefore ? `, was ${coverageBefore.from} to ${coverageBefore.through}` : ', a new table';
      const lines = EFFECTS.flatMap(([effect, name]) =>
        effectLines(
          name,
          changes.filter((change) => change.effect === effect),
        ),
      );
      return [
        `${table.table}: vouched for ${from} to ${through}${isSame ? '' : was}`,
        ...(lines.length > 0 ? lines : ['  no row changes']),
      ].join('\n');
    })
    .join('\n');
}

function effectLines(name: string, changes: readonly RowChange[]): string[] {
  if (changes.length === 0) return [];
  const counts = (['added', 'changed', 'removed', 'continued', 'confirmed'] as const).flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count > 0 ? [`${count} ${kind}`] : [];
  });
  const telling = changes.filter(({ kind }) => kind !== 'continued' && kind !== 'confirmed');
  const shown = telling.slice(0, MOST_CHANGES_SHOWN);
  const rest = telling.length - shown.length;
  return [
    `  ${name}: ${counts.join(', ')}`,
    ...shown.map((change) => `    ${change.key} from ${change.from}: ${difference(change)}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ];
}

/** The fields that differ, or the whole value where one side has none. */
function difference({ before, after }: RowChange): string {
  if (!before || !after) return `${short(before) ?? 'none'} → ${short(after) ?? 'none'}`;
  const [was, is] = [before, after] as Record<string, unknown>[];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(was?.[field]) !== JSON.stringify(is?.[field]),
  );
  return fields
    .map((field) => `${field} ${short(was?.[field]) ?? 'none'} → ${short(is?.[field]) ?? 'none'}`)
    .join(', ');
}

const LONGEST_VALUE = 120;

function short(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

export function defectReport(listed: readonly ImportDefect[], count: number): string {
  const lines = listed.map(({ file, line, column, reason }) => {
    const place = [line > 0 ? `line ${line}` : '', column > 0 ? `column ${column}` : ''].filter((part) => part !== '');
    return printable(`${[file, ...place].join(', ')}: ${reason}`);
  });
  if (count > listed.length) lines.push(`and ${count - listed.length} more`);
  lines.push(`${count === 1 ? 'One defect' : `${count} defects`}: the file is refused and nothing was imported.`);
  return `${lines.join('\n')}\n`;
}
