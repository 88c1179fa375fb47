/** Finds what is wrong with rule data before it is published. */

import * as z from 'zod';
import { parseIsoDate } from '../calendar.ts';
import type { AnyRule } from '../rules/rule.ts';
import { referenceDefects } from './check-references.ts';
import { weighedRule } from './prior-weight-key.ts';
import { RELEASE_ID } from './release-id.ts';
import type { BundledTable, ReleaseBundle } from './release-records.ts';

const date = z.string().refine((text) => parseIsoDate(text) !== undefined, 'is not a calendar date');
const published = z.string().regex(/^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|undated)$/);

const bundleSchema = z.strictObject({
  id: z.string().regex(RELEASE_ID),
  sources: z.array(
    z.strictObject({
      id: z.string().min(1),
      publisher: z.string().min(1),
      title: z.string().min(1),
      url: z.string().min(1),
      published,
    }),
  ),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      coverage: z.strictObject({ from: date, through: date }),
      records: z.array(
        z.strictObject({
          key: z.string().min(1),
          rows: z
            .array(
              z.strictObject({
                effectiveFrom: date,
                effectiveThrough: date.nullable(),
                value: z.record(z.string(), z.unknown()),
                source: z.string(),
                locator: z.string().optional(),
                confidence: z.enum(['confirmed', 'probable']),
                confirmedFrom: date.optional(),
                confirmedThrough: date.optional(),
              }),
            )
            .min(1),
        }),
      ),
    }),
  ),
});

/** Every defect as `table, key: what is wrong`; empty when the release can be published. */
export function checkRelease(bundle: unknown, rules: readonly AnyRule[]): string[] {
  const parsed = bundleSchema.safeParse(bundle);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  }
  const release = bundle as ReleaseBundle;
  return [
    ...sourceDefects(release),
    ...release.tables.flatMap(rowDefects),
    ...ruleDefects(release, rules),
    ...referenceDefects(release),
    ...weightDefects(release, rules),
  ];
}

function sourceDefects({ sources, tables }: ReleaseBundle): string[] {
  const known = new Set(sources.map((source) => source.id));
  const cited = new Set(
    tables.flatMap((table) => table.records.flatMap((record) => record.rows.map((row) => row.source))),
  );
  return [
    ...[...cited].filter((id) => !known.has(id)).map((id) => `sources: ${id} is cited and not listed`),
    ...[...known].filter((id) => !cited.has(id)).map((id) => `sources: ${id} is listed and not cited`),
    ...duplicates(sources.map((source) => source.id)).map((id) => `sources: ${id} is listed twice`),
  ];
}

function rowDefects({ table, coverage, records }: BundledTable): string[] {
  const defects: string[] = [];
  const keys = records.map((record) => record.key);
  for (const key of duplicates(keys)) defects.push(`${table}, ${key}: two records`);
  if (keys.some((key, index) => index > 0 && key < (keys[index - 1] ?? '')))
    defects.push(`${table}: keys are not sorted`);
  if (coverage.through < coverage.from) defects.push(`${table}: coverage ends before it begins`);
  for (const { key, rows } of records) {
    rows.forEach((row, index) => {
      const previous = rows[index - 1];
      if (row.effectiveThrough !== null && row.effectiveThrough < row.effectiveFrom) {
        defects.push(`${table}, ${key}: a row ends before it begins`);
      }
      if (previous && (previous.effectiveThrough === null || previous.effectiveThrough >= row.effectiveFrom)) {
        defects.push(`${table}, ${key}: rows overlap or are not sorted`);
      }
    });
  }
  return defects;
}

/** Tables that rules read, and a weight and denial codes for every message that a finding can carry. */
function ruleDefects({ tables }: ReleaseBundle, rules: readonly AnyRule[]): string[] {
  const names = new Set<string>(tables.map((table) => table.table));
  const keysOf = (name: string) =>
    new Set(tables.find((table) => table.table === name)?.records.map((record) => record.key));
  return rules.flatMap((rule) => [
    ...rule.tables.filter((name) => !names.has(name)).map((name) => `${rule.id}: table ${name} does not exist`),
    ...['prior-weights', 'denial-codes'].flatMap((name) => {
      const keys = keysOf(name);
      const hasAny =
        keys.has(rule.id) || Object.keys(rule.messages).some((message) => keys.has(`${rule.id}#${message}`));
      return hasAny ? [] : [`${name}: no row for ${rule.id}`];
    }),
  ]);
}

/** A weight makes a rule part of the release, so a misspelt one would leave its rule out without a word. */
function weightDefects({ tables }: ReleaseBundle, rules: readonly AnyRule[]): string[] {
  const known = new Set(rules.map(({ id }) => id));
  const keys = tables.find(({ table }) => table === 'prior-weights')?.records.map(({ key }) => key) ?? [];
  return keys.filter((key) => !known.has(weighedRule(key))).map((key) => `prior-weights, ${key}: no such rule`);
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
