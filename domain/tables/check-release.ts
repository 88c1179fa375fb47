/** Finds what is wrong with rule data before it is published. */

import * as z from 'zod';
import { dayAfter, parseIsoDate } from '../calendar.ts';
import type { AnyRule } from '../rules/rule.ts';
import { referenceDefects } from './check-references.ts';
import { ruleDefects } from './check-rules.ts';
import { valueDefects } from './check-values.ts';
import type { Coverage, DatedRow } from './dated-table.ts';
import { RELEASE_ID } from './release-id.ts';
import type { BundledTable, ReleaseBundle } from './release-records.ts';

const date = z.string().refine((text) => parseIsoDate(text) !== undefined, 'is not a calendar date');
const published = z
  .string()
  .regex(/^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|undated)$/)
  .refine((text) => text === 'undated' || parseIsoDate(text + '-01-01'.slice(text.length - 4)) !== undefined, {
    message: 'is not a calendar date',
  });
/** These are shown in terminals, pages and logs. */
const line = z.string().regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u, 'is empty or has characters that do not show');
const address = z
  .string()
  .regex(/^(?:https?:\/\/[^\s@<>"]+|data\/[\w./-]+)$/, 'is neither a web address nor a file of data/');

const bundleSchema = z.strictObject({
  id: z.string().regex(RELEASE_ID),
  sources: z.array(
    z.strictObject({
      id: z.string().regex(/^[\w.-]+$/, 'is not one word'),
      publisher: line,
      title: line,
      url: address,
      published,
      fileHash: z
        .string()
        .regex(/^sha256:[0-9a-f]{64}(?: sha256:[0-9a-f]{64})*$/)
        .optional(),
    }),
  ),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      coverage: z.strictObject({
        from: date,
        through: date,
        unknown: z.array(line).min(1).optional(),
      }),
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
                locator: line.optional(),
                confidence: z.enum(['confirmed', 'probable']),
                confirmedFrom: date.optional(),
                confirmedThrough: date.optional(),
                gapBefore: line.optional(),
                confirmedBy: z.string().optional(),
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
  if (!parsed.success) return parsed.error.issues.map((issue) => `${place(bundle, issue.path)}: ${issue.message}`);
  const release = bundle as ReleaseBundle;
  return [
    ...sourceDefects(release),
    ...duplicates(release.tables.map(({ table }) => table)).map((table) => `${table}: the table is there twice`),
    ...release.tables.flatMap(rowDefects),
    ...valueDefects(release),
    ...ruleDefects(release, rules),
    ...referenceDefects(release),
  ];
}

/** `tables.3.records.7.rows.0.effectiveFrom` as `table, key, rows.0.effectiveFrom`, as far as the names can be read. */
function place(bundle: unknown, path: readonly PropertyKey[]): string {
  const [list, index, ...inTable] = path;
  const table = list === 'tables' ? at(at(bundle, list), index) : undefined;
  const name = at(table, 'table');
  if (typeof name !== 'string') return path.map(String).join('.') || 'the release';
  const [records, position, ...inRecord] = inTable;
  const key = records === 'records' ? at(at(at(table, records), position), 'key') : undefined;
  if (typeof key !== 'string') return [name, ...(inTable.length > 0 ? [inTable.map(String).join('.')] : [])].join(', ');
  return [name, key, ...(inRecord.length > 0 ? [inRecord.map(String).join('.')] : [])].join(', ');
}

function at(value: unknown, key: PropertyKey | undefined): unknown {
  return key !== undefined && typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

function sourceDefects({ sources, tables }: ReleaseBundle): string[] {
  const known = new Set(sources.map((source) => source.id));
  const cited = new Set<string>();
  const defects: string[] = [];
  for (const { table, records } of tables) {
    for (const { key, rows } of records) {
      for (const id of rows.flatMap(({ source, confirmedBy }) => (confirmedBy ? [source, confirmedBy] : [source]))) {
        cited.add(id);
        if (!known.has(id)) defects.push(`${table}, ${key}: source ${id} is cited and not listed`);
      }
    }
  }
  return [
    ...defects,
    ...[...known].filter((id) => !cited.has(id)).map((id) => `sources: ${id} is listed and not cited`),
    ...duplicates(sources.map((source) => source.id)).map((id) => `sources: ${id} is listed twice`),
  ];
}

function rowDefects({ table, coverage, records }: BundledTable): string[] {
  const defects: string[] = [];
  const keys = records.map((record) => record.key);
  for (const key of duplicates(keys)) defects.push(`${table}, ${key}: two records`);
  keys.forEach((key, index) => {
    if (index > 0 && key < (keys[index - 1] ?? '')) defects.push(`${table}, ${key}: keys are not sorted`);
  });
  if (coverage.through < coverage.from) defects.push(`${table}: coverage ends before it begins`);
  for (const { key, rows } of records) {
    rows.forEach((row, index) => {
      for (const defect of [...dateDefects(row), ...orderDefects(row, rows[index - 1], coverage)]) {
        defects.push(`${table}, ${key}: ${defect}`);
      }
    });
  }
  return defects;
}

function dateDefects(row: DatedRow<unknown>): string[] {
  const { effectiveFrom, effectiveThrough, confirmedFrom, confirmedThrough } = row;
  const defects: string[] = [];
  if (effectiveThrough !== null && effectiveThrough < effectiveFrom) defects.push('a row ends before it begins');
  if (confirmedFrom !== undefined && confirmedThrough !== undefined && confirmedThrough < confirmedFrom) {
    defects.push('a row is confirmed through a day before the first one');
  }
  return defects;
}

/**
 * A day without a row reads as "no such rule", so one between two rows of a key is either said to be so or an
 * oversight. Days for which the table does not vouch are told apart already.
 */
function orderDefects(row: DatedRow<unknown>, previous: DatedRow<unknown> | undefined, coverage: Coverage): string[] {
  if (!previous) return row.gapBefore === undefined ? [] : ['gapBefore stands where no gap is'];
  const { effectiveThrough } = previous;
  if (effectiveThrough === null || effectiveThrough >= row.effectiveFrom) return ['rows overlap or are not sorted'];
  const first = dayAfter(effectiveThrough);
  const isGap = first < row.effectiveFrom && first <= coverage.through && row.effectiveFrom > coverage.from;
  if (isGap && row.gapBefore === undefined) {
    return [`no row from ${first} until ${row.effectiveFrom}, and no gapBefore that says why`];
  }
  return !isGap && row.gapBefore !== undefined ? ['gapBefore stands where no gap is'] : [];
}

function duplicates(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
