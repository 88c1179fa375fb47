/** What differs between two releases, for people: by effect, then by table. */

import type { Change, ReleaseDiff, Side, TableChanges, WholeTable } from '../../../domain/tables/release-diff.ts';

/** Of one table; JSON has all of them. */
const MOST_SHOWN = 25;
const WIDEST_VALUE = 60;

export function diffText(diff: ReleaseDiff): string {
  const rules = [...diff.rulesAdded.map((id) => `  + ${id}`), ...diff.rulesRemoved.map((id) => `  - ${id}`)];
  const whole = new Set([...diff.tablesAdded, ...diff.tablesRemoved].map(({ table }) => table));
  const rest = (tables: readonly TableChanges[]) => tables.filter(({ table }) => !whole.has(table));
  const parts = [
    ...(rules.length > 0 ? [`Rules\n${rules.join('\n')}`] : []),
    ...wholeText('New tables', diff.tablesAdded),
    ...wholeText('Tables no longer there', diff.tablesRemoved),
    ...effectText('Future dates', rest(diff.futureDates)),
    ...effectText('Past dates', rest(diff.pastDates)),
    ...effectText('Sources only', rest(diff.sourcesOnly)),
  ];
  return parts.length > 0 ? parts.join('\n\n') : 'No difference.';
}

/** A line for the table as a whole: its rows are all new, or all gone. JSON has them. */
function wholeText(title: string, tables: readonly WholeTable[]): string[] {
  const lines = tables.map(({ table, keys, from, through }) => `  ${table}, ${from} to ${through}: ${counted(keys)}`);
  return lines.length === 0 ? [] : [`${title}\n${lines.join('\n')}`];
}

const counted = (keys: number): string => (keys === 1 ? '1 key' : `${keys} keys`);

function effectText(title: string, tables: readonly TableChanges[]): string[] {
  return tables.length === 0 ? [] : [`${title}\n${tables.map(tableText).join('\n')}`];
}

function tableText({ table, changes }: TableChanges): string {
  const shown = changes.slice(0, MOST_SHOWN).map(changeText);
  const hidden = changes.length - shown.length;
  const more = hidden > 0 ? [`    and ${hidden} more; see --json`] : [];
  return [`  ${table} (${changes.length})`, ...shown, ...more].join('\n');
}

function changeText({ key, from, through, before, after }: Change): string {
  const days = through === null ? `from ${from}` : `${from} to ${through}`;
  return `    ${key ?? 'days vouched for'}, ${days}: ${sidesText(before, after)}`;
}

/** Only the fields that differ, where both sides have the row. */
function sidesText(before: Side, after: Side): string {
  if (!before) return `new ${short(after)}`;
  if (!after) return `no longer ${short(before)}`;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return fields.map((field) => `${field} ${short(before[field])} → ${short(after[field])}`).join(', ');
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
  return text.length <= WIDEST_VALUE ? text : `${text.slice(0, WIDEST_VALUE - 1)}…`;
}
