/** Finds what rules lack in a release, and what a release holds that no rule knows. */

import type { AnyRule } from '../rules/rule.ts';
import { findingMessages } from '../rules/rule.ts';
import type { ReleaseBundle } from './release-records.ts';
import { parseRuleKey } from './rule-key.ts';
import { shapeOf } from './shapes/table-shapes.ts';

/** Tables whose keys are rule ids. */
const KEYED_BY_RULE = ['prior-weights', 'denial-codes'] as const;

/** Every defect as `table, key: what is wrong`. */
export function ruleDefects(release: ReleaseBundle, rules: readonly AnyRule[]): string[] {
  const keys = new Map<string, ReadonlySet<string>>(
    release.tables.map(({ table, records }) => [table, new Set(records.map(({ key }) => key))]),
  );
  return [
    ...rules.flatMap((rule) =>
      rule.tables.filter((name) => !keys.has(name)).map((name) => `${rule.id}: table ${name} does not exist`),
    ),
    ...[...keys.keys()].flatMap((table) => readerDefects(table, rules)),
    ...KEYED_BY_RULE.flatMap((table) => [
      ...rules.flatMap((rule) => uncovered(table, keys.get(table) ?? new Set(), rule)),
      ...[...(keys.get(table) ?? [])].flatMap((key) => unknownName(table, key, rules)),
    ]),
  ];
}

/** A table that nothing reads says so, and one that something reads does not. */
function readerDefects(table: string, rules: readonly AnyRule[]): string[] {
  const shape = shapeOf(table);
  if (!shape) return [];
  const isRead = rules.some((rule) => rule.tables.some((name) => name === table)) || shape.readBy !== undefined;
  if (!isRead && shape.notYetRead === undefined)
    return [`${table}: nothing reads it, and nothing says that it is not yet read`];
  return isRead && shape.notYetRead !== undefined
    ? [`${table}: it is marked as not yet read, and something reads it`]
    : [];
}

/** Each message that a finding can carry has a row of its own or falls back on that of the rule. */
function uncovered(table: string, keys: ReadonlySet<string>, rule: AnyRule): string[] {
  return findingMessages(rule)
    .filter((message) => !keys.has(rule.id) && !keys.has(`${rule.id}#${message}`))
    .map((message) => `${table}: no row for ${rule.id}, message ${message}`);
}

function unknownName(table: string, key: string, rules: readonly AnyRule[]): string[] {
  const { ruleId, message } = parseRuleKey(key);
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) return [`${table}, ${key}: there is no rule ${ruleId}`];
  if (message !== undefined && !findingMessages(rule).includes(message)) {
    return [`${table}, ${key}: no finding of ${ruleId} says ${message}`];
  }
  return [];
}
